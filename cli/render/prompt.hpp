#pragma once

#include "cli/render/style.hpp"
#include "model/views/state_view.hpp"

#include <string>
#include <string_view>

namespace dnd::cli {

/// "First Evening [session 2, round 3, Grog's turn] > ". What is not on is left out.
[[nodiscard]] std::string prompt_text(std::string_view campaign,
                                      const model::views::state_view& now, const style& look = {});

}  // namespace dnd::cli
