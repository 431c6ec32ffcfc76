#pragma once

#include "io/content/character_reader.hpp"
#include "io/content/fields.hpp"
#include "model/character_record.hpp"
#include "model/rules/character_build.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

/// A character's file while it is read: what its readers share.
namespace dnd::io::content {

/// A class that was taken: `who.classes` has its name and level at the same index.
struct taken_class {
  std::string slug;
  class_facts facts;
};

/// The facts so far, and where more of them come from.
struct character_reading {
  fact_source& facts;
  model::rules::character_facts who = {};
  std::vector<taken_class> classes = {};
  /// Slugs of traits, of race and subrace.
  std::vector<std::string> traits = {};
  bool has_own_speed = false;
  /// Level by level, in the order in which they were taken.
  std::vector<model::level_record> levels = {};
  /// What each of `who.casting` is of: the slug of a class, or of a trait; empty for spells that no
  /// record has, since whoever has a trait knows them.
  std::vector<std::string> casting_of = {};
  /// Spells in books, by class.
  std::vector<model::spells_record> books = {};

  [[nodiscard]] int level_of(std::size_t index) const { return who.classes[index].level; }
  [[nodiscard]] int level() const {
    int all = 0;
    for (const model::class_level& taken : who.classes) all += taken.level;
    return all;
  }
};

/// The fact, or nothing after a failure that reports its error at `at`.
template <class Fact>
[[nodiscard]] std::optional<Fact> known_fact(const value& at, result<Fact> found) {
  if (found) return std::move(*found);
  at.fail(found.error().path.empty() ? found.error().what : render(found.error()),
          found.error().todo);
  return std::nullopt;
}

}  // namespace dnd::io::content
