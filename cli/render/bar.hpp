#pragma once

#include "cli/render/style.hpp"

#include <cstddef>
#include <cstdint>
#include <string>

namespace dnd::cli {

/// Cells of a bar that shows hit points.
inline constexpr std::size_t hp_bar_cells = 10;

/// A bar of `width` cells for `value` of `whole`: empty only at 0, full only when whole.
[[nodiscard]] std::string bar(std::int64_t value, std::int64_t whole, std::size_t width,
                              const style& look);

}  // namespace dnd::cli
