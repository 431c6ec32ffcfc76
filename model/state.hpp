#pragma once

#include "model/creature.hpp"
#include "model/encounter.hpp"
#include "model/event_values.hpp"
#include "model/ledger.hpp"
#include "model/pending_decision.hpp"
#include "model/position_guess.hpp"

#include <array>
#include <concepts>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// What is true in the game right now: the sum of all events. Nothing in here is ever saved but as
/// a cache. A copy of a state is cheap and stays as it is: creatures and the fight are
/// shared between copies and copied when one of them changes (see `state::edit`).
namespace dnd::model {

/// Somebody at the table, and whom they play.
struct attendance {
  std::string player;
  /// Empty: nobody in particular.
  creature_id creature;
  friend bool operator==(const attendance&, const attendance&) = default;
};

struct session {
  /// Sessions started so far.
  std::uint32_t count = 0;
  bool running = false;
  std::string title;
  /// Of the one that is running: who is there, when it began, the experience that was gained since,
  /// and the copper that the party had then. Logs of earlier versions say nothing of it.
  std::vector<attendance> present = {};
  game_time began = 0;
  std::int64_t experience = 0;
  std::int64_t coins = 0;
  friend bool operator==(const session&, const session&) = default;
};

/// The last number given out for a slug: no two that are there together have the same, and when
/// the last of a kind has left, its numbers begin again.
struct number_part {
  small_text slug;
  std::uint32_t value = 0;
};

/// Creatures that go by one name.
struct creature_group {
  /// A slug: "kobolds".
  small_text name;
  /// Sorted, each once. Never empty in a state.
  std::vector<creature_id> members;
  friend bool operator==(const creature_group&, const creature_group&) = default;
};

/// A ruling that the game master made in the game.
struct ruling_choice {
  /// See `rulings_known`.
  small_text name;
  /// Never empty in a state.
  small_text value;
  friend bool operator==(const ruling_choice&, const ruling_choice&) = default;
};

/// Where undo and redo stand. What came before lives in the log, so this stays two numbers
/// however long a campaign gets. Not part of `==` or of the state hash: two ways to the same
/// state are the same state.
struct undo_position {
  /// Seq of the last event of the last command that is in effect; 0 when none is.
  seq_t head = 0;
  /// Seq of the newest `command_undone` that `redo` would take back; 0 when there is none.
  seq_t redo = 0;
  friend bool operator==(const undo_position&, const undo_position&) = default;
};

class trial;  // model/trial.hpp

class state {
 public:
  /// Sorted by id.
  [[nodiscard]] std::span<const std::shared_ptr<creature>> creatures() const noexcept {
    return creatures_;
  }
  [[nodiscard]] const creature* find(const small_text& id) const noexcept;
  /// The same for a text, which may be longer than any id.
  template <std::convertible_to<std::string_view> Text>
  [[nodiscard]] const creature* find(const Text& id) const noexcept {
    const std::string_view text = id;
    return small_text::fits(text) ? find(small_text(text)) : nullptr;
  }
  /// The same to hold: it stays as it is, whatever happens to the state.
  [[nodiscard]] std::shared_ptr<const creature> find_shared(const small_text& id) const noexcept;
  [[nodiscard]] const encounter* fight() const noexcept { return fight_.get(); }
  /// Index into the fight's order, or `encounter::nobody`. Requires a fight.
  [[nodiscard]] std::uint32_t place_in_fight(const creature_id& id) const noexcept;
  [[nodiscard]] const session& play() const noexcept { return *play_; }
  /// Encounters started so far.
  [[nodiscard]] std::uint32_t encounters() const noexcept { return encounters_; }
  /// When the fight that is on began, or what time it is when none is.
  [[nodiscard]] game_time time() const noexcept { return time_; }
  /// What time it is, the rounds of a fight counted in.
  [[nodiscard]] game_time time_now() const noexcept;
  /// The number of the last effect that came.
  [[nodiscard]] effect_number effects_given() const noexcept { return effects_given_; }
  /// The last number given out for each slug, sorted by slug.
  [[nodiscard]] std::span<const number_part> numbers() const noexcept { return numbers_; }
  [[nodiscard]] std::uint32_t last_number(std::string_view slug) const noexcept;
  /// Sorted by name.
  [[nodiscard]] std::span<const creature_group> groups() const noexcept {
    if (!groups_) return {};
    return *groups_;
  }
  /// Null when there is none of this name.
  [[nodiscard]] const creature_group* find_group(std::string_view name) const noexcept;
  /// What a command waits for; null when none does. Then nothing but the answer goes on.
  [[nodiscard]] const pending_decision* pending() const noexcept { return pending_.get(); }
  /// Rulings that were made in the log, sorted by name.
  [[nodiscard]] const std::vector<ruling_choice>& rulings_made() const noexcept;
  /// Empty when none was made.
  [[nodiscard]] small_text ruling(std::string_view name) const noexcept;
  /// Who has what, and what is so in the world.
  [[nodiscard]] const ledger& books() const noexcept;
  [[nodiscard]] const undo_position& undo_at() const noexcept { return undo_at_; }
  /// Seq of the last event applied.
  [[nodiscard]] seq_t seq() const noexcept { return seq_; }
  /// What conditions do. Not part of `==` or of the state hash, like all content: `apply` asks for
  /// none of it.
  [[nodiscard]] const condition_rows_ptr& rows() const noexcept { return rows_; }

