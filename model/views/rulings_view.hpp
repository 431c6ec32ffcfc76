#pragma once

#include "model/rulings.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace dnd::model::views {

/// One choice of a campaign about what the rules leave open. See docs/rulings.md.
struct ruling_view {
  /// As in campaign.yaml: "initiative".
  std::string_view name;
  std::string_view value;
  /// What that means, a sentence.
  std::string_view meaning;
  /// The other values that there are, with commas between them.
  std::string others;
};

/// All of them, in the order of campaign.yaml.
[[nodiscard]] std::vector<ruling_view> view_of(const rulings& house);

}  // namespace dnd::model::views
