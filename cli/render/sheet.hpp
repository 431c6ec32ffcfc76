#pragma once

#include "cli/render/table.hpp"
#include "model/views/creature_view.hpp"

#include <string>
#include <vector>

namespace dnd::cli {

/// What `status WHO` shows: how a creature is, and all that its stat block says, where it may be
/// seen.
[[nodiscard]] std::vector<std::string> sheet_lines(const model::views::creature_view& who,
                                                   const layout& where = {});

}  // namespace dnd::cli
