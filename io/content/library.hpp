#pragma once

#include "io/content/category.hpp"
#include "io/content/creature_reader.hpp"
#include "io/content/facts.hpp"
#include "io/content/gifts.hpp"
#include "io/content/magic_items.hpp"
#include "io/content/shape.hpp"
#include "io/files/error.hpp"
#include "io/files/file_ops.hpp"
#include "model/effects/condition_rows.hpp"
#include "model/effects/spell.hpp"
#include "model/rulings.hpp"
#include "model/stat_block.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dnd::io::content {

/// Where an entry was found.
struct entry_source {
  std::string slug;
  /// The file, or "built-in/monsters/zombie.yaml".
  std::string path;
  std::string text;
  bool built_in = false;
};

/// One entry, read as strictly as for play.
struct inspected_entry {
  std::vector<finding> wrong;
  /// Entries that it names.
  std::vector<reference> references;
  /// Of a monster or a character, where nothing is wrong. Attacks by spells are not in it.
  std::optional<model::stat_block> block;
};

/// The game's content as one campaign sees it: an ordered list of directories, each with the
/// subdirectories of `category`, and after them what is built into the program. An entry is
/// found by its slug; the first directory that has it wins, whole: entries are never mixed. A
/// creature that no slug leads to is found by the `name:` in its file, in the same order.
///
/// Making one costs nothing. Directories are read and entries parsed when they are first asked
/// for; stat blocks are kept. A directory that does not exist is empty. One that cannot be read
/// is an error for every lookup that needs it: content must not change because a disk failed.
///
/// Reads files, so it belongs off the actor system's workers. Not thread-safe: one owner.
class library {
 public:
  /// `directories` from strongest to weakest, usually campaign, world, data_dir. `ops` must
  /// outlive the library.
  library(file_ops& ops, std::vector<std::string> directories);

  /// The stat block of a character or a monster, by name or slug in any case, or by a beginning
  /// that only one has. Characters are looked up before monsters in each directory, and a directory
  /// before the next. Damaging spells that it knows are among its actions. Errors: `not_found`
  /// (with the nearest spellings in `todo`), `bad_yaml` and `bad_content` (with file, line, column
  /// and field), `too_large`, and what the disk says.
  [[nodiscard]] result<model::stat_block_ptr> creature(std::string_view name);

  /// The text of an entry as it stands in its file. Errors as for `creature`.
  [[nodiscard]] result<entry_source> entry(category kind, std::string_view name);
  [[nodiscard]] result<std::string> text(category kind, std::string_view name);

  /// Reads an entry strictly, and returns the entries that it names. Errors as for `creature`.
  [[nodiscard]] result<std::vector<reference>> check(category kind, std::string_view name);
  /// The same of a text that stands in no directory yet, or was found before: all that is wrong
  /// with it, and the entries that it names, whether they exist or not.
  [[nodiscard]] inspected_entry inspect(category kind, const entry_source& found);
  /// Whether one of the directories has an entry of that slug, or cannot be read: then what is
  /// built in does not count.
  [[nodiscard]] bool has_own(category kind, const std::string& slug);
  /// Whether there is an entry of that slug. A directory that cannot be read has none.
  [[nodiscard]] bool knows(category kind, const std::string& slug);
  /// What an entry says about itself in words; empty when it says nothing. Errors as for
  /// `creature`.
  [[nodiscard]] result<std::string> description(category kind, std::string_view name);

  /// A spell as it is cast, by name or slug in any case, or by a beginning that only one has. Kept.
  /// Errors as for `creature`.
  [[nodiscard]] result<model::spell_ptr> castable(std::string_view name);

  /// Equipment or a magic item, by slug or by a beginning that only one has, in the singular or in
  /// the plural. Errors as for `creature`.
  [[nodiscard]] result<model::item_ptr> goods(std::string_view name);

