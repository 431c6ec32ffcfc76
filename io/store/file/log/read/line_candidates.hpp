#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

/// Lines in a text of which nothing is known: also those whose newlines are damaged.
namespace dnd::io {

/// Size of the first stretch of `text` that ends as a line does; 0 when there is none.
[[nodiscard]] std::size_t framed_size(std::string_view text) noexcept;

/// Part of a text.
struct line_candidate {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// The next stretch of `text` from `from` on that may be a line: it ends as lines do and begins
/// where the last `{"seq":` before that stands (a string cannot hold those bytes, its quotes are
/// escaped), or at `from`. Looking for all of them one after the other takes linear time.
[[nodiscard]] std::optional<line_candidate> next_line_candidate(std::string_view text,
                                                                std::size_t from) noexcept;

}  // namespace dnd::io
