#pragma once

#include "model/event.hpp"

#include <atomic>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// What is true at the table right now: the sum of all events. Nothing in here is ever saved
/// but as a cache. A copy of a state is cheap and stays as it is: creatures and the fight are
/// shared between copies and copied when one of them changes (see `state::edit`).
namespace dnd::model {

/// Uses of a limited action that are gone.
struct pool_use {
  small_text pool;
  std::uint16_t spent = 0;
  friend bool operator==(const pool_use&, const pool_use&) = default;
};

struct creature {
  creature_id id;
  small_text name;
  /// The number behind the slug in its id; 0 for a creature with a name of its own.
  std::uint32_t number = 0;
  stat_block_ptr block;
  /// 0..`effective_max_hp`.
  std::int32_t hp = 0;
  /// Without exhaustion's halving.
  std::int32_t max_hp = 0;
  std::int32_t temp_hp = 0;
  vitality life{};
  std::uint8_t death_successes = 0;  ///< 0..3
  std::uint8_t death_failures = 0;   ///< 0..3
  std::uint8_t exhaustion = 0;       ///< 0..6
  /// In the order in which they came; two of a kind are possible.
  std::vector<condition_instance> conditions;
  /// Sorted by pool; entries with nothing spent are not kept.
  std::vector<pool_use> spent;

  /// Stat blocks are compared by value.
  friend bool operator==(const creature& a, const creature& b);
};

/// Hit point maximum with exhaustion counted in, never below 1. SRD: Exhaustion, level 4.
[[nodiscard]] std::int32_t effective_max_hp(const creature& who) noexcept;

/// Conditions that a creature has, those that others imply included: paralyzed means
/// incapacitated, unconscious means incapacitated and prone, 0 hit points mean unconscious.
/// SRD: Conditions.
[[nodiscard]] condition_set effective_conditions(const creature& who) noexcept;

struct encounter {
  std::uint32_t number = 0;
  /// 0 until everybody has rolled and the first turn starts.
  std::uint32_t round = 0;
  /// Those who rolled, by initiative and then tie break, both descending; then those who have
  /// not, in the order in which they joined.
  std::vector<combatant> order;
  /// Index into `order` of the creature whose turn it is, or `nobody`.
  static constexpr std::uint32_t nobody = UINT32_MAX;
  std::uint32_t current = nobody;
  /// Seq of its `encounter_started`: what `encounter discard` goes back to.
  seq_t began = 0;
  friend bool operator==(const encounter&, const encounter&) = default;

  /// Null when it is nobody's turn; also between the parts of a fight that comes back in several
  /// events, when its place in the order is still to come.
  [[nodiscard]] const combatant* turn_of() const noexcept {
    return current < order.size() ? &order[current] : nullptr;
  }
  [[nodiscard]] const combatant* find(std::string_view id) const noexcept;
  /// Index into `order`, or `nobody`.
  [[nodiscard]] std::uint32_t index_of(std::string_view id) const noexcept;
};

struct session {
  /// Sessions started so far.
  std::uint32_t count = 0;
  bool running = false;
  std::string title;
  friend bool operator==(const session&, const session&) = default;
};

/// Where undo and redo stand. The chain behind it lives in the log, so this stays two numbers
/// however long a campaign gets. Not part of `==` or of the state hash: two ways to the same
/// table are the same table.
struct history {
  /// Seq of the last event of the last command that is in effect; 0 when none is.
  seq_t head = 0;
  /// Seq of the newest `command_undone` that `redo` would take back; 0 when there is none.
  seq_t redo = 0;
  friend bool operator==(const history&, const history&) = default;
};

class trial;  // model/trial.hpp

class state {
 public:
  /// Sorted by id.
  [[nodiscard]] std::span<const std::shared_ptr<creature>> creatures() const noexcept {
    return creatures_;
  }
  [[nodiscard]] const creature* find(std::string_view id) const noexcept;
  [[nodiscard]] const encounter* fight() const noexcept { return fight_.get(); }
  [[nodiscard]] const session& play() const noexcept { return *play_; }
  /// Encounters started so far.
  [[nodiscard]] std::uint32_t encounters() const noexcept { return encounters_; }
  /// The highest number given out for a slug, sorted by slug: ids are not used twice.
  [[nodiscard]] std::span<const number_part> numbers() const noexcept { return numbers_; }
  [[nodiscard]] std::uint32_t last_number(std::string_view slug) const noexcept;
  [[nodiscard]] const history& past() const noexcept { return past_; }
  /// Seq of the last event applied.
  [[nodiscard]] seq_t seq() const noexcept { return seq_; }

  /// The same table: everything but `seq` and `past`.
  friend bool operator==(const state& a, const state& b);

  // -- for `apply` and for the snapshot reader only -------------------------

  /// The creature to change, unshared first; null when there is none.
  [[nodiscard]] creature* edit(std::string_view id);
  [[nodiscard]] encounter* edit_fight();
  [[nodiscard]] session& edit_play();
  /// Puts a creature in, or over the one of the same id.
  void put(std::shared_ptr<creature> who);
  /// False when there is none.
  bool erase(std::string_view id);
  void set_fight(std::shared_ptr<encounter> fight) noexcept { fight_ = std::move(fight); }
  void set_encounters(std::uint32_t count) noexcept { encounters_ = count; }
  /// 0 removes the counter.
  void set_number(std::string_view slug, std::uint32_t value);
  void set_past(history past) noexcept { past_ = past; }
  void set_seq(seq_t seq) noexcept { seq_ = seq; }

  /// Shared parts, for `diff` to see at a glance what two states have in common.
  [[nodiscard]] const std::shared_ptr<encounter>& fight_pointer() const noexcept { return fight_; }
  [[nodiscard]] const std::shared_ptr<session>& play_pointer() const noexcept { return play_; }

 private:
  std::vector<std::shared_ptr<creature>> creatures_;
  std::shared_ptr<encounter> fight_;
  std::shared_ptr<session> play_ = std::make_shared<session>();
  std::vector<number_part> numbers_;
  std::uint32_t encounters_ = 0;
  history past_;
  seq_t seq_ = 0;

  friend class trial;
  /// The trial that this table is in. A copy is in none.
  struct trial_link {
    trial_link() noexcept = default;
    trial_link(const trial_link&) noexcept {}
    trial_link& operator=(const trial_link&) noexcept { return *this; }
    trial* now = nullptr;
  };
  trial_link trial_;

  /// Index of the creature that was looked for last: most look-ups come in runs for the same one.
  /// Only a guess, so several readers may overwrite it.
  struct position_guess {
    position_guess() noexcept = default;
    position_guess(const position_guess& other) noexcept : at(other.get()) {}
    position_guess& operator=(const position_guess& other) noexcept {
      set(other.get());
      return *this;
    }
    [[nodiscard]] std::size_t get() const noexcept { return at.load(std::memory_order_relaxed); }
    void set(std::size_t index) const noexcept { at.store(index, std::memory_order_relaxed); }
    mutable std::atomic<std::size_t> at = 0;
  };
  position_guess last_found_;

  /// Index into `creatures_`, or its size.
  [[nodiscard]] std::size_t index_of(std::string_view id) const noexcept;
};

/// What must be put back so that `from` becomes `to`; `past` and `seq` are not part of it. Parts
/// that both share are seen at a glance, so it costs what has changed.
[[nodiscard]] state_patch diff(const state& from, const state& to);

/// Puts the parts of a patch into a state.
void restore(state& table, const state_patch& patch);

}  // namespace dnd::model
