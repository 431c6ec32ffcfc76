#pragma once

#include "actors/messages.hpp"
#include "cli/app/context.hpp"
#include "cli/app/exit_code.hpp"
#include "cli/app/output.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace dnd::cli {

/// A command of the game as it was given.
struct given_command {
  std::string line;
  /// In a script, from 1: refusals name it.
  std::optional<std::size_t> number = {};
  actors::command_terms terms = {};
};

/// What the engine's answer looks like.
struct shown_answer {
  /// For standard output; each line without its newline.
  std::vector<std::string> out;
  /// For standard error.
  std::vector<std::string> err;
  exit_code code = exit_code::done;
};

/// As text, or as one line of JSON. `out` and `err` are the layouts of the two streams.
[[nodiscard]] shown_answer show(const given_command& given, const actors::response& what,
                                answer_format format, const layout& out, const layout& err);

}  // namespace dnd::cli
