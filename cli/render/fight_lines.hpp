#pragma once

#include "cli/render/table.hpp"
#include "model/automatic/player.hpp"
#include "model/views/commit_view.hpp"
#include "model/views/state_view.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace dnd::cli {

/// A fight that played itself: each command as it was typed, and what came of it; last how it
/// stands, and what to type next. Without an ending it was stopped. Without a state that is left
/// out.
[[nodiscard]] std::vector<std::string> fight_lines(
    std::span<const model::views::commit_view> commits,
    std::optional<model::automatic::ending> ended, const model::views::state_view* now,
    const layout& where);

}  // namespace dnd::cli
