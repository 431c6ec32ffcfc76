#pragma once

#include "io/content/fields.hpp"
#include "io/files/file_ops.hpp"
#include "model/effects/condition_rows.hpp"

#include <string>
#include <vector>

/// What conditions do, from their entries. See docs/effects.md.
namespace dnd::io::content {

/// One entry of `conditions`.
[[nodiscard]] model::condition_row read_condition(const value& root);

/// As the program has them built in. Made once.
[[nodiscard]] const model::condition_rows_ptr& builtin_condition_rows();

struct found_condition_rows {
  model::condition_rows_ptr rows;
  /// Sentences for people.
  std::vector<std::string> warnings;
};

/// As this content has them. Of an entry that cannot be read, what is built in counts, with a
/// warning: a game is not lost for a slip in a file.
[[nodiscard]] found_condition_rows condition_rows_of(file_ops& ops,
                                                     std::vector<std::string> directories);

}  // namespace dnd::io::content
