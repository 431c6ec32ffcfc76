#include "cli/host/pages.hpp"

#include "cli/app/commit_json.hpp"
#include "cli/render/envelope.hpp"
#include "model/json/writer.hpp"

#include <algorithm>
#include <chrono>
#include <utility>
#include <vector>

namespace dnd::cli::host {
namespace {

/// Longer than any disk that still works takes for a page.
constexpr std::chrono::seconds patience{10};

/// Taken at a time, so that a page goes past that by little.
constexpr std::size_t commits_a_time = 16;

[[nodiscard]] io::error no_page() {
  return {.code = io::ec::busy,
          .what = "the commits could not be read in time",
          .todo = "Try again in a moment."};
}

}  // namespace

std::optional<commit_seen> next_seen(followed_campaign& whose, const model::commit_ptr& what,
                                     const screen_ptr& screen) {
  const bool has_lines = screen != nullptr && !screen->is_program;
  const auto told = [&](const model::views::commit_view& view) {
    return commit_seen{.last = view.last,
                       .commit = commit_json(view),
                       .lines = has_lines ? lines_members(*screen, view) : ""};
  };
  const actors::state_ptr now = whose.campaign->last_state();
  const model::views::known_states names{.before = nullptr, .after = now.get()};
  if (!whose.place) return told(view_of(*what, model::views::viewer::gm(), names));
  whose.place->look_as(whose.campaign->viewer_for(*whose.who));
  const auto seen = whose.place->read(*what, names);
  if (!seen || seen->last <= whose.since) return std::nullopt;
  return told(*seen);
}

actors::subscription_status seen_status(const followed_campaign& whose) {
  actors::subscription_status how = whose.commits->status();
  if (whose.place) how.resume_from = std::max(whose.place->seen_to(), whose.since) + 1;
  return how;
}

host_answer page_of_commits(hosted_campaign& campaign, const page_wanted& wanted) {
  constexpr std::string_view kind = "commits";
  const auto now = campaign.campaign().state();
  if (!now) return problem(kind, now.error());
  campaign.note_state(*now);
  const std::uint64_t last = (*now)->seq();
  auto follows = campaign.campaign().subscribe(wanted.since + 1, {});
  if (!follows) return problem(kind, follows.error());
  std::uint64_t next = wanted.since;
  std::size_t count = 0;
  std::size_t bytes = 0;
  json::writer out;
  out.open('{');
  out.open("commits", '[');
  while (count < wanted.limit && next < last && bytes < page_bytes_enough) {
    const auto more = (*follows)->wait(std::min(wanted.limit - count, commits_a_time), patience);
    if (more.empty()) {
      const auto how = (*follows)->status();
      return problem(kind, how.failure ? *how.failure : no_page());
    }
    for (const model::commit_ptr& each : more) {
      const actors::state_ptr names = campaign.last_state();
      const std::string commit = commit_json(
          view_of(*each, model::views::viewer::gm(), {.before = nullptr, .after = names.get()}));
      bytes += commit.size();
      out.raw(commit);
      next = each->last;
    }
    count += more.size();
  }
  out.close(']');
  out.key("next").count(next);
  out.key("last").count(std::max(last, next));
  out.close('}');
  return {.status = 200, .body = json_answer(kind, std::move(out).take())};
}

}  // namespace dnd::cli::host
