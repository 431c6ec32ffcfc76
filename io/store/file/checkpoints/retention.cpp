#include "io/store/file/checkpoints/retention.hpp"

#include "model/assert.hpp"
#include "model/bounds.hpp"

#include <algorithm>
#include <numeric>

namespace dnd::io {
namespace {

/// Of two neighbours of one that goes, as a part of its age.
constexpr std::uint64_t age_per_gap = 8;
/// What ended longer ago, in distances, is history: its sessions need no snapshots of their own.
constexpr std::uint64_t recent_distances = 4;

model::seq_t before(const std::vector<checkpoint_info>& all, std::size_t index) {
  return index == 0 ? 0 : all[index - 1].seq;
}

/// Takes out those that are too close to each other for their age.
void thin_by_age(std::vector<checkpoint_info>& all, std::uint64_t every,
                 std::vector<model::seq_t>& gone) {
  if (all.size() <= bounds::checkpoints_recent) return;
  const auto newest = all.back().seq;
  std::vector<checkpoint_info> kept;
  const std::size_t old_count = all.size() - bounds::checkpoints_recent;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (i < old_count) {
      const auto last = kept.empty() ? 0 : kept.back().seq;
      const auto gap = all[i + 1].seq - last;
      if (gap <= std::min(every, (newest - all[i].seq) / age_per_gap)) {
        gone.push_back(all[i].seq);
        continue;
      }
    }
    kept.push_back(all[i]);
  }
  all = std::move(kept);
}

/// The one before the newest whose absence leaves the smallest gap.
std::size_t least_missed(const std::vector<checkpoint_info>& all) {
  std::size_t least = 0;
  for (std::size_t i = 1; i + 1 < all.size(); ++i)
    if (all[i + 1].seq - before(all, i) < all[least + 1].seq - before(all, least)) least = i;
  return least;
}

/// The first event of `all` that is after `seq`, or null.
const model::seq_t* first_after(const std::vector<model::seq_t>& all, model::seq_t seq) {
  const auto at = std::ranges::upper_bound(all, seq);
  return at == all.end() ? nullptr : &*at;
}

/// A target after the newest one.
std::optional<model::seq_t> target_at_end(const checkpoint_situation& now, model::seq_t newest) {
  const auto distance = now.end - newest;
  auto target = newest + now.every;
  const auto* const ended = first_after(now.session_ends, newest);
  if (distance <= recent_distances * now.every) {
    if (ended != nullptr) target = std::min(target, *ended);
  } else if (ended != nullptr) {
    const auto after = std::ranges::upper_bound(now.session_ends, target);
    // The first session may be longer than the distance.
    const auto last = after == now.session_ends.begin() ? 0 : *std::prev(after);
    if (last > newest + now.every / 2) target = last;
  }
  target = std::max(target, now.affordable_from);
  return target <= now.end ? std::optional(target) : std::nullopt;
}

}  // namespace

std::vector<model::seq_t> thin_out(std::vector<checkpoint_info> all,
                                   const retention_limits& limits) {
  std::vector<model::seq_t> gone;
  thin_by_age(all, limits.every, gone);
  auto total = std::accumulate(
      all.begin(), all.end(), std::uint64_t{0},
      [](std::uint64_t sum, const checkpoint_info& each) { return sum + each.bytes; });
  while (!all.empty() && (total > limits.bytes_max || all.size() > bounds::checkpoints_max)) {
    const std::size_t index = all.size() == 1 ? 0 : least_missed(all);
    total -= all[index].bytes;
    gone.push_back(all[index].seq);
    all.erase(all.begin() + static_cast<std::ptrdiff_t>(index));
  }
  std::ranges::sort(gone);
  return gone;
}

std::optional<checkpoint_task> next_checkpoint(const checkpoint_situation& now) {
  DND_ASSERT(now.every > 0);
  DND_ASSERT(now.have.empty() || now.have.back() <= now.end);
  const model::seq_t newest = now.have.empty() ? 0 : now.have.back();
  if (const auto target = target_at_end(now, newest)) return checkpoint_task{newest, *target};
  if (now.affordable_from > now.end) return std::nullopt;
  // A command is not divided, so the usual gap is larger by a part of one.
  const auto wide = now.every + bounds::command_events_max;
  model::seq_t last = 0;
  for (const auto seq : now.have) {
    if (seq - last > wide) return checkpoint_task{last, last + now.every};
    last = seq;
  }
  return std::nullopt;
}

}  // namespace dnd::io
