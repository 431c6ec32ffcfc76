#include "cli/app/line_kind.hpp"

#include "model/language/parse.hpp"
#include "model/language/wording.hpp"

#include <variant>

namespace dnd::cli {

namespace {

/// `y` or `yes` and nothing else.
[[nodiscard]] bool is_yes(std::string_view line) noexcept {
  constexpr std::string_view blanks = " \t\r";
  const auto begin = line.find_first_not_of(blanks);
  if (begin == std::string_view::npos) return false;
  line = line.substr(begin, line.find_last_not_of(blanks) + 1 - begin);
  return model::language::same_word(line, "y") || model::language::same_word(line, "yes");
}

}  // namespace

line_kind kind_of(std::string_view line) {
  if (is_yes(line)) return line_kind::yes;
  switch (model::kind_of_line(line)) {
    case model::line_kind::nothing:
      return line_kind::nothing;
    case model::line_kind::command:
    case model::line_kind::unknown:
      return line_kind::command;
    case model::line_kind::question:
    case model::line_kind::program_word:
      break;
  }
  // `quit now` is neither: the engine says what is wrong with it.
  const auto read = model::parse_line(line);
  if (!read) return line_kind::command;
  const auto* word = std::get_if<model::program_word>(&*read);
  if (word == nullptr) return line_kind::question;
  if (holds_alternative<model::commands::auto_encounter>(*word)) return line_kind::plays;
  return holds_alternative<model::commands::quit>(*word) ? line_kind::quit : line_kind::reopen;
}

}  // namespace dnd::cli
