#pragma once

#include "io/content/library.hpp"
#include "model/content/entry.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dnd::io::content {

/// An entry by what it is called.
struct named_entry {
  category kind{};
  std::string slug;
  /// As its file has it.
  std::string name;
  friend bool operator==(const named_entry&, const named_entry&) = default;
};

/// Which entries somebody may mean by a name.
struct name_matches {
  /// Their slugs or names are spelled so.
  std::vector<named_entry> exact;
  /// Their slugs or names begin so. Not looked for when there is one that is spelled so.
  std::vector<named_entry> begun;
  /// Slugs near to it, when there is none of the above; best first.
  std::vector<std::string> near;
};

/// The entries of one kind, and what is wrong with those that cannot be read.
struct category_entries {
  std::vector<model::content_entry_ptr> entries;
  std::vector<error> broken;
};

/// The content of a campaign for people who look something up: entries by their names, over all
/// kinds, and all entries of a kind. Finds what `library` finds: the first directory that has an
/// entry wins, whole.
///
/// Reads the disk each time, so that edited files are seen; what is built in is read once in the
/// life of the program. Reads files, so it belongs off the actor system's workers. Not thread-safe:
/// one owner.
class catalogue {
 public:
  /// As for `library`.
  catalogue(file_ops& ops, std::vector<std::string> directories)
      : library_(ops, std::move(directories)) {}

  /// Of one kind, or of all; in the order of the kinds, then by slug.
  [[nodiscard]] std::vector<named_entry> names(std::optional<category> kind);
  /// The slugs of those, each once, sorted, for completion. Looks into no file.
  [[nodiscard]] std::vector<std::string> slugs(std::optional<category> kind);

  [[nodiscard]] name_matches match(std::string_view name, std::optional<category> kind);

  /// Reads an entry as strictly as for play, with what is known about it elsewhere. Errors as for
  /// `library::entry`, and `bad_yaml` and `bad_content` with the place.
  [[nodiscard]] result<model::looked_up> read(category kind, std::string_view slug);

  /// A spell as it is cast. Errors as for `library::castable`.
  [[nodiscard]] result<model::spell_ptr> castable(std::string_view name);

  /// As `library::needed`, of what was read since `begin_lookups`, and else anew.
  [[nodiscard]] result<model::found_content> needed(std::string_view name);
  /// Drops what was read, so that edited files are seen.
  void begin_lookups() { library_.forget(); }

  /// All of a kind, by slug. Those that cannot be read hide no other.
  [[nodiscard]] category_entries all(category kind);

 private:
  [[nodiscard]] result<model::content_entry_ptr> read_entry(category kind,
                                                            const entry_source& found);
  void add_told(model::looked_up& about);
  void add_names(model::looked_up& about, const std::vector<reference>& references);

  library library_;
};

}  // namespace dnd::io::content
