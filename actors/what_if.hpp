#pragma once

#include "actors/messages.hpp"
#include "io/files/error.hpp"
#include "io/files/file_ops.hpp"
#include "model/refusal.hpp"
#include "model/views/chances.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace dnd::actors {

/// What is to be tried, and how often.
struct what_if_terms {
  std::vector<std::string> lines;
  std::size_t times = 1;
  /// Of the dice that it is tried with: they are nobody else's.
  std::uint64_t seed = 0;
};

/// Plays lines on copies of a state, in memory alone: nothing is written, and nobody else's dice
/// fall. Each time begins at `now`. Refused, as it was, where the very first line is refused the
/// first time. Reads content in `directories` with `ops`, and blocks meanwhile.
[[nodiscard]] io::result<model::ruled<model::views::chance_tally>> try_out(
    const model::state& now, const model::rulings& house, io::file_ops& ops,
    const std::vector<std::string>& directories, const what_if_terms& what);

}  // namespace dnd::actors
