#pragma once

#include "cli/render/deeds.hpp"
#include "cli/render/grammar.hpp"
#include "cli/render/sentences/storyteller.hpp"
#include "model/bounds.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dnd::cli::sentences {

/// Commands of an undo or a redo that get a line each; more are one line.
inline constexpr std::size_t commands_told = 10;

/// " (zombie-1 and Grog)", who are as they were; empty for nobody.
[[nodiscard]] inline std::string who_is_back(const storyteller& to,
                                             const model::state_patch& patch) {
  std::vector<std::string> names;
  for (const auto& each : model::creatures_in(patch)) names.push_back(to.name(each));
  if (names.empty()) return {};
  return fmt::format(" ({})", storyteller::names_text(std::move(names)));
}

/// Where the game stands after an undo or a redo.
[[nodiscard]] inline std::string standing_text(const storyteller& to,
                                               const model::views::standing_view& now) {
  if (now.fight == 0)
    return now.fight_before == 0 ? "No fight is on." : "There is no fight any more.";
  const std::string turn = now.turn.empty() ? std::string() : to.clean(now.turn_name) + "'s turn";
  if (now.fight_before == 0)
    return turn.empty() ? "The fight is on again."
                        : fmt::format("The fight is on again: {}.", turn);
  return turn.empty() ? "It is nobody's turn yet." : turn + " again.";
}

/// What is said of undo, redo and the like, and in which order commands are told.
struct taking_back {
  std::string_view did;
  bool newest_first = false;
  /// The first event that was taken back, where it is known.
  std::optional<model::seq_t> first = {};
};

/// Of what goes far back only the newest commands are named.
[[nodiscard]] inline std::optional<std::string> far_line(
    const storyteller& to, const taking_back& how,
    std::span<const model::views::commit_view* const> all) {
  if (all.size() < bounds::undo_count_max) return std::nullopt;
  const auto* const newest = how.newest_first ? all.front() : all.back();
  const auto* const oldest = how.newest_first ? all.back() : all.front();
  if (how.first && *how.first < oldest->first)
    return fmt::format("{}: {}, from {} back.", how.did,
                       events_text(*how.first, newest->last, to.look()),
                       deed_text(*newest, to.look()));
  if (!how.first)
    return fmt::format("{}: everything up to event {}, {}.", how.did, newest->last,
                       deed_text(*newest, to.look()));
  return std::nullopt;
}

/// One line for each of the commands, in the order in which they were taken back or done again.
[[nodiscard]] inline std::vector<std::string> taken_back_lines(const storyteller& to,
                                                               const taking_back& how) {
  std::vector<const model::views::commit_view*> all;
  for (const auto& each : to.commit().taken_back) all.push_back(&each);
  if (how.newest_first) std::reverse(all.begin(), all.end());
  if (auto far = far_line(to, how, all)) return {*std::move(far)};
  std::vector<std::string> lines;
  if (all.size() > commands_told) {
    const model::seq_t first = std::min(all.front()->first, all.back()->first);
    const model::seq_t last = std::max(all.front()->last, all.back()->last);
    lines.push_back(fmt::format("{}: {}, {}: first {}, last {}.", how.did,
                                counted(all.size(), "command"), events_text(first, last, to.look()),
                                deed_text(*all.front(), to.look()),
                                deed_text(*all.back(), to.look())));
    return lines;
  }
  for (const auto* each : all)
    lines.push_back(fmt::format("{}: {}, {}.", how.did, deed_text(*each, to.look()),
                                events_text(each->first, each->last, to.look())));
  return lines;
}

/// False when it is not known which commands they were.
[[nodiscard]] inline bool say_taken_back(storyteller& to, const taking_back& how) {
  const model::views::commit_view& commit = to.commit();
  if (commit.taken_back.empty()) return false;
  auto lines = taken_back_lines(to, how);
  if (commit.stands) {
    const std::string stands = standing_text(to, *commit.stands);
    if (lines.size() == 1)
      lines.back() += " " + stands;
    else
      lines.push_back(stands);
  }
  for (auto& line : lines) to.say(std::move(line));
  return true;
}

inline void tell(storyteller& to, const model::encounter_discarded& e) {
  to.say(fmt::format("Encounter {} is discarded: everything is as it was before{}.", e.number,
                     who_is_back(to, e.restored)));
}

inline void tell(storyteller& to, const model::command_undone& e) {
  const bool is_first_known = !to.hides("first");
  if (say_taken_back(to, {.did = "Undone",
                          .newest_first = true,
                          .first = is_first_known ? std::optional(e.first) : std::nullopt}))
    return;
  const std::string what =
      is_first_known ? events_text(e.first, e.last, to.look()) : "what was done before";
  to.say(fmt::format("Undone: {}{}.", what, who_is_back(to, e.restored)));
}

inline void tell(storyteller& to, const model::command_redone& e) {
  // Of several that were brought back as one all are named at the first.
  const auto& events = to.commit().events;
  const bool is_first =
      !events.empty() && get_if<model::command_redone>(&events.front().what()) == &e;
  if (!is_first && !to.commit().taken_back.empty()) return;
  if (say_taken_back(to, {.did = "Redone"})) return;
  const std::string what =
      to.hides("undone") ? "what was taken back" : fmt::format("what event {} took back", e.undone);
  to.say(fmt::format("Redone: {}{}.", what, who_is_back(to, e.restored)));
}

inline void tell(storyteller& to, const model::command_taken_out& e) {
  if (say_taken_back(to, {.did = "Taken out", .newest_first = true})) return;
  const std::string what =
      to.hides("first") ? "what was done before" : events_text(e.first, e.last, to.look());
  to.say(fmt::format("Taken out: {}{}.", what, who_is_back(to, e.restored)));
}

inline void tell(storyteller& to, const model::state_restored& e) {
  // What was taken back is said.
  if (!to.commit().taken_back.empty()) return;
  to.say(fmt::format("Put back as well{}.", who_is_back(to, e.restored)));
}

}  // namespace dnd::cli::sentences
