#pragma once

#include "io/files/error.hpp"

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

/// YAML as a tree that knows where each node stood. yaml-cpp only cuts the text into events; the
/// tree is built here, because the limits of bounds.hpp must hold while a file is being read, not
/// after it: a file of a kilobyte can ask for terabytes of aliases or for a stack of any depth.
namespace dnd::io::content {

enum class yaml_kind : std::uint8_t { null, scalar, sequence, mapping };

struct yaml_node {
  yaml_kind kind = yaml_kind::null;
  /// In quotes: never a number or a truth value.
  bool quoted = false;
  std::uint32_t line = 1;    ///< From 1.
  std::uint32_t column = 1;  ///< From 1.
  /// Nodes in it, itself included, with its aliases expanded.
  std::uint32_t weight = 1;
  /// Levels below it, itself included.
  std::uint32_t height = 1;
  /// Of a scalar.
  std::string text;
  /// Of a sequence; of a mapping: key, value, key, value, …; all keys are scalars, no two alike.
  std::vector<const yaml_node*> children;

  [[nodiscard]] std::size_t entry_count() const noexcept { return children.size() / 2; }
  [[nodiscard]] const yaml_node& key(std::size_t index) const { return *children[2 * index]; }
  [[nodiscard]] const yaml_node& value(std::size_t index) const { return *children[2 * index + 1]; }
};

/// One parsed file. Nodes live as long as it does; an alias is the same node once more.
class yaml_document {
 public:
  [[nodiscard]] const yaml_node& root() const { return *root_; }

 private:
  friend class yaml_builder;
  std::deque<yaml_node> nodes_;
  const yaml_node* root_ = nullptr;
};

/// Reads one document. Errors, all with `path` and mostly line and column: `too_large` past
/// `yaml_bytes_max`; `bad_yaml` for text that is not UTF-8 or not YAML, is nested deeper than
/// `yaml_depth_max`, has more than `yaml_nodes_max` nodes with aliases expanded, an alias inside
/// of what it names, a tag, a key that is not a plain word or stands twice, or two documents. An
/// empty text is a null node. Nothing is thrown.
[[nodiscard]] result<yaml_document> read_yaml(std::string_view text, std::string_view path);

}  // namespace dnd::io::content