  /// What a command needs: an item for "items/NAME", a spell for "spells/NAME", an entry for
  /// "entry classes/NAME", the stat block that a record comes to for "built …" (see
  /// model/rulings.hpp), else a creature, a character with its record. Errors as for `creature`.
  [[nodiscard]] result<model::found_content> needed(std::string_view name);

  /// What a condition does. Not kept. Errors as for `creature`.
  [[nodiscard]] result<model::condition_row> condition(std::string_view name);

  /// Facts of single entries, not kept. Errors as for `creature`.
  [[nodiscard]] result<model::rules::spell_facts> spell(std::string_view name);
  [[nodiscard]] result<item_facts> item(std::string_view name);
  [[nodiscard]] result<race_facts> race(std::string_view name);
  [[nodiscard]] result<class_facts> class_of(std::string_view name);
  [[nodiscard]] result<subrace_facts> subrace(std::string_view name);
  [[nodiscard]] result<subclass_facts> subclass(std::string_view name);
  [[nodiscard]] result<gift_facts> gift(category kind, std::string_view name);
  [[nodiscard]] result<proficiency_facts> proficiency(std::string_view name);
  [[nodiscard]] result<magic_item_facts> magic_item(std::string_view name);

  /// All slugs of a category in natural order, each once, for completion and listings. Directories
  /// that cannot be read are left out: a listing is a convenience.
  [[nodiscard]] std::vector<std::string> slugs(category kind);

  /// Up to three slugs nearest to what was typed, best first; for creatures from characters and
  /// monsters together.
  [[nodiscard]] std::vector<std::string> nearest(category kind, std::string_view name);
  [[nodiscard]] std::vector<std::string> nearest_creature(std::string_view name);

  /// Drops everything that was read, so that edited files are seen.
  void forget();

 private:
  /// Slug -> file name of one category in one directory; or the slug of a name -> that of its file.
  using directory_index = std::map<std::string, std::string, std::less<>>;

  [[nodiscard]] result<const directory_index*> index_of(std::size_t layer, category kind);
  [[nodiscard]] result<std::optional<entry_source>> find_in(std::size_t layer, category kind,
                                                            const std::string& slug);
  [[nodiscard]] result<std::optional<entry_source>> find_named(std::size_t layer, category kind,
                                                               const std::string& name);
  /// What to type in place of a name that no creature has.
  [[nodiscard]] std::string meant_instead_of(std::string_view name);
  [[nodiscard]] result<creature_entry> read_creature(category kind, const entry_source& found);
  /// A creature as `creature` finds it, a character with its record.
  [[nodiscard]] result<model::found_content> with_record(std::string_view name);
  /// "classes/wizard".
  [[nodiscard]] result<model::found_content> whole_entry(std::string_view name);
  /// From `model::rules::lookup_text`.
  [[nodiscard]] result<model::found_content> built(std::string_view text);
  /// A character of a file that may stand anywhere.
  [[nodiscard]] result<model::found_content> from_file(const std::string& path);
  [[nodiscard]] result<done> add_spell_actions(model::stat_block& block, const std::string& path);
  /// What traits do stands in entries of their own.
  [[nodiscard]] result<done> add_trait_effects(model::stat_block& block);
  /// Slugs of characters and monsters that begin so, in natural order, each once.
  [[nodiscard]] std::vector<std::string> creatures_that_begin(std::string_view slug);
  template <class Read>
  [[nodiscard]] auto read_entry(category kind, std::string_view name, Read read)
      -> result<decltype(read(std::declval<const value&>()))>;

  file_ops& ops_;
  std::vector<std::string> directories_;
  std::map<std::pair<std::size_t, category>, directory_index> indexes_;
  /// Of those whose names are not their slugs; made when no slug leads to a creature.
  std::map<std::pair<std::size_t, category>, directory_index> names_;
  std::map<std::string, model::found_content, std::less<>> creatures_;
  std::map<std::string, model::rules::spell_facts, std::less<>> spells_;
  std::map<std::string, model::spell_ptr, std::less<>> castable_;
};

}  // namespace dnd::io::content
