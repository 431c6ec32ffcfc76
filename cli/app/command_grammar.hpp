#pragma once

#include "cli/app/command_table.hpp"

#include <string>
#include <string_view>
#include <vector>

/// How the commands of the program are written.
namespace dnd::cli {

/// True for "world", "campaign", "session" "content" and "store".
[[nodiscard]] bool is_command_group(std::string_view word) noexcept;

/// What may stand after `first`; after nothing, the first words of all commands.
[[nodiscard]] std::vector<std::string_view> words_after(std::string_view first);

/// "dnd campaign show [NAME] [--at SEQ]": what may be left out stands in brackets.
[[nodiscard]] std::string usage_of(const command_spec& command);

}  // namespace dnd::cli
