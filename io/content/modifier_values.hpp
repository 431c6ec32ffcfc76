#pragma once

#include "io/content/fields.hpp"
#include "model/effects/modifier.hpp"
#include "model/enum_text.hpp"

#include <cstddef>

/// What stands at the key of a modifier.
namespace dnd::io::content {

/// Calls `read` with the value itself, or with each item of a list.
template <class Read>
void one_or_each(const value& at, Read read) {
  if (!at) return;
  if (at.is(yaml_kind::sequence))
    at.each(read);
  else
    read(at);
}

/// Names of an enumeration, one or a list of them.
template <class Enum, std::size_t Count>
[[nodiscard]] model::enum_set<Enum, Count> read_set(const value& at) {
  model::enum_set<Enum, Count> set;
  one_or_each(at, [&](const value& item) {
    set.insert(static_cast<Enum>(item.one_of(model::enum_text<Enum>::names)));
  });
  return set;
}

/// Reads the value of `into.key`; a value that is none fails through `at`.
void read_modifier_value(const value& at, model::modifier& into);

}  // namespace dnd::io::content
