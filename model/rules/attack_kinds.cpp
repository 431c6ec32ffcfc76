#include "model/rules/attack_kinds.hpp"

#include "model/dice/simple.hpp"
#include "model/effects/modifiers.hpp"
#include "model/language/wording.hpp"
#include "model/rules/combat_effects.hpp"
#include "model/rules/hazards.hpp"
#include "model/rules/turn_economy.hpp"
#include "model/rules/vision.hpp"
#include "model/slug.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <utility>

namespace dnd::model::rules {

namespace {

/// The ability modifier that a weapon's damage holds: the greatest of Strength and Dexterity that
/// both the attack bonus and the damage have room for. What is left is magic or a feature's.
std::int32_t ability_in(const action& what, const stat_block& block, std::int32_t bonus) {
  const std::int32_t room = std::min(bonus, what.attack->to_hit - block.proficiency_bonus);
  std::int32_t found = 0;
  for (const ability one : {ability::str, ability::dex}) {
    const std::int32_t has = ability_modifier(block.abilities[static_cast<std::size_t>(one)]);
    if (has <= room) found = std::max(found, has);
  }
  return found;
}

/// Whether a part of the body is among the words of a name: "Claws", "Rotting Fist". Nothing else
/// says of a monster's attack what it is made with.
bool is_of_the_body(std::string_view name) noexcept {
  constexpr std::string_view parts[] = {
      "beak",     "beaks",    "beard",     "bite",    "bites",     "claw",  "claws",  "constrict",
      "crush",    "fist",     "fists",     "gore",    "hair",      "hoof",  "hooves", "horn",
      "horns",    "jaws",     "pincer",    "pincers", "pseudopod", "rake",  "ram",    "slam",
      "smother",  "sting",    "stinger",   "stomp",   "tail",      "talon", "talons", "tendril",
      "tendrils", "tentacle", "tentacles", "touch",   "tusk",      "tusks", "wing",   "wings"};
  while (!name.empty()) {
    const std::string_view word = name.substr(0, name.find(' '));
    const bool is_part = std::ranges::any_of(
        parts, [&](std::string_view part) { return language::same_word(word, part); });
    if (is_part) return true;
    name.remove_prefix(std::min(word.size() + 1, name.size()));
  }
  return false;
}

}  // namespace

std::string why_harmless(const creature& who, const creature& other) {
  std::string why;
  each_modifier(who, modifier_key::cannot, [&](const owned_modifier& has) {
    const bool is_about_it = has.what->deeds.contains(deed::attack) && !has.what->against.empty() &&
                             counts_for(has, who, {.other = &other});
    if (!is_about_it || !why.empty()) return;
    why = has.kind ? fmt::format("is {} by {}", has.from, called(other))
                   : fmt::format("is kept from it by {}", has.from);
  });
  return why;
}

bool may_be_light(const action& what) noexcept {
  // Of monsters nobody knows what they hold.
  return !what.attack || !what.attack->with || what.properties.contains(weapon_property::light);
}

objection refuse_targets_of(const state& now, const creature_id& attacker, const chosen& targets,
                            const action& what) {
  if (revives(what.effects)) return std::nullopt;
  return refuse_targets(now, attacker, targets);
}

objection refuse_targets(const state& now, const creature_id& attacker, const chosen& targets) {
  if (auto no = refuse_dead(now, targets, "is no target any more")) return no;
  const creature& who = *now.find(attacker);
  for (std::size_t i = 0; i < targets.ids.size(); ++i) {
    if (const std::string why = why_harmless(who, *now.find(targets.ids[i])); !why.empty())
      return refusal{refusal_code::not_available,
                     fmt::format("{} {} and cannot attack it", called(who), why), "",
                     column_of(targets, i)};
  }
  return std::nullopt;
}

ruled<bool> is_hindered(const state& now, const creature_id& attacker,
                        std::span<const word> beside) {
  if (beside.empty()) return false;
  const auto near_by = all_named(now, beside);
  if (!near_by) return near_by.error();
  const creature& who = *now.find(attacker);
  bool hindered = false;
  for (std::size_t i = 0; i < near_by->ids.size(); ++i) {
    const creature& foe = *now.find(near_by->ids[i]);
    if (foe.id == attacker)
      return refusal{refusal_code::bad_value,
                     fmt::format("{} does not stand beside itself", called(who)),
                     "`beside:` names foes", column_of(*near_by, i)};
    hindered =
        hindered || (foe.life == vitality::conscious && !is_unseen(who, foe) && !is_helpless(foe));
  }
  return hindered;
}

objection refuse_unless_melee(const action& what, std::string_view does_not, std::size_t column) {
  // What the parts of a multiattack are is asked when they are made.
  const bool may_be =
      !what.multiattack.empty() || (what.attack && what.attack->form != attack_form::ranged);
  if (may_be) return std::nullopt;
  return refusal{refusal_code::not_available,
                 fmt::format("{} {}: it is no melee attack", what.name.view(), does_not),
                 "name an attack with a weapon in hand", column};
}

objection refuse_opportunity(const draft& out, const creature_id& attacker, const action& what,
                             const chosen& targets, std::size_t column) {
  const state& now = out.now();
  if (!what.multiattack.empty())
    return refusal{
        refusal_code::not_available,
        fmt::format("{} is more than the one melee attack of a reaction", what.name.view()),
        "name one of its attacks", column};
  if (auto no = refuse_unless_melee(what, "is no answer to who leaves", column)) return no;
  if (targets.ids.size() != 1)
    return refusal{refusal_code::too_many, "an opportunity attack has one target",
                   "name who leaves the reach", column};
  const creature& leaving = *now.find(targets.ids.front());
  const creature& who = out.at(attacker);
  constexpr std::int32_t reach_ft = 5;
  if (is_unseen(leaving, who) || sight_of(out, who, leaving, reach_ft) == sight_by::none)
    return refusal{refusal_code::not_available,
                   fmt::format("{} does not see {} leave", called(who), called(leaving)), "",
                   column_of(targets, 0)};
  if (!has_effect(leaving, disengage_effect)) return std::nullopt;
  return refusal{refusal_code::not_available,
                 fmt::format("{} has disengaged and gives no opportunity", called(leaving)), "",
                 column_of(targets, 0)};
}

objection refuse_offhand(const draft& out, const creature_id& who, const action& what, bool free,
                         std::size_t column) {
  const bool fits = what.attack && !what.attack->spell && what.multiattack.empty() &&
                    what.attack->form != attack_form::ranged;
  if (!fits)
    return refusal{refusal_code::not_available,
                   fmt::format("{} is no melee weapon", what.name.view()),
                   "the other hand takes a light one", column};
  if (!may_be_light(what))
    return refusal{refusal_code::not_available, fmt::format("{} is not light", what.name.view()),
                   "the other hand takes a light one", column};
  if (free || !counts_turns(out) || out.at(who).turn.attacked) return std::nullopt;
  return refusal{
      refusal_code::not_available,
      fmt::format("{} has not attacked with a light melee weapon this turn", called(out.at(who))),
      "`attack` comes first", column};
}

action without_ability_modifier(const action& what, const stat_block& block) {
  action weaker = what;
  if (weaker.damage.empty()) return weaker;
  const auto dice = parse_simple(weaker.damage.front().dice);
  if (!dice || dice->bonus <= 0) return weaker;
  simple_dice less = *dice;
  less.bonus -= ability_in(what, block, dice->bonus);
  weaker.damage.front().dice = print(less);
  return weaker;
}

std::optional<ability> ability_behind(const action& what) noexcept {
  if (what.attack->with || what.attack->spell) return what.attack->with;
  return what.attack->form == attack_form::ranged ? ability::dex : ability::str;
}

std::int32_t weapon_shift(const creature& attacker, const action& what) noexcept {
  const auto with = ability_behind(what);
  return with && !what.attack->spell ? ability_shift(attacker, *with) : 0;
}

bool is_hindered_by_water(const creature& who, const action& what, bool ranged) {
  if (!is_under_water(who) || (what.attack && what.attack->spell)) return false;
  if (!ranged && speed_of(who, movement::swim) > 0) return false;
  constexpr std::string_view stabbing[] = {"dagger", "javelin", "shortsword", "spear", "trident"};
  constexpr std::string_view flying[] = {"crossbow", "net", "javelin", "spear", "trident", "dart"};
  // "Light Crossbow" and "crossbow-light" alike.
  const std::string name = fmt::format("-{}-", slug_of(what.name.view()));
  const auto is_named = [&](std::string_view weapon) {
    return name.find(fmt::format("-{}-", weapon)) != std::string::npos;
  };
  return ranged ? std::ranges::none_of(flying, is_named) : std::ranges::none_of(stabbing, is_named);
}

action improvised_weapon(const stat_block& block) {
  const std::int32_t strength =
      ability_modifier(block.abilities[static_cast<std::size_t>(ability::str)]);
  action made;
  made.name = "Improvised Weapon";
  attack_profile attack{.form = attack_form::melee_or_ranged,
                        .to_hit = static_cast<std::int16_t>(strength),
                        .reach_ft = 5,
                        .range_ft = 20,
                        .long_range_ft = 60};
  attack.with = ability::str;
  made.attack = attack;
  made.damage = {{.dice = print(simple_dice{.count = 1, .faces = 4, .bonus = strength}),
                  .type = damage_type::bludgeoning,
                  .save = std::nullopt}};
  return made;
}

weapon_kind_set kinds_of(const action& what, bool ranged) noexcept {
  weapon_kind_set kinds;
  if (what.attack && what.attack->spell) {
    kinds.insert(weapon_kind::spell);
    kinds.insert(ranged ? weapon_kind::ranged_spell : weapon_kind::melee_spell);
    return kinds;
  }
  kinds.insert(ranged ? weapon_kind::ranged : weapon_kind::melee);
  if (what.attack && what.attack->form == attack_form::ranged)
    kinds.insert(weapon_kind::ranged_weapon);
  const bool unarmed = what.name.view() == "Unarmed Strike";
  if (unarmed) kinds.insert(weapon_kind::unarmed);
  for (const auto& [property, kind] :
       {std::pair(weapon_property::finesse, weapon_kind::finesse),
        std::pair(weapon_property::light, weapon_kind::light),
        std::pair(weapon_property::heavy, weapon_kind::heavy),
        std::pair(weapon_property::thrown, weapon_kind::thrown),
        std::pair(weapon_property::two_handed, weapon_kind::two_handed)})
    if (what.properties.contains(property)) kinds.insert(kind);
  // Only of a character's weapons it is known that they are weapons.
  const bool in_one_hand = what.attack && what.attack->with && !ranged && !unarmed &&
                           !what.properties.contains(weapon_property::two_handed);
  if (in_one_hand) kinds.insert(weapon_kind::one_handed);
  const bool may_be_weapon =
      unarmed || (what.attack && what.attack->with) || !what.properties.empty();
  if (!may_be_weapon && is_of_the_body(what.name.view())) kinds.insert(weapon_kind::natural);
  return kinds;
}

}  // namespace dnd::model::rules
