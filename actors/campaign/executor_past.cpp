#include "actors/campaign/executor.hpp"
#include "actors/campaign/outcomes.hpp"
#include "actors/campaign/split_patch.hpp"
#include "model/apply.hpp"
#include "model/assert.hpp"
#include "model/bounds.hpp"
#include "model/counted.hpp"
#include "model/views/undone.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

/// Going back far, and taking one command out from among others.
namespace dnd::actors {

namespace {

using model::commit_ptr;
using model::refusal_code;
using model::seq_t;
using model::views::passed_by_undo;
using model::views::undo_mark;
using model::views::undone_by;
using model::views::undone_events;

step say_no(refusal_code code, std::string message, std::string hint) {
  return refuse(
      {.code = code, .message = std::move(message), .hint = std::move(hint), .column = {}});
}

template <class... Events>
bool begins_with_any(const model::commit& what) {
  return (holds_alternative<Events>(what.events->front()) || ...);
}

bool is_of_session(const model::commit& what) {
  return std::ranges::any_of(*what.events, [](const model::event& each) {
    return holds_alternative<model::session_started>(each) ||
           holds_alternative<model::session_ended>(each) ||
           holds_alternative<model::session_saved>(each);
  });
}

std::vector<undo_mark> marks_in(const std::vector<commit_ptr>& all) {
  std::vector<undo_mark> marks;
  for (const commit_ptr& each : all) add_undo_marks(*each, marks);
  return marks;
}

bool turns_back(const model::commit& what) {
  return begins_with_any<model::command_undone, model::command_redone>(what);
}

/// Those of commits that count now.
std::vector<commit_ptr> in_effect(const std::vector<commit_ptr>& all, const undone_events& undone) {
  std::vector<commit_ptr> out;
  for (const commit_ptr& each : all)
    if (!turns_back(*each) && !undone.contains(each->first)) out.push_back(each);
  return out;
}

std::string named(const model::commit& what) {
  return what.line.empty() ? fmt::format("event {}", what.first)
                           : fmt::format("`{}` (event {})", what.line, what.first);
}

/// The last event of the undo or redo that has this mark.
seq_t end_of_turn(const std::vector<undo_mark>& marks, std::vector<undo_mark>::const_iterator of) {
  using kind = undo_mark::kind;
  for (auto next = of + 1; next != marks.end(); of = next++)
    if (next->seq != of->seq + 1 || (next->what != kind::restored && next->what != kind::redone))
      break;
  return of->seq;
}

/// `redone`: how many undos could be taken back.
step nothing_to_redo(std::size_t redone, const std::optional<seq_t>& event) {
  if (redone == 0)
    return say_no(refusal_code::nothing_to_redo,
                  "there is nothing to redo: no command was undone since the last new one", "");
  if (event)
    return say_no(refusal_code::nothing_to_redo,
                  fmt::format("event {} is none that a redo brings back", *event),
                  "`log` marks what is undone; after a new command it stays so.");
  return say_no(refusal_code::nothing_to_redo,
                fmt::format("there {} only {} to take back", redone == 1 ? "is" : "are",
                            model::counted(redone, "undo")),
                fmt::format("`redo {}` takes all of them back.", redone));
}

/// What does not fit when a command is left out.
struct broken_step {
  commit_ptr what;
  const char* why = nullptr;
};
/// A condition that is there already: a command would have replaced that one, or left this one out,
/// so that the event is of a game in which it was not.
bool is_there_already(const model::state& now, const model::event& what) {
  const auto* added = get_if<model::condition_added>(&what);
  if (added == nullptr || added->instance.effect != 0) return false;
  const model::creature* who = now.find(added->creature);
  return who != nullptr &&
         std::ranges::any_of(who->conditions, [&](const model::condition_instance& has) {
           return has.kind == added->instance.kind &&
                  (has.source == added->instance.source || has.kind == model::condition::prone);
         });
}
/// Goes from the state before a command over what came after it, as far as it counts.
expected<model::state, broken_step> go_on_from(model::state now,
                                               const std::vector<commit_ptr>& later) {
  for (const commit_ptr& each : later) {
    // What was discarded or taken out is none of what counts, and so nothing has to put it right.
    if (begins_with_any<model::encounter_discarded, model::command_taken_out>(*each)) continue;
    now.set_seq(each->first - 1);
    for (const model::event& event : *each->events) {
      if (is_there_already(now, event))
        return broken_step{each, "a condition is added that is there already"};
      const auto applied = model::apply(now, event, now.seq() + 1);
      if (!applied.ok()) return broken_step{each, applied.contradiction()};
    }
  }
  return now;
}

}  // namespace

executor::commits_or_step executor::find_commits_from(seq_t first, const given& what) const {
  std::vector<commit_ptr> recent = history_.commits_from(first);
  const seq_t from = recent.empty() ? state_.seq() + 1 : recent.front()->first;
  if (from <= first) return recent;
  if (!what.known.stretch)
    return commits_or_step(std::in_place_type<step>,
                           missing_stretch{{.first = first, .last = from - 1}});
  if (!*what.known.stretch)
    return commits_or_step(std::in_place_type<step>, fail(what.known.stretch->error()));
  std::vector<commit_ptr> all = **what.known.stretch;
  std::erase_if(all, [from](const commit_ptr& each) { return each->first >= from; });
  all.insert(all.end(), recent.begin(), recent.end());
  return all;
}

executor::marks_or_step executor::find_marks(const io::seq_range& range, const given& what) const {
  constexpr std::size_t count = bounds::undo_count_max;
  std::vector<commit_ptr> recent = history_.commits_from(range.first);
  std::erase_if(recent, [&](const commit_ptr& each) { return each->first > range.last; });
  const seq_t from =
      recent.empty() ? std::min(state_.seq(), range.last) + 1 : recent.front()->first;
  auto marks = marks_in(recent);
  found_marks all;
  if (from > range.first) {
    const auto known = what.known.marks.find({range.first, from - 1});
    if (known == what.known.marks.end())
      return marks_or_step(std::in_place_type<step>,
                           missing_marks{.events = {.first = range.first, .last = from - 1},
                                         .after = std::move(marks),
                                         .newest = count});
    if (!known->second) return marks_or_step(std::in_place_type<step>, fail(known->second.error()));
    all = *known->second;
  }
  all.marks.insert(all.marks.end(), marks.begin(), marks.end());
  const undone_events passed = passed_by_undo(all.marks);
  for (commit_ptr& each : recent)
    if (!passed.contains(each->first)) all.newest.push_back(std::move(each));
  if (all.newest.size() > count)
    all.newest.erase(all.newest.begin(), all.newest.end() - static_cast<std::ptrdiff_t>(count));
  return all;
}

executor::commits_or_step executor::find_newest(std::size_t count, const given& what) const {
  constexpr seq_t events_first = 4'096;
  if (count == 1) {
    auto looked = find_commit(state_.undo_at().head, what);
    if (auto* instead = std::get_if<step>(&looked))
      return commits_or_step(std::in_place_type<step>, std::move(*instead));
    return std::vector<commit_ptr>{std::get_if<io::commit_in_place>(&looked)->what};
  }
  const auto last_of = [count](std::vector<commit_ptr> all) {
    if (all.size() > count) all.erase(all.begin(), all.end() - static_cast<std::ptrdiff_t>(count));
    return all;
  };
  std::vector<commit_ptr> held = history_.commits_from(1);
  const undone_events passed = passed_by_undo(marks_in(held));
  std::erase_if(held, [&](const commit_ptr& each) { return passed.contains(each->first); });
  if (held.size() >= count) return last_of(std::move(held));
  for (seq_t events = events_first;; events *= events_first) {
    const seq_t first = state_.seq() > events ? state_.seq() - events : 1;
    auto found = find_marks({.first = first, .last = state_.seq()}, what);
    if (auto* instead = std::get_if<step>(&found))
      return commits_or_step(std::in_place_type<step>, std::move(*instead));
    auto& newest = std::get_if<found_marks>(&found)->newest;
    // What the range begins inside of may be a redo, whose first marks are not in it.
    std::erase_if(newest, [first](const commit_ptr& each) { return each->first < first; });
    if (newest.size() >= count || first == 1) return last_of(std::move(newest));
  }
}

step executor::undo_to(seq_t event, const given& what) {
  if (event >= state_.seq())
    return say_no(refusal_code::nothing_to_undo,
                  fmt::format("nothing happened after event {}", event),
                  fmt::format("The last one is {}.", state_.seq()));
  auto looked = find_commit(event + 1, what);
  if (auto* instead = std::get_if<step>(&looked)) return std::move(*instead);
  const auto& found = *std::get_if<io::commit_in_place>(&looked);
  if (found.what->first != event + 1)
    return say_no(
        refusal_code::bad_value,
        fmt::format("event {} is in the middle of {}", event, named(*found.what)),
        fmt::format("`undo to {}` or `undo to {}`.", found.what->first - 1, found.what->last));
  auto later = find_marks({.first = event + 1, .last = state_.seq()}, what);
  if (auto* instead = std::get_if<step>(&later)) return std::move(*instead);
  auto& [marks, back] = *std::get_if<found_marks>(&later);
  for (auto each = marks.begin(); each != marks.end(); ++each)
    if (each->what == undo_mark::kind::redone && each->of.first <= event)
      return say_no(refusal_code::not_available,
                    fmt::format("at event {} commands were taken back that event {} brought back",
                                event, each->seq),
                    fmt::format("`undo to {}` keeps them.", end_of_turn(marks, each)));
  const seq_t head = found.before.undo_at().head;
  if (head != 0 && undone_by(marks).contains(head))
    return say_no(refusal_code::not_available,
                  fmt::format("event {} has been taken back itself since", event),
                  "Name one that is still in effect: `log` marks what is undone.");
  if (back.empty())
    return say_no(refusal_code::nothing_to_undo,
                  fmt::format("all that came after event {} is taken back already", event), "");
  auto done = go_back_to(reversal::undo, found, state_.undo_at().head, what);
  if (auto* accepted = std::get_if<outgoing_commit>(&done)) accepted->taken_back = std::move(back);
  return done;
}

step executor::undo_only(seq_t event, const given& what) {
  if (event > state_.seq())
    return say_no(refusal_code::bad_value, fmt::format("there is no event {} yet", event),
                  fmt::format("The last one is {}.", state_.seq()));
  if (state_.seq() - event > bounds::undo_only_events_max)
    return say_no(
        refusal_code::not_available,
        fmt::format("event {} is more than {} events ago", event, bounds::undo_only_events_max),
        "What it did can be put right by hand: `why` names it.");
  auto looked = find_commit(event, what);
  if (auto* instead = std::get_if<step>(&looked)) return std::move(*instead);
  const auto& found = *std::get_if<io::commit_in_place>(&looked);
  if (turns_back(*found.what) || begins_with_any<model::encounter_discarded>(*found.what))
    return say_no(refusal_code::not_available,
                  fmt::format("{} takes back or brings back itself", named(*found.what)),
                  "`undo`, `redo` and `undo to` go back and forth.");
  if (is_of_session(*found.what))
    return say_no(
        refusal_code::not_available,
        fmt::format("{} is of a session, which what came after is part of", named(*found.what)),
        "`undo to` goes back before it.");
  auto since = find_commits_from(found.what->first, what);
  if (auto* instead = std::get_if<step>(&since)) return std::move(*instead);
  const auto& all = *std::get_if<std::vector<commit_ptr>>(&since);
  auto later = in_effect(all, undone_by(marks_in(all)));
  if (later.empty() || later.front()->first != found.what->first)
    return say_no(refusal_code::nothing_to_undo,
                  fmt::format("{} is taken back already", named(*found.what)), "");
  later.erase(later.begin());
  const auto then = go_on_from(found.before, later);
  if (!then)
    return say_no(refusal_code::not_available,
                  fmt::format("{} stands on {}: {}", named(*then.error().what), named(*found.what),
                              then.error().why),
                  "Take that one back first, or go back to before both: `undo to`.");
  auto done = apply_and_accept(with_patch(model::command_taken_out{.first = found.what->first,
                                                                   .last = found.what->last,
                                                                   .restored = {}},
                                          model::diff(state_, *then)),
                               what);
  if (auto* accepted = std::get_if<outgoing_commit>(&done)) accepted->taken_back = {found.what};
  return done;
}

step executor::redo(const redo_goal& goal, const given& what) {
  std::vector<model::event> events;
  std::vector<commit_ptr> brought_back;
  // What the state is after what stands in `events` already.
  model::state now = state_;
  const auto is_far_enough = [&](std::size_t done, const model::command_undone& undone) {
    if (!goal.event) return done == goal.count;
    return undone.first <= *goal.event && *goal.event <= undone.last;
  };
  for (std::size_t done = 1;; ++done) {
    const model::undo_position at = now.undo_at();
    if (at.redo == 0) return nothing_to_redo(done - 1, goal.event);
    if (done > bounds::undo_count_max)
      return say_no(
          refusal_code::not_available,
          fmt::format("event {} is more than {} undos away", *goal.event, bounds::undo_count_max),
          fmt::format("`redo {}` goes as far as one command may.", bounds::undo_count_max));
    auto looked = find_commit(at.redo, what);
    if (auto* instead = std::get_if<step>(&looked)) return std::move(*instead);
    auto& found = *std::get_if<io::commit_in_place>(&looked);
    auto again = find_taken_back(found, what);
    if (auto* instead = std::get_if<step>(&again)) return std::move(*instead);
    std::ranges::move(*std::get_if<std::vector<commit_ptr>>(&again),
                      std::back_inserter(brought_back));
    const model::undo_position then = found.before.undo_at();
    auto more = with_patch(model::command_redone{.undone = at.redo,
                                                 .head = {at.head, then.head},
                                                 .redo = {at.redo, then.redo},
                                                 .restored = {}},
                           model::diff(now, found.before));
    std::ranges::move(more, std::back_inserter(events));
    const auto* undone = get_if<model::command_undone>(&found.what->events->front());
    DND_ASSERT(undone != nullptr);
    if (is_far_enough(done, *undone)) break;
    now = std::move(found.before);
  }
  auto done = apply_and_accept(std::move(events), what);
  if (auto* accepted = std::get_if<outgoing_commit>(&done))
    accepted->taken_back = std::move(brought_back);
  return done;
}

}  // namespace dnd::actors
