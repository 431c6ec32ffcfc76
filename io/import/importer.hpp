#pragma once

#include "io/content/library.hpp"
#include "io/files/error.hpp"
#include "io/files/file_ops.hpp"
#include "io/import/entries.hpp"

#include <cstdint>
#include <string>
#include <vector>

/// Files and folders of other tools, and where their creatures go.
namespace dnd::io::imports {

struct import_item {
  imported_entry entry;
  /// The file that it comes from.
  std::string source;
  /// The file that it goes to.
  std::string target;
  import_outcome outcome{};
  std::vector<error> problems;
};

struct import_plan {
  std::vector<import_item> items;
  /// Files that could not be read, and why.
  std::vector<error> failures;
  std::vector<import_note> notes;
};

struct import_request {
  /// A file, or a folder that is read with all folders in it. Absolute.
  std::string path;
  import_kind as = import_kind::as_it_says;
  /// The world or campaign that it goes into.
  std::string into;
  /// Whether a file that is there is written anew.
  bool overwrites = false;
};

/// Reads everything and writes nothing. Each entry has been read back, as strictly as play does,
/// with the content of `names`. Errors: `not_found` when there is no such file or folder, and what
/// the disk says about a folder; of a single file they are in the plan.
[[nodiscard]] result<import_plan> plan_import(file_ops& ops, content::library& names,
                                              const import_request& request);

/// Writes what is ready, all of it or nothing but whole files. Returns how many were written.
[[nodiscard]] result<std::size_t> write_import(file_ops& ops, const import_plan& plan,
                                               const std::string& into);

}  // namespace dnd::io::imports
