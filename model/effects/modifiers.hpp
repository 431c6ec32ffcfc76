#pragma once

#include "model/creature.hpp"
#include "model/effects/modifier.hpp"
#include "model/state.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Which modifiers a creature has, and which of them count for a roll: the one place where they are
/// read.
namespace dnd::model {

/// A roll or a number that modifiers may be about. What is not known or not asked stays empty.
struct modifier_context {
  std::optional<ability> with = {};
  std::optional<skill> of = {};
  weapon_kind_set weapon = {};
  std::optional<damage_type> type = {};
  /// Who attacks, is attacked, or asks for the save.
  const creature* other = nullptr;
  /// What a save would prevent.
  condition_set about = {};
  bool magic = false;
  bool spell = false;
  /// Within 5 feet.
  bool near = true;
  /// How the roll leans so far, for what needs advantage.
  bool advantage = false;
  bool disadvantage = false;
  /// Another enemy of the target stands by it.
  bool ally_near = false;
  /// Who attacks is not seen by the one who is attacked.
  bool unseen = false;
  /// The game, for whether the source of a fear is seen; null: it is. Must outlive the context.
  const state* now = nullptr;
  /// The name of the attack; empty where it is none.
  std::string_view attack = {};
  /// Names of modifiers that count only when they are asked for, and are; null for none. Must
  /// outlive the context.
  const std::vector<std::string>* asked_for = nullptr;
  /// The other one is surprised; it has had no turn in the fight yet.
  bool surprised = false;
  bool waiting = false;
  /// The check counts the proficiency bonus.
  bool proficient = false;
  /// The spell or action that it is about, by name; empty where nobody knows. Must outlive the
  /// context.
  std::string_view cause = {};
};

/// A modifier with what it comes from.
struct owned_modifier {
  const modifier* what = nullptr;
  /// "Bless", "Pack Tactics", "poisoned".
  std::string_view from;
  /// Null for a trait and for a condition.
  const effect_instance* effect = nullptr;
  /// The condition that it is a modifier of.
  std::optional<condition> kind = {};
};

/// Whether a modifier of `bearer` counts for this roll.
[[nodiscard]] bool counts_for(const owned_modifier& has, const creature& bearer,
                              const modifier_context& roll) noexcept;

/// Whether an attack is that of a weapon, with one hand or with both.
[[nodiscard]] bool is_attack_of(std::string_view weapon, std::string_view attack) noexcept;

/// Whether what is worn fits all of these words: "none", "light", "medium", "heavy", "no-heavy",
/// "shield", "no-shield" and "worn". `worn` is that of a stat block.
[[nodiscard]] bool fits_armor(const std::vector<std::string>& words,
                              const std::vector<std::string>& worn) noexcept;

/// Whether an effect is the one of its name that counts: that of the highest level, the
/// last that came among equals, unless it is written that they add up. SRD: Combining Magical
/// Effects.
[[nodiscard]] bool is_strongest(const creature& bearer, const effect_instance& one) noexcept;

/// Calls `visit` with each `owned_modifier` of this key: of conditions, of traits, then of effects
/// in the order in which they came.
template <class Visit>
void each_modifier(const creature& bearer, modifier_key key, Visit visit) {
  each_of_conditions(bearer, key, [&](condition kind, const modifier& one) {
    visit(owned_modifier{&one, to_text(kind), nullptr, kind});
  });
  if (bearer.block->traits.have(key))
    for (const trait& has : bearer.block->traits)
      for (const modifier& one : has.modifiers)
        if (one.key == key) visit(owned_modifier{&one, has.name, nullptr});
  if (!bearer.effects.have(key)) return;
  for (const active_effect& has : bearer.effects) {
    if (!has.keys[static_cast<std::size_t>(key)]) continue;
    for (const modifier& one : has.what->does.modifiers) {
      if (one.key != key) continue;
      // Asked last: it compares names, and most effects say nothing about most keys.
      if (!is_strongest(bearer, *has.what)) break;
      visit(owned_modifier{&one, has.what->name.view(), has.what.get()});
    }
  }
}

/// Whether any modifier of the key counts for this roll.
[[nodiscard]] bool has_modifier(const creature& bearer, modifier_key key,
                                const modifier_context& roll = {}) noexcept;

/// The numbers of a key added up; dice count nothing here.
[[nodiscard]] std::int32_t sum_of(const creature& bearer, modifier_key key,
                                  const modifier_context& roll = {}) noexcept;

/// A number that stands alone: "2", "-10", "+1"; nothing for dice and words.
[[nodiscard]] std::optional<std::int32_t> number_in(std::string_view value) noexcept;

/// The armor class, effects counted in, cover not. SRD: Armor Class.
[[nodiscard]] std::int32_t armor_class_of(const creature& who) noexcept;

/// Feet of speed on foot, effects and conditions counted in. SRD: Speed, Conditions.
[[nodiscard]] std::int32_t walking_speed_of(const creature& who) noexcept;

/// Ways to move.
enum class movement : std::uint8_t { walk, fly, swim, climb, burrow };

/// Feet of speed that way, 0 where a creature cannot move so; as `walking_speed_of`.
[[nodiscard]] std::int32_t speed_of(const creature& who, movement how) noexcept;

/// The greatest of its speeds. SRD: Speed.
[[nodiscard]] std::int32_t fastest_speed_of(const creature& who) noexcept;

/// An ability score with what raises, lowers and replaces it; 0..30. SRD: Ability Scores.
[[nodiscard]] std::int32_t score_of(const creature& who, ability which) noexcept;

/// How much more the modifier of that score is than the one that the numbers of the stat block are
/// made with; 0 as a rule.
[[nodiscard]] std::int32_t ability_shift(const creature& who, ability which) noexcept;

/// With what makes it larger or smaller.
[[nodiscard]] creature_size size_of(const creature& who) noexcept;

/// What a creature is kept from, whoever asks for it.
[[nodiscard]] deed_set kept_from(const creature& who) noexcept;

/// By what: a condition's name before that of anything else; empty where it may.
[[nodiscard]] std::string_view what_keeps(const creature& who, deed from,
                                          const modifier_context& roll = {}) noexcept;

/// Can neither act nor react. SRD: Incapacitated.
[[nodiscard]] bool is_helpless(const creature& who) noexcept;

/// Whether checks fail that need this sense, "sight" or "hearing". SRD: Blinded, Deafened.
[[nodiscard]] bool lacks_sense(const creature& who, std::string_view sense) noexcept;

/// With what makes them reach farther; the passive score is that of the stat block.
[[nodiscard]] senses senses_of(const creature& who) noexcept;

}  // namespace dnd::model
