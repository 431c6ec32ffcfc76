#pragma once

#include "model/stat_block.hpp"
#include "model/text.hpp"
#include "model/vocabulary.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// The permanent facts. An event carries outcomes and before/after values, never formulas:
/// replaying it needs no dice, no YAML and no clock.
///
/// Each struct has one description of its fields in `event_fields.hpp`; encoder, decoder and
/// comparison come from there. The stored name of a type and of its fields never changes; a new
/// meaning gets a new name, and an upcaster reads the old one.
namespace dnd::model {

/// Position of an event in a campaign, from 1. 0 means "before the first".
using seq_t = std::uint64_t;

using creature_id = small_text;

/// At most `Capacity` small values in place, for dice faces of events of the usual kind.
template <class T, std::size_t Capacity>
class inline_list {
 public:
  inline_list() noexcept = default;
  inline_list(std::initializer_list<T> values) noexcept {
    for (const T& value : values) push_back(value);
  }
  /// Requires `!full()`.
  void push_back(const T& value) noexcept {
    DND_ASSERT(size_ < Capacity);
    values_[size_++] = value;
  }
  void clear() noexcept { size_ = 0; }
  [[nodiscard]] bool full() const noexcept { return size_ == Capacity; }
  [[nodiscard]] bool empty() const noexcept { return size_ == 0; }
  [[nodiscard]] std::size_t size() const noexcept { return size_; }
  [[nodiscard]] const T* begin() const noexcept { return values_.data(); }
  [[nodiscard]] const T* end() const noexcept { return values_.data() + size_; }
  [[nodiscard]] const T& operator[](std::size_t at) const noexcept {
    DND_ASSERT(at < size_);
    return values_[at];
  }
  friend bool operator==(const inline_list& a, const inline_list& b) noexcept {
    if (a.size_ != b.size_) return false;
    for (std::size_t i = 0; i < a.size_; ++i)
      if (!(a.values_[i] == b.values_[i])) return false;
    return true;
  }

