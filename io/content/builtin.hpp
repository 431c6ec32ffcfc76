#pragma once

#include "io/content/category.hpp"

#include <cstddef>
#include <optional>
#include <string_view>

/// The SRD content that is compiled into the program: `cmake/pack_content.cpp` packs
/// `worlds/srd` into one blob, sorted, and the linker puts it between two symbols. Nothing is
/// read or copied at start; a lookup is a binary search in the program's own pages.
namespace dnd::io::content::builtin {

struct entry {
  std::string_view slug;
  std::string_view text;
};

/// All views are valid for the life of the program.
[[nodiscard]] std::optional<entry> find(category kind, std::string_view slug) noexcept;
[[nodiscard]] std::size_t count(category kind) noexcept;
/// Requires `index < count(kind)`. Entries are sorted by slug.
[[nodiscard]] entry at(category kind, std::size_t index) noexcept;

}  // namespace dnd::io::content::builtin
