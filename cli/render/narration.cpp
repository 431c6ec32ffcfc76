#include "cli/render/narration.hpp"

#include "cli/render/sentences/attacks.hpp"
#include "cli/render/sentences/conditions.hpp"
#include "cli/render/sentences/corrections.hpp"
#include "cli/render/sentences/creatures.hpp"
#include "cli/render/sentences/damage.hpp"
#include "cli/render/sentences/death.hpp"
#include "cli/render/sentences/decisions.hpp"
#include "cli/render/sentences/effects.hpp"
#include "cli/render/sentences/experience.hpp"
#include "cli/render/sentences/fights.hpp"
#include "cli/render/sentences/goods.hpp"
#include "cli/render/sentences/groups.hpp"
#include "cli/render/sentences/rests.hpp"
#include "cli/render/sentences/rolls.hpp"
#include "cli/render/sentences/secrecy.hpp"
#include "cli/render/sentences/sessions.hpp"
#include "cli/render/sentences/story.hpp"
#include "cli/render/sentences/storyteller.hpp"
#include "cli/render/sentences/taking_back.hpp"
#include "cli/render/sentences/uses.hpp"
#include "cli/render/sentences/world.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <type_traits>
#include <variant>

namespace dnd::cli {
namespace {

using model::views::commit_view;
using model::views::event_view;
using sentences::storyteller;
using sentences::told_event;

[[nodiscard]] bool are_told_together(const event_view& a, const event_view& b) {
  return visit(
      [&b](const auto& one) {
        const auto* other = get_if<std::decay_t<decltype(one)>>(&b.what());
        return other != nullptr && sentences::share_a_sentence(one, *other);
      },
      a.what());
}

[[nodiscard]] std::vector<told_event> events_of(std::span<const commit_view> commits) {
  std::vector<told_event> out;
  for (const commit_view& commit : commits) {
    bool begins = commit.from_start;
    for (const event_view& each : commit.events) {
      out.push_back({.what = &each, .commit = &commit, .begins = begins});
      begins = false;
    }
  }
  return out;
}

/// What a run of events of one kind says of several creatures stands together, after the first that
/// says it: a shared roll is told once, although others rolled in between.
void gather(std::vector<told_event>& events) {
  for (std::size_t first = 0; first < events.size(); ++first) {
    std::size_t next = first + 1;
    const auto is_of_the_run = [&](const told_event& each) {
      return !each.begins && each.what->what().index() == events[first].what->what().index();
    };
    for (std::size_t i = next; i < events.size() && is_of_the_run(events[i]); ++i) {
      if (!are_told_together(*events[first].what, *events[i].what)) continue;
      const auto at = [&](std::size_t index) {
        return events.begin() + static_cast<std::ptrdiff_t>(index);
      };
      std::rotate(at(next), at(i), at(i + 1));
      ++next;
    }
    first = next - 1;
  }
}

/// How many events at the front go into one line; at least one.
[[nodiscard]] std::size_t group_size(std::span<const told_event> events) {
  std::size_t size = 1;
  while (size < events.size() && !events[size].begins &&
         are_told_together(*events.front().what, *events[size].what))
    ++size;
  return size;
}

}  // namespace

std::vector<std::string> narrate(std::span<const commit_view> commits, const style& look) {
  std::vector<told_event> events = events_of(commits);
  gather(events);
  storyteller to(look);
  for (std::span<const told_event> rest(events); !rest.empty();) {
    const auto group = rest.first(group_size(rest));
    to.turn_to(group);
    visit([&to](const auto& e) { sentences::tell(to, e); }, group.front().what->what());
    rest = rest.subspan(group.size());
    const commit_view& told = *group.front().commit;
    if (rest.empty() || rest.front().commit != &told) to.say_unmade(told);
  }
  return to.finish();
}

std::vector<std::string> narrate(const commit_view& commit, const style& look) {
  return narrate(std::span(&commit, 1), look);
}

std::string text_of(std::span<const std::string> lines) {
  return fmt::format("{}", fmt::join(lines, "\n"));
}

}  // namespace dnd::cli
