#include "cli/render/prompt.hpp"

#include "cli/render/text_width.hpp"
#include "cli/render/words.hpp"

#include <fmt/format.h>
#include <vector>

namespace dnd::cli {
namespace {

/// Cells for each name, so that there is room to type.
constexpr std::size_t name_cells = 30;

}  // namespace

std::string prompt_text(std::string_view campaign, const model::state& table, const style& look) {
  std::vector<std::string> parts;
  if (table.play().running) parts.push_back(fmt::format("session {}", table.play().count));
  if (const model::encounter* fight = table.fight()) {
    if (const model::combatant* place = fight->turn_of()) {
      const model::creature* who = table.find(place->id);
      const std::string name = look.clean(who == nullptr ? place->id.view() : called(*who));
      parts.push_back(fmt::format("round {}", fight->round));
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