  /// The same state of the game: everything but `seq`, where undo and redo stand, and `rows`.
  friend bool operator==(const state& a, const state& b);

  // -- for who opens a campaign ---------------------------------------------

  /// For all creatures, those that come later too. Not while a trial is on.
  void set_rows(condition_rows_ptr rows);

  // -- for `apply` and for the snapshot reader only -------------------------

  /// The creature to change, unshared first; null when there is none.
  [[nodiscard]] creature* edit(const small_text& id);
  [[nodiscard]] encounter* edit_fight();
  [[nodiscard]] session& edit_play();
  /// Puts a creature in, or over the one of the same id. It is under the rows of this state then.
  void put(std::shared_ptr<creature> who);
  /// False when there is none.
  bool erase(const small_text& id);
  void set_fight(std::shared_ptr<encounter> fight) noexcept { fight_ = std::move(fight); }
  void set_encounters(std::uint32_t count) noexcept { encounters_ = count; }
  void set_time(game_time time) noexcept { time_ = time; }
  void set_effects_given(effect_number last) noexcept { effects_given_ = last; }
  /// An empty value: the word is the campaign's file's again.
  void set_ruling(const small_text& name, const small_text& value);
  /// Each puts a part in, or in place of the one of the same key; what is nothing goes.
  void set_holding(holding part);
  void set_life(life part);
  void set_fact(fact part);
  void set_dates(calendar dates);
  void set_pending(std::shared_ptr<const pending_decision> what) noexcept {
    pending_ = std::move(what);
  }
  /// 0 removes the counter.
  void set_number(std::string_view slug, std::uint32_t value);
  /// Puts a group in, or in place of the one of the same name; without members that one goes.
  void set_group(creature_group group);
  /// Takes a creature out of all groups; one that has nobody left goes.
  void leave_groups(std::string_view id);
  void set_undo_at(undo_position where) noexcept { undo_at_ = where; }
  void set_seq(seq_t seq) noexcept { seq_ = seq; }
  /// Everything but creatures, their numbers, `seq` and where undo stands becomes that of `from`,
  /// and is shared with it.
  void share_campaign_of(const state& from);

  /// Shared parts, for `diff` to see at a glance what two states have in common.
  [[nodiscard]] const std::shared_ptr<encounter>& fight_pointer() const noexcept { return fight_; }
  [[nodiscard]] const std::shared_ptr<session>& play_pointer() const noexcept { return play_; }
  [[nodiscard]] const std::shared_ptr<const pending_decision>& pending_pointer() const noexcept {
    return pending_;
  }
  [[nodiscard]] const std::shared_ptr<ledger>& books_pointer() const noexcept { return books_; }
  [[nodiscard]] bool shares_groups_with(const state& other) const noexcept {
    return groups_ == other.groups_;
  }

 private:
  std::vector<std::shared_ptr<creature>> creatures_;
  std::shared_ptr<encounter> fight_;
  std::shared_ptr<session> play_ = std::make_shared<session>();
  std::vector<number_part> numbers_;
  /// Null when there are none, as mostly.
  std::shared_ptr<const std::vector<creature_group>> groups_;
  /// Null when there is none, as mostly.
  std::shared_ptr<const pending_decision> pending_;
  /// Null when there are none, as mostly.
  std::shared_ptr<const std::vector<ruling_choice>> rulings_;
  /// Null while nothing stands in it.
  std::shared_ptr<ledger> books_;
  condition_rows_ptr rows_;
  std::uint32_t encounters_ = 0;
  effect_number effects_given_ = 0;
  game_time time_ = 0;
  undo_position undo_at_;
  seq_t seq_ = 0;

  friend class trial;
  /// The trial that this state is in. A copy is in none.
  struct trial_link {
    trial_link() noexcept = default;
    trial_link(const trial_link&) noexcept {}
    trial_link& operator=(const trial_link&) noexcept { return *this; }
    trial* now = nullptr;
  };
  trial_link trial_;

  /// Where creatures were found, by what is mixed of their ids: room for as many as there may be.
  std::array<position_guess, 1'024> last_found_;
  /// Where the fight's order was looked into last: turns go from one place to the next.
  position_guess last_place_;

  /// Unshared, and there.
  [[nodiscard]] ledger& edit_books();
  /// None where nothing stands in it.
  void tidy_books() noexcept;

  /// Index into `creatures_`, or its size.
  [[nodiscard]] std::size_t index_of(const small_text& id) const noexcept;
};

}  // namespace dnd::model
