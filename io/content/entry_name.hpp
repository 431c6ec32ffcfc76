#pragma once

#include <string>
#include <string_view>

namespace dnd::io::content {

/// The `name:` of an entry, without reading all of it where it stands on a line of its own. Empty
/// when the text has none, or is no YAML.
[[nodiscard]] std::string name_in(std::string_view text);

}  // namespace dnd::io::content
