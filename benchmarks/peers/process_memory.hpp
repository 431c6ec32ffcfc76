#pragma once

#include "io/files/error.hpp"

#include <sys/types.h>

namespace dnd::bench {

/// KiB that a process has in memory for itself alone.
[[nodiscard]] io::result<double> memory_of(pid_t process);

}  // namespace dnd::bench
