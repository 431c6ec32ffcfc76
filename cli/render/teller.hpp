#pragma once

#include "cli/render/newcomers.hpp"
#include "cli/render/style.hpp"
#include "cli/render/types.hpp"
#include "model/event.hpp"
#include "model/state.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dnd::cli {

/// The words for each kind of event: the work behind `narrate`. Used once and thrown away.
/// `names` and the events must outlive it.
///
/// It has one overload for each alternative of `model::event`, and no template, so that a new
/// alternative does not compile before somebody has found words for it.
class teller {
 public:
  teller(const name_lookup& names, std::span<const logged_event> events, const style& look);

  [[nodiscard]] std::vector<std::string> tell();

  void operator()(const model::session_started& e);
  void operator()(const model::session_saved& e);
  void operator()(const model::session_ended& e);
  void operator()(const model::creature_added& e);
  void operator()(const model::creature_removed& e);
  void operator()(const model::encounter_started& e);
  void operator()(const model::combatant_joined& e);
  void operator()(const model::initiative_rolled& e);
  void operator()(const model::round_started& e);
  void operator()(const model::turn_started& e);
  void operator()(const model::turn_ended& e);
  void operator()(const model::encounter_ended& e);
  void operator()(const model::action_used& e);
  void operator()(const model::recharge_rolled& e);
  void operator()(const model::uses_regained& e);
  void operator()(const model::attack_rolled& e);
  void operator()(const model::damage_rolled& e);
  void operator()(const model::damage_dealt& e);
  void operator()(const model::healed& e);
  void operator()(const model::temporary_hp_gained& e);
  void operator()(const model::saving_throw_rolled& e);
  void operator()(const model::check_rolled& e);
  void operator()(const model::dice_rolled& e);
  void operator()(const model::condition_added& e);
  void operator()(const model::condition_removed& e);
  void operator()(const model::condition_ticked& e);
  void operator()(const model::condition_blocked& e);
  void operator()(const model::exhaustion_changed& e);
  void operator()(const model::vitality_changed& e);
  void operator()(const model::death_save_rolled& e);
  void operator()(const model::death_failures_added& e);
  void operator()(const model::note_added& e);
  void operator()(const model::encounter_discarded& e);
  void operator()(const model::command_undone& e);
  void operator()(const model::command_redone& e);
  void operator()(const model::state_restored& e);

 private:
  /// How many events from `first` on go into one line; at least one.
  [[nodiscard]] std::size_t group_size(std::size_t first) const;
  /// The creatures of the events that are told together with the current one.
  template <class T>
  [[nodiscard]] std::vector<std::string> group_names() const;
  /// Says the damage rolls that no damage has taken up, such as those of an area effect.
  void flush_rolls();
  /// A roll of this damage that has not been said, which then counts as said; or null.
  [[nodiscard]] const model::damage_rolled* take_roll(const model::damage_dealt& e);

  /// A line of its own.
  void say(std::string line);
  /// A line that begins an action: what follows from it stands under it.
  void say_action(std::string line);
  /// A line that follows from an action, where one has begun.
  void say_within(const std::string& line);

  [[nodiscard]] std::string name(std::string_view id) const;
  [[nodiscard]] std::string clean(std::string_view text) const { return look_.clean(text); }
  [[nodiscard]] std::string good(std::string_view text) const;
  [[nodiscard]] std::string bad(std::string_view text) const;
  /// ", with zombie-1 and Grog as they were": at most a few of them; empty for none.
  [[nodiscard]] std::string parts_text(const model::state_patch& patch) const;

  const name_lookup& names_;
  std::span<const logged_event> events_;
  style look_;
  name_map newcomers_;
  std::vector<const model::damage_rolled*> rolls_;
  /// The events that are being told.
  std::span<const logged_event> group_;
  bool within_action_ = false;
  std::vector<std::string> lines_;
};

}  // namespace dnd::cli
