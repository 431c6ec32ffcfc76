#pragma once

#include "io/content/fields.hpp"
#include "model/effects/spell.hpp"

#include <string>

namespace dnd::io::content {

/// A spell as it is cast, from an entry whose shape was checked before. What it does stands in its
/// `effects`; without those, in its `attack`, `save`, `damage` and `heal`.
[[nodiscard]] model::spell read_castable(const value& root, std::string slug);

}  // namespace dnd::io::content
