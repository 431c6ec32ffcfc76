#include "benchmarks/scenarios/scenarios.hpp"

#include <array>

namespace dnd::bench {

std::span<const scenario> scenarios() noexcept {
  static constexpr std::array all{
      scenario{"replay", "from the log to the state, every sum checked", run_replay},
      scenario{"commit", "commands that are on disk when they are answered", run_commit},
  };
  return all;
}

}  // namespace dnd::bench
