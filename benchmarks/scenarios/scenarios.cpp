#include "benchmarks/scenarios/scenarios.hpp"

#include <array>

namespace dnd::bench {

std::span<const scenario> scenarios() noexcept {
  static constexpr std::array all{
      scenario{"replay", "from the log to the state, every sum checked", run_replay},
  };
  return all;
}

}  // namespace dnd::bench
