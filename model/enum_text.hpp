#pragma once

#include "model/event.hpp"
#include "model/name_table.hpp"
#include "model/vocabulary.hpp"

#include <array>
#include <optional>
#include <string_view>

/// Stored names of the small enumerations, in the order of their enumerators.
namespace dnd::model {

template <class Enum>
struct enum_text;

template <>
struct enum_text<roll_mode> {
  static constexpr std::array<std::string_view, 3> names{"straight", "advantage", "disadvantage"};
};
template <>
struct enum_text<vitality> {
  static constexpr std::array<std::string_view, 4> names{"conscious", "dying", "stable", "dead"};
};
template <>
struct enum_text<condition_end> {
  static constexpr std::array<std::string_view, 3> names{"removed", "expired", "replaced"};
};
template <>
struct enum_text<save_effect> {
  static constexpr std::array<std::string_view, 2> names{"none", "half"};
};
template <>
struct enum_text<attack_form> {
  static constexpr std::array<std::string_view, 3> names{"melee", "ranged", "melee-or-ranged"};
};
template <>
struct enum_text<action_group> {
  static constexpr std::array<std::string_view, 6> names{"action",    "bonus-action", "reaction",
                                                         "legendary", "special",      "lair"};
};
template <>
struct enum_text<usage_kind> {
  static constexpr std::array<std::string_view, 4> names{"at-will", "recharge", "per-day",
                                                         "per-rest"};
};
template <>
struct enum_text<defence_kind> {
  static constexpr std::array<std::string_view, 3> names{"immunity", "resistance", "vulnerability"};
};

template <>
struct enum_text<modifier_key> {
  static constexpr std::array<std::string_view, 73> names{"to_hit",
                                                          "damage",
                                                          "armor_class",
                                                          "base_armor_class",
                                                          "armor_class_at_least",
                                                          "save",
                                                          "check",
                                                          "initiative",
                                                          "spell_dc",
                                                          "spell_attack",
                                                          "speed",
                                                          "fly",
                                                          "swim",
                                                          "climb",
                                                          "burrow",
                                                          "max_hp",
                                                          "score",
                                                          "size",
                                                          "resist",
                                                          "immune",
                                                          "vulnerable",
                                                          "condition_immune",
                                                          "advantage",
                                                          "disadvantage",
                                                          "critical_range",
                                                          "critical_dice",
                                                          "reroll",
                                                          "minimum",
                                                          "half_proficiency",
                                                          "reduce_damage",
                                                          "on_success_none",
                                                          "fails",
                                                          "critical_when_near",
                                                          "cannot",
                                                          "attacks",
                                                          "actions",
                                                          "darkvision",
                                                          "blindsight",
                                                          "tremorsense",
                                                          "truesight",
                                                          "undying",
                                                          "offhand",
                                                          "attacks_at_most",
                                                          "highest_dice",
                                                          "half_on_success",
                                                          "check_at_least",
                                                          "expertise",
                                                          "no_advantage",
                                                          "no_disadvantage",
                                                          "sees_invisible",
                                                          "unsurprised",
                                                          "no_critical",
                                                          "critical",
                                                          "jump",
                                                          "no_fall",
                                                          "unhindered",
                                                          "magical",
                                                          "ignore_resistance",
                                                          "deals",
                                                          "immune_to_spells",
                                                          "succeeds",
                                                          "suppress",
                                                          "share_damage",
                                                          "counts_as",
                                                          "healing",
                                                          "casting_time",
                                                          "spell_duration",
                                                          "casts_silently",
                                                          "reroll_lowest",
                                                          "spell_damage",
                                                          "hit_dice",
                                                          "unseen",
                                                          "light"};
};
template <>
struct enum_text<roll_kind> {
  static constexpr std::array<std::string_view, 9> names{
      "attack",     "attacked",      "save",   "check", "initiative",
      "death_save", "concentration", "escape", "social"};
};
template <>
struct enum_text<weapon_kind> {
  static constexpr std::array<std::string_view, 14> names{
      "melee",      "ranged",      "spell",        "unarmed",      "natural",
      "finesse",    "light",       "heavy",        "thrown",       "one-handed",
      "two-handed", "melee-spell", "ranged-spell", "ranged-weapon"};
};
template <>
struct enum_text<deed> {
  static constexpr std::array<std::string_view, 15> names{
      "act",  "bonus",   "react",        "move",      "speak",
      "cast", "attack",  "heal",         "regain_hp", "act_and_bonus",
      "rest", "temp_hp", "change_shape", "approach",  "notice"};
};
template <>
struct enum_text<effect_kind> {
  static constexpr std::array<std::string_view, 30> names{
      "attack",  "save",      "check",          "contest", "damage", "heal",
      "temp_hp", "apply",     "remove",         "spend",   "regain", "choose",
      "roll",    "missiles",  "hit_point_pool", "cast",    "summon", "transform",
      "kill",    "stabilize", "exhaustion",     "push",    "pull",   "teleport",
      "tell",    "revive",    "does",           "strike",  "object", "split"};
};
template <>
struct enum_text<effect_aim> {
  static constexpr std::array<std::string_view, 3> names{"targets", "self", "source"};
};
template <>
struct enum_text<turn_boundary> {
  static constexpr std::array<std::string_view, 2> names{"start", "end"};
};
template <>
struct enum_text<lasting_kind> {
  static constexpr std::array<std::string_view, 4> names{"permanent", "time", "short rest",
                                                         "long rest"};
};

template <>
struct enum_text<effect_end> {
  static constexpr std::array<std::string_view, 8> names{
      "expired", "saved", "removed", "released", "broken", "rested", "replaced", "used"};
};

template <>
struct enum_text<rest_kind> {
  static constexpr std::array<std::string_view, 2> names{"short", "long"};
};

template <>
struct enum_text<reaction_moment> {
  static constexpr std::array<std::string_view, 4> names{"hit_by", "spell_cast", "save_failed",
                                                         "damaged"};
};
template <>
struct enum_text<reaction_order> {
  static constexpr std::array<std::string_view, 4> names{"ask", "helps", "always", "never"};
};
template <>
struct enum_text<casting_time> {
  static constexpr std::array<std::string_view, 4> names{"action", "bonus-action", "reaction",
                                                         "longer"};
};

template <>
struct enum_text<fact_kind> {
  static constexpr std::array<std::string_view, 6> names{"quest", "place",  "faction",
                                                         "clock", "person", "shop"};
};
template <>
struct enum_text<goods_reason> {
  static constexpr std::array<std::string_view, 12> names{"given", "lost",     "bought",   "sold",
                                                          "paid",  "used",     "eaten",    "burned",
                                                          "shot",  "gathered", "treasure", "made"};
};

template <class Enum>
concept named_here = requires {
  enum_text<Enum>::names;
};

template <named_here Enum>
[[nodiscard]] constexpr std::string_view stored_name(Enum value) noexcept {
  return enum_text<Enum>::names[static_cast<std::size_t>(value)];
}
template <class Enum>
requires(!named_here<Enum>) [[nodiscard]] std::string_view stored_name(Enum value) noexcept {
  return to_text(value);
}

/// Exact names only: logs are written by this program. Null for any other text.
template <named_here Enum>
[[nodiscard]] std::optional<Enum> from_stored_name(std::string_view text) noexcept {
  static const name_table table(enum_text<Enum>::names);
  const auto found = table.find(text);
  if (found == enum_text<Enum>::names.size()) return std::nullopt;
  return static_cast<Enum>(found);
}
/// For the SRD's word lists: `Last` is the last enumerator.
template <class Enum, Enum Last>
[[nodiscard]] std::optional<Enum> find_name(std::string_view text) noexcept {
  constexpr std::size_t count = static_cast<std::size_t>(Last) + 1;
  static const name_table<count> table([] {
    std::array<std::string_view, count> all;
    for (std::size_t i = 0; i < count; ++i) all[i] = to_text(static_cast<Enum>(i));
    return all;
  }());
  const auto found = table.find(text);
  if (found == count) return std::nullopt;
  return static_cast<Enum>(found);
}
template <class Enum>
requires(!named_here<Enum>)
    [[nodiscard]] std::optional<Enum> from_stored_name(std::string_view text) noexcept {
  if constexpr (std::is_same_v<Enum, ability>) return find_name<Enum, ability::cha>(text);
  if constexpr (std::is_same_v<Enum, damage_type>)
    return find_name<Enum, damage_type::thunder>(text);
  if constexpr (std::is_same_v<Enum, condition>)
    return find_name<Enum, condition::unconscious>(text);
  if constexpr (std::is_same_v<Enum, skill>) return find_name<Enum, skill::survival>(text);
  if constexpr (std::is_same_v<Enum, weapon_property>)
    return find_name<Enum, weapon_property::versatile>(text);
  if constexpr (std::is_same_v<Enum, creature_size>)
    return find_name<Enum, creature_size::gargantuan>(text);
  if constexpr (std::is_same_v<Enum, creature_kind>)
    return find_name<Enum, creature_kind::character>(text);
}

}  // namespace dnd::model
