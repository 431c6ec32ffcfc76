#pragma once

#include "io/import/source_tree.hpp"

namespace dnd::io::imports {

/// XML: a record with one field, the outermost element. An element with others in it is a record of
/// these and of its attributes; any other is a text. Errors: see `read_tree`.
[[nodiscard]] result<node> read_xml_tree(std::string_view text, std::string_view path);

}  // namespace dnd::io::imports
