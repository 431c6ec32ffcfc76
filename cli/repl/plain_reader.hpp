#pragma once

#include "cli/repl/input_line.hpp"

#include <array>
#include <cstddef>
#include <cstdint>

namespace dnd::cli {

/// Reads lines from what is not a terminal: a file or a pipe. No prompt, no echo. A line without
/// an end at the end of the input is a line too, and a byte order mark before the first is no part
/// of it. Keeps at most `line_bytes` of a line, whatever comes in. Does not own its descriptors.
class plain_reader {
 public:
  /// `stop` becomes readable when there is to be no more reading; -1 for never.
  plain_reader(int input, int stop, std::size_t line_bytes);

  /// Blocks. A read error counts as the end.
  [[nodiscard]] input_line read();

 private:
  /// False at the end.
  [[nodiscard]] bool fill();

  int input_;
  int stop_;
  std::size_t line_bytes_;
  bool is_first_ = true;
  std::array<char, 16 * 1024> buffer_;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
};

/// Waits until `input` has something to read, its end included. False when `stop` came first.
[[nodiscard]] bool wait_for_input(int input, int stop);

enum class ready : std::uint8_t { stop, input, news };
/// The same, and `news` may be readable as well. Where several are, the first of them counts.
[[nodiscard]] ready wait_for_any(int input, int stop, int news);

}  // namespace dnd::cli
