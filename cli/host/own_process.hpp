#pragma once

#include <cstddef>
#include <cstdint>

namespace dnd::cli::host {

/// What the process takes of the machine.
struct process_figures {
  std::uint64_t resident_bytes = 0;
  std::size_t descriptors = 0;
  std::size_t threads = 0;
  double cpu_seconds = 0;
};

/// From the system, now. What it does not say is 0.
[[nodiscard]] process_figures figures_of_process();

}  // namespace dnd::cli::host
