#pragma once

#include "io/content/library.hpp"

/// The part of `library` that its own sources share.
namespace dnd::io::content {

template <class Read>
auto library::read_entry(category kind, std::string_view name, Read read)
    -> result<decltype(read(std::declval<const value&>()))> {
  const auto found = entry(kind, name);
  if (!found) return found.error();
  return read_content(found->text, found->path, [&](const value& root) {
    check_shape(root, shape_of(kind), nullptr);
    return read(root);
  });
}

}  // namespace dnd::io::content
