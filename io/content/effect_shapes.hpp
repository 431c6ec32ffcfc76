#pragma once

#include "io/content/shape.hpp"

/// What any entry may do, in the words of docs/effects.md.
namespace dnd::io::content::shapes {

shape_ptr modifier_list();
/// Adds the fields that every kind of entry may have, but those that it has already.
void add_effect_fields(shape& into);

}  // namespace dnd::io::content::shapes
