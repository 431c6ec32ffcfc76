#pragma once

#include "io/import/imported_creature.hpp"
#include "io/import/source_tree.hpp"

namespace dnd::io::imports {

/// A monster of 5etools homebrew: `ac`, `hp`, `cr`, `str` …, `entries` with `{@tags}`.
[[nodiscard]] bool is_five_e_tools(const node& from);
[[nodiscard]] imported_creature read_five_e_tools(const node& from);

}  // namespace dnd::io::imports
