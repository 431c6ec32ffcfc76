#pragma once

#include "io/files/error.hpp"

#include <string>

namespace dnd::bench {

/// What `dnd-bench probe-memory` does, in a process of its own: replays the campaign in a
/// directory, and writes into `answer` by how many KiB that raised the peak of its memory, the
/// state itself and code that was not yet in memory included.
io::result<done> probe_memory(const std::string& campaign, const std::string& answer);

}  // namespace dnd::bench
