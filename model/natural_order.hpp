#pragma once

#include <string>
#include <string_view>
#include <vector>

/// The order in which names are listed for people.
namespace dnd::model {

/// Runs of digits count by their value and ASCII letters whatever their case: "goblin-3" before
/// "Goblin-10". Names that differ in nothing else stand by their bytes, so that only equal ones are
/// equal: a strict total order.
[[nodiscard]] bool natural_less(std::string_view a, std::string_view b) noexcept;

/// `names` in that order. What they view must outlive them.
[[nodiscard]] std::vector<std::string_view> in_natural_order(std::vector<std::string_view> names);
void sort_naturally(std::vector<std::string>& names);
/// The same, and each once.
void sort_naturally_once(std::vector<std::string>& names);

}  // namespace dnd::model
