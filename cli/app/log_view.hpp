#pragma once

#include "cli/render/table.hpp"
#include "model/views/commit_view.hpp"

#include <span>
#include <string>
#include <vector>

namespace dnd::cli {

/// What happened, command by command: for each one its first seq, its time, who gave it and what
/// was typed, and indented below it what came of it. Events whose command is not among them stand
/// under a line without one. What is taken back says "(undone)", and "~" stands before each of its
/// lines.
[[nodiscard]] std::vector<std::string> log_lines(std::span<const model::views::commit_view> commits,
                                                 const layout& where);

}  // namespace dnd::cli
