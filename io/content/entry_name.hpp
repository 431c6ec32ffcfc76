#pragma once

#include <string>
#include <string_view>

namespace dnd::io::content {

/// The `name:` of an entry, without reading all of it where it stands on a line of its own. Empty
/// when the text has none, or is no YAML.
[[nodiscard]] std::string name_in(std::string_view text);

/// "Crossbow, light" is looked up as it stands in tables, and used as "Light Crossbow"; "Rope,
/// hempen (50 feet)" as "Hempen Rope (50 feet)".
[[nodiscard]] std::string spoken_name(std::string name);

}  // namespace dnd::io::content
