#pragma once

#include "io/content/check_values.hpp"
#include "io/content/fields.hpp"
#include "io/content/library.hpp"
#include "io/files/error.hpp"
#include "io/files/file_ops.hpp"

#include <cstddef>
#include <string>
#include <vector>

/// Reads whole directories of content as strictly as play does, and says all that is wrong with
/// them: with every file, and with files that nothing reads.
namespace dnd::io::content {

struct check_finding {
  check_kind kind{};
  finding what;
};

/// What `fix` would do to one file.
struct planned_renames {
  std::string path;
  std::string before;
  std::string after;
  std::vector<renaming> names;
};

struct check_report {
  /// Entries that were read.
  std::size_t files = 0;
  /// By file, then by place; at most `bounds::check_findings_max`.
  std::vector<check_finding> findings;
  /// All of them, by kind.
  std::size_t wrong = 0;
  std::size_t unread = 0;
  /// Files in which fields have other names than here.
  std::vector<planned_renames> renames;
};

/// Errors: `not_found` for a place that does not exist, and what the disk says about a directory;
/// what it says about a single file is a finding.
[[nodiscard]] result<check_report> check_content(file_ops& ops, const check_scope& scope);

}  // namespace dnd::io::content
