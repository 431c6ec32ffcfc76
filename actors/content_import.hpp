#pragma once

#include "io/files/error.hpp"
#include "io/import/import_values.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace dnd::io {
class file_ops;
}  // namespace dnd::io
namespace dnd::io::imports {
struct import_plan;
}  // namespace dnd::io::imports

/// Creatures of other tools, read from their files and written as content. Plain values.
namespace dnd::actors {

using io::imports::import_kind;
using io::imports::import_note;
using io::imports::import_outcome;

struct import_terms {
  /// A file, or a folder that is read with all folders in it. Absolute.
  std::string path;
  import_kind as = import_kind::as_it_says;
  /// The directory of the world or campaign that it goes into.
  std::string into;
  /// Where spells, races and classes are looked up, strongest first.
  std::vector<std::string> layers;
  enum class existing : std::uint8_t { keep, overwrite } files = existing::keep;
};

/// One creature.
struct imported_thing {
  std::string name;
  /// "monsters" or "characters".
  std::string category;
  /// "Open5e, version 1".
  std::string format;
  std::string source;
  /// Its file.
  std::string target;
  import_outcome outcome{};
  /// The figures that were read, in a line.
  std::string read;
  std::vector<std::string> guessed;
  std::vector<std::string> left_out;
  std::vector<io::error> problems;
};

/// What an import comes to. Nothing is written before `carry_out`.
class content_import {
 public:
  /// Errors: `not_found` when there is no such file or folder, and what the disk says about a
  /// folder.
  [[nodiscard]] static io::result<content_import> plan(io::file_ops& ops,
                                                       const import_terms& terms);
  content_import(content_import&&) noexcept;
  content_import& operator=(content_import&&) noexcept;
  ~content_import();

  [[nodiscard]] const std::vector<imported_thing>& things() const noexcept { return things_; }
  /// Files from which nothing could be read, and why.
  [[nodiscard]] const std::vector<io::error>& failures() const noexcept { return failures_; }
  /// What else was there, and was passed over.
  [[nodiscard]] const std::vector<import_note>& notes() const noexcept { return notes_; }
  [[nodiscard]] std::size_t count(import_outcome outcome) const noexcept;

  /// Writes what is ready, each file whole or not at all. Returns how many.
  [[nodiscard]] io::result<std::size_t> carry_out(io::file_ops& ops) const;

 private:
  content_import();

  std::unique_ptr<io::imports::import_plan> inside_;
  std::string into_;
  std::vector<imported_thing> things_;
  std::vector<io::error> failures_;
  std::vector<import_note> notes_;
};

}  // namespace dnd::actors
