#pragma once

#include "io/content/yaml.hpp"
#include "model/content/entry.hpp"

namespace dnd::io::content {

/// The fields of a file as plain data. What an alias stands for is there once more, within the
/// bounds of `read_yaml`.
[[nodiscard]] model::content_node tree_of(const yaml_node& root);

/// What the traits and actions of a creature's file say that they do, by the slugs of their names.
/// Those that say nothing are there too, with an empty text.
[[nodiscard]] std::map<std::string, std::string, std::less<>> told_in(
    const model::content_node& root);

}  // namespace dnd::io::content
