#include "model/rules/gear.hpp"

#include "model/language/wording.hpp"
#include "model/rules/goods.hpp"
#include "model/rules/naming.hpp"
#include "model/rules/record_change.hpp"
#include "model/slug.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace dnd::model::rules {

namespace {

constexpr std::string_view plain_shield = "shield";
/// How a thing is called that looks like nothing in particular.
constexpr std::string_view unknown_thing = "something unknown";

std::string names_of(const std::vector<std::string>& words) {
  return language::listed(std::vector<std::string_view>(words.begin(), words.end()));
}

bool needs_base(const item_entry& entry) {
  return !entry.rarity.empty() && (entry.category == "armor" || entry.category == "weapon");
}

/// What magic armor or a magic weapon is besides.
ruled<std::string> base_of(const draft& out, const item_entry& entry, const std::optional<word>& as,
                           const item_record* before, std::size_t column) {
  if (as) {
    const item_ptr meant = out.item_called(as->text);
    const bool fits = meant && (entry.category == "weapon" ? meant->form == item_form::weapon
                                                           : meant->form != item_form::weapon &&
                                                                 meant->form != item_form::other);
    if (!fits)
      return refusal{refusal_code::bad_value,
                     fmt::format("{} is no {}", language::shown(as->text),
                                 entry.category == "weapon" ? "weapon" : "armor or shield"),
                     "`find equipment` shows what there is", as->column};
    const std::string slug = meant->one.item.str();
    if (!entry.bases.empty() && std::ranges::find(entry.bases, slug) == entry.bases.end())
      return refusal{refusal_code::bad_value,
                     fmt::format("{} is never a {}", entry.one.name, meant->one.name),
                     fmt::format("one of {}", names_of(entry.bases)), as->column};
    return slug;
  }
  if (before && !before->weapon.empty()) return before->weapon;
  if (before && !before->armor.empty()) return before->armor;
  if (entry.bases.size() == 1) return entry.bases.front();
  return refusal{
      refusal_code::missing_label, fmt::format("{} may be of several kinds", entry.one.name),
      entry.bases.empty() ? fmt::format("`as:` says which, such as `as: {}`",
                                        entry.category == "weapon" ? "longsword" : "chain mail")
                          : fmt::format("`as:` says which: {}", names_of(entry.bases)),
      column};
}

bool is_one_of_them(const creature& who, const character_record& record, const std::string& word) {
  const stat_block& block = who.own ? *who.own->block : *who.block;
  if (word == "spellcaster") return !block.casting.empty();
  const std::string alignment = slug_of(block.alignment);
  if (word == "good" || word == "evil") return alignment.ends_with(word);
  return level_in(record, word) > 0 || slug_of(record.race) == word;
}

std::string attuned_names(const character_record& record) {
  std::vector<std::string> names;
  for (const item_record& has : record.items)
    if (has.attuned) names.push_back(has.looks.empty() ? has.item : has.looks);
  return names_of(names);
}

/// The record with one use of the item less; false when it uses none.
bool loses_one(character_record& record, std::string_view slug) {
  const auto weapon = std::find_if(record.weapons.rbegin(), record.weapons.rend(),
                                   [&](const weapon_record& has) { return has.weapon == slug; });
  if (weapon != record.weapons.rend()) {
    record.weapons.erase(std::next(weapon).base());
    return true;
  }
  const auto item = std::ranges::find(record.items, slug, &item_record::item);
  if (item != record.items.end()) {
    record.items.erase(item);
    return true;
  }
  if (record.armor == slug) {
    record.armor.clear();
    return true;
  }
  if (record.shield && slug == plain_shield) {
    record.shield = false;
    return true;
  }
  return false;
}

std::int32_t uses_in(const character_record& record, std::string_view slug) {
  auto uses = std::ranges::count(record.weapons, slug, &weapon_record::weapon) +
              std::ranges::count(record.items, slug, &item_record::item);
  if (record.armor == slug) ++uses;
  if (record.shield && slug == plain_shield) ++uses;
  return static_cast<std::int32_t>(uses);
}

/// Known or not.
std::int32_t count_of(const state& now, const small_text& holder, std::string_view item) {
  std::int32_t count = 0;
  for (const item_stack& each : holding_of(now, holder.view()).items)
    if (each.item.view() == item) count += each.count;
  return count;
}

/// The record of a character whose things are counted; null where it is none.
character_record_ptr counted_record_of(const draft& out, const small_text& holder) {
  const creature* const who = out.now().find(holder);
  const life* const known = out.now().books().lives.find(holder.view());
  if (!who || !known || !known->equipped) return nullptr;
  return who->record;
}

}  // namespace

