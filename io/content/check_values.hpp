#pragma once

#include <cstdint>
#include <string>
#include <vector>

/// What a check of content is asked, and the kinds of what it finds: plain values, also for whoever
/// shows them.
namespace dnd::io::content {

enum class check_kind : std::uint8_t {
  wrong,   ///< An entry that cannot be used as it is.
  unread,  ///< A file or folder that nothing reads, or that looks like a mistake.
};

struct check_scope {
  /// Where entries are looked up that others name, from strongest to weakest.
  std::vector<std::string> layers;
  /// What is read: directories such as a world's, one of its folders ("monsters"), or single files.
  /// Absolute.
  std::vector<std::string> places;
};

/// A line that renaming fields changes. Lines count from 1.
struct changed_line {
  std::uint64_t line = 1;
  std::string before;
  std::string after;
};

}  // namespace dnd::io::content
