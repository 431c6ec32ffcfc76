#include "io/import/yaml_writer.hpp"

#include <algorithm>
#include <array>

namespace dnd::io::imports {
namespace {

constexpr std::size_t folded_width = 92;

bool is_plain_scalar(std::string_view text) {
  constexpr std::string_view safe =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 -_'()/+.";
  if (text.empty() || text.front() == ' ' || text.back() == ' ') return false;
  const auto is_between = [&](char least, char most) {
    return text.front() >= least && text.front() <= most;
  };
  // "60 ft. cone" is no number.
  const bool begins_well = is_between('a', 'z') || is_between('A', 'Z') ||
                           (is_between('0', '9') && text.find(" ft") != std::string_view::npos);
  if (!begins_well || text.find_first_not_of(safe) != std::string_view::npos) return false;
  constexpr std::array<std::string_view, 10> words = {"true", "false", "null", "yes",  "no",
                                                      "on",   "off",   "True", "Null", "NULL"};
  return std::find(words.begin(), words.end(), text) == words.end();
}

}  // namespace

std::string yaml_scalar(std::string_view text) {
  if (is_plain_scalar(text)) return std::string(text);
  std::string out = "\"";
  for (const char letter : text) {
    if (letter == '"' || letter == '\\') out += '\\';
    if (letter == '\n')
      out += "\\n";
    else
      out += letter;
  }
  return out += '"';
}

void yaml_writer::text(std::size_t indent, std::string_view name, std::string_view value) {
  if (value.empty()) return;
  std::string plain(value);
  // A comma ends a value only between brackets.
  std::replace(plain.begin(), plain.end(), ',', '.');
  line(indent, "{}: {}", name, is_plain_scalar(plain) ? std::string(value) : yaml_scalar(value));
}

void yaml_writer::prose(std::size_t indent, std::string_view name, std::string_view value) {
  if (value.empty()) return;
  line(indent, "{}: >-", name);
  for (bool first = true; !value.empty(); first = false) {
    const std::size_t end = std::min(value.find('\n'), value.size());
    if (!first) out_ += '\n';
    fold(indent + 2, value.substr(0, end));
    value.remove_prefix(std::min(value.size(), end + 1));
  }
}

void yaml_writer::fold(std::size_t indent, std::string_view text) {
  std::size_t width = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    const std::string_view word = text.substr(0, end);
    text.remove_prefix(std::min(text.size(), end + 1));
    if (word.empty()) continue;
    if (width > 0 && width + word.size() + 1 <= folded_width) {
      out_ += ' ';
      ++width;
    } else {
      if (width > 0) out_ += '\n';
      out_.append(indent, ' ');
      width = indent;
    }
    out_ += word;
    width += word.size();
  }
  out_ += '\n';
}

}  // namespace dnd::io::imports
