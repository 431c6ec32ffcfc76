#pragma once

#include "actors/questions.hpp"
#include "cli/app/arguments.hpp"
#include "model/views/state_view.hpp"

#include <functional>
#include <set>
#include <string>
#include <string_view>

namespace dnd::cli {

/// Everybody who ever gave a command, as they stand in the log. Reads all of it.
[[nodiscard]] io::result<std::set<std::string>> givers_in(const actors::questions& about);

/// Whose commands are meant by `--by`: an id as it stands in the log, or "gm". `typed` is one of
/// these or a name, in any spelling, of somebody who is at the table or ever gave a command.
/// For anybody else it is wrong usage, with the nearest. `givers` is asked only for who is not at
/// the table.
[[nodiscard]] io::result<expected<std::string, usage_error>> giver_meant(
    const model::views::state_view& now, std::string_view typed,
    const std::function<io::result<std::set<std::string>>()>& givers);

}  // namespace dnd::cli
