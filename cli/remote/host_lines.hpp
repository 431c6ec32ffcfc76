#pragma once

#include "cli/app/answer.hpp"
#include "cli/app/context.hpp"
#include "cli/remote/conversation.hpp"
#include "cli/repl/completion.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What a host says to a person, as it may be shown here.
namespace dnd::cli::remote {

/// Of a line that no host is asked about: `quit`, `y`, and what could not be sent as it is. Nothing
/// of any other.
[[nodiscard]] std::optional<line_answer> answer_alone(const given_command& what);

/// The message that says how this client reads: `{"screen":100,"look":"color",…}`.
[[nodiscard]] std::string screen_text(const context& with, reading how);

/// A line of the host with the colours that it has, where there are any here, and without whatever
/// else a terminal would obey.
[[nodiscard]] std::string safe_line(std::string_view text, const style& look);

/// Of `shown`: "out", "err", "offered". Empty where there are none.
[[nodiscard]] std::vector<std::string> lines_in(const reply& how, std::string_view name);

/// Whose answer it is.
struct asked_line {
  const given_command& what;
  /// The id that this client gave to a command that had none.
  const std::string& own_id;
  answer_format format;
};
/// Requires that there is an answer.
[[nodiscard]] shown_answer shown_by_host(const asked_line& asked, const reply& how,
                                         const layout& out, const layout& err);

/// Nothing where the host has none, or where it makes no sense in a line of `size` bytes.
[[nodiscard]] completion completion_in(const reply& how, std::size_t size);

}  // namespace dnd::cli::remote