 private:
  std::array<T, Capacity> values_{};
  std::uint8_t size_ = 0;
};

/// Faces of the d20s of one roll, in the order rolled: one, or two with advantage or
/// disadvantage (three with elven accuracy).
using d20_faces = inline_list<std::uint8_t, 3>;

/// A value before and after an event.
template <class T>
struct change {
  T before{};
  T after{};
  friend bool operator==(const change&, const change&) = default;
};
using hp_change = change<std::int32_t>;

enum class roll_mode : std::uint8_t { straight, advantage, disadvantage };

/// One instance of a condition. The creature has the condition as long as one instance is left.
/// SRD: Conditions.
struct condition_instance {
  condition kind{};
  /// Who imposed it; empty when the game master did.
  creature_id source;
  /// Rounds left, counted down at the end of the turns of `anchor`; 0 means until removed.
  std::int32_t rounds = 0;
  /// Whose turns count: the source, or the bearer when there is no source.
  creature_id anchor;
  friend bool operator==(const condition_instance&, const condition_instance&) = default;
};

// -- sessions --------------------------------------------------------------

struct session_started {
  std::uint32_t number = 0;
  std::string title;
};
struct session_saved {
  std::uint32_t number = 0;  ///< 0 outside of a session.
};
struct session_ended {
  std::uint32_t number = 0;
};

// -- the table -------------------------------------------------------------

struct creature_added {
  creature_id creature;
  small_text name;
  /// Number behind the slug; 0 for a creature that has none.
  std::uint32_t number = 0;
  std::int32_t hp = 0;
  std::int32_t max_hp = 0;
  /// Faces of the hit dice when hit points were rolled.
  std::vector<std::uint16_t> hp_dice;
  stat_block_ptr block;
};
struct creature_removed {
  creature_id creature;
};

// -- the fight -------------------------------------------------------------

struct encounter_started {
  std::uint32_t number = 0;
};
/// A creature takes part in the fight from now on; it has no place in the order before it rolls.
struct combatant_joined {
  creature_id creature;
  bool surprised = false;
};
struct initiative_rolled {
  creature_id creature;
  d20_faces d20;
  roll_mode mode{};
  std::int16_t modifier = 0;
  std::int16_t total = 0;
  /// Breaks ties: Dexterity score, then characters before monsters, then who rolled first.
  /// Unique in a fight. See `rules/initiative.hpp`.
  std::uint64_t tie_break = 0;
};
struct round_started {
  change<std::uint32_t> round;
};
struct turn_started {
  creature_id creature;
  std::uint32_t round = 0;
};
struct turn_ended {
  creature_id creature;
  std::uint32_t round = 0;
};
struct encounter_ended {
  std::uint32_t number = 0;
  std::uint32_t rounds = 0;
};

// -- actions ---------------------------------------------------------------

struct action_used {
  creature_id creature;
  small_text action;
  /// The pool of uses that is spent: the action's name where it has none of its own.
  small_text pool;
  change<std::uint16_t> spent;
};
struct recharge_rolled {
  creature_id creature;
  small_text pool;
  std::uint8_t d6 = 0;
  std::uint8_t needed = 0;
  change<std::uint16_t> spent;
};
/// Uses that come back without a roll: legendary actions at the start of the creature's turn.
struct uses_regained {
  creature_id creature;
  small_text pool;
  change<std::uint16_t> spent;
};
struct attack_rolled {
  creature_id attacker;
  creature_id target;
  small_text weapon;
  d20_faces d20;
  roll_mode mode{};
  std::int16_t modifier = 0;
  std::int16_t total = 0;
  std::int16_t ac = 0;
  bool hit = false;
  bool critical = false;
  /// Why there is advantage or disadvantage, such as "target prone, attacker poisoned".
  std::string reason;
};
struct damage_rolled {
  creature_id source;
  small_text action;
  std::string dice;
  std::vector<std::uint16_t> faces;
  std::int32_t total = 0;
  damage_type type{};
};
/// One packet of one type after immunity, resistance and vulnerability. SRD: Damage and Healing.
struct damage_dealt {
  /// Empty when the game master did it.
  creature_id source;
  creature_id target;
  std::int32_t amount = 0;  ///< What the target takes.
  damage_type type{};
  std::int32_t rolled = 0;  ///< Before the target's defences.
  hp_change hp;
  hp_change temp_hp;
};
struct healed {
  creature_id source;
  creature_id target;
  std::int32_t amount = 0;  ///< Hit points regained, at most up to the maximum.
  hp_change hp;
};
struct temporary_hp_gained {
  creature_id source;
  creature_id target;
  hp_change temp_hp;
};
struct saving_throw_rolled {
  creature_id creature;
  ability with{};
  d20_faces d20;
  roll_mode mode{};
  std::int16_t modifier = 0;
  std::int16_t total = 0;
  std::optional<std::int16_t> dc;
  std::optional<bool> success;
  /// Failed without a roll counting (a paralyzed creature's Strength save).
  bool automatic = false;
  std::string reason;
};
struct check_rolled {
  creature_id creature;
  ability with{};
  std::optional<skill> of;
  d20_faces d20;
  roll_mode mode{};
  std::int16_t modifier = 0;
  std::int16_t total = 0;
  std::optional<std::int16_t> dc;
  std::optional<bool> success;
  std::string reason;
};
struct dice_rolled {
  /// Empty when the game master rolls.
  creature_id creature;
  std::string dice;  ///< Canonical text.
  std::string label;
  /// In the order rolled; a fate die shows -1, 0 or 1.
  std::vector<std::int16_t> faces;
  std::int64_t total = 0;
  /// One readable line with every die and what became of it.
  std::string detail;
};

// -- life and death --------------------------------------------------------

struct condition_added {
  creature_id creature;
  condition_instance instance;
};
/// Why a condition ended.
enum class condition_end : std::uint8_t { removed, expired, replaced };
struct condition_removed {
  creature_id creature;
  condition_instance instance;
  condition_end why{};
};
struct condition_ticked {
  creature_id creature;
  condition kind{};
  /// With the kind, tells which instance it is.
  creature_id source;
  creature_id anchor;
  change<std::int32_t> rounds;
};
/// An immune creature does not get a condition; the attempt is a fact all the same.
struct condition_blocked {
  creature_id creature;
  condition kind{};
};
struct exhaustion_changed {
  creature_id creature;
  change<std::uint8_t> level;
  hp_change hp;
};
/// Dying, stable, dead. SRD: Dropping to 0 Hit Points.
enum class vitality : std::uint8_t { conscious, dying, stable, dead };
struct vitality_changed {
  creature_id creature;
  change<vitality> state;
};
struct death_save_rolled {
  creature_id creature;
  d20_faces d20;
  roll_mode mode{};
  std::int16_t modifier = 0;
  std::int16_t total = 0;
  change<std::uint8_t> successes;
  change<std::uint8_t> failures;
};
/// Failures that come from damage at 0 hit points.
struct death_failures_added {
  creature_id creature;
  change<std::uint8_t> failures;
};

// -- the story -------------------------------------------------------------

struct note_added {
  std::string text;
};

// -- taking back -----------------------------------------------------------

struct creature;   // model/state.hpp
struct encounter;  // model/state.hpp
struct session;    // model/state.hpp

/// One place in the initiative order.
struct combatant {
  creature_id id;
  bool rolled = false;
  bool surprised = false;
  std::int16_t initiative = 0;
  std::uint64_t tie_break = 0;
  friend bool operator==(const combatant&, const combatant&) = default;
};

/// Parts of a state as they are to be from now on: what an undo, a redo or a discarded fight
/// puts back. Parts that are not named stay. Pointers keep the event small; null means "not
/// there".
struct creature_part {
  creature_id id;
  std::shared_ptr<const creature> value;
};
struct number_part {
  small_text slug;
  std::uint32_t value = 0;
};
struct state_patch {
  std::vector<creature_part> creatures;
  /// Outer: is it part of the patch; inner: is there a fight.
  std::optional<std::shared_ptr<const encounter>> fight;
  /// Behind the fight's order: a fight too large for one line goes on in the next event.
  std::vector<combatant> combatants;
  std::shared_ptr<const session> play;  ///< Null: not part of the patch.
  std::vector<number_part> numbers;     ///< 0 removes the counter.
  std::optional<std::uint32_t> encounters;
  friend bool operator==(const state_patch& a, const state_patch& b);
};

/// The fight never happened: everything is as it was before `encounter_started`. A patch too
/// large for a line goes on in `state_restored` events of the same command.
struct encounter_discarded {
  std::uint32_t number = 0;
  state_patch restored;
};
struct command_undone {
  seq_t first = 0;  ///< The events that are taken back, both ends included.
  seq_t last = 0;
  change<seq_t> head;
  change<seq_t> redo;
  state_patch restored;
};
struct command_redone {
  seq_t undone = 0;  ///< Seq of the `command_undone` that is taken back.
  change<seq_t> head;
  change<seq_t> redo;
  state_patch restored;
};
struct state_restored {
  state_patch restored;
};

using event =
    std::variant<session_started, session_saved, session_ended, creature_added, creature_removed,
                 encounter_started, combatant_joined, initiative_rolled, round_started,
                 turn_started, turn_ended, encounter_ended, action_used, recharge_rolled,
                 uses_regained, attack_rolled, damage_rolled, damage_dealt, healed,
                 temporary_hp_gained, saving_throw_rolled, check_rolled, dice_rolled,
                 condition_added, condition_removed, condition_ticked, condition_blocked,
                 exhaustion_changed, vitality_changed, death_save_rolled, death_failures_added,
                 note_added, encounter_discarded, command_undone, command_redone, state_restored>;

/// Stored names in the order of `event`'s alternatives.
[[nodiscard]] std::string_view type_name(const event& what) noexcept;
[[nodiscard]] std::string_view type_name(std::size_t index) noexcept;

}  // namespace dnd::model
