#include "io/content/character_gifts.hpp"

#include "io/content/gifts.hpp"
#include "model/slug.hpp"

#include <algorithm>
#include <utility>

namespace dnd::io::content {
namespace {

using model::rules::character_gift;

/// Whose levels count for an entry, and the modifier of the ability that is cast with.
struct counted_by {
  int level = 1;
  int modifier = 0;
};

/// Which entries were given already: what two sources give counts once.
struct giving {
  character_reading& read;
  const value& root;
  item_proficiencies owned = {};
  std::vector<std::pair<category, std::string>> given = {};
};

/// The entry that some other entry names. What is not there is reported where it is named, by
/// `content check`; a file that cannot be read is an error here.
template <class Fact>
std::optional<Fact> named_fact(const giving& all, result<Fact> found) {
  if (!found && found.error().code == ec::not_found) return std::nullopt;
  return known_fact(all.root, std::move(found));
}

void take_proficiency(giving& all, const proficiency_facts& facts) {
  if (facts.kind == "skill") {
    if (const auto skill = model::parse_skill(facts.of))
      all.read.who.skill_proficiencies[static_cast<std::size_t>(*skill)] = true;
  } else if (facts.kind == "saving-throw") {
    if (const auto with = model::parse_ability(facts.of))
      all.read.who.save_proficiencies[static_cast<std::size_t>(*with)] = true;
  } else if (!facts.of.empty()) {
    all.owned.of.push_back(facts.of);
  }
}

void add_proficiency(giving& all, const std::string& slug) {
  if (const auto facts = named_fact(all, all.read.facts.proficiency(slug)))
    take_proficiency(all, *facts);
}

/// "Extra Attack (2)" and "Extra Attack" are one feature that has grown.
std::string family_of(category kind, const std::string& name) {
  const auto count = name.rfind(" (");
  const bool grows = kind == category::features && count != std::string::npos && name.back() == ')';
  return grows ? name.substr(0, count) : name;
}

/// What holds at `level`; nothing below the first row.
std::string row_at(const std::map<int, std::string>& rows, int level) {
  const auto above = rows.upper_bound(level);
  return above == rows.begin() ? std::string() : std::prev(above)->second;
}

void add_gift(giving& all, category kind, const std::string& slug, const counted_by& by,
              gift_facts facts) {
  const std::pair<category, std::string> entry(kind, slug);
  if (std::find(all.given.begin(), all.given.end(), entry) != all.given.end()) return;
  all.given.push_back(entry);
  model::rules::character_facts& who = all.read.who;
  for (const std::string& proficiency : facts.proficiencies) add_proficiency(all, proficiency);
  who.arts.magical |= facts.magical_strikes;
  if (std::string die = row_at(facts.martial_arts, by.level); !die.empty())
    who.arts.die = std::move(die);
  // Headings such as "Martial Archetype" are no traits, and a background has none.
  if (kind == category::backgrounds) return;
  if (kind == category::features && !facts.does_something) return;
  who.gifts.push_back({.name = family_of(kind, facts.name),
                       .level = static_cast<std::int16_t>(by.level),
                       .modifier = static_cast<std::int16_t>(by.modifier),
                       .modifiers = std::move(facts.modifiers),
                       .triggers = std::move(facts.triggers),
                       .actions = std::move(facts.actions),
                       .pools = std::move(facts.pools)});
}

void add_named(giving& all, category kind, const std::string& slug, const counted_by& by) {
  if (auto facts = named_fact(all, all.read.facts.gift(kind, slug)))
    add_gift(all, kind, slug, by, *std::move(facts));
}

counted_by by_class(const giving& all, std::size_t index) {
  const class_facts& facts = all.read.classes[index].facts;
  counted_by by{.level = all.read.level_of(index)};
  if (facts.caster != caster_kind::none)
    by.modifier =
        model::ability_modifier(all.read.who.abilities[static_cast<std::size_t>(facts.casts_with)]);
  return by;
}

std::optional<std::size_t> class_called(const giving& all, std::string_view slug) {
  for (std::size_t i = 0; i < all.read.classes.size(); ++i)
    if (all.read.classes[i].slug == slug) return i;
  return std::nullopt;
}

void add_class(giving& all, std::size_t index) {
  const class_facts& facts = all.read.classes[index].facts;
  const counted_by by = by_class(all, index);
  if (index == 0 && !facts.proficiencies) all.owned.unknown = true;
  static const std::vector<std::string> none;
  const std::vector<std::string>& given = index > 0             ? facts.later_proficiencies
                                          : facts.proficiencies ? *facts.proficiencies
                                                                : none;
  for (const std::string& proficiency : given) add_proficiency(all, proficiency);
  const auto reached = std::min(static_cast<std::size_t>(by.level), facts.features.size());
  for (std::size_t i = 0; i < reached; ++i)
    for (const std::string& feature : facts.features[i])
      add_named(all, category::features, feature, by);
  if (!facts.pools.empty())
    all.read.who.gifts.push_back({.name = {},
                                  .level = static_cast<std::int16_t>(by.level),
                                  .modifier = static_cast<std::int16_t>(by.modifier),
                                  .pools = facts.pools});
}

/// `subclass: champion`, or one of `subclasses: {fighter: champion}`.
void add_subclass(giving& all, const value& name, std::string_view of) {
  const auto facts = known_fact(name, all.read.facts.subclass(model::slug_of(name.text())));
  if (!facts) return;
  if (!of.empty() && facts->of != of) {
    name.fail(facts->name + " belongs to " + facts->of + ", not to " + std::string(of));
    return;
  }
  const auto taken = class_called(all, facts->of);
  if (!taken) {
    name.fail(facts->name + " belongs to " + facts->of + ", which is none of the classes");
    return;
  }
  const counted_by by = by_class(all, *taken);
  for (const auto& [from_level, features] : facts->features)
    if (from_level <= by.level)
      for (const std::string& feature : features) add_named(all, category::features, feature, by);
}

/// A feature of one of the classes, or a trait that the race lets its people choose.
void add_chosen(giving& all, const value& name) {
  const std::string slug = model::slug_of(name.text());
  auto trait = all.read.facts.gift(category::traits, slug);
  auto feature = all.read.facts.gift(category::features, slug);
  if (!feature && feature.error().code == ec::not_found && trait) {
    add_gift(all, category::traits, slug, {.level = all.read.level()}, *std::move(trait));
    return;
  }
  auto facts = known_fact(name, std::move(feature));
  if (!facts) return;
  const auto taken = class_called(all, facts->of_class);
  if (!taken) {
    name.fail(facts->name + " belongs to " + facts->of_class + ", which is none of the classes");
    return;
  }
  const counted_by by = by_class(all, *taken);
  if (by.level < facts->from_level) {
    name.fail(facts->name + " comes with level " + std::to_string(facts->from_level) + " of " +
              facts->of_class + ", and here are " + std::to_string(by.level));
    return;
  }
  add_gift(all, category::features, slug, by, *std::move(facts));
}

void add_feat(giving& all, const value& name) {
  const std::string slug = model::slug_of(name.text());
  if (auto facts = known_fact(name, all.read.facts.gift(category::feats, slug)))
    add_gift(all, category::feats, slug, {.level = all.read.level()}, *std::move(facts));
}

/// The choices that stand in the character's own file.
struct choices {
  value subclass;
  value subclasses;
  value features;
  value feats;
  value proficiencies;
};

void add_choices(giving& all, const choices& chosen) {
  if (chosen.subclass) {
    if (chosen.subclasses) chosen.subclasses.fail("stands beside subclass", "Keep one of them.");
    add_subclass(all, chosen.subclass, {});
  }
  if (chosen.subclasses)
    chosen.subclasses.each_entry([&](const value& of, const value& name) {
      add_subclass(all, name, model::slug_of(of.node().text));
    });
  if (chosen.features) chosen.features.each([&](const value& name) { add_chosen(all, name); });
  if (chosen.feats) chosen.feats.each([&](const value& name) { add_feat(all, name); });
  if (chosen.proficiencies)
    chosen.proficiencies.each([&](const value& name) {
      const std::string slug = model::slug_of(name.text());
      if (const auto facts = known_fact(name, all.read.facts.proficiency(slug)))
        take_proficiency(all, *facts);
    });
}

/// What a trait does that the player wrote down by its name alone stands in its entry.
void add_own_trait(giving& all, const model::trait& own) {
  if (!own.modifiers.empty() || !own.triggers.empty()) return;
  add_named(all, category::traits, model::slug_of(own.name), {.level = all.read.level()});
}

}  // namespace

bool item_proficiencies::has(std::string_view slug, const item_facts& item) const {
  return unknown || std::any_of(of.begin(), of.end(), [&](const std::string& known) {
           return known == slug ||
                  std::find(item.groups.begin(), item.groups.end(), known) != item.groups.end();
         });
}

void add_proficiencies(character_reading& read, const value& root,
                       const std::vector<std::string>& slugs, item_proficiencies& owned) {
  giving all{.read = read, .root = root, .owned = std::move(owned)};
  for (const std::string& slug : slugs) add_proficiency(all, slug);
  owned = std::move(all.owned);
}

item_proficiencies read_gifts(character_reading& read, fields& from, const value& root,
                              const value& background) {
  giving all{read, root};
  const choices chosen{from.optional("subclass"), from.optional("subclasses"),
                       from.optional("features"), from.optional("feats"),
                       from.optional("proficiencies")};
  // Without a class the file is wrong, and that is said already.
  if (read.classes.empty()) return {};
  const counted_by by{.level = read.level()};
  for (const std::string& trait : read.traits) add_named(all, category::traits, trait, by);
  if (background) add_named(all, category::backgrounds, model::slug_of(background.node().text), by);
  for (std::size_t i = 0; i < read.classes.size(); ++i) add_class(all, i);
  add_choices(all, chosen);
  for (const model::trait& own : read.who.traits) add_own_trait(all, own);
  return std::move(all.owned);
}

}  // namespace dnd::io::content
