#include "cli/render/text_width.hpp"

#include "model/assert.hpp"

namespace dnd::cli {
namespace {

/// Bytes at the front of `text` that take at most `width` cells.
[[nodiscard]] std::size_t prefix_bytes(std::string_view text, std::size_t width) noexcept {
  std::size_t bytes = 0;
  std::size_t used = 0;
  while (bytes < text.size()) {
    const auto next = model::first_character(text.substr(bytes));
    const std::size_t cells = model::display_width(next.value);
    if (used + cells > width) break;
    used += cells;
    bytes += next.bytes;
  }
  return bytes;
}

}  // namespace

std::string shortened(std::string_view text, std::size_t width, const style& look) {
  if (model::display_width(text) <= width) return std::string(text);
  const std::size_t mark = model::display_width(look.ellipsis());
  if (width < mark) return std::string(text.substr(0, prefix_bytes(text, width)));
  std::string out(text.substr(0, prefix_bytes(text, width - mark)));
  out += look.ellipsis();
  return out;
}

std::string padded(std::string_view text, std::size_t width) {
  std::string out(text);
  const std::size_t cells = model::display_width(text);
  if (cells < width) out.append(width - cells, ' ');
  return out;
}

std::vector<std::string> wrapped(std::string_view text, std::size_t width) {
  DND_ASSERT(width > 0);
  std::vector<std::string> lines;
  while (model::display_width(text) > width) {
    std::size_t cut = prefix_bytes(text, width);
    // At least one character, or a wide one in a single cell would never end.
    if (cut == 0) cut = model::first_character(text).bytes;
    std::size_t rest = cut;
    // A space right after the piece ends it too, which is why the search may look one further.
    const std::size_t space = text.rfind(' ', cut);
    if (space != std::string_view::npos && space > 0 && space < text.size()) {
      cut = space;
      rest = space + 1;
    }
    lines.emplace_back(text.substr(0, cut));
    text.remove_prefix(rest);
  }
  if (!text.empty() || lines.empty()) lines.emplace_back(text);
  return lines;
}

}  // namespace dnd::cli
