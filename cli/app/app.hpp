#pragma once

#include <span>

namespace dnd::cli {

/// The whole program. `typed` are the words after its name. Returns what it exits with: 0 done,
/// 1 refused or failed, 2 wrong usage, 3 damaged data, 128 + N after signal N.
[[nodiscard]] int run(std::span<const char* const> typed);

}  // namespace dnd::cli
