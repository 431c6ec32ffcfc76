#include "cli/render/prompt.hpp"

#include "cli/render/grammar.hpp"
#include "cli/render/text_width.hpp"

#include <fmt/format.h>
#include <vector>

namespace dnd::cli {
namespace {

/// Cells for each name, so that there is room to type.
constexpr std::size_t name_cells = 30;

}  // namespace

std::string prompt_text(std::string_view campaign, const model::views::state_view& now,
                        const style& look) {
  std::vector<std::string> parts;
  if (now.session) parts.push_back(fmt::format("session {}", now.session->number));
  if (now.fight) {
    if (const model::views::combatant_view* place = now.fight->turn_of()) {
      const std::string name = look.clean(place->called);
      parts.push_back(fmt::format("round {}", now.fight->round));
      parts.push_back(fmt::format("{}'s turn", shortened(name, name_cells, look)));
    } else {
      parts.emplace_back("initiative");
    }
  }
  std::string out = look.paint(tone::strong, shortened(look.clean(campaign), name_cells, look));
  if (!parts.empty()) out += look.paint(tone::accent, fmt::format(" [{}]", listed(parts)));
  return out + " > ";
}

}  // namespace dnd::cli
