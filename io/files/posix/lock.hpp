#pragma once

#include "io/files/file_ops.hpp"

#include <memory>
#include <string>

namespace dnd::io {

/// Locks `path`, made if it is missing, with flock(2): the kernel drops it with the process,
/// closing some other descriptor of the file does not, and a second lock is refused to this
/// process as to any other. A child made by fork() gives its copy up at once.
[[nodiscard]] result<std::unique_ptr<file_lock>> lock_file(const std::string& path);

}  // namespace dnd::io
