#pragma once

#include "model/command_values.hpp"
#include "model/refusal.hpp"
#include "model/views/sessions.hpp"

#include <optional>
#include <span>
#include <vector>

namespace dnd::model::views {

/// The sessions that are meant, in their order: "3", "session 3", "last", "2..4", "2..". Nothing
/// that was typed means the one that is running, else the last. Never empty.
/// Errors: `not_available` where there is none; `bad_value`.
[[nodiscard]] ruled<std::vector<session_info>> sessions_asked(const std::optional<word>& typed,
                                                              std::span<const session_info> all);

}  // namespace dnd::model::views
