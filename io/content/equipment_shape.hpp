#pragma once

#include "io/content/shape.hpp"

/// What somebody begins with, as races, classes and backgrounds say it. See docs/content.md.
namespace dnd::io::content {

/// `{rope-hempen-50-feet: 1}`.
[[nodiscard]] shape_ptr equipment_counts();
/// A list of choices, each a list of options, each a list of things that come together.
[[nodiscard]] shape_ptr equipment_choices();

}  // namespace dnd::io::content
