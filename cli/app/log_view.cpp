#include "cli/app/log_view.hpp"

#include "cli/app/context.hpp"
#include "cli/render/narrator.hpp"

#include <fmt/format.h>

namespace dnd::cli {
namespace {

/// "41  2026-11-22T19:04:11Z  grog: attack with: greataxe to: zombie-1"
[[nodiscard]] std::string heading(const logged_event& first, const style& look) {
  std::string line = look.paint(tone::accent, fmt::format("{:>4}", first.seq)) + "  " +
                     look.paint(tone::faint, time_text(first.at_ms));
  if (!first.by.empty()) line += "  " + look.paint(tone::strong, look.clean(first.by)) + ":";
  if (!first.command.empty()) line += " " + look.clean(first.command);
  return line;
}

}  // namespace

std::vector<std::string> log_lines(const name_lookup& names, std::span<const logged_event> events,
                                   const layout& where) {
  constexpr std::string_view indent = "      ";
  std::vector<std::string> lines;
  while (!events.empty()) {
    std::size_t count = 1;
    while (count < events.size() && events[count].command.empty()) ++count;
    lines.push_back(heading(events.front(), where.look));
    for (const std::string& each : narrate(names, events.first(count), where.look))
      lines.push_back(std::string(indent) + each);
    events = events.subspan(count);
  }
  return lines;
}

}  // namespace dnd::cli
