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

/// A page ends with the commit that goes past so many bytes, however many were asked for.
constexpr std::size_t page_bytes_max = 4 * 1024 * 1024;
/// Taken at a time, so that a page goes past that by little.
constexpr std::size_t commits_a_time = 16;

[[nodiscard]] io::error no_page() {
  return {.code = io::ec::busy,
          .what = "the commits could not be read in time",
          .todo = "Try again in a moment."};
}

}  // namespace

commit_seen seen_commit(hosted_campaign& campaign, const model::commit_ptr& what,
                        const screen_ptr& screen) {
  const actors::state_ptr now = campaign.last_state();
  const auto view =
      view_of(*what, model::views::viewer::gm(), {.before = nullptr, .after = now.get()});
  const bool is_shown = screen != nullptr && !screen->is_program;
  return {.commit = commit_json(view), .lines = is_shown ? lines_members(*screen, view) : ""};
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
  while (count < wanted.limit && next < last && bytes < page_bytes_max) {
    const auto more = (*follows)->wait(std::min(wanted.limit - count, commits_a_time), patience);
    if (more.empty()) {
      const auto how = (*follows)->status();
      return problem(kind, how.failure ? *how.failure : no_page());
    }
    for (const model::commit_ptr& each : more) {
      const std::string commit = seen_commit(campaign, each, nullptr).commit;
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
