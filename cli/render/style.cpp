#include "cli/render/style.hpp"

#include "model/utf8.hpp"

#include <array>
#include <langinfo.h>

namespace dnd::cli {
namespace {

constexpr std::array<std::string_view, 3> setting_names{"auto", "always", "never"};

/// Parameters of "select graphic rendition", in the order of `tone`.
constexpr std::array<std::string_view, 7> tone_codes{"", "1", "2", "32", "31", "33", "36"};

[[nodiscard]] bool is_set(const char* value) noexcept {
  return value != nullptr && *value != 0;
}

/// Characters that show other text in another order than it has, or break the line.
[[nodiscard]] bool is_deceptive(char32_t c) noexcept {
  return c == 0x061c || c == 0x200e || c == 0x200f || (c >= 0x2028 && c <= 0x202e) ||
         (c >= 0x2066 && c <= 0x2069) || c == 0xfeff || (c >= 0xfff9 && c <= 0xfffb) ||
         (c >= 0xe0000 && c <= 0xe007f);
}

}  // namespace

std::optional<color_setting> parse_color_setting(std::string_view text) noexcept {
  for (std::size_t i = 0; i < setting_names.size(); ++i)
    if (setting_names[i] == text) return static_cast<color_setting>(i);
  return std::nullopt;
}

std::string_view to_text(color_setting value) noexcept {
  return setting_names[static_cast<std::size_t>(value)];
}

charset locale_charset() noexcept {
  const char* codeset = ::nl_langinfo(CODESET);
  if (codeset == nullptr) return charset::ascii;
  const std::string_view name = codeset;
  return name == "UTF-8" || name == "utf8" || name == "UTF8" ? charset::utf8 : charset::ascii;
}

style style::of(color_setting color, const output_facts& where, charset characters) noexcept {
  style result;
  result.characters_ = characters;
  switch (color) {
    case color_setting::always:
      result.colored_ = true;
      break;
    case color_setting::never:
      result.colored_ = false;
      break;
    case color_setting::automatic:
      result.colored_ = where.terminal && !is_set(where.no_color) && is_set(where.term) &&
                        std::string_view(where.term) != "dumb";
      break;
  }
  return result;
}

std::string style::paint(tone meaning, std::string_view text) const {
  if (!colored_ || meaning == tone::plain || text.empty()) return std::string(text);
  std::string out = "\x1b[";
  out += tone_codes[static_cast<std::size_t>(meaning)];
  out += 'm';
  out += text;
  out += "\x1b[0m";
  return out;
}

std::string style::clean(std::string_view text) const {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const auto next = model::first_character(text);
    if (next.value == '\n' || next.value == '\r' || next.value == '\t') {
      out += ' ';
    } else if (!next.valid || model::is_control_character(next.value) || is_deceptive(next.value) ||
               (next.value > 0x7f && !is_utf8())) {
      out += '?';
    } else {
      out += text.substr(0, next.bytes);
    }
    text.remove_prefix(next.bytes);
  }
  return out;
}

std::string_view style::arrow() const noexcept {
  return is_utf8() ? "→" : "->";
}
std::string_view style::ellipsis() const noexcept {
  return is_utf8() ? "…" : "...";
}
std::string_view style::dash() const noexcept {
  return is_utf8() ? "–" : "-";
}
std::string_view style::full_bar() const noexcept {
  return is_utf8() ? "█" : "#";
}
std::string_view style::empty_bar() const noexcept {
  return is_utf8() ? "░" : ".";
}

}  // namespace dnd::cli
