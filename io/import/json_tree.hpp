#pragma once

#include "io/import/source_tree.hpp"

namespace dnd::io::imports {

/// JSON, or one JSON record a line, which becomes a list. Errors: see `read_tree`.
[[nodiscard]] result<node> read_json_tree(std::string_view text, std::string_view path);

}  // namespace dnd::io::imports
