#include "cli/app/greeting.hpp"

#include "cli/render/grammar.hpp"
#include "cli/render/status.hpp"

#include <fmt/format.h>

#include <utility>

namespace dnd::cli {

std::vector<std::string> greeting_lines(const actors::campaign_info& which,
                                        const model::views::state_view& now, const layout& where) {
  const style& look = where.look;
  std::vector<std::string> lines;
  lines.push_back(look.paint(tone::strong, look.clean(which.name)) +
                  look.paint(tone::faint, fmt::format(" ({}), {}", look.clean(which.label),
                                                      counted(now.seq, "event"))));
  // In the middle of a fight, what matters is who stands where.
  if (now.fight) {
    for (std::string& each : status_lines(now, where)) lines.push_back(std::move(each));
  } else if (now.seq > 0) {
    lines.push_back(standing_text(now, look));
  }
  lines.push_back(look.paint(tone::faint,
                             "`help` lists the commands, Tab completes them, `quit` ends. All is "
                             "saved as it happens."));
  return lines;
}

}  // namespace dnd::cli
