#pragma once

#include "model/state.hpp"

#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace dnd::model {

/// Changes to a state that are kept or taken back as a whole. What a change replaces is remembered,
/// so a trial costs what is changed in it, where a copy of the state to fall back on would cost a
/// pointer for each creature.
///
/// When it ends, the state is as it was, `seq` and where undo stands included, unless `keep` was
/// called. A state is in one trial at a time, and stays where it is until that has ended. States
/// that share parts with it see nothing of what happens to it, as always.
class trial {
 public:
  /// Requires that `now` is in no other trial.
  explicit trial(state& now);
  trial(const trial&) = delete;
  trial& operator=(const trial&) = delete;
  ~trial();

  [[nodiscard]] state& now() noexcept { return now_; }
  [[nodiscard]] const state& now() const noexcept { return now_; }
  /// As they were when the trial began.
  [[nodiscard]] const encounter* fight_before() const noexcept { return fight_.get(); }
  [[nodiscard]] seq_t seq_before() const noexcept { return seq_; }

  /// The state is as it was when the trial began, and the trial goes on. Requires that `keep` was
  /// not called.
  void take_back();
  /// The changes stay. Requires that it was not called before.
  void keep() noexcept;
  /// The changes so far stay, and the trial begins anew with them.
  void begin_anew();

  /// Whoever may be another than when the trial began, each once: with the id, and what stood
  /// there then; null when nothing did.
  template <class Visit>
  void visit_replaced(Visit visit) const {
    for (auto one = replaced_.begin(); one != replaced_.end(); ++one) {
      const auto is_same = [&](const replaced& other) { return other.id == one->id; };
      // The first of several is from the beginning.
      if (std::none_of(replaced_.begin(), one, is_same)) visit(one->id, one->before);
    }
  }

 private:
  friend class state;

  /// What stood at an id; null when nothing did.
  struct replaced {
    creature_id id;
    std::shared_ptr<creature> before;
  };

  // What `state` calls before it changes something. A creature that the trial put in last may be
  // changed again without a new entry; any other gets one more, which is right too: they are
  // taken back in reverse.
  void before_edit(const std::shared_ptr<creature>& who) {
    if (who.get() != newest_) replaced_.push_back({who->id, who});
  }
  void before_change(const creature_id& id, std::shared_ptr<creature> who) {
    replaced_.push_back({id, std::move(who)});
    newest_ = nullptr;
  }
  void before_change(const std::vector<number_part>& numbers) {
    if (!numbers_) numbers_ = numbers;
  }
  void put_in(const creature* who) noexcept { newest_ = who; }

  void remember_parts();
  void end() noexcept { now_.trial_.now = nullptr; }

  state& now_;
  std::vector<replaced> replaced_;
  const creature* newest_ = nullptr;
  /// Held from the beginning: what is shared is copied before it is changed.
  std::shared_ptr<encounter> fight_;
  std::shared_ptr<session> play_;
  std::shared_ptr<const std::vector<creature_group>> groups_;
  std::shared_ptr<const pending_decision> pending_;
  std::shared_ptr<const std::vector<ruling_choice>> rulings_;
  std::shared_ptr<ledger> books_;
  std::optional<std::vector<number_part>> numbers_;
  std::uint32_t encounters_ = 0;
  effect_number effects_given_ = 0;
  game_time time_ = 0;
  undo_position undo_at_;
  seq_t seq_ = 0;
};

}  // namespace dnd::model
