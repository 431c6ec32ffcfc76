#include "actors/campaign/snapshot_policy.hpp"

#include "model/assert.hpp"
#include "model/bounds.hpp"

#include <utility>

namespace dnd::actors {

namespace {

/// So many times the usual number of events are replayed in little more time than a campaign takes
/// to open: they do not wait for the end of a pause.
constexpr std::uint64_t times_as_many = 16;

}  // namespace

bool snapshot_policy::is_due(std::uint64_t events, time now) const noexcept {
  if (events < every_ || under_way_ > 0 || now < rest_until_) return false;
  return now >= pause_until_ || events / times_as_many >= every_;
}

bool snapshot_policy::wants(outgoing_commit& next, time now) {
  const bool many = is_due(next.what->last - last_, now);
  if (!next.wants_snapshot && !many) return false;
  // One that must be written is not replaced by one that need not.
  if (held_ && how_ == urgency::must && !next.wants_snapshot) return false;
  next.is_snapshot_point = true;
  // Promise 19: no snapshot is ahead of what is synced.
  next.ends_stretch = true;
  return true;
}

void snapshot_policy::hold(std::shared_ptr<io::snapshot> what, const outgoing_commit& of) {
  held_ = std::move(what);
  held_->at.seq = of.what->last;
  how_ = of.wants_snapshot ? urgency::must : urgency::may_drop;
  last_ = of.what->last;
}

std::optional<snapshot_policy::due> snapshot_policy::take(const io::log_position& end, time now) {
  if (!held_ || held_->at.seq != end.seq) return std::nullopt;
  held_->at = end;
  DND_ASSERT(held_->at.seq == held_->state.seq());
  ++under_way_;
  began_ = now;
  return due{std::exchange(held_, nullptr), how_};
}

void snapshot_policy::note_last(model::seq_t end, time now) noexcept {
  last_ = end;
  ++under_way_;
  began_ = now;
}

void snapshot_policy::note_done(time now) {
  DND_ASSERT(under_way_ > 0);
  --under_way_;
  // A flood of commands has the disk for itself most of the time.
  rest_until_ = now + bounds::snapshot_pause_factor * (now - began_);
  pause_until_ = began_ + least_pause_;
}

}  // namespace dnd::actors
