#pragma once

#include "cli/app/arguments.hpp"
#include "cli/render/table.hpp"
#include "model/result.hpp"

#include <string>
#include <vector>

namespace dnd::cli {

/// The first page: all commands, all global options, where to begin.
[[nodiscard]] std::vector<std::string> overview_lines(const layout& where = {});
/// Everything about one command.
[[nodiscard]] std::vector<std::string> help_lines(const command_spec& command,
                                                  const layout& where = {});

/// What `--help` shows for what was typed, and what `dnd help` with its words shows: pages of the
/// program's commands, of a group of them, or of the commands of the game.
[[nodiscard]] expected<std::vector<std::string>, usage_error> help_for(const arguments& typed,
                                                                       const layout& where = {});

}  // namespace dnd::cli
