#pragma once

#include "cli/render/style.hpp"
#include "model/views/commit_view.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// The words for each kind of event. A topic's file has, for each of its kinds, the function
/// `tell`, and `share_a_sentence` where one line can tell several. They are defined where they are
/// declared, so that a new kind of event needs its words in that one file and nowhere else.
namespace dnd::cli::sentences {

/// An event that is to be told.
struct told_event {
  /// Not null.
  const model::views::event_view* what = nullptr;
  /// The one that it belongs to. Not null.
  const model::views::commit_view* commit = nullptr;
  /// Whether it is the first that is seen of its command.
  bool begins = false;
};

/// Writes the lines of a narration, and knows what has been said so far: which lines stand under
/// an action, and which damage rolls wait for the damage that they made. Used once.
class storyteller {
 public:
  explicit storyteller(const style& look) : look_(look) {}

  /// Goes on to the events that the next line tells, of which there is at least one. They must
  /// outlive the storyteller.
  void turn_to(std::span<const told_event> group);
  /// All lines.
  [[nodiscard]] std::vector<std::string> finish();

  // -- what the sentences say ----------------------------------------------

  /// A line of its own.
  void say(std::string line);
  /// A line that begins an action: what follows from it stands under it.
  void say_action(std::string line);
  /// A line that follows from an action, where one has begun.
  void say_within(const std::string& line);
  /// Whether an action has begun.
  [[nodiscard]] bool within_action() const noexcept { return within_action_; }

  /// Keeps a roll for the damage that is to follow.
  void keep(const model::damage_rolled& roll) { rolls_.push_back(&roll); }
  /// The roll of this damage if it has not been said, which then counts as said; or null.
  [[nodiscard]] const model::damage_rolled* take_roll(const model::damage_dealt& e);
  /// Keeps a condition that is replaced for the one that takes its place, which follows.
  void keep(const model::condition_removed& what) { replaced_ = &what; }
  /// What this condition takes the place of, which then counts as said; or null.
  [[nodiscard]] const model::condition_removed* take_replaced(const model::condition_added& e);
  /// Keeps the total of a roll of the same command.
  void keep_total(std::int64_t total) noexcept { last_total_ = total; }
  /// The last one; above 0 where nothing was rolled.
  [[nodiscard]] std::int64_t last_total() const noexcept { return last_total_; }
  /// What the last command left undone, when its last event has been told.
  void say_unmade(const model::views::commit_view& of);
  /// Says the damage rolls that no damage has taken up, such as those of an area effect.
  void say_rolls();

  // -- what they are made of -----------------------------------------------

  [[nodiscard]] const style& look() const noexcept { return look_; }
  [[nodiscard]] std::string clean(std::string_view text) const { return look_.clean(text); }
  [[nodiscard]] std::string good(std::string_view text) const;
  [[nodiscard]] std::string bad(std::string_view text) const;

  /// The one that the current event belongs to.
  [[nodiscard]] const model::views::commit_view& commit() const { return *group_.front().commit; }
  /// Whether a field of the current event is hidden from the viewer.
  [[nodiscard]] bool hides(std::string_view field) const {
    return group_.front().what->hides(field);
  }
  [[nodiscard]] const model::views::event_view& current() const noexcept {
    return *group_.front().what;
  }
  /// What people call a creature; clean.
  [[nodiscard]] std::string name(std::string_view id) const;
  /// Whether several events are told in this line.
  [[nodiscard]] bool tells_several() const noexcept { return group_.size() > 1; }
  /// The creatures of all events that this line tells, as "Grog, zombie-1 and 3 more". `T` is the
  /// kind of the current event.
  template <class T>
  [[nodiscard]] std::string group_names() const {
    std::vector<std::string> names;
    for (const told_event& each : group_) names.push_back(name(get<T>(each.what->what()).creature));
    return names_text(std::move(names));
  }

  /// All events that this line tells. `T` is the kind of the current event.
  template <class T>
  [[nodiscard]] std::vector<T> group_events() const {
    std::vector<T> events;
    for (const told_event& each : group_) events.push_back(get<T>(each.what->what()));
    return events;
  }

  /// "a, b and c"; a long list is counted from some name on.
  [[nodiscard]] static std::string names_text(std::vector<std::string> names);

 private:
  void say_replaced();

  style look_;
  /// Damage rolls that have not been said.
  std::vector<const model::damage_rolled*> rolls_;
  std::span<const told_event> group_;
  bool within_action_ = false;
  /// A condition whose end has not been said; null for none.
  const model::condition_removed* replaced_ = nullptr;
  std::int64_t last_total_ = 1;
  std::vector<std::string> lines_;
};

/// Whether one line can tell both: they say the same of different creatures. For kinds of events
/// that get a line each.
template <class T>
[[nodiscard]] bool share_a_sentence(const T&, const T&) {
  return false;
}

}  // namespace dnd::cli::sentences
