#include "model/rules/spell_lists.hpp"

#include "model/counted.hpp"
#include "model/rules/level_choices.hpp"
#include "model/slug.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <utility>

namespace dnd::model::rules {

namespace {

bool has_spell(const std::vector<spell_record>& list, std::string_view slug) {
  return std::ranges::find(list, slug, &spell_record::spell) != list.end();
}

bool is_always(const spell_room& room, const spell_record& one) {
  return has_spell(room.always, one.spell);
}

bool is_secret(const spell_room& room, std::string_view slug) {
  return std::ranges::find(room.secrets, slug) != room.secrets.end();
}

int count_of(const spells_record& all, const spell_room& room, bool cantrips) {
  return static_cast<int>(std::ranges::count_if(all.spells, [&](const spell_record& one) {
    const bool is_cantrip = one.level == 0 && !is_secret(room, one.spell);
    return is_cantrip == cantrips && !is_always(room, one);
  }));
}

/// Arcana take a spell each of their own level, and do not count.
int counted_spells(const spells_record& all, const spell_room& room) {
  int count = count_of(all, room, false);
  for (const int level : room.arcana)
    if (std::ranges::any_of(all.spells, [&](const auto& one) { return one.level == level; }))
      --count;
  return count;
}

/// What the spells of the subclass are for it: always there, or only on its list.
objection add_subclass_spells(const draft& out, const character_record& record,
                              const class_entry& of, spell_room& room) {
  const std::string chosen(subclass_in(record, of.slug()));
  if (chosen.empty()) return std::nullopt;
  const auto entry = entry_named(out, category::subclasses, chosen, 0);
  if (!entry) return entry.error();
  const content_node* const rows = (*entry)->fields.find("spells");
  if (rows == nullptr) return std::nullopt;
  const int level = level_in(record, of.slug());
  std::vector<std::string> slugs;
  for (const content_node& row : rows->items) {
    const std::string_view feature = row.text_of("feature");
    if (!feature.empty() && std::ranges::find(record.features, feature) == record.features.end())
      continue;
    if (field_number(row, "level", 1) > level && room.source != spell_source::known) continue;
    for (std::string& each : texts_in(row, "spells")) slugs.push_back(std::move(each));
  }
  if (room.source == spell_source::known) {
    room.besides = std::move(slugs);
    return std::nullopt;
  }
  for (const std::string& slug : slugs) static_cast<void>(out.entry(category::spells, slug));
  for (const std::string& slug : slugs) {
    const auto spell = entry_named(out, category::spells, slug, 0);
    if (!spell) return spell.error();
    room.always.push_back(
        {slug, static_cast<std::uint8_t>(field_number((*spell)->fields, "level"))});
  }
  return std::nullopt;
}

/// Actions that cast a known spell of a level above all slots need one of that level.
objection add_arcana(const draft& out, const class_entry& of, int level, spell_room& room) {
  std::vector<std::string> slugs;
  for (int at = 1; at <= level; ++at)
    for (std::string& each : of.features_at(at)) slugs.push_back(std::move(each));
  for (const std::string& slug : slugs) static_cast<void>(out.entry(category::features, slug));
  for (const std::string& slug : slugs) {
    const auto feature = entry_named(out, category::features, slug, 0);
    if (!feature) return feature.error();
    const content_node* const actions = (*feature)->fields.find("actions");
    if (actions == nullptr) continue;
    for (const content_node& action : actions->items) {
      const content_node* const effects = action.find("effects");
      if (effects == nullptr) continue;
      for (const content_node& step : effects->items)
        if (const int cast_at = field_number(step, "level");
            step.text_of("cast") == "known" && cast_at > room.highest)
          room.arcana.push_back(cast_at);
    }
  }
  return std::nullopt;
}

/// Features of the class and of its subclass up to a level.
ruled<std::vector<content_entry_ptr>> features_up_to(const draft& out,
                                                     const character_record& record,
                                                     const class_entry& of, int level) {
  std::vector<std::string> slugs;
  for (int at = 1; at <= level; ++at)
    for (std::string& each : of.features_at(at)) slugs.push_back(std::move(each));
  if (const std::string chosen(subclass_in(record, of.slug())); !chosen.empty()) {
    const auto entry = entry_named(out, category::subclasses, chosen, 0);
    if (!entry) return entry.error();
    const class_entry subclass(**entry);
    for (int at = 1; at <= level; ++at)
      for (std::string& each : subclass.features_at(at)) slugs.push_back(std::move(each));
  }
  for (const std::string& slug : slugs) static_cast<void>(out.entry(category::features, slug));
  std::vector<content_entry_ptr> features;
  for (const std::string& slug : slugs) {
    auto feature = entry_named(out, category::features, slug, 0);
    if (!feature) return feature.error();
    features.push_back(*std::move(feature));
  }
  return features;
}

bool is_on_list(const content_entry& spell, const class_entry& of, const spell_room& room) {
  const std::vector<std::string> classes = texts_in(spell.fields, "classes");
  return std::ranges::find(classes, of.slug()) != classes.end() ||
         std::ranges::find(room.besides, spell.slug) != room.besides.end() ||
         has_spell(room.always, spell.slug);
}

/// SRD: Magical Secrets.
objection add_secrets(const draft& out, const character_record& record, const class_entry& of,
                      int level, spell_room& room) {
  if (room.source != spell_source::known) return std::nullopt;
  const auto features = features_up_to(out, record, of, level);
  if (!features) return features.error();
  for (const content_entry_ptr& each : *features) {
    room.anywhere += field_number(each->fields, "any_spells");
    room.spells += field_number(each->fields, "more_spells");
  }
  if (room.anywhere == 0) return std::nullopt;
  const auto has = std::ranges::find(record.spells, of.slug(), &spells_record::of);
  if (has == record.spells.end()) return std::nullopt;
  for (const spell_record& one : has->spells)
    static_cast<void>(out.entry(category::spells, one.spell));
  for (const spell_record& one : has->spells) {
    // One that the content no longer has is on no list.
    const content_entry_ptr spell = out.entry(category::spells, one.spell);
    if (!spell || !is_on_list(*spell, of, room)) room.secrets.push_back(one.spell);
  }
  return std::nullopt;
}

/// A spell as its entry says it, and whether the class has it.
struct looked_up_spell {
  spell_record what;
  std::string name;
  bool on_list = false;
};

ruled<looked_up_spell> look_up(const draft& out, const class_entry& of, const spell_room& room,
                               const word& name) {
  const auto entry = entry_named(out, category::spells, name.text, name.column);
  if (!entry) return entry.error();
  looked_up_spell found;
  found.what = {(*entry)->slug, static_cast<std::uint8_t>(field_number((*entry)->fields, "level"))};
  found.name = (*entry)->name;
  found.on_list = is_on_list(**entry, of, room);
  return found;
}

objection check_spell(const looked_up_spell& one, const class_entry& of, const spell_room& room,
                      const word& name) {
  const bool is_allowed = one.on_list || is_secret(room, one.what.spell) ||
                          static_cast<int>(room.secrets.size()) < room.anywhere;
  if (!is_allowed) {
    std::string why = fmt::format("{} is not on the list of the {}", one.name, slug_of(of.name()));
    if (room.anywhere > 0) why += fmt::format(", and {} of other lists are known", room.anywhere);
    return refusal{refusal_code::bad_value, std::move(why), "`free` takes it all the same",
                   name.column};
  }
  const bool is_arcanum = std::ranges::find(room.arcana, one.what.level) != room.arcana.end();
  if (one.what.level > room.highest && !is_arcanum)
    return refusal{refusal_code::bad_value,
                   fmt::format("{} is a spell of level {}, and {} is the highest that it can have",
                               one.name, one.what.level, room.highest),
                   "`free` takes it all the same", name.column};
  return std::nullopt;
}

objection too_many(std::string_view what, int has, int most, const word& at) {
  return refusal{refusal_code::too_many,
                 fmt::format("that would be {} {}, and {} is the most", has, what, most),
                 "`free` takes them all the same", at.column};
}

}  // namespace

ruled<spell_room> spell_room_of(const draft& out, const character_record& record,
                                const class_entry& of) {
  spell_room room;
  room.source = of.source();
  if (room.source == spell_source::none) return room;
  const int level = level_in(record, of.slug());
  if (level == 0) return room;
  room.cantrips = of.figure(level, "cantrips");
  room.highest = of.highest_slot(level);
  const int modifier =
      of.casts_with()
          ? ability_modifier(record.abilities[static_cast<std::size_t>(*of.casts_with())])
          : 0;
  if (room.source == spell_source::known)
    room.spells = of.figure(level, "spells_known");
  else if (room.highest > 0)
    room.spells = of.prepared_most(level, modifier);
  if (room.source == spell_source::book) room.book = of.book_size(level);
  if (auto no = add_subclass_spells(out, record, of, room)) return *std::move(no);
  if (auto no = add_arcana(out, of, level, room)) return *std::move(no);
  if (auto no = add_secrets(out, record, of, level, room)) return *std::move(no);
  return room;
}

spells_record& spells_of(character_record& record, std::string_view class_slug) {
  const auto found = std::ranges::find(record.spells, class_slug, &spells_record::of);
  if (found != record.spells.end()) return *found;
  record.spells.push_back({.of = std::string(class_slug), .spells = {}, .book = {}});
  return record.spells.back();
}

std::vector<std::string> add_always(spells_record& into, const spell_room& room) {
  std::vector<std::string> came;
  for (const spell_record& one : room.always) {
    if (has_spell(into.spells, one.spell)) continue;
    into.spells.push_back(one);
    std::string words = one.spell;
    std::ranges::replace(words, '-', ' ');
    came.push_back(std::move(words));
  }
  return came;
}

void begin_book(spells_record& into, const spell_room& room) {
  if (room.source != spell_source::book || !into.book.empty()) return;
  for (const spell_record& one : into.spells)
    if (one.level > 0 && !is_always(room, one)) into.book.push_back(one);
}

open_spells open_of(const spells_record& has_now, const spell_room& room) {
  open_spells open;
  open.cantrips = std::max(0, room.cantrips - count_of(has_now, room, true));
  open.spells = std::max(0, room.spells - counted_spells(has_now, room));
  open.book = std::max(0, room.book - static_cast<int>(has_now.book.size()));
  for (const int level : room.arcana)
    if (std::ranges::none_of(has_now.spells,
                             [&](const spell_record& one) { return one.level == level; }))
      ++open.spells;
  return open;
}

std::string open_text(const open_spells& open, spell_source source) {
  std::string text;
  const auto add = [&](int count, std::string_view what) {
    if (count <= 0) return;
    if (!text.empty()) text += " and ";
    text += counted(static_cast<std::size_t>(count), what);
  };
  add(open.cantrips, "cantrip");
  if (source == spell_source::known) add(open.spells, "spell");
  if (source == spell_source::book) add(open.book, "spell");
  return text;
}

objection learn_spells(const draft& out, const class_entry& of, const spell_room& known_room,
                       const std::vector<word>& names, rule_check check, spells_record& into) {
  const bool strict = check == rule_check::strict;
  spell_room room = known_room;
  // What was forgotten makes room for another.
  std::erase_if(room.secrets, [&](const std::string& one) { return !has_spell(into.spells, one); });
  for (const word& name : names) static_cast<void>(out.entry(category::spells, slug_of(name.text)));
  for (const word& name : names) {
    const auto one = look_up(out, of, room, name);
    if (!one) return one.error();
    if (strict)
      if (auto no = check_spell(*one, of, room, name)) return no;
    const bool in_book = room.source == spell_source::book && one->what.level > 0;
    auto& list = in_book ? into.book : into.spells;
    if (has_spell(list, one->what.spell))
      return refusal{
          refusal_code::bad_value, fmt::format("{} is known already", one->name), {}, name.column};
    list.push_back(one->what);
    const bool is_new_secret =
        !one->on_list && static_cast<int>(room.secrets.size()) < room.anywhere;
    if (is_new_secret) room.secrets.push_back(one->what.spell);
    if (in_book) {
      if (strict && static_cast<int>(into.book.size()) > room.book)
        return too_many("spells in the book", static_cast<int>(into.book.size()), room.book, name);
      if (counted_spells(into, room) < room.spells && !has_spell(into.spells, one->what.spell))
        into.spells.push_back(one->what);
      continue;
    }
    if (!strict) continue;
    const int cantrips = count_of(into, room, true);
    const bool counts_as_cantrip = one->what.level == 0 && !is_new_secret;
    if (counts_as_cantrip && cantrips > room.cantrips)
      return too_many("cantrips", cantrips, room.cantrips, name);
    const int spells = counted_spells(into, room);
    if (!counts_as_cantrip && spells > room.spells)
      return too_many(room.source == spell_source::known ? "spells" : "prepared spells", spells,
                      room.spells, name);
  }
  return std::nullopt;
}

objection forget_spells(const std::vector<word>& names, spells_record& from) {
  for (const word& name : names) {
    const std::string slug = slug_of(name.text);
    const auto drop = [&](std::vector<spell_record>& list) {
      return std::erase_if(list, [&](const spell_record& one) { return one.spell == slug; });
    };
    if (drop(from.spells) + drop(from.book) == 0)
      return refusal{refusal_code::bad_value,
                     fmt::format("\"{}\" is not among its spells", name.text),
                     {},
                     name.column};
  }
  return std::nullopt;
}

objection prepare_spells(const draft& out, const class_entry& of, const spell_room& room,
                         const std::vector<word>& names, rule_check check, spells_record& into) {
  std::erase_if(into.spells,
                [&](const spell_record& one) { return one.level > 0 && !is_always(room, one); });
  for (const word& name : names) static_cast<void>(out.entry(category::spells, slug_of(name.text)));
  for (const word& name : names) {
    const auto one = look_up(out, of, room, name);
    if (!one) return one.error();
    if (has_spell(into.spells, one->what.spell)) {
      const bool always = is_always(room, one->what);
      return refusal{
          refusal_code::bad_value,
          fmt::format("{} is {}", one->name, always ? "always prepared" : "among them twice"),
          always ? "it does not count among the others: leave it out" : "once is enough",
          name.column};
    }
    if (one->what.level == 0)
      return refusal{refusal_code::bad_value,
                     fmt::format("{} is a cantrip, which needs no preparing", one->name),
                     {},
                     name.column};
    if (check == rule_check::strict) {
      if (auto no = check_spell(*one, of, room, name)) return no;
      if (room.source == spell_source::book && !has_spell(into.book, one->what.spell))
        return refusal{refusal_code::bad_value,
                       fmt::format("{} is not in the spellbook", one->name),
                       "`learn` writes it down", name.column};
    }
    into.spells.push_back(one->what);
    const int count = counted_spells(into, room);
    if (check == rule_check::strict && count > room.spells)
      return too_many("prepared spells", count, room.spells, name);
  }
  return std::nullopt;
}

}  // namespace dnd::model::rules
