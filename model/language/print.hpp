#pragma once

#include "model/command.hpp"

#include <string>
#include <string_view>

namespace dnd::model {

/// The canonical line of a command: labels in the order of its usage, names in quotes only where
/// they must be, what is left at its default left out. Ensures
/// `parse_command(print(c)) == c` for every command that `parse_command` made.
[[nodiscard]] std::string print(const command& said);

/// The same for whatever a line may be; empty for `commands::nothing`.
[[nodiscard]] std::string print_line(const parsed_line& said);

/// A name as it stands in a line: in quotes where it would be read as a label, a comment, a flag
/// or a quote without them.
[[nodiscard]] std::string as_value(std::string_view text);

}  // namespace dnd::model
