#pragma once

#include "io/content/category.hpp"
#include "io/files/error.hpp"
#include "io/import/import_values.hpp"
#include "io/import/imported_creature.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

/// From the text of a file of another tool to entries of the content.
namespace dnd::io::imports {

struct imported_entry {
  content::category kind{};
  std::string name;
  /// The name of its file, without ".yaml".
  std::string slug;
  /// "Open5e, version 1".
  std::string format;
  /// What its file will hold. It can be read; see `io/content`.
  std::string yaml;
  /// The figures in a line: "AC 15, 7 hit points, challenge 1/4, 2 actions".
  std::string read;
  import_notes notes;
};

struct imported_file {
  std::vector<imported_entry> entries;
  /// What else is in the file, and was not imported.
  std::vector<std::string> others;
};

/// Whether the content has an entry: spells, races and classes that it does not have are left out
/// of what is imported.
using knows_entry = std::function<bool(content::category kind, const std::string& slug)>;

/// Errors, with `path`: see `read_tree`; `bad_content` for a file without a creature, with what it
/// looks like.
[[nodiscard]] result<imported_file> read_import(std::string_view text, std::string_view path,
                                                import_kind as, const knows_entry& knows);

}  // namespace dnd::io::imports
