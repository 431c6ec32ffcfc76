#pragma once

#include "model/apply_result.hpp"
#include "model/creature.hpp"
#include "model/effects/instance.hpp"
#include "model/event_values.hpp"
#include "model/type_list.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

/// Spells, effects that stay, and the time that ends them. See `model/event.hpp` for what an event
/// consists of.
namespace dnd::model {

class state;

/// A spell was cast; its slot is spent by an `action_used`.
struct spell_cast {
  static constexpr std::string_view stored_as = "spell_cast";
  creature_id caster;
  small_text spell;
  /// Of the slot, or of the spell where it needs none; 0 for a cantrip.
  std::uint8_t level = 0;
  bool ritual = false;
  std::vector<creature_id> targets;

  template <class Self, class Visitor>
  static void describe(Self& e, Visitor& v) {
    v.field("caster", e.caster);
    v.field("spell", e.spell);
    v.field("level", e.level);
    v.optional("ritual", e.ritual);
    v.optional("targets", e.targets);
  }
  [[nodiscard]] const creature_id& actor() const noexcept { return caster; }
  [[nodiscard]] apply_result apply_to(state& now) const;
};

/// An effect is on a creature from now on. Its number is one more than that of the last one.
struct effect_applied {
  static constexpr std::string_view stored_as = "effect_applied";
  creature_id creature;
  std::shared_ptr<const effect_instance> effect;
  /// Where its maximum of hit points became smaller than what it had.
  hp_change hp;

  template <class Self, class Visitor>
  static void describe(Self& e, Visitor& v) {
    v.field("creature", e.creature);
    v.field("effect", e.effect);
    v.optional("hp", e.hp);
  }
  [[nodiscard]] const creature_id& actor() const noexcept {
    static const creature_id nobody;
    return effect ? effect->source : nobody;
  }
  [[nodiscard]] apply_result apply_to(state& now) const;
};

/// Why an effect ended.
enum class effect_end : std::uint8_t {
  expired,
  saved,
  removed,
  /// What it hung on ended: the concentration of its caster, or the caster's life.
  released,
  /// Something that its words name happened: damage, an attack.
  broken,
  rested,
  replaced,
  /// It was for one roll, or for one thing done.
  used,
};

struct effect_ended {
  static constexpr std::string_view stored_as = "effect_ended";
  creature_id creature;
  effect_number number = 0;
  small_text name;
  effect_end why{};
  /// Where its maximum of hit points became smaller than what it had.
  hp_change hp;

  template <class Self, class Visitor>
  static void describe(Self& e, Visitor& v) {
    v.field("creature", e.creature);
    v.field("number", e.number);
    v.field("name", e.name);
    v.field("why", e.why);
    v.optional("hp", e.hp);
  }
  [[nodiscard]] apply_result apply_to(state& now) const;
};

/// Saves against an effect that takes more than one of them.
struct effect_counted {
  static constexpr std::string_view stored_as = "effect_counted";
  creature_id creature;
  effect_number number = 0;
  change<std::uint8_t> failures;
  change<std::uint8_t> successes;

  template <class Self, class Visitor>
  static void describe(Self& e, Visitor& v) {
    v.field("creature", e.creature);
    v.field("number", e.number);
    v.field("failures", e.failures);
    v.field("successes", e.successes);
  }
  [[nodiscard]] apply_result apply_to(state& now) const;
};

/// What content leaves to the game master, and what the engine keeps no map for.
struct effect_told {
  static constexpr std::string_view stored_as = "effect_told";
  /// Whose doing it is; empty: nobody's.
  creature_id source;
  /// Whom it is about; empty: nobody in particular.
  creature_id creature;
  small_text name;
  std::string text;

  template <class Self, class Visitor>
  static void describe(Self& e, Visitor& v) {
    v.optional("source", e.source);
    v.optional("creature", e.creature);
    v.field("name", e.name);
    v.field("text", e.text);
  }
  [[nodiscard]] const creature_id& actor() const noexcept { return source; }
  [[nodiscard]] apply_result apply_to(state& now) const;
};

/// Time outside of fights, in rounds of six seconds.
struct time_passed {
  static constexpr std::string_view stored_as = "time_passed";
  change<game_time> time;

  template <class Self, class Visitor>
  static void describe(Self& e, Visitor& v) {
    v.field("time", e.time);
  }
  [[nodiscard]] apply_result apply_to(state& now) const;
};

/// Something of a creature's turn was spent, or of what it may do before its next one.
struct turn_spent {
  static constexpr std::string_view stored_as = "turn_spent";
  creature_id creature;
  /// What for: "Dash", "Attack".
  small_text on;
  change<turn_use> turn;

  template <class Self, class Visitor>
  static void describe(Self& e, Visitor& v) {
    v.field("creature", e.creature);
    v.optional("on", e.on);
    v.field("turn", e.turn);
  }
  [[nodiscard]] const creature_id& actor() const noexcept { return creature; }
  [[nodiscard]] apply_result apply_to(state& now) const;
};

using effect_events = type_list<spell_cast, effect_applied, effect_ended, effect_counted,
                                effect_told, time_passed, turn_spent>;

}  // namespace dnd::model
