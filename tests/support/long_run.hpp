#pragma once

#include <cstdint>
#include <cstdlib>

namespace dnd::test {

/// How much of a long test is run on every change, and how much by `./check --long`.
struct figures {
  std::uint64_t every_change;
  std::uint64_t long_run;
};

[[nodiscard]] inline bool is_long_run() {
  return std::getenv("DND_TEST_LONG") != nullptr;
}

[[nodiscard]] inline std::uint64_t how_many(const figures& which) {
  return is_long_run() ? which.long_run : which.every_change;
}

}  // namespace dnd::test
