#include "cli/render/prompt.hpp"

#include "cli/render/grammar.hpp"
#include "cli/render/text_width.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <vector>

namespace dnd::cli {
namespace {

/// Cells for each name, so that there is room to type.
constexpr std::size_t name_cells = 30;
constexpr std::size_t short_name_cells = 12;
/// Cells for a usual command.
constexpr std::size_t room_to_type = 24;

/// "Elara: Shield or pass?", "Elara: pass?" of one whose reactions are hidden.
[[nodiscard]] std::string question_text(const model::views::pending_view& waits, std::size_t cells,
                                        const style& look) {
  const model::views::asked_view& first = waits.asked.front();
  std::vector<std::string> words;
  for (const model::small_text& each : first.reactions) words.push_back(look.clean(each));
  words.emplace_back("pass");
  return fmt::format("{}: {}?", shortened(look.clean(first.called), cells, look),
                     fmt::join(words, " or "));
}

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
  if (now.pending) parts.push_back(question_text(*now.pending, name_cells, look));
  std::string out = look.paint(tone::strong, shortened(look.clean(campaign), name_cells, look));
  if (!parts.empty()) out += look.paint(tone::accent, fmt::format(" [{}]", listed(parts)));
  return out + " > ";
}

std::string short_prompt_text(const model::views::state_view& now, const style& look) {
  if (now.pending)
    return look.paint(tone::accent, question_text(*now.pending, short_name_cells, look)) + " > ";
  if (!now.fight) return "> ";
  const model::views::combatant_view* place = now.fight->turn_of();
  const std::string name = place == nullptr
                               ? "initiative"
                               : shortened(look.clean(place->called), short_name_cells, look);
  return look.paint(tone::accent, name) + " > ";
}

std::string prompt_for(io::config::prompt_mode mode, std::string_view campaign,
                       const model::views::state_view& now, const layout& where) {
  using io::config::prompt_mode;
  if (mode == prompt_mode::brief) return short_prompt_text(now, where.look);
  std::string full = prompt_text(campaign, now, where.look);
  if (mode == prompt_mode::full || shown_width(full) + room_to_type <= where.width) return full;
  return short_prompt_text(now, where.look);
}

}  // namespace dnd::cli
