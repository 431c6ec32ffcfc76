#pragma once

#include "model/stat_block.hpp"

#include <string>
#include <vector>

/// The numbers of a character in the making, and which of them a choice changes.
namespace dnd::model::guide {

struct figure {
  std::string name;
  std::string value;
  /// It stands among the few that are always shown.
  bool is_chief = false;
  friend bool operator==(const figure&, const figure&) = default;
};

/// Hit points, armor class, speed, attacks, spells; saving throws and skills after them.
[[nodiscard]] std::vector<figure> figures_of(const stat_block& block);

/// "hit points 12, AC 16, Longsword +5 (1d8+3)": the chief ones.
[[nodiscard]] std::string chief_text(const std::vector<figure>& all);

/// Those of `after` that are new or other than in `before`, the first few; empty where none is.
[[nodiscard]] std::string changes_text(const std::vector<figure>& before,
                                       const std::vector<figure>& after);

}  // namespace dnd::model::guide
