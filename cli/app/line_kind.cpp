#include "cli/app/line_kind.hpp"

#include "model/language/parse.hpp"
#include "model/language/verbs.hpp"

#include <variant>

namespace dnd::cli {

line_kind kind_of(std::string_view line) {
  const auto begin = line.find_first_not_of(" \t\r");
  if (begin == std::string_view::npos || line[begin] == '#') return line_kind::nothing;
  const std::string_view rest = line.substr(begin);
  const auto* verb = model::language::find_verb(rest.substr(0, rest.find_first_of(" \t\r#")));
  if (verb == nullptr) return line_kind::command;
  using model::language::verb_id;
  const bool may_be_other = verb->id == verb_id::quit || verb->id == verb_id::reopen ||
                            verb->id == verb_id::status || verb->id == verb_id::log ||
                            verb->id == verb_id::help;
  if (!may_be_other) return line_kind::command;
  // `quit now` is none of these: the engine says what is wrong with it.
  const auto read = model::parse_command(line);
  if (!read) return line_kind::command;
  if (std::holds_alternative<model::commands::quit>(*read)) return line_kind::quit;
  if (std::holds_alternative<model::commands::reopen>(*read)) return line_kind::reopen;
  return line_kind::question;
}

}  // namespace dnd::cli
