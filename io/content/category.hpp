#pragma once

#include "model/content/category.hpp"

/// The kinds of content are part of the game's language; on disk each is a directory.
namespace dnd::io::content {

using model::category;
using model::category_count;
using model::category_names;
using model::parse_category;
using model::to_text;

}  // namespace dnd::io::content
