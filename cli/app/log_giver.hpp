#pragma once

#include "actors/questions.hpp"
#include "cli/app/arguments.hpp"
#include "model/state.hpp"

#include <string>
#include <string_view>

namespace dnd::cli {

/// Whose commands are meant by `--by`: an id as it stands in the log, or "gm". `typed` is one of
/// these or a name, in any spelling, of somebody who is at the table or ever gave a command.
/// For anybody else it is wrong usage, with the nearest. The log is read only for who has left.
[[nodiscard]] io::result<expected<std::string, usage_error>> giver_meant(
    const actors::questions& about, const model::state& now, std::string_view typed);

}  // namespace dnd::cli
