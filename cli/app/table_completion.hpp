#pragma once

#include "actors/content.hpp"
#include "cli/repl/completion.hpp"
#include "model/language/complete.hpp"
#include "model/state.hpp"

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace dnd::cli {

/// What a table offers to completion: its creatures, the actions of whoever acts, and names for
/// notes. Content is not part of it.
[[nodiscard]] model::completion_source completion_source_of(
    const std::shared_ptr<const model::state>& table);

/// Names of the actions of the creature that `by` means, of whoever's turn it is for "".
[[nodiscard]] std::vector<std::string> action_names(const model::state& table, std::string_view by);

/// Completes commands at a table. `current` gives the table as it is at each Tab; content is
/// asked for then, so that a file that was just made is found. Both must outlive it.
[[nodiscard]] completer command_completer(
    std::function<std::shared_ptr<const model::state>()> current,
    actors::addable_creatures& content);

}  // namespace dnd::cli
