#pragma once

#include <cstdint>
#include <string_view>

namespace dnd::cli {

/// Who answers a line.
enum class line_kind : std::uint8_t {
  nothing,   ///< A blank line or a comment.
  command,   ///< The engine, with events or a refusal. What is no command at all is one of these.
  question,  ///< The program, from what the engine knows: `status`, `log`, `help`.
  reopen,    ///< The program: it closes the campaign and opens it again.
  plays,     ///< The program: it gives the commands of a fight that plays itself.
  yes,       ///< The prompt: it gives the commands that the last answer offered.
  quit,      ///< The program: it ends.
};

/// Looks at the first word, and reads the rest only when that word decides nothing alone.
[[nodiscard]] line_kind kind_of(std::string_view line);

/// True for what is no command to the engine.
[[nodiscard]] constexpr bool is_answered_here(line_kind kind) noexcept {
  return kind != line_kind::nothing && kind != line_kind::command;
}

}  // namespace dnd::cli
