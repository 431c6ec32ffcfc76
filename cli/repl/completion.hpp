#pragma once

#include "cli/render/table.hpp"

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace dnd::cli {

/// What could stand at the cursor.
struct completion {
  /// Bytes of the line that a candidate takes the place of: `begin <= cursor <= end`.
  std::size_t begin = 0;
  std::size_t end = 0;
  /// Whole words in the order in which they are to be listed.
  std::vector<std::string> candidates;
  /// What follows a word once it is the only one, such as " " or ": ".
  std::string after;
};

/// Answers what could stand at `cursor`, a byte offset in `line`. Called at each Tab.
using completer = std::function<completion(std::string_view line, std::size_t cursor)>;

/// What a Tab does to the line.
struct completion_edit {
  std::size_t begin = 0;
  std::size_t end = 0;
  /// What takes the place of the bytes between.
  std::string text;
  /// Nothing could be added, so the candidates are to be listed.
  bool wants_list = false;
};

/// One candidate is written out; of several, what they begin with in common, as long as that says
/// more than what is typed. Requires that the range lies within the line.
[[nodiscard]] completion_edit edit_of(std::string_view line, const completion& found);

/// Candidates in columns, at most a screenful; the rest is counted.
[[nodiscard]] std::vector<std::string> candidate_lines(const std::vector<std::string>& candidates,
                                                       const layout& where);

}  // namespace dnd::cli
