#include "cli/render/fight_lines.hpp"

#include "cli/render/grammar.hpp"
#include "cli/render/narration.hpp"
#include "cli/render/status.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <string_view>

namespace dnd::cli {
namespace {

using model::automatic::ending;
using model::views::state_view;

/// Whether any of them has hit points left. The game master sees those of all.
[[nodiscard]] bool any_stands(const state_view& now, model::creature_kind kind) {
  return std::ranges::any_of(now.fight->order, [&](const auto& place) {
    const auto* const who = now.find(place.id.view());
    return who != nullptr && who->kind == kind && who->looks < model::views::health::dying;
  });
}

[[nodiscard]] std::string_view who_is_down(const state_view& now) {
  const bool characters = any_stands(now, model::creature_kind::character);
  const bool monsters = any_stands(now, model::creature_kind::monster);
  if (characters) return "None of the monsters is on its feet.";
  if (monsters) return "None of the characters is on their feet.";
  return "Nobody is on their feet.";
}

[[nodiscard]] std::string end_of(std::optional<ending> ended, const state_view& now) {
  if (!ended)
    return "Stopped. `encounter auto` plays on, and `undo` takes back command by command.";
  switch (*ended) {
    case ending::one_side_down:
      return fmt::format("{} `encounter end` ends the fight.", who_is_down(now));
    case ending::round_reached:
      return fmt::format("Round {} begins. `encounter auto` plays on.", now.fight->round);
    case ending::rounds_max:
      return "Nothing is decided after so many rounds. `encounter auto` plays on; `max:` says how "
             "many rounds at most.";
    case ending::no_fight:
      return "No fight is on any more.";
    case ending::stuck:
      return "The next turn cannot begin: `turn` says why.";
  }
  DND_ASSERT(false);
}

}  // namespace

std::vector<std::string> fight_lines(std::span<const model::views::commit_view> commits,
                                     std::optional<ending> ended, const state_view* now,
                                     const layout& where) {
  const style& look = where.look;
  std::vector<std::string> lines;
  for (const model::views::commit_view& each : commits) {
    lines.push_back(look.paint(tone::accent, "> ") + look.clean(each.line));
    std::ranges::move(narrate(each, look), std::back_inserter(lines));
  }
  if (now == nullptr) return lines;
  if (now->fight || !ended || *ended == ending::no_fight) lines.push_back(end_of(ended, *now));
  lines.push_back(standing_text(*now, look));
  return lines;
}

}  // namespace dnd::cli
