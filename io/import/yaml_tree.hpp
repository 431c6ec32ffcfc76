#pragma once

#include "io/import/source_tree.hpp"

namespace dnd::io::imports {

/// YAML: a file of it, or a page of Markdown with a block that is called `statblock`, or with YAML
/// between two lines "---" at its beginning. Several blocks are a list. Errors: see `read_tree`.
[[nodiscard]] result<node> read_yaml_tree(std::string_view text, std::string_view path);

}  // namespace dnd::io::imports