std::string gear::called() const {
  if (!stack.unidentified) return stack.name;
  return stack.looks.empty() ? std::string(unknown_thing) : stack.looks;
}

ruled<gear> gear_named(const draft& out, const creature_id& who, const word& name,
                       const std::optional<word>& as) {
  auto stack = stack_named(out.now(), who, name);
  if (!stack) return std::move(stack).error();
  gear made;
  made.stack = *std::move(stack);
  made.entry = out.item_called(made.stack.item.view());
  if (!made.entry || !(made.entry->one.item == made.stack.item))
    return refusal{refusal_code::not_available,
                   fmt::format("nothing is known of {} but its name", made.stack.name),
                   "what it does is the game master's: `set`, `damage`, `note`", name.column};
  made.form = made.entry->form;
  made.base = made.stack.item.str();
  if (!needs_base(*made.entry)) return made;
  const creature& bearer = out.at(who);
  const item_record* const before =
      bearer.record ? find_item(*bearer.record, made.stack.item.view()) : nullptr;
  auto base = base_of(out, *made.entry, as, before, name.column);
  if (!base) return std::move(base).error();
  made.base = *std::move(base);
  const item_ptr plain = out.item_called(made.base);
  if (!plain)
    return refusal{refusal_code::unknown_content,
                   fmt::format("there is no equipment {}", language::shown(made.base)), "",
                   name.column};
  made.form = plain->form;
  return made;
}

const item_record* find_item(const character_record& record, std::string_view slug) noexcept {
  const auto found = std::ranges::find(record.items, slug, &item_record::item);
  return found == record.items.end() ? nullptr : &*found;
}

bool is_on(const character_record& record, const gear& what) noexcept {
  const std::string_view slug = what.stack.item.view();
  if (what.is_magic()) {
    const item_record* const has = find_item(record, slug);
    return has != nullptr && !has->stowed;
  }
  switch (what.form) {
    case item_form::weapon:
      return std::ranges::count(record.weapons, slug, &weapon_record::weapon) >= what.stack.count;
    case item_form::shield:
      return record.shield;
    case item_form::light_armor:
    case item_form::medium_armor:
    case item_form::heavy_armor:
      return record.armor == slug;
    case item_form::other:
      break;
  }
  return false;
}

worn_armor armor_on(const draft& out, const character_record& record) {
  if (!record.armor.empty()) {
    // A file may say the plain armor beside the magic that is on it.
    return {record.armor, record.armor};
  }
  for (const item_record& has : record.items) {
    if (has.armor.empty() || has.stowed) continue;
    const item_ptr plain = out.item_called(has.armor);
    if (plain && plain->form != item_form::shield) return {has.armor, has.item};
  }
  return {};
}

std::int32_t minutes_to_don(item_form form) noexcept {
  switch (form) {
    case item_form::light_armor:
      return 1;
    case item_form::medium_armor:
      return 5;
    case item_form::heavy_armor:
      return 10;
    case item_form::other:
    case item_form::weapon:
    case item_form::shield:
      break;
  }
  return 0;
}

std::int32_t minutes_to_doff(item_form form) noexcept {
  return form == item_form::heavy_armor ? 5 : minutes_to_don(form) > 0 ? 1 : 0;
}

