#pragma once

#include "io/import/imported_creature.hpp"
#include "io/import/source_tree.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Which tool a file is of. Files are recognised by their shape: by fields that no other format has
/// together, never by the file's name.
namespace dnd::io::imports {

struct format {
  /// "Open5e, version 1", for people.
  std::string_view name;
  /// Whether one record is a creature of this format.
  bool (*is)(const node& record);
  /// Requires that it is.
  imported_creature (*read)(const node& record);
};

/// All of them, those with the most telling fields first.
[[nodiscard]] std::span<const format> formats() noexcept;

struct found_creature {
  const node* record = nullptr;
  const format* of = nullptr;
};

struct recognised {
  /// At most `bounds::import_entries_max`.
  std::vector<found_creature> creatures;
  /// What else there is, for people: "12 entries under spell".
  std::vector<std::string> others;
};

/// The creatures of a file, in it or in the lists that the formats keep them in. `root` must
/// outlive the answer.
[[nodiscard]] recognised recognise(const node& root);

/// What a file without creatures looks like: "spells of 5e-bits/5e-database", "a record with the
/// fields a, b and c".
[[nodiscard]] std::string looks_like(const node& root);

}  // namespace dnd::io::imports
