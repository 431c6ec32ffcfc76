#pragma once

#include "cli/render/table.hpp"
#include "model/views/books_view.hpp"

#include <string>
#include <vector>

/// Answers from the books of a campaign, and about its past.
namespace dnd::cli {

[[nodiscard]] std::vector<std::string> books_lines(const model::views::books_view& what,
                                                   const layout& where);
/// `"quests":[{…}…]`: the values of the rows.
[[nodiscard]] std::string books_data(const model::views::books_view& what);

}  // namespace dnd::cli
