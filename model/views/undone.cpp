#include "model/views/undone.hpp"

#include <algorithm>
#include <concepts>
#include <utility>
#include <vector>

namespace dnd::model::views {
namespace {

using range = undone_events::range;

// What an event says: one that has none of these says nothing.
[[nodiscard]] undo_mark mark_of(seq_t seq, const command_undone& e) {
  return {undo_mark::kind::undone, seq, {e.first, e.last}};
}
[[nodiscard]] undo_mark mark_of(seq_t seq, const command_redone& e) {
  return {undo_mark::kind::redone, seq, {e.undone, e.undone}};
}
[[nodiscard]] undo_mark mark_of(seq_t seq, const state_restored&) {
  return {undo_mark::kind::restored, seq, {}};
}
[[nodiscard]] undo_mark mark_of(seq_t seq, const command_taken_out& e) {
  return {undo_mark::kind::taken_out, seq, {e.first, e.last}};
}
[[nodiscard]] undo_mark mark_of(seq_t seq, const encounter_started&) {
  return {undo_mark::kind::fight_started, seq, {}};
}
[[nodiscard]] undo_mark mark_of(seq_t seq, const encounter_discarded&) {
  return {undo_mark::kind::fight_discarded, seq, {}};
}
[[nodiscard]] undo_mark mark_of(seq_t seq, const session_started&) {
  return {undo_mark::kind::of_session, seq, {}};
}
[[nodiscard]] undo_mark mark_of(seq_t seq, const session_saved&) {
  return {undo_mark::kind::of_session, seq, {}};
}
[[nodiscard]] undo_mark mark_of(seq_t seq, const session_ended&) {
  return {undo_mark::kind::of_session, seq, {}};
}

template <class Event>
concept telling = requires(const Event& e) {
  { mark_of(seq_t(), e) } -> std::same_as<undo_mark>;
};

template <class... Events>
[[nodiscard]] bool is_telling_name(std::string_view stored, type_list<Events...>) noexcept {
  return ((telling<Events> && Events::stored_as == stored) || ...);
}

/// Sorted, and those that touch made one.
[[nodiscard]] std::vector<range> merged(std::vector<range> all) {
  std::sort(all.begin(), all.end(), [](const range& a, const range& b) {
    return std::pair(a.first, a.last) < std::pair(b.first, b.last);
  });
  std::vector<range> out;
  for (const range& each : all) {
    if (!out.empty() && each.first <= out.back().last + 1)
      out.back().last = std::max(out.back().last, each.last);
    else
      out.push_back(each);
  }
  return out;
}

/// What is left of sorted ranges that are apart when others, which are so too, are taken out.
[[nodiscard]] std::vector<range> without(const std::vector<range>& all,
                                         const std::vector<range>& holes) {
  std::vector<range> out;
  auto hole = holes.begin();
  for (range rest : all) {
    while (hole != holes.end() && hole->last < rest.first) ++hole;
    for (; hole != holes.end() && hole->first <= rest.last; ++hole) {
      if (rest.first < hole->first) out.push_back({rest.first, hole->first - 1});
      rest.first = hole->last + 1;
      // It may reach into the next one as well.
      if (rest.last < hole->last) break;
    }
    if (rest.first <= rest.last) out.push_back(rest);
  }
  return out;
}

[[nodiscard]] undone_finder finder_of(std::span<const undo_mark> marks) {
  undone_finder finder;
  for (const undo_mark& each : marks) finder.read(each);
  return finder;
}

}  // namespace

const range* undone_events::range_of(seq_t seq) const noexcept {
  const auto after = std::upper_bound(ranges_.begin(), ranges_.end(), seq,
                                      [](seq_t value, const range& r) { return value < r.first; });
  return after != ranges_.begin() && seq <= std::prev(after)->last ? &*std::prev(after) : nullptr;
}

seq_t undone_events::count_in(const range& of) const noexcept {
  seq_t count = 0;
  for (const range& each : ranges_) {
    const seq_t first = std::max(each.first, of.first);
    const seq_t last = std::min(each.last, of.last);
    if (first <= last) count += last - first + 1;
  }
  return count;
}

std::vector<range> undone_events::differences(const undone_events& other) const {
  std::vector<range> all = without(ranges_, other.ranges_);
  const std::vector<range> theirs = without(other.ranges_, ranges_);
  all.insert(all.end(), theirs.begin(), theirs.end());
  return merged(std::move(all));
}

bool undone_finder::may_tell(std::string_view type) {
  return is_telling_name(type, event_types());
}

std::optional<undo_mark> undone_finder::mark_of(seq_t seq, const event& what) {
  return visit(
      [seq]<class Event>(const Event& e) -> std::optional<undo_mark> {
        if constexpr (telling<Event>) return views::mark_of(seq, e);
        return std::nullopt;
      },
      what);
}

void add_undo_marks(const commit& what, std::vector<undo_mark>& into) {
  seq_t seq = what.first;
  for (const event& each : *what.events)
    if (const auto mark = undone_finder::mark_of(seq++, each)) into.push_back(*mark);
}

undone_events undone_by(std::span<const undo_mark> marks) {
  return finder_of(marks).find();
}

undone_events idle_by(std::span<const undo_mark> marks) {
  return finder_of(marks).find_idle();
}

undone_events passed_by_undo(std::span<const undo_mark> marks) {
  return finder_of(marks).find_passed();
}

void undone_finder::read(const commit& what) {
  seq_t seq = what.first;
  for (const event& each : *what.events) read(seq++, each);
}

void undone_finder::read(seq_t seq, const event& what) {
  if (const auto mark = mark_of(seq, what)) read(*mark);
}

void undone_finder::read(const undo_mark& mark) {
  const seq_t seq = mark.seq;
  switch (mark.what) {
    case undo_mark::kind::undone: {
      // Whatever began after its first event is taken back by it, or was before.
      const auto from = std::lower_bound(starts_.begin(), starts_.end(), mark.of.first);
      undos_.push_back(
          {.seq = seq, .of = mark.of, .starts = std::vector<seq_t>(from, starts_.end())});
      starts_.erase(from, starts_.end());
      turns_back_.push_back({seq, seq});
      break;
    }
    case undo_mark::kind::redone: {
      const auto of = std::lower_bound(undos_.begin(), undos_.end(), mark.of.first,
                                       [](const undo& each, seq_t s) { return each.seq < s; });
      // What was undone before all that was read is none of it.
      if (of != undos_.end() && of->seq == mark.of.first) {
        of->redone = true;
        starts_.insert(starts_.end(), of->starts.begin(), of->starts.end());
      }
      turns_back_.push_back({seq, seq});
      break;
    }
    case undo_mark::kind::restored:
      // Of a discarded fight otherwise.
      if (!turns_back_.empty() && turns_back_.back().last + 1 == seq) turns_back_.back().last = seq;
      break;
    case undo_mark::kind::taken_out:
      take_outs_.push_back({.seq = seq, .of = mark.of});
      break;
    case undo_mark::kind::fight_started:
      starts_.push_back(seq);
      break;
    case undo_mark::kind::fight_discarded: {
      // The fight that is on is the last that began and counts: one that was taken out, or that was
      // discarded itself, is none. A fight that began before all that was read takes all of it
      // along.
      const undone_events gone = take_outs_.empty() ? undone_events() : find();
      const auto began = std::find_if(starts_.rbegin(), starts_.rend(),
                                      [&gone](seq_t start) { return !gone.contains(start); });
      discards_.push_back({.seq = seq, .began = began == starts_.rend() ? 1 : *began});
      break;
    }
    case undo_mark::kind::of_session:
      sessions_.push_back({seq, seq});
      break;
  }
}

std::vector<range> undone_finder::undone_by_undo() const {
  std::vector<range> all;
  for (const undo& each : undos_)
    if (!each.redone) all.push_back(each.of);
  return merged(std::move(all));
}

undone_events undone_finder::find_passed() const {
  auto all = undone_by_undo();
  all.insert(all.end(), turns_back_.begin(), turns_back_.end());
  return undone_events(merged(std::move(all)));
}

undone_events undone_finder::find() const {
  return undone_events(without(find_idle().ranges_, turns_back_));
}

undone_events undone_finder::find_idle() const {
  const undone_events by_undo(undone_by_undo());
  std::vector<range> fights;
  for (const discard& each : discards_)
    if (each.began < each.seq && !by_undo.contains(each.seq))
      fights.push_back({each.began, each.seq - 1});
  auto all = without(merged(std::move(fights)), sessions_);
  // One that was taken back itself takes nothing out any more.
  const undone_events by_discard(all);
  std::vector<range> taken_out;
  for (auto each = take_outs_.rbegin(); each != take_outs_.rend(); ++each)
    if (!by_undo.contains(each->seq) && !by_discard.contains(each->seq) &&
        !undone_events(merged(taken_out)).contains(each->seq))
      taken_out.push_back(each->of);
  all.insert(all.end(), taken_out.begin(), taken_out.end());
  all.insert(all.end(), by_undo.ranges_.begin(), by_undo.ranges_.end());
  all.insert(all.end(), turns_back_.begin(), turns_back_.end());
  return undone_events(merged(std::move(all)));
}

}  // namespace dnd::model::views
