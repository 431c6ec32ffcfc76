#pragma once

#include "io/content/shape.hpp"

/// Tables of treasure: what is found always, and by a die of 100 sides for the first row that goes
/// as far. See docs/content.md.
namespace dnd::io::content {

[[nodiscard]] shape_ptr treasure_table_shape();

}  // namespace dnd::io::content
