#pragma once

#include "cli/render/table.hpp"
#include "model/views/stats_view.hpp"

#include <string>
#include <vector>

namespace dnd::cli {

/// A picture of characters: bars, or lines as columns of dots. Of blocks where the terminal can
/// show them, else in ASCII. As wide as `where` allows, at most `chart_cells`.
inline constexpr std::size_t chart_cells = 100;
[[nodiscard]] std::vector<std::string> chart_lines(const model::views::stats_chart& what,
                                                   const layout& where);

}  // namespace dnd::cli
