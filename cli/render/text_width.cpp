#include "cli/render/text_width.hpp"

#include "model/assert.hpp"

#include <algorithm>
#include <array>

namespace dnd::cli {
namespace {

struct range {
  char32_t first, last;
};

/// Combining marks and other characters without a width of their own.
constexpr std::array<range, 8> no_width{{{0x0300, 0x036f},
                                         {0x1ab0, 0x1aff},
                                         {0x1dc0, 0x1dff},
                                         {0x200b, 0x200d},
                                         {0x20d0, 0x20ff},
                                         {0xfe00, 0xfe0f},
                                         {0xfe20, 0xfe2f},
                                         {0xe0100, 0xe01ef}}};

/// East Asian wide characters and pictographs.
constexpr std::array<range, 12> double_width{{{0x1100, 0x115f},
                                              {0x2e80, 0x303e},
                                              {0x3041, 0x33ff},
                                              {0x3400, 0x4dbf},
                                              {0x4e00, 0xa4cf},
                                              {0xac00, 0xd7a3},
                                              {0xf900, 0xfaff},
                                              {0xfe30, 0xfe6f},
                                              {0xff00, 0xff60},
                                              {0xffe0, 0xffe6},
                                              {0x1f300, 0x1faff},
                                              {0x20000, 0x3fffd}}};

template <std::size_t Count>
[[nodiscard]] bool is_in(const std::array<range, Count>& ranges, char32_t c) noexcept {
  return std::any_of(ranges.begin(), ranges.end(),
                     [c](const range& r) { return c >= r.first && c <= r.last; });
}

[[nodiscard]] std::size_t width_of(char32_t c) noexcept {
  if (c < 0x300) return 1;
  if (is_in(no_width, c)) return 0;
  return is_in(double_width, c) ? 2 : 1;
}

/// Bytes at the front of `text` that take at most `width` cells.
[[nodiscard]] std::size_t prefix_bytes(std::string_view text, std::size_t width) noexcept {
  std::size_t bytes = 0;
  std::size_t used = 0;
  while (bytes < text.size()) {
    const character next = first_character(text.substr(bytes));
    const std::size_t cells = width_of(next.value);
    if (used + cells > width) break;
    used += cells;
    bytes += next.bytes;
  }
  return bytes;
}

/// Length in bytes that a lead byte announces; 0 for a byte that cannot lead.
[[nodiscard]] std::size_t announced_bytes(unsigned char lead) noexcept {
  if (lead < 0x80) return 1;
  if (lead >= 0xc2 && lead <= 0xdf) return 2;
  if (lead >= 0xe0 && lead <= 0xef) return 3;
  return lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
}

}  // namespace

character first_character(std::string_view text) noexcept {
  DND_ASSERT(!text.empty());
  const auto lead = static_cast<unsigned char>(text[0]);
  const std::size_t bytes = announced_bytes(lead);
  const character broken{.value = 0xfffd, .bytes = 1, .valid = false};
  if (bytes == 0 || bytes > text.size()) return broken;
  if (bytes == 1) return {.value = lead, .bytes = 1, .valid = true};
  char32_t value = lead & (0xffU >> (bytes + 1));
  for (std::size_t i = 1; i < bytes; ++i) {
    const auto next = static_cast<unsigned char>(text[i]);
    if ((next & 0xc0U) != 0x80U) return broken;
    value = value << 6U | (next & 0x3fU);
  }
  const bool overlong = (bytes == 3 && value < 0x800) || (bytes == 4 && value < 0x10000);
  if (overlong || value > 0x10ffff || (value >= 0xd800 && value <= 0xdfff)) return broken;
  return {.value = value, .bytes = bytes, .valid = true};
}

std::size_t display_width(std::string_view text) noexcept {
  std::size_t cells = 0;
  while (!text.empty()) {
    const character next = first_character(text);
    cells += width_of(next.value);
    text.remove_prefix(next.bytes);
  }
  return cells;
}

std::string shortened(std::string_view text, std::size_t width, const style& look) {
  if (display_width(text) <= width) return std::string(text);
  const std::size_t mark = display_width(look.ellipsis());
  if (width < mark) return std::string(text.substr(0, prefix_bytes(text, width)));
  std::string out(text.substr(0, prefix_bytes(text, width - mark)));
  out += look.ellipsis();
  return out;
}

std::string padded(std::string_view text, std::size_t width) {
  std::string out(text);
  const std::size_t cells = display_width(text);
  if (cells < width) out.append(width - cells, ' ');
  return out;
}

std::vector<std::string> wrapped(std::string_view text, std::size_t width) {
  DND_ASSERT(width > 0);
  std::vector<std::string> lines;
  while (display_width(text) > width) {
    std::size_t cut = prefix_bytes(text, width);
    // At least one character, or a wide one in a single cell would never end.
    if (cut == 0) cut = first_character(text).bytes;
    std::size_t rest = cut;
    // A space right behind the piece ends it too, which is why the search may look one further.
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
