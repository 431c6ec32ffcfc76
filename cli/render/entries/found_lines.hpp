#pragma once

#include "cli/render/table.hpp"
#include "model/content/search.hpp"

#include <string>
#include <vector>

namespace dnd::cli {

/// What `find` shows: a table, and how many there are. On a terminal as many as fit on it; then the
/// labels that make it fewer are named.
[[nodiscard]] std::vector<std::string> found_lines(const model::found_entries& found,
                                                   const layout& where);

}  // namespace dnd::cli
