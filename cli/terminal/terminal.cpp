#include "cli/terminal/terminal.hpp"

#include "cli/render/table.hpp"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <string_view>
#include <sys/ioctl.h>
#include <unistd.h>

namespace dnd::cli {
namespace {

constexpr std::size_t width_default = 80;
constexpr std::size_t width_most = 1'000;

}  // namespace

bool is_terminal(int descriptor) noexcept {
  return ::isatty(descriptor) == 1;
}

std::size_t terminal_width(int descriptor) noexcept {
  std::size_t width = 0;
  winsize size{};
  if (::ioctl(descriptor, TIOCGWINSZ, &size) == 0) width = size.ws_col;
  if (width == 0) {
    const char* columns = std::getenv("COLUMNS");
    const std::string_view text = columns == nullptr ? "" : columns;
    if (std::from_chars(text.data(), text.data() + text.size(), width).ec != std::errc()) width = 0;
  }
  return width == 0 ? width_default : std::clamp(width, width_least, width_most);
}

std::size_t terminal_height(int descriptor) noexcept {
  winsize size{};
  if (!is_terminal(descriptor) || ::ioctl(descriptor, TIOCGWINSZ, &size) != 0) return 0;
  return size.ws_row;
}

style style_for(int descriptor, color_setting color) noexcept {
  const output_facts facts{.terminal = is_terminal(descriptor),
                           .no_color = std::getenv("NO_COLOR"),
                           .term = std::getenv("TERM")};
  return style::of(color, facts, locale_charset());
}

}  // namespace dnd::cli
