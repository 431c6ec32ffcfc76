#pragma once

#include "io/files/error.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// What other tools write, as one kind of tree, whatever it was written in: JSON, YAML, TOML or
/// XML. Readers of formats see nothing else.
namespace dnd::io::imports {

enum class node_kind : std::uint8_t { nothing, flag, number, text, list, record };

struct node_field;

struct node {
  node_kind kind = node_kind::nothing;
  /// Of a text; of a number as it is written; "true" and "false" of a flag.
  std::string text;
  std::vector<node> items;
  /// In the order of the file. A name that stands twice in XML is one field with a list.
  std::vector<node_field> fields;

  [[nodiscard]] bool is(node_kind wanted) const noexcept { return kind == wanted; }
  /// Nothing, an empty text, list or record.
  [[nodiscard]] bool is_empty() const noexcept;
  /// Of a record; null when it has none.
  [[nodiscard]] const node* find(std::string_view name) const noexcept;
  [[nodiscard]] bool has(std::string_view name) const noexcept { return find(name) != nullptr; }
  /// The field of the field …: null as soon as one is missing.
  template <class... Names>
  [[nodiscard]] const node* find(std::string_view name, Names... names) const noexcept {
    const node* found = find(name);
    return found == nullptr ? nullptr : found->find(names...);
  }
};

struct node_field {
  std::string name;
  node value;
};

[[nodiscard]] node text_node(std::string text);

/// How much of a tree there may be, counted while it is made.
class tree_bounds {
 public:
  /// False when another node, at `depth` from 1, is one too many.
  [[nodiscard]] bool admits(std::size_t depth) noexcept;

 private:
  std::size_t count_ = 0;
};

/// The error of a tree that is larger than `bounds::import_nodes_max` or deeper than
/// `bounds::import_depth_max`.
[[nodiscard]] error too_much_of_it(std::string_view path);

/// Reads a text whose syntax is found by its beginning; XML, JSON, one JSON record a line, TOML or
/// YAML, also where these stand in a page of Markdown. Errors, with `path`: `too_large` past the
/// bounds; `bad_content` for text that is none of these, with the line where that is known.
/// Nothing is thrown.
[[nodiscard]] result<node> read_tree(std::string_view text, std::string_view path);

}  // namespace dnd::io::imports
