#pragma once

#include "model/effects/effect.hpp"
#include "model/effects/modifier_sources.hpp"
#include "model/event_values.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

/// An effect that stays on a creature.
namespace dnd::model {

/// Counts effects of a campaign, from 1; never given out twice.
using effect_number = std::uint32_t;

/// Rounds of six seconds since the campaign began. SRD: Time, The Order of Combat.
using game_time = std::uint64_t;

enum class lasting_kind : std::uint8_t { permanent, time, short_rest, long_rest };

/// Until when an effect lasts.
struct lifetime {
  lasting_kind kind{};
  /// Of `time`: when it is over. In a fight it ends at the boundary of the turn of `anchor` in that
  /// round, else as soon as that time is reached.
  game_time at = 0;
  creature_id anchor;
  turn_boundary boundary = turn_boundary::end;
  friend bool operator==(const lifetime&, const lifetime&) = default;
};

/// Frozen into the event that put it there: content that is edited later changes nothing.
struct effect_instance {
  effect_number number = 0;
  small_text name;
  /// Who put it there; empty when nobody did.
  creature_id source;
  /// The effect that it hangs on, such as the concentration of its caster; 0: none.
  effect_number parent = 0;
  /// The bearer concentrates on it.
  bool concentration = false;
  /// It is a spell's, cast at this level; the spell's own level; for what it does later.
  bool spell = false;
  std::uint8_t level = 0;
  std::uint8_t spell_level = 0;
  /// What "mod" stands for, and the bonus of spell attacks.
  std::int16_t modifier = 0;
  std::int16_t to_hit = 0;
  lifetime until;
  /// Of its repeated save.
  ability save_with{};
  std::int16_t save_dc = 0;
  /// What somebody said about it: what a readied action waits for. Often empty.
  std::string note;
  /// When it began, where what it does is counted from there; else 0.
  game_time began = 0;
  /// What it does. Dice that spoke of its user ("+mod") have numbers in their place.
  lasting does;
  friend bool operator==(const effect_instance&, const effect_instance&) = default;
};

/// What an effect is looked at for besides its modifiers. Most have nothing of it, and a creature
/// that is hurt need not go through all that is on it.
enum class effect_mark : std::uint8_t { ends_on = 1, saves_again = 2, concentration = 4 };

/// An effect on a creature, and what has been counted since it is there.
struct active_effect {
  std::shared_ptr<const effect_instance> what;
  std::uint8_t failures = 0;
  std::uint8_t successes = 0;
  /// Of the instance, at hand: `effect_mark`s, a hash of its name, the keys of its modifiers.
  std::uint8_t marks = 0;
  std::uint32_t name_hash = 0;
  modifier_key_set keys{};

  /// Fills these in, when the list that it is in knows its keys.
  void note(const modifier_key_set& its) noexcept;

  friend bool operator==(const active_effect& a, const active_effect& b) {
    return a.failures == b.failures && a.successes == b.successes &&
           (a.what == b.what || (a.what && b.what && *a.what == *b.what));
  }
};

[[nodiscard]] inline const std::vector<modifier>& modifiers_of(const active_effect& has) noexcept {
  static const std::vector<modifier> none;
  return has.what ? has.what->does.modifiers : none;
}

inline void active_effect::note(const modifier_key_set& its) noexcept {
  keys = its;
  unsigned all = 0;
  const auto mark = [&](bool is, effect_mark which) {
    if (is) all |= static_cast<unsigned>(which);
  };
  if (what) {
    mark(!what->does.ends_on.empty(), effect_mark::ends_on);
    mark(!what->does.save_again.empty(), effect_mark::saves_again);
    mark(what->concentration, effect_mark::concentration);
    name_hash = static_cast<std::uint32_t>(what->name.mix());
  }
  marks = static_cast<std::uint8_t>(all);
}

/// In the order in which they came.
using active_effects = modifier_sources<active_effect>;

}  // namespace dnd::model
