#pragma once

#include <string>
#include <vector>

namespace dnd::io {

/// A file of content, or a world's world.yaml, as it is brought from one place to another. `path`
/// begins at the world or the campaign: "monsters/ghoul.yaml".
struct content_file {
  std::string path;
  std::string text;
  friend bool operator==(const content_file&, const content_file&) = default;
};
using content_files = std::vector<content_file>;

}  // namespace dnd::io
