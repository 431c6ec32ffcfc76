#include "cli/render/errors.hpp"

#include "cli/render/text_width.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace dnd::cli {
namespace {

/// A piece of the command that fits the line, and the cell of the wrong word in it.
struct excerpt {
  std::string text;
  std::size_t mark = 0;
};

/// The front of `text` goes until `column` is in the middle of the line; the end goes as needed.
[[nodiscard]] excerpt excerpt_of(std::string_view command, std::size_t column,
                                 const layout& where) {
  const std::size_t width = std::max(where.width, width_least);
  column = std::min(column, command.size());
  std::string before = where.look.clean(command.substr(0, column));
  const std::string after = where.look.clean(command.substr(column));
  excerpt out;
  if (model::display_width(before) + std::min<std::size_t>(model::display_width(after), width / 2) >
      width) {
    std::string_view rest = before;
    const std::size_t ellipsis = model::display_width(where.look.ellipsis());
    while (model::display_width(rest) + ellipsis > width / 2)
      rest.remove_prefix(model::first_character(rest).bytes);
    before = std::string(where.look.ellipsis()) + std::string(rest);
  }
  out.mark = model::display_width(before);
  out.text = before + shortened(after, width - std::min(out.mark, width), where.look);
  return out;
}

/// What is wrong and what would be right, as one text.
[[nodiscard]] std::string explanation(const model::refusal& why, const style& look) {
  std::string out = look.clean(why.message);
  if (why.hint.empty()) return out;
  if (!out.empty() && out.find_last_of(".?!") != out.size() - 1) out += '.';
  std::string hint = look.clean(why.hint);
  // Hints are sentences or the tails of sentences.
  if (hint[0] >= 'a' && hint[0] <= 'z') hint[0] = static_cast<char>(hint[0] - 'a' + 'A');
  return out + " " + hint;
}

}  // namespace

std::vector<std::string> refusal_lines(std::string_view command, const model::refusal& why,
                                       const layout& where) {
  if (!why.column) return message_lines(why.message, why.hint, where, speaker::game);
  const style& look = where.look;
  const std::size_t width = std::max(where.width, width_least);
  const excerpt shown = excerpt_of(command, *why.column, where);
  std::vector<std::string> lines{shown.text};
  const std::string indent(shown.mark, ' ');
  const std::string mark = look.paint(tone::bad, "^");
  const std::string text = explanation(why, look);
  if (shown.mark + 2 + model::display_width(text) <= width) {
    lines.push_back(indent + mark + " " + text);
    return lines;
  }
  lines.push_back(indent + mark);
  for (std::string& line : wrapped(text, width)) lines.push_back(std::move(line));
  return lines;
}

std::vector<std::string> error_lines(const io::error& why, const layout& where, speaker who) {
  io::error headline = why;
  headline.todo.clear();
  return message_lines(io::render(headline), why.todo, where, who);
}

std::vector<std::string> message_lines(std::string_view message, std::string_view hint,
                                       const layout& where, speaker who) {
  constexpr std::string_view indent = "  ";
  const style& look = where.look;
  // Paths are to be copied from here, so nothing is broken over lines.
  const std::string begin = who == speaker::program ? look.paint(tone::bad, "dnd:") + " " : "";
  std::vector<std::string> lines{begin + look.clean(message)};
  if (!hint.empty()) lines.push_back(std::string(indent) + look.clean(hint));
  return lines;
}

}  // namespace dnd::cli
