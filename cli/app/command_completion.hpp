#pragma once

#include "cli/repl/completion.hpp"
#include "model/language/complete.hpp"
#include "model/views/state_view.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dnd::cli {

/// What a state offers to completion: its creatures, the actions of whoever acts, and names for
/// notes. Content is not part of it. `now` is not null.
[[nodiscard]] model::completion_source completion_source_of(
    const model::views::state_view_ptr& now);

/// Names of the actions of the creature that `by` means, of whoever's turn it is for "". None
/// where they are hidden.
[[nodiscard]] std::vector<std::string> action_names(const model::views::state_view& now,
                                                    std::string_view by);

/// What the content offers; what is empty offers nothing.
struct content_words {
  /// Slugs of what can be added.
  std::function<std::vector<std::string>()> addable = {};
  /// As of `completion_source`.
  std::function<std::vector<std::string>(std::optional<model::category>)> entries = {};
  std::function<std::vector<std::string>(model::category, std::string_view)> sought = {};
};

/// Completes commands. Both are asked at each Tab: `current` for the state as it is, and `content`
/// for what there is, so that a file that was just made is found.
[[nodiscard]] completer command_completer(std::function<model::views::state_view_ptr()> current,
                                          content_words content);

}  // namespace dnd::cli
