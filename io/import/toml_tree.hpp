#pragma once

#include "io/import/source_tree.hpp"

namespace dnd::io::imports {

/// TOML, at most `bounds::yaml_bytes_max` of it. Errors: see `read_tree`.
[[nodiscard]] result<node> read_toml_tree(std::string_view text, std::string_view path);

}  // namespace dnd::io::imports
