#pragma once

#include "model/views/stats_view.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace dnd::cli {

/// The lines of an SVG in the style of docs/benchmarks.svg. Names are escaped, whatever is in them.
[[nodiscard]] std::vector<std::string> svg_lines(const model::views::stats_chart& what);

/// Text as it stands in XML and HTML. Control characters, which XML cannot have, come out as '?'.
[[nodiscard]] std::string xml_escaped(std::string_view text);

}  // namespace dnd::cli
