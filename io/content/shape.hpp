#pragma once

#include "io/content/category.hpp"
#include "io/content/fields.hpp"

#include <cstdint>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

/// What a file of a category may hold, as data: fields, types, ranges, and which entries of which
/// categories are meant by names. Monsters and characters have readers of their own instead.
namespace dnd::io::content {

/// A name of another entry, of one of some categories.
struct reference {
  std::vector<category> kinds;
  std::string slug;
  /// "levels[2].features[0]".
  std::string way;
  /// Where it stands; both from 1.
  std::uint64_t line = 1;
  std::uint64_t column = 1;
};

/// The name that stands at `at`.
[[nodiscard]] reference reference_at(const value& at, std::vector<category> kinds,
                                     std::string slug);

enum class shape_kind : std::uint8_t {
  text,
  prose,
  integer,
  number,
  flag,
  dice,
  word,
  reference,
  list,
  map,
  record,
  choice,
  read,
};

struct shape;
using shape_ptr = std::shared_ptr<const shape>;

struct shape_field {
  std::string_view name;
  shape_ptr what;
  bool required = false;
};

struct shape {
  shape_kind kind{};
  /// Of integers and numbers.
  std::int64_t least = 0;
  std::int64_t most = 0;
  /// Of a word.
  std::vector<std::string_view> words;
  /// Of a reference.
  std::vector<category> kinds;
  /// Of a map's keys, and of the items of a list or the values of a map.
  shape_ptr key;
  shape_ptr item;
  /// Of a record.
  std::vector<shape_field> fields;
  /// Of what a reader of its own checks.
  void (*read)(const value& at) = nullptr;
  /// Of a choice: the first that fits the node's kind is the one.
  std::vector<shape_ptr> choices;
};

/// The shape of a category's files, each of which may have a `description`. Requires neither
/// `monsters` nor `characters`.
[[nodiscard]] const shape& shape_of(category kind);

/// Fails through `at` where the tree is not of that shape. The names of other entries are added
/// to `references`, when there is one; whether those exist is not checked.
void check_shape(const value& at, const shape& expected, std::vector<reference>* references);

namespace shapes {

shape_ptr text();
/// What people read: long, with line breaks.
shape_ptr prose();
shape_ptr integer(std::int64_t least, std::int64_t most);
shape_ptr number(std::int64_t least, std::int64_t most);
shape_ptr flag();
/// Simple dice; "+mod" may follow.
shape_ptr dice();
shape_ptr word(std::initializer_list<std::string_view> words);
shape_ptr words_of(std::span<const std::string_view> words);
shape_ptr to(std::initializer_list<category> kinds);
shape_ptr list(shape_ptr item);
shape_ptr map(shape_ptr key, shape_ptr item);
shape_ptr record(std::vector<shape_field> fields);
/// What a reader of its own checks.
shape_ptr read_by(void (*read)(const value& at));
shape_ptr either(std::initializer_list<shape_ptr> choices);

inline shape_field required(std::string_view name, shape_ptr what) {
  return {name, std::move(what), true};
}
inline shape_field optional(std::string_view name, shape_ptr what) {
  return {name, std::move(what), false};
}

}  // namespace shapes

}  // namespace dnd::io::content
