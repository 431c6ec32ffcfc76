#pragma once

#include "model/refusal.hpp"
#include "model/rules/draft.hpp"
#include "model/rules/naming.hpp"
#include "model/stat_block.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

/// Attacks out of the ordinary, and whom nobody may attack. SRD: Opportunity Attacks, Two-Weapon
/// Fighting, Knocking a Creature Out, Charmed.
namespace dnd::model::rules {

/// Why a creature may not harm that one: "is charmed by Elara"; empty where it may. SRD: Charmed.
[[nodiscard]] std::string why_harmless(const creature& who, const creature& other);

/// Targets that cannot be harmed by this attacker. Errors: `creature_dead`, `not_available`.
[[nodiscard]] objection refuse_targets(const state& now, const creature_id& attacker,
                                       const chosen& targets);
/// The same for what an action does to them; one that brings the dead back is for them.
[[nodiscard]] objection refuse_targets_of(const state& now, const creature_id& attacker,
                                          const chosen& targets, const action& what);

/// Whether one of those who stand within 5 feet hinders ranged attacks: it sees the attacker and
/// can act. That they are hostile is for who names them. SRD: Ranged Attacks in Close Combat.
/// Errors: as `all_named`, and `bad_value` for the attacker itself.
[[nodiscard]] ruled<bool> is_hindered(const state& now, const creature_id& attacker,
                                      std::span<const word> beside);

/// That it is made with a weapon in hand, or may be: a multiattack is asked when its parts are
/// made. `does_not` is what other attacks do not. Errors: `not_available`.
[[nodiscard]] objection refuse_unless_melee(const action& what, std::string_view does_not,
                                            std::size_t column);

/// One melee attack on who is seen and has not disengaged. Errors: `not_available`, `too_many`.
[[nodiscard]] objection refuse_opportunity(const draft& out, const creature_id& attacker,
                                           const action& what, const chosen& targets,
                                           std::size_t column);

/// Whether it is made with a light weapon, as far as its weapon is known. SRD: Two-Weapon Fighting.
[[nodiscard]] bool may_be_light(const action& what) noexcept;

/// That the other hand may make this attack, with a light weapon, after one of the first hand in
/// the same turn, as far as turns are counted and it is not free. Errors: `not_available`.
[[nodiscard]] objection refuse_offhand(const draft& out, const creature_id& who, const action& what,
                                       bool free, std::size_t column);

/// The attack of the other hand: no ability modifier is in its damage, unless it is negative.
[[nodiscard]] action without_ability_modifier(const action& what, const stat_block& block);

/// The ability that an attack is made with; of a monster, whose entry does not say it, what is
/// usual. Requires an attack.
[[nodiscard]] std::optional<ability> ability_behind(const action& what) noexcept;

/// How much more the ability behind a weapon counts than the stat block says; 0 for a spell.
/// Requires an attack.
[[nodiscard]] std::int32_t weapon_shift(const creature& attacker, const action& what) noexcept;

/// Whether water hinders an attack with a weapon of who is in it: melee without a swimming speed
/// and ranged, but for some weapons. SRD: Underwater Combat.
[[nodiscard]] bool is_hindered_by_water(const creature& who, const action& what, bool ranged);

/// Whatever lies at hand: 1d4, without proficiency, thrown 20 or 60 feet. SRD: Improvised Weapons.
[[nodiscard]] action improvised_weapon(const stat_block& block);

/// What an attack is made with, for modifiers.
[[nodiscard]] weapon_kind_set kinds_of(const action& what, bool ranged) noexcept;

}  // namespace dnd::model::rules
