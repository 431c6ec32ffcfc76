#include "benchmarks/report/figure.hpp"

#include <utility>

namespace dnd::bench {

verdict judge(const figure& what) noexcept {
  const auto reaches = [&](double goal) {
    return what.way == better::higher ? what.judged.median >= goal : what.judged.median <= goal;
  };
  if (what.must && !reaches(*what.must)) return verdict::missed;
  if (what.aim && reaches(*what.aim)) return verdict::aim_reached;
  if (what.must) return verdict::reached;
  return what.aim ? verdict::below_aim : verdict::shown;
}

figure compared(figure what, const series& ours, const series& theirs, ratio_of how) {
  what.value = median(ours);
  what.peer_value = median(theirs);
  what.judged =
      spread_of(how == ratio_of::ours_to_theirs ? ratios(ours, theirs) : ratios(theirs, ours));
  what.runs = ours.size();
  return what;
}

figure measured(figure what, const series& ours) {
  what.judged = spread_of(ours);
  what.value = what.judged.median;
  what.runs = ours.size();
  return what;
}

}  // namespace dnd::bench
