#pragma once

#include "cli/render/style.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace dnd::cli {

/// Cells of a line that are assumed at least.
inline constexpr std::size_t width_least = 20;

/// By which clock times are told: people read their own, programs UTC. `of_client`: of somebody
/// whose clock is not this machine's.
enum class clock_kind : std::uint8_t { utc, local, of_client };

/// Where output goes and how wide that is.
struct layout {
  style look = {};
  /// Cells of a line. At least `width_least` are assumed.
  std::size_t width = 80;
  /// Lines that a person sees at a time; 0 where nobody looks at a terminal, and nothing is cut.
  std::size_t height = 0;
  clock_kind clock = clock_kind::utc;
  /// `of_client`: how far that clock is ahead of UTC.
  int minutes_ahead = 0;

  /// Somebody looks at a terminal of this size, so what is shown is made to fit it.
  [[nodiscard]] bool is_screen() const noexcept { return height > 0; }
};

enum class alignment : std::uint8_t { left, right };

struct table_column {
  std::string title;
  alignment align = alignment::left;
  /// Cells that the column keeps however narrow the terminal is. 0: it is never cut.
  std::size_t least = 0;
};

/// Clean text of one cell of a table, see `style::clean`.
struct table_cell {
  std::string text;
  tone meaning = tone::plain;
};

using table_row = std::vector<table_cell>;

/// Cells of a line of the table where nothing is cut or broken.
[[nodiscard]] std::size_t table_width(const std::vector<table_column>& columns,
                                      const std::vector<table_row>& rows);

/// Lines of aligned columns, two cells apart, without spaces at their ends. The title line is left
/// out when every title is empty. What does not fit: columns with `least` are cut with an
/// ellipsis, widest first, and the last column is broken over several lines. On a screen that is
/// too narrow for that, every row is folded at the same columns. Requires that each row has as many
/// cells as there are columns.
[[nodiscard]] std::vector<std::string> table_lines(const std::vector<table_column>& columns,
                                                   const std::vector<table_row>& rows,
                                                   const layout& where);

/// A term and its explanation, broken over lines that line up under their first word:
/// "Skills    Athletics +5, Stealth +2". `term_width` counts the gap in.
[[nodiscard]] std::vector<std::string> definition_lines(const std::string& term,
                                                        const std::string& text,
                                                        std::size_t term_width,
                                                        const layout& where);

}  // namespace dnd::cli
