#pragma once

#include "actors/messages.hpp"
#include "cli/app/context.hpp"
#include "cli/app/playable.hpp"

#include <string>
#include <vector>

namespace dnd::cli {

/// What `exec` was asked to do.
struct exec_plan {
  actors::campaign_info campaign;
  /// Empty: those of standard input.
  std::vector<std::string> commands;
  /// Of the only command, if there are any.
  actors::command_terms terms = {};
};

/// True when a line begins with a word of the command language, or with nothing to do at all.
[[nodiscard]] bool begins_with_verb(std::string_view line);

/// Finds out which words are the campaign and which are commands. The first word is a campaign when
/// one answers to it and it does not begin with a verb's own name. When it is neither, nothing is
/// played: a misspelled campaign must not send its commands into another one.
[[nodiscard]] io::result<exec_plan> plan_exec(context& with, const playable& campaigns);

}  // namespace dnd::cli
