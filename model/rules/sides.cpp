#include "model/rules/sides.hpp"

namespace dnd::model::rules {

creature_kind side_of(const state& now, const creature& who) noexcept {
  // Who was brought may bring others; nobody comes before who brought it, but an id may be given
  // out again, so that the way is bounded.
  constexpr int longest_way = 16;
  const creature* one = &who;
  for (int step = 0; step < longest_way && !one->summoner.empty(); ++step) {
    const creature* const by = now.find(one->summoner);
    if (by == nullptr) break;
    one = by;
  }
  return one->block->kind;
}

}  // namespace dnd::model::rules
