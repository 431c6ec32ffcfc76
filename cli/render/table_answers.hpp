#pragma once

#include "cli/render/table.hpp"
#include "model/views/difficulty_view.hpp"
#include "model/views/passive_view.hpp"
#include "model/views/rulings_view.hpp"

#include <span>
#include <string>
#include <vector>

/// Answers to questions that are short lists.
namespace dnd::cli {

/// "Grog: 12", "zombie-1: 3 (disadvantage: poisoned)".
[[nodiscard]] std::vector<std::string> passive_lines(
    std::span<const model::views::passive_view> all, const layout& where);
/// `"passive":[{"creature","score","reason"}…]`
[[nodiscard]] std::string passive_data(std::span<const model::views::passive_view> all);

/// A ruling, its value and what it means; what else it can be.
[[nodiscard]] std::vector<std::string> ruling_lines(const model::rulings& house,
                                                    const layout& where);
/// `"rulings":[{"name","value","meaning"}…]`
[[nodiscard]] std::string rulings_data(const model::rulings& house);

/// What the monsters are worth for the party, and why.
[[nodiscard]] std::vector<std::string> difficulty_lines(const model::views::difficulty_view& what,
                                                        const layout& where);
/// `"difficulty":{…}`
[[nodiscard]] std::string difficulty_data(const model::views::difficulty_view& what);

}  // namespace dnd::cli
