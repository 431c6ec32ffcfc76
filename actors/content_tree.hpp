#pragma once

#include "io/files/error.hpp"
#include "io/files/file_ops.hpp"
#include "io/workspace/content_file.hpp"

#include <string>

/// Content as files below a directory.
namespace dnd::actors {

/// What the world or the campaign in a directory has of its own.
[[nodiscard]] io::result<io::content_files> content_in(io::file_ops& ops,
                                                       const std::string& directory);
/// Each file whole, over what is there.
[[nodiscard]] io::result<done> write_content(io::file_ops& ops, const std::string& directory,
                                             const io::content_files& files);

}  // namespace dnd::actors
