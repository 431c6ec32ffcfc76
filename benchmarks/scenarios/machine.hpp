#pragma once

#include <string>

namespace dnd::bench {

/// What the figures were measured on, as far as it matters to them: processors, memory, the file
/// system of a directory, the operating system. No names that tell one machine from another.
[[nodiscard]] std::string describe_machine(const std::string& directory);

}  // namespace dnd::bench