void put_on(character_record& record, const gear& what) {
  const std::string slug = what.stack.item.str();
  if (what.is_magic()) {
    auto found = std::ranges::find(record.items, slug, &item_record::item);
    if (found == record.items.end()) {
      record.items.push_back({.item = slug, .weapon = {}, .uses = {}});
      found = std::prev(record.items.end());
    }
    found->stowed = false;
    found->looks = what.stack.unidentified ? what.called() : std::string();
    if (what.form == item_form::weapon) found->weapon = what.base;
    if (what.is_armor() || what.form == item_form::shield) found->armor = what.base;
    if (what.entry->category == "ammunition")
      found->count = static_cast<std::int16_t>(std::min(what.stack.count, 1'000));
    return;
  }
  if (what.form == item_form::weapon)
    record.weapons.push_back({.weapon = slug, .name = {}, .proficient = std::nullopt});
  else if (what.form == item_form::shield)
    record.shield = true;
  else
    record.armor = slug;
}

void take_off(character_record& record, const gear& what) {
  const auto found = std::ranges::find(record.items, what.stack.item.view(), &item_record::item);
  if (found != record.items.end() && found->attuned)
    found->stowed = true;
  else
    static_cast<void>(loses_one(record, what.stack.item.view()));
}

objection refuse_attunement(const creature& who, const character_record& record, const gear& what,
                            bool free) {
  const auto no = [&](std::string message, std::string hint) {
    return refusal{refusal_code::not_available, std::move(message), std::move(hint), std::nullopt};
  };
  if (!what.entry->attunement)
    return no(fmt::format("{} asks for no attunement", what.called()),
              "`equip` puts on what is worn");
  const item_record* const has = find_item(record, what.stack.item.view());
  if (has && has->attuned)
    return no(fmt::format("{} is attuned to {} already", called(who), what.called()),
              "nobody is attuned to two of a kind; `unattune` ends it");
  const auto attuned =
      std::ranges::count_if(record.items, [](const item_record& each) { return each.attuned; });
  if (static_cast<std::size_t>(attuned) >= attuned_most)
    return no(fmt::format("{} is attuned to {} things, and that is the most: {}", called(who),
                          attuned, attuned_names(record)),
              "`unattune` ends one of them");
  const std::vector<std::string>& by = what.entry->attunement_by;
  const bool fits = by.empty() || std::ranges::any_of(by, [&](const std::string& word) {
                      return is_one_of_them(who, record, word);
                    });
  if (fits || free) return std::nullopt;
  return no(
      fmt::format("{} is for {}, and {} is none of them", what.called(), names_of(by), called(who)),
      "the word `free` at the end of the line lets it happen all the same");
}

objection refuse_drop(const draft& out, const creature& who, const item_stack& what) {
  const character_record_ptr record = counted_record_of(out, who.id);
  const std::string_view slug = what.item.view();
  if (!record || uses_in(*record, slug) <= count_of(out.now(), who.id, slug) - what.count)
    return std::nullopt;
  const item_record* const has = find_item(*record, slug);
  const item_ptr entry = has ? out.item_called(slug) : nullptr;
  if (entry && entry->cursed && (has->attuned || !has->stowed))
    return refusal{refusal_code::not_available,
                   fmt::format("{} is cursed, and {} cannot let go of it", what.name, called(who)),
                   "`take` is for the game master", std::nullopt};
  const bool is_worn = record->armor == slug || (record->shield && slug == plain_shield) ||
                       (has && !has->armor.empty() && !has->stowed);
  if (!is_worn) return std::nullopt;
  return refusal{refusal_code::not_available, fmt::format("{} wears it", called(who)),
                 "`doff` takes it off", std::nullopt};
}

void stop_wearing(draft& out, const small_text& holder, std::string_view item, std::int32_t going) {
  const character_record_ptr record = counted_record_of(out, holder);
  if (!record) return;
  const std::int32_t left = std::max(count_of(out.now(), holder, item) - going, 0);
  const std::int32_t uses = uses_in(*record, item);
  if (uses <= left) return;
  character_record after = *record;
  std::string name(item);
  std::ranges::replace(name, '-', ' ');
  if (const item_ptr entry = out.item_called(item)) name = entry->one.name;
  if (const item_record* const has = find_item(after, item); has && !has->looks.empty())
    name = has->looks;
  for (std::int32_t i = left; i < uses; ++i) static_cast<void>(loses_one(after, item));
  // Where the content has changed meanwhile the record stays as it is: nothing else is wrong.
  static_cast<void>(change_record(out, holder, std::move(after), {.what = name + " put away"}));
}

void end_attunement_of_dead(draft& out) {
  std::vector<creature_id> dead;
  for (const event& one : out.events())
    if (const auto* const fell = get_if<vitality_changed>(&one);
        fell != nullptr && fell->state.after == vitality::dead)
      dead.push_back(fell->creature);
  for (const creature_id& id : dead) {
    const creature* const who = out.now().find(id);
    if (!who || !who->record || who->life != vitality::dead) continue;
    character_record after = *who->record;
    for (item_record& has : after.items) has.attuned = false;
    std::erase_if(after.items, [](const item_record& has) { return has.stowed; });
    if (after == *who->record) continue;
    static_cast<void>(change_record(out, id, std::move(after), {.what = "attuned to nothing"}));
  }
}

void reveal_gear(draft& out, const small_text& holder, std::string_view item) {
  const character_record_ptr record = counted_record_of(out, holder);
  if (!record) return;
  const item_record* const has = find_item(*record, item);
  if (!has || has->looks.empty()) return;
  character_record after = *record;
  for (item_record& each : after.items)
    if (each.item == item) each.looks.clear();
  std::string name(item);
  std::ranges::replace(name, '-', ' ');
  static_cast<void>(change_record(out, holder, std::move(after), {.what = name + " known"}));
}

}  // namespace dnd::model::rules
