#pragma once

#include "io/content/yaml.hpp"
#include "io/files/error.hpp"

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Typed, strict reading of a YAML tree. What is wrong in a file is kept with its line, column and
/// field; reading goes on with harmless values, so that readers are straight lines without a check
/// at each step, and the caller asks once at the end.
namespace dnd::io::content {

/// A field that stands under another name than the one it has here.
struct renaming {
  /// Where the name begins; both from 1.
  std::uint64_t line = 1;
  std::uint64_t column = 1;
  std::string from;
  std::string to;
  friend bool operator==(const renaming&, const renaming&) = default;
};

/// One thing wrong in a file.
struct finding {
  error why;
  /// "actions[0].damage"; may be empty.
  std::string field = {};
  /// What would put it right, when another name for the field does.
  std::optional<renaming> fix = {};
};

/// What is wrong in one file, at most `bounds::findings_per_file_max` of it.
class problems {
 public:
  explicit problems(std::string_view path) : path_(path) {}

  [[nodiscard]] bool any() const noexcept { return !found_.empty(); }
  /// Whether no more are kept.
  [[nodiscard]] bool full() const noexcept;
  /// The same thing at the same place is kept once.
  void add(const yaml_node& node, const std::string& field, std::string_view what,
           std::string_view todo, std::optional<renaming> fix = {});
  /// The first that was met. Requires `any()`.
  [[nodiscard]] error take();
  /// All, in the order in which they stand in the file.
  [[nodiscard]] std::vector<finding> take_all();

 private:
  std::string path_;
  std::vector<finding> found_;
};

/// A node with the way to it, or the absence of one. Copies are cheap; a value made from another
/// must not outlive it, because the way is spelled only when there is an error.
class value {
 public:
  static constexpr std::size_t no_index = std::numeric_limits<std::size_t>::max();

  value(problems& wrong, const yaml_node& root) : wrong_(&wrong), node_(&root) {}
  value(const value& parent, const yaml_node* node, std::string_view field,
        std::size_t index = no_index)
      : wrong_(parent.wrong_), node_(node), up_(&parent), field_(field), index_(index) {}

  /// Whether the file has it. A field that stands there without a value counts as absent.
  explicit operator bool() const noexcept {
    return node_ != nullptr && node_->kind != yaml_kind::null;
  }
  [[nodiscard]] bool is(yaml_kind kind) const noexcept {
    return node_ != nullptr && node_->kind == kind;
  }
  [[nodiscard]] const yaml_node& node() const { return *node_; }
  [[nodiscard]] problems& wrong() const noexcept { return *wrong_; }
  /// "actions[0].damage".
  [[nodiscard]] std::string way() const;

  void fail(std::string_view what, std::string_view todo = {}) const;
  /// The same of a field's name that should be `to`, and of one that is free to become it.
  void fail(std::string_view what, std::string_view todo, std::string_view to) const;

  /// The text of a scalar of 1..`bytes_max` bytes without control characters; else it fails and
  /// returns an empty one.
  [[nodiscard]] std::string text(std::size_t bytes_max = 200) const;
  /// The same for what people read: up to `bounds::description_bytes_max` bytes, with line breaks.
  [[nodiscard]] std::string prose() const;
  [[nodiscard]] std::int64_t integer(std::int64_t least, std::int64_t most) const;
  template <std::integral T>
  [[nodiscard]] T integer_as(std::int64_t least, std::int64_t most) const {
    return static_cast<T>(integer(least, most));
  }
  [[nodiscard]] double number(double least, double most) const;
  /// `true` or `false`.
  [[nodiscard]] bool flag() const;
  /// The index of the scalar in `words`, in any case with ' ', '_' and '-' alike; fails with the
  /// nearest spelling, and returns 0.
  [[nodiscard]] std::size_t one_of(std::span<const std::string_view> words) const;

  /// Calls `read` with each item of a sequence; anything else fails.
  template <class Read>
  void each(Read read, std::size_t most = 1000) const {
    if (!expect(yaml_kind::sequence, "a list")) return;
    if (!check_count(node_->children.size(), most)) return;
    for (std::size_t i = 0; i < node_->children.size(); ++i)
      read(value(*this, node_->children[i], {}, i));
  }

  /// Calls `read` with each key and its value of a mapping; anything else fails.
  template <class Read>
  void each_entry(Read read, std::size_t most = 1000) const {
    if (!expect(yaml_kind::mapping, "a mapping")) return;
    if (!check_count(node_->entry_count(), most)) return;
    for (std::size_t i = 0; i < node_->entry_count(); ++i) {
      const yaml_node& key = node_->key(i);
      read(value(*this, &key, key.text), value(*this, &node_->value(i), key.text));
    }
  }

  /// Whether the node is of that kind; fails when not.
  bool expect(yaml_kind kind, std::string_view name) const;

 private:
  bool check_count(std::size_t count, std::size_t most) const;
  [[nodiscard]] bool scalar() const;

  problems* wrong_;
  const yaml_node* node_;
  const value* up_ = nullptr;
  std::string_view field_;
  std::size_t index_ = no_index;
};

/// The fields of a mapping. Those that nobody asked for are errors, with the name that the field
/// has here: the nearest spelling of one that somebody asked for, or what other tools call it.
class fields {
 public:
  /// `at` must outlive this.
  explicit fields(const value& at);
  fields(const fields&) = delete;
  fields& operator=(const fields&) = delete;

  /// The field, or an absent value. `name` must be a literal.
  [[nodiscard]] value optional(std::string_view name);
  /// The field; when it is missing, `finish` says so.
  [[nodiscard]] value required(std::string_view name);
  /// `beside` makes no sense without the field `name`, which is missing; `finish` says so.
  void needs(std::string_view name, const value& beside);
  /// Reports unknown fields, then missing ones. Call it after the last field was asked for.
  void finish();

 private:
  void finish_unknown(std::size_t index, std::vector<std::string_view>& meant);

  const value& at_;
  std::vector<bool> used_;
  std::vector<std::string_view> known_;
  std::vector<std::string_view> missing_;
  std::vector<std::pair<std::string_view, value>> needed_;
};

/// `description` of a mapping: what people read about it. Kept in the file, and checked.
[[nodiscard]] std::string read_description(fields& from);

/// Reads a file and gives its root to `read`, which returns the wanted thing; the error is the
/// first that it met.
template <class Read>
[[nodiscard]] auto read_content(std::string_view text, std::string_view path, Read read)
    -> result<decltype(read(std::declval<const value&>()))> {
  auto document = read_yaml(text, path);
  if (!document) return std::move(document).error();
  problems wrong(path);
  const value root(wrong, document->root());
  auto made = read(root);
  if (wrong.any()) return wrong.take();
  return made;
}

}  // namespace dnd::io::content
