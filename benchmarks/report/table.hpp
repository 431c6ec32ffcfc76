#pragma once

#include "benchmarks/report/figure.hpp"
#include "cli/render/table.hpp"

#include <string>
#include <vector>

namespace dnd::bench {

/// A number that people can read: "1.23 M", "0.042", "870".
[[nodiscard]] std::string short_number(double value);

/// The figures as lines of a table, with what could not be measured after it.
[[nodiscard]] std::vector<std::string> figure_lines(const report& what, const cli::layout& where);

/// The same table in Markdown, as docs/benchmarks.md has it.
[[nodiscard]] std::string figure_markdown(const report& what);

}  // namespace dnd::bench
