#include "io/content/character_items.hpp"

#include "model/bounds.hpp"
#include "model/effects/modifiers.hpp"
#include "model/slug.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace dnd::io::content {
namespace {

using model::rules::carried_weapon;
using model::rules::character_facts;
using model::rules::character_gift;

/// SRD, Attunement: three at a time.
constexpr std::size_t attuned_max = 3;
constexpr std::size_t items_max = 40;

/// The weapon that an item is.
void read_weapon(character_reading& read, const value& at, carried_item& into) {
  const std::string slug = model::slug_of(at.text());
  auto facts = known_fact(at, read.facts.item(slug));
  if (!facts) return;
  if (facts->kind != item_kind::weapon) {
    at.fail("\"" + at.node().text + "\" is not a weapon");
    return;
  }
  into.weapon = slug;
  into.weapon_item = *std::move(facts);
}

/// The armor or shield that it is.
void read_item_armor(character_reading& read, const value& at, carried_item& into) {
  const std::string slug = model::slug_of(at.text());
  auto facts = known_fact(at, read.facts.item(slug));
  if (!facts) return;
  if (facts->kind != item_kind::armor && facts->kind != item_kind::shield) {
    at.fail("\"" + at.node().text + "\" is neither armor nor a shield");
    return;
  }
  into.armor = slug;
  into.armor_item = *std::move(facts);
}

std::optional<carried_item> read_named(character_reading& read, const value& name,
                                       std::vector<reference>& references) {
  carried_item one;
  one.slug = model::slug_of(name.text());
  auto facts = known_fact(name, read.facts.magic_item(one.slug));
  if (!facts) return std::nullopt;
  one.facts = *std::move(facts);
  references.push_back(reference_at(name, {category::magic_items}, one.slug));
  return one;
}

/// `{diamonds: 4}`: how many uses the pools of this one have.
void read_uses_of(const value& at, carried_item& into) {
  at.each_entry([&](const value& name, const value& count) {
    const std::string pool = name.text(60);
    const bool is_known =
        std::any_of(into.facts.gives.pools.begin(), into.facts.gives.pools.end(),
                    [&](const model::pool& one) { return one.name.view() == pool; });
    if (!is_known) name.fail("\"" + pool + "\" is no pool of " + into.slug);
    into.uses[pool] = count.integer_as<std::int16_t>(1, 1'000);
  });
}

std::optional<carried_item> read_item_entry(character_reading& read, const value& at,
                                            std::vector<reference>& references) {
  std::optional<carried_item> one;
  if (!at.is(yaml_kind::mapping)) {
    one = read_named(read, at, references);
  } else {
    fields from(at);
    if (const value name = from.required("item")) one = read_named(read, name, references);
    if (!one) one.emplace();
    if (const value weapon = from.optional("weapon")) read_weapon(read, weapon, *one);
    if (const value armor = from.optional("armor")) read_item_armor(read, armor, *one);
    if (const value stowed = from.optional("stowed")) one->stowed = stowed.flag();
    if (const value looks = from.optional("looks"))
      one->looks = looks.text(bounds::creature_name_bytes_max);
    if (const value count = from.optional("count"))
      one->count = count.integer_as<std::int16_t>(1, 1'000);
    if (const value uses = from.optional("uses")) read_uses_of(uses, *one);
    from.finish();
  }
  if (one && one->weapon.empty() && one->facts.category == "weapon")
    at.fail("is a weapon, and which one is not said",
            "Write {item: " + one->slug + ", weapon: longsword}.");
  return one;
}

/// "Longsword +1" of "Weapon, +1", else the item's own name.
std::string attack_name(const std::string& item, const std::string& weapon) {
  const auto comma = item.find(", +");
  return comma == std::string::npos ? item : weapon + item.substr(comma + 1);
}

/// What its attack is called; empty where it is no weapon.
std::string carry_weapon(character_reading& read, const carried_item& one,
                         const item_proficiencies& owned) {
  if (one.weapon.empty()) return {};
  carried_weapon made;
  made.facts = one.weapon_item.weapon;
  made.kind = one.weapon;
  made.facts.name =
      one.looks.empty() ? attack_name(one.facts.gives.name, made.facts.name) : one.looks;
  // "(two-handed)" must fit after the name.
  constexpr std::size_t room = 48;
  if (made.facts.name.size() > room) made.facts.name = one.weapon_item.weapon.name;
  made.bonus = one.facts.attack_bonus;
  made.magical = !one.plain;
  made.proficient = owned.has(one.weapon, one.weapon_item);
  read.who.weapons.push_back(made);
  return made.facts.name;
}

bool is_plain(const model::modifier& one) {
  return one.skills.empty() && one.during.empty() && one.against.empty() && !one.on_request &&
         one.armor.empty();
}

/// Scores are figures from which others are computed, so that they come before all of them.
void take_scores(character_facts& who, std::vector<model::modifier>& modifiers) {
  std::erase_if(modifiers, [&](const model::modifier& one) {
    if (one.key != model::modifier_key::score || !is_plain(one)) return false;
    const auto number = model::number_in(one.value);
    if (!number) return false;
    const bool adds = one.value.starts_with('+') || one.value.starts_with('-');
    for (std::size_t i = 0; i < model::ability_count; ++i) {
      if (!one.with.contains(static_cast<model::ability>(i))) continue;
      std::int32_t score =
          adds ? who.abilities[i] + *number : std::max<std::int32_t>(who.abilities[i], *number);
      // What is higher already stays.
      if (one.most > 0) score = std::min(score, std::max<std::int32_t>(who.abilities[i], one.most));
      who.abilities[i] = static_cast<std::int16_t>(std::clamp(score, 1, 30));
    }
    return true;
  });
}

/// Ammunition is for one attack each, so whoever shoots says when it counts.
void add_ammunition(const magic_item_facts& item, std::vector<model::modifier>& modifiers) {
  if (item.category != "ammunition") return;
  for (const auto& [key, bonus] : {std::pair(model::modifier_key::to_hit, item.attack_bonus),
                                   std::pair(model::modifier_key::damage, item.damage_bonus)}) {
    if (bonus == 0) continue;
    model::modifier made;
    made.key = key;
    made.value = std::to_string(bonus);
    made.weapon.insert(model::weapon_kind::ranged);
    made.on_request = true;
    modifiers.push_back(std::move(made));
  }
}

/// What is drunk or read is gone: each is one use that never comes back.
void use_up_actions(const carried_item& one, character_gift& gift) {
  if (!one.facts.is_used_up() || gift.actions.empty()) return;
  const model::small_text name = gift.actions.front().name;
  model::pool uses;
  uses.name = name;
  uses.uses = one.count;
  uses.refill = "never";
  gift.pools.push_back(std::move(uses));
  for (model::action& action : gift.actions)
    if (action.usage.pool.empty()) action.usage.pool = name;
}

void give_item(character_reading& read, carried_item one, const item_proficiencies& owned) {
  character_facts& who = read.who;
  const std::string weapon = carry_weapon(read, one, owned);
  if (one.plain) return;
  who.armor_class_bonus =
      static_cast<std::int16_t>(who.armor_class_bonus + one.facts.armor_class_bonus);
  gift_facts& gives = one.facts.gives;
  add_ammunition(one.facts, gives.modifiers);
  character_gift gift;
  gift.name = one.looks.empty() ? gives.name : one.looks;
  gift.level = static_cast<std::int16_t>(read.level());
  gift.modifiers = std::move(gives.modifiers);
  gift.triggers = std::move(gives.triggers);
  gift.actions = std::move(gives.actions);
  gift.pools = std::move(gives.pools);
  for (model::pool& pool : gift.pools)
    if (const auto given = one.uses.find(pool.name.view()); given != one.uses.end()) {
      pool.uses = given->second;
      pool.formula.clear();
      pool.by_level.clear();
    }
  gift.weapon = weapon;
  use_up_actions(one, gift);
  who.gifts.push_back(std::move(gift));
}

/// Slugs of those that the character is attuned to.
std::vector<std::string> read_attuned(const value& list, const std::vector<carried_item>& items) {
  std::vector<std::string> attuned;
  if (!list) return attuned;
  list.each([&](const value& at) {
    const std::string slug = model::slug_of(at.text());
    const auto meant = std::find_if(items.begin(), items.end(),
                                    [&](const carried_item& one) { return one.slug == slug; });
    if (meant == items.end())
      at.fail("is not among the items", "Add it to items, too.");
    else if (!meant->facts.attunement)
      at.fail("asks for no attunement", "Leave it out here.");
    else
      attuned.push_back(slug);
  });
  if (attuned.size() > attuned_max)
    list.fail("has " + std::to_string(attuned.size()) + " items, and " +
              std::to_string(attuned_max) + " is the most");
  return attuned;
}

/// Without attunement magic does nothing, and steel is steel. SRD: Attunement.
void make_plain(carried_item& one) {
  one.plain = true;
  one.facts.attack_bonus = one.facts.damage_bonus = one.facts.armor_class_bonus = 0;
  one.facts.gives.modifiers.clear();
  one.facts.gives.proficiencies.clear();
}

}  // namespace

std::vector<carried_item> read_items(character_reading& read, fields& from,
                                     std::vector<reference>& references) {
  std::vector<carried_item> items;
  const value list = from.optional("items");
  const value attuned_list = from.optional("attuned");
  if (list)
    list.each(
        [&](const value& at) {
          if (auto one = read_item_entry(read, at, references)) items.push_back(*std::move(one));
        },
        items_max);
  const std::vector<std::string> attuned = read_attuned(attuned_list, items);
  std::erase_if(items, [](const carried_item& one) { return one.stowed; });
  for (carried_item& one : items)
    if (one.facts.attunement &&
        std::find(attuned.begin(), attuned.end(), one.slug) == attuned.end())
      make_plain(one);
  std::erase_if(items, [](const carried_item& one) {
    return one.plain && one.weapon.empty() && one.armor.empty();
  });
  for (carried_item& one : items) take_scores(read.who, one.facts.gives.modifiers);
  return items;
}

void give_items(character_reading& read, std::vector<carried_item> items,
                const item_proficiencies& owned) {
  // Without a class the file is wrong, and that is said already.
  if (read.classes.empty()) return;
  for (carried_item& one : items) give_item(read, std::move(one), owned);
}

}  // namespace dnd::io::content
