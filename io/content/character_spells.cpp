#include "io/content/character_spells.hpp"

#include "model/slug.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>

namespace dnd::io::content {
namespace {

using model::rules::class_casting;

using slot_row = std::array<std::uint8_t, 9>;
/// Each with the slug of its class or trait.
using castings = std::vector<std::pair<std::string, class_casting>>;

bool can_cast(const class_facts& facts) {
  return facts.caster != caster_kind::none;
}

slot_row own_slots(const character_reading& read, std::size_t index) {
  if (!can_cast(read.classes[index].facts)) return {};
  return read.classes[index].facts.slots[static_cast<std::size_t>(read.level_of(index) - 1)];
}

/// What all classes but those with Pact Magic share.
slot_row slots_together(const character_reading& read) {
  std::vector<model::rules::caster_levels> levels;
  for (std::size_t i = 0; i < read.classes.size(); ++i)
    levels.push_back({read.classes[i].facts.caster, read.level_of(i), own_slots(read, i)});
  return model::rules::shared_slots(levels);
}

/// The class whose spells these are: the one that is named, else the first that casts.
std::optional<std::size_t> caster_of(const character_reading& read, const value& source) {
  for (std::size_t i = 0; i < read.classes.size(); ++i) {
    const class_facts& facts = read.classes[i].facts;
    if (!can_cast(facts)) continue;
    if (!source || model::slug_of(facts.name) == model::slug_of(source.node().text)) return i;
  }
  return std::nullopt;
}

/// A casting for each class that casts, the one at `first` before the others. A class that has no
/// slots yet and no spells has nothing to cast.
castings castings_of(const character_reading& read, std::size_t first) {
  std::vector<std::size_t> order = {first};
  for (std::size_t i = 0; i < read.classes.size(); ++i)
    if (i != first && can_cast(read.classes[i].facts) && own_slots(read, i) != slot_row{})
      order.push_back(i);
  castings all;
  bool shared_is_given = false;
  for (const std::size_t i : order) {
    const class_facts& facts = read.classes[i].facts;
    class_casting casting;
    casting.with = facts.casts_with;
    casting.caster_level = static_cast<std::uint8_t>(read.level_of(i));
    casting.pact = facts.caster == caster_kind::pact;
    casting.no_rituals = facts.no_rituals;
    if (casting.pact)
      casting.slots = own_slots(read, i);
    else if (!std::exchange(shared_is_given, true))
      casting.slots = slots_together(read);
    all.emplace_back(read.classes[i].slug, std::move(casting));
  }
  return all;
}

/// `{sorcerer: {0: [light]}, warlock: {1: [hex]}}`: by class, not by level.
bool is_by_class(const value& spells) {
  if (!spells.is(yaml_kind::mapping) || spells.node().entry_count() == 0) return false;
  return spells.node().key(0).text.find_first_not_of("0123456789") != std::string::npos;
}

/// What a trait of race and subrace lets cast: cantrips of its own, that no class counts. SRD: High
/// Elf, Cantrip.
std::optional<class_casting> casting_by_trait(character_reading& read, const std::string& slug) {
  if (std::find(read.traits.begin(), read.traits.end(), slug) == read.traits.end()) return {};
  const auto facts = read.facts.gift(category::traits, slug);
  if (!facts || !facts->casts_with) return {};
  class_casting casting;
  casting.with = *facts->casts_with;
  casting.caster_level = static_cast<std::uint8_t>(read.level());
  return casting;
}

/// Spells that all who have a trait know.
void add_known_by_traits(character_reading& read) {
  for (const std::string& slug : read.traits) {
    const auto facts = read.facts.gift(category::traits, slug);
    if (!facts || facts->known_spells.empty()) continue;
    auto casting = casting_by_trait(read, slug);
    if (!casting) continue;
    casting->spells = facts->known_spells;
    read.who.casting.push_back(*std::move(casting));
    read.casting_of.emplace_back();
  }
}

/// The uses a day of spells that stand in any of the castings.
void limit_spells(const value& per_day, castings& all) {
  per_day.each_entry([&](const value& spell, const value& times) {
    const auto uses = times.integer_as<std::uint8_t>(1, 100);
    bool found = false;
    for (auto& [of, casting] : all)
      for (model::known_spell& known : casting.spells)
        if (known.spell == spell.node().text) {
          known.per_day = uses;
          found = true;
        }
    if (!found) spell.fail("is not among the spells");
  });
}

void read_spells_by_class(character_reading& read, const value& spells, castings& all,
                          std::vector<reference>& references) {
  spells.each_entry([&](const value& name, const value& list) {
    const std::string slug = model::slug_of(name.node().text);
    auto found =
        std::find_if(all.begin(), all.end(), [&](const auto& each) { return each.first == slug; });
    if (found == all.end())
      if (auto casting = casting_by_trait(read, slug))
        found = all.insert(all.end(), {slug, *std::move(casting)});
    if (found == all.end()) {
      name.fail("is none of the classes that cast spells");
      return;
    }
    found->second.spells = read_spells(list, value(list, nullptr, "spells_per_day"));
    refer_to_spells(list, references);
  });
}

void read_book(character_reading& read, const std::string& of, const value& list,
               std::vector<reference>& references) {
  model::spells_record made;
  made.of = of;
  for (const model::known_spell& one : read_spells(list, value(list, nullptr, "spells_per_day")))
    made.book.push_back({one.spell, one.level});
  refer_to_spells(list, references);
  read.books.push_back(std::move(made));
}

/// `spellbook: {1: [shield]}`, or so for each class.
void read_books(character_reading& read, const value& books, std::vector<reference>& references) {
  if (!is_by_class(books)) return read_book(read, read.casting_of.front(), books, references);
  books.each_entry([&](const value& name, const value& list) {
    const std::string slug = model::slug_of(name.node().text);
    const auto found = std::find(read.casting_of.begin(), read.casting_of.end(), slug);
    if (found == read.casting_of.end() || slug.empty())
      name.fail("is none of the classes that cast spells");
    else
      read_book(read, *found, list, references);
  });
}

/// The fields that say what is cast, each of which may be missing.
struct spell_fields {
  value spells;
  value source;
  value slots;
  value per_day;
};

void read_spells_of_all(character_reading& read, const spell_fields& own,
                        std::vector<reference>& references) {
  if (!own.spells) return;
  const std::optional<std::size_t> caster = caster_of(read, own.source);
  const bool by_class = is_by_class(own.spells);
  castings all;
  if (caster) all = castings_of(read, *caster);
  if (caster && own.slots) all.front().second.slots = read_slots(own.slots);
  if (by_class) {
    read_spells_by_class(read, own.spells, all, references);
    if (own.per_day) limit_spells(own.per_day, all);
  } else if (caster) {
    all.front().second.spells = read_spells(own.spells, own.per_day);
    refer_to_spells(own.spells, references);
  } else if (!own.spells.wrong().any()) {
    own.spells.fail("none of the classes casts spells");
  }
  for (auto& [of, casting] : all) {
    read.who.casting.push_back(std::move(casting));
    read.casting_of.push_back(of);
  }
}

}  // namespace

void read_spell_fields(character_reading& read, fields& from, std::vector<reference>& references) {
  const value spells = from.optional("spells");
  const value source = from.optional("spells_from");
  const value slots = from.optional("slots");
  const value per_day = from.optional("spells_per_day");
  const value book = from.optional("spellbook");
  if (!read.classes.empty()) {
    read_spells_of_all(read, {spells, source, slots, per_day}, references);
    add_known_by_traits(read);
  }
  if (book && !read.casting_of.empty()) read_books(read, book, references);
}

}  // namespace dnd::io::content
