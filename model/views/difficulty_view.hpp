#pragma once

#include "model/rules/encounter_difficulty.hpp"
#include "model/state.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace dnd::model::views {

/// How hard those monsters that are there are for those characters that are there.
struct difficulty_view {
  /// Levels of the characters that live, lowest first.
  std::vector<std::int32_t> levels;
  /// Monsters that live and are on nobody's side but their own.
  std::size_t monsters = 0;
  rules::encounter_worth worth;
};

[[nodiscard]] difficulty_view difficulty_of(const state& now);

/// "hard".
[[nodiscard]] std::string_view word_for(rules::difficulty how) noexcept;

}  // namespace dnd::model::views
