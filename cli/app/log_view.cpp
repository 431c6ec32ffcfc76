#include "cli/app/log_view.hpp"

#include "cli/app/shown_time.hpp"
#include "cli/render/narration.hpp"

#include <fmt/format.h>

namespace dnd::cli {
namespace {

using model::views::commit_view;

/// "41  2026-11-22 19:04  grog: attack with: greataxe to: zombie-1"; "(undone)" stands before who
/// gave it, where the eye finds it in a long log too.
[[nodiscard]] std::string heading(const commit_view& commit, const layout& where) {
  const style& look = where.look;
  const model::seq_t seq = commit.events.empty() ? commit.first : commit.events.front().seq;
  std::string line = look.paint(tone::accent, fmt::format("{:>4}", seq)) + "  " +
                     look.paint(tone::faint, shown_time(commit.at_ms, where));
  if (commit.undone) line += "  " + look.paint(tone::warning, "(undone)");
  if (!commit.from_start) return line;
  if (!commit.by.empty()) line += "  " + look.paint(tone::strong, look.clean(commit.by)) + ":";
  if (!commit.line.empty()) line += " " + look.clean(commit.line);
  return line;
}

}  // namespace

std::vector<std::string> log_lines(std::span<const commit_view> commits, const layout& where) {
  constexpr std::string_view indent = "      ";
  constexpr std::string_view struck = "    ~ ";
  std::vector<std::string> lines;
  while (!commits.empty()) {
    std::size_t count = 1;
    const bool undone = commits.front().undone;
    while (count < commits.size() && !commits[count].from_start && commits[count].undone == undone)
      ++count;
    lines.push_back(heading(commits.front(), where));
    for (const std::string& each : narrate(commits.first(count), where.look))
      lines.push_back(std::string(undone ? struck : indent) + each);
    commits = commits.subspan(count);
  }
  return lines;
}

}  // namespace dnd::cli
