#pragma once

#include "model/content/category.hpp"
#include "model/stat_block.hpp"

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

/// What an entry of the content says, as plain data, for people who look it up. Nothing here is
/// part of the state or of the log.
namespace dnd::model {

enum class content_form : std::uint8_t { nothing, scalar, list, map };

/// A field of an entry, as its file has it.
struct content_node {
  /// The field's name; empty for the root and for what stands in a list.
  std::string key;
  content_form form = content_form::nothing;
  /// Of a scalar, and whether it stood in quotes: then it is no number and no truth.
  std::string text;
  bool quoted = false;
  /// Of a list or a map, in the file's order.
  std::vector<content_node> items;

  /// Of a map: the field of that name, or nullptr.
  [[nodiscard]] const content_node* find(std::string_view name) const noexcept;
  /// The scalar in the field of that name; empty when there is none.
  [[nodiscard]] std::string_view text_of(std::string_view name) const noexcept;
};

/// The scalars that `way` leads to, such as "damage.type": through lists without saying so. '*' is
/// every field of a map, and '@' at the end the names of its fields. A map that the way ends at has
/// none.
[[nodiscard]] std::vector<std::string_view> scalars_at(const content_node& root,
                                                       std::string_view way);

/// One entry of the content.
struct content_entry {
  category kind{};
  std::string slug;
  /// Its `name:`.
  std::string name;
  /// The file, or "built-in/spells/fireball.yaml".
  std::string path;
  bool built_in = false;
  /// A map: the whole file.
  content_node fields;
};
using content_entry_ptr = std::shared_ptr<const content_entry>;

/// An entry with what is known about it elsewhere: all that is shown of it.
struct looked_up {
  content_entry_ptr entry;
  /// Of a monster or a character: never null then. Attacks by spells are not among its actions.
  stat_block_ptr block;
  /// Names of the entries that it names, by their slugs.
  std::map<std::string, std::string, std::less<>> names;
  /// What its traits and actions do, by the slugs of their names: what the entry says about them
  /// itself, or else the trait of that name.
  std::map<std::string, std::string, std::less<>> told;
};

}  // namespace dnd::model
