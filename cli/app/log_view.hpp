#pragma once

#include "cli/render/table.hpp"
#include "cli/render/types.hpp"

#include <span>
#include <string>
#include <vector>

namespace dnd::cli {

/// What happened, command by command: for each one its first seq, its time, who gave it and what
/// was typed, and indented below it what came of it. Events whose command is not among them stand
/// under a line without one.
[[nodiscard]] std::vector<std::string> log_lines(const name_lookup& names,
                                                 std::span<const logged_event> events,
                                                 const layout& where);

}  // namespace dnd::cli
