#include "cli/render/markup.hpp"

#include <algorithm>
#include <cstddef>

namespace dnd::cli {

std::string markdown_text(std::string_view text) {
  constexpr std::string_view special = "\\`*_{}[]<>#|~&";
  std::string out;
  out.reserve(text.size());
  for (const char byte : text) {
    if (special.find(byte) != std::string_view::npos) out += '\\';
    out += byte;
  }
  // What would begin a list at the front of a line.
  if (!out.empty() && (out.front() == '-' || out.front() == '+')) out.insert(0, "\\");
  return out;
}

std::string markdown_code(std::string_view text) {
  std::size_t longest = 0;
  std::size_t run = 0;
  for (const char byte : text) {
    run = byte == '`' ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  const std::string fence(longest + 1, '`');
  const bool touches = !text.empty() && (text.front() == '`' || text.back() == '`');
  const std::string_view gap = touches ? " " : "";
  return fence + std::string(gap) + std::string(text) + std::string(gap) + fence;
}

std::string html_text(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char byte : text) {
    switch (byte) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += byte;
    }
  }
  return out;
}

}  // namespace dnd::cli
