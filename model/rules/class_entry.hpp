#pragma once

#include "model/content/entry.hpp"
#include "model/rules/character_build.hpp"
#include "model/vocabulary.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// What the entry of a class says about its levels, for the rules of advancement. SRD: Classes,
/// Beyond 1st Level.
namespace dnd::model::rules {

/// The whole number in a field; `otherwise` where there is none.
[[nodiscard]] std::int32_t field_number(const content_node& at, std::string_view field,
                                        std::int32_t otherwise = 0) noexcept;
/// The scalars of a list in a field; empty where there is none.
[[nodiscard]] std::vector<std::string> texts_in(const content_node& at, std::string_view field);

/// A choice of some out of several: `{count: 2, from: [skill-stealth, …]}`.
struct counted_choice {
  std::int32_t count = 0;
  std::vector<std::string> from;
};
/// Nothing where the field is not there.
[[nodiscard]] std::optional<counted_choice> choice_in(const content_node& at,
                                                      std::string_view field);
/// A list of such.
[[nodiscard]] std::vector<counted_choice> choices_in(const content_node& at,
                                                     std::string_view field);

/// How a class comes to its spells.
enum class spell_source : std::uint8_t {
  none,
  /// A number of them, for good. SRD: Spells Known.
  known,
  /// Any of the class's list, until others are prepared.
  prepared,
  /// Those of a book that grows, until others are prepared. SRD: Spellbook.
  book,
};

/// Levels are 1..20. Must not outlive the entry.
class class_entry {
 public:
  explicit class_entry(const content_entry& of) : of_(of) {}

  [[nodiscard]] const std::string& slug() const noexcept { return of_.slug; }
  [[nodiscard]] const std::string& name() const noexcept { return of_.name; }
  [[nodiscard]] int hit_die() const noexcept { return field_number(of_.fields, "hit_die", 8); }
  /// Slugs of what comes with one level.
  [[nodiscard]] std::vector<std::string> features_at(int level) const;
  [[nodiscard]] std::vector<std::string> subclasses() const {
    return texts_in(of_.fields, "subclasses");
  }

  /// Scores that all are needed, and of which one is enough, to take this class besides another
  /// one or another one besides this. SRD: Multiclassing, Prerequisites.
  [[nodiscard]] std::vector<std::pair<ability, int>> required() const;
  [[nodiscard]] std::vector<std::pair<ability, int>> required_one() const;
  /// What is chosen with the first level of the character, and with the first of a later class.
  [[nodiscard]] std::vector<counted_choice> first_choices() const {
    return choices_in(of_.fields, "choose_proficiencies");
  }
  [[nodiscard]] std::vector<counted_choice> later_choices() const;

  [[nodiscard]] spell_source source() const noexcept;
  [[nodiscard]] std::optional<ability> casts_with() const noexcept;
  /// A figure of the level's row, such as "cantrips" or "spells_known"; 0 where there is none.
  [[nodiscard]] int figure(int level, std::string_view name) const noexcept;
  /// One of its `resources`.
  [[nodiscard]] int resource(int level, std::string_view name) const noexcept;
  /// The highest level of the class's own slots; 0 without any.
  [[nodiscard]] int highest_slot(int level) const noexcept;
  /// How many spells it prepares. SRD: Preparing and Casting Spells.
  [[nodiscard]] int prepared_most(int level, int modifier) const noexcept;
  /// How many spells of level 1 or more its book has by its levels alone.
  [[nodiscard]] int book_size(int level) const noexcept;

 private:
  [[nodiscard]] const content_node* row(int level) const noexcept;

  const content_entry& of_;
};

}  // namespace dnd::model::rules
