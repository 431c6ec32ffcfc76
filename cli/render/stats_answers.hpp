#pragma once

#include "cli/render/table.hpp"
#include "model/views/stats_view.hpp"

#include <string>
#include <vector>

namespace dnd::cli {

/// In the form that was asked for: a table with sentences below, a picture of characters, or the
/// lines of a CSV or SVG file.
[[nodiscard]] std::vector<std::string> stats_lines(const model::views::stats_view& what,
                                                   const layout& where);
/// Members of an answer's data: `stats`, with its rows.
[[nodiscard]] std::string stats_data(const model::views::stats_view& what);

/// A table as RFC 4180 has it, with a line of names. What a spreadsheet would take for a formula
/// gets an apostrophe in front.
[[nodiscard]] std::vector<std::string> csv_lines(const model::views::stats_table& what);
/// One value, quoted where it has to be.
[[nodiscard]] std::string csv_value(std::string_view text);

}  // namespace dnd::cli
