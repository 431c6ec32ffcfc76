#pragma once

#include <fmt/format.h>

#include <cstddef>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>

namespace dnd::io::imports {

/// A text as a YAML scalar in one line, in quotes where it needs them.
[[nodiscard]] std::string yaml_scalar(std::string_view text);

/// YAML, line by line.
class yaml_writer {
 public:
  template <class... Values>
  void line(std::size_t indent, fmt::format_string<Values...> form, Values&&... values) {
    out_.append(indent, ' ');
    fmt::format_to(std::back_inserter(out_), form, std::forward<Values>(values)...);
    out_ += '\n';
  }

  /// Nothing for an empty value.
  void text(std::size_t indent, std::string_view name, std::string_view value);

  /// Folded: a line of the text is a paragraph, and an empty line stands between two. Requires
  /// lines that do not begin with blanks, as `plain_text` makes them. Nothing for an empty value.
  void prose(std::size_t indent, std::string_view name, std::string_view value);

  [[nodiscard]] std::string take() { return std::move(out_); }

 private:
  void fold(std::size_t indent, std::string_view text);

  std::string out_;
};

}  // namespace dnd::io::imports
