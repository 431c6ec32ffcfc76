#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

namespace dnd::actors {

/// What is in a file of the system; nothing where there is none.
using system_file = std::function<std::optional<std::string>(const std::string& path)>;

/// How many more threads the process' control groups allow, as containers and service managers set
/// it: the least of its own group and of all above, in version 1 and 2. Nothing where none of them
/// has a limit, or it cannot be known. Others may take them a moment later.
[[nodiscard]] std::optional<std::uint64_t> thread_room(const system_file& read);

/// Reads the files of the system that runs.
[[nodiscard]] std::optional<std::string> read_system_file(const std::string& path);

}  // namespace dnd::actors
