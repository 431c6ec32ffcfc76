#pragma once

#include "benchmarks/report/figure.hpp"
#include "io/files/error.hpp"

#include <string>
#include <string_view>

namespace dnd::bench {

/// A report as JSON, a figure a line, so that a change of it reads well.
[[nodiscard]] std::string to_json(const report& what);

/// What `to_json` wrote. `ec::corrupt` for anything else, with what is missing.
[[nodiscard]] io::result<report> read_json(std::string_view text);

}  // namespace dnd::bench
