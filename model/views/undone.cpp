#include "model/views/undone.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <variant>

namespace dnd::model::views {
namespace {

using range = undone_events::range;

constexpr std::array<std::string_view, 9> telling_types{
    command_undone::stored_as,    command_redone::stored_as,      state_restored::stored_as,
    encounter_started::stored_as, encounter_discarded::stored_as, session_started::stored_as,
    session_saved::stored_as,     session_ended::stored_as,       command_taken_out::stored_as};

[[nodiscard]] bool is_session_event(const event& what) noexcept {
  return holds_alternative<session_started>(what) || holds_alternative<session_ended>(what) ||
         holds_alternative<session_saved>(what);
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

}  // namespace

bool undone_events::contains(seq_t seq) const noexcept {
  const auto after = std::upper_bound(ranges_.begin(), ranges_.end(), seq,
                                      [](seq_t value, const range& r) { return value < r.first; });
  return after != ranges_.begin() && seq <= std::prev(after)->last;
}

bool undone_finder::may_tell(std::string_view type) {
  return std::find(telling_types.begin(), telling_types.end(), type) != telling_types.end();
}

void undone_finder::read(const commit& what) {
  seq_t seq = what.first;
  for (const event& each : *what.events) read(seq++, each);
}

void undone_finder::read(seq_t seq, const event& what) {
  if (const auto* undone = get_if<command_undone>(&what)) {
    // Whatever began after its first event is taken back by it, or was before.
    const auto from = std::lower_bound(starts_.begin(), starts_.end(), undone->first);
    undos_.push_back({.seq = seq,
                      .of = {undone->first, undone->last},
                      .starts = std::vector<seq_t>(from, starts_.end())});
    starts_.erase(from, starts_.end());
    turns_back_.push_back({seq, seq});
  } else if (const auto* redone = get_if<command_redone>(&what)) {
    const auto of = std::lower_bound(undos_.begin(), undos_.end(), redone->undone,
                                     [](const undo& each, seq_t s) { return each.seq < s; });
    // What was undone before all that was read is none of it.
    if (of != undos_.end() && of->seq == redone->undone) {
      of->redone = true;
      starts_.insert(starts_.end(), of->starts.begin(), of->starts.end());
    }
    turns_back_.push_back({seq, seq});
  } else if (holds_alternative<state_restored>(what)) {
    // Of a discarded fight otherwise.
    if (!turns_back_.empty() && turns_back_.back().last + 1 == seq) turns_back_.back().last = seq;
  } else if (const auto* out = get_if<command_taken_out>(&what)) {
    take_outs_.push_back({.seq = seq, .of = {out->first, out->last}});
  } else if (holds_alternative<encounter_started>(what)) {
    starts_.push_back(seq);
  } else if (holds_alternative<encounter_discarded>(what)) {
    // A fight that began before all that was read takes all of it along.
    discards_.push_back({.seq = seq, .began = starts_.empty() ? 1 : starts_.back()});
  } else if (is_session_event(what)) {
    sessions_.push_back({seq, seq});
  }
}

undone_events undone_finder::find() const {
  std::vector<range> all;
  for (const undo& each : undos_)
    if (!each.redone) all.push_back(each.of);
  const undone_events by_undo(merged(std::move(all)));
  std::vector<range> fights;
  for (const discard& each : discards_)
    if (each.began < each.seq && !by_undo.contains(each.seq))
      fights.push_back({each.began, each.seq - 1});
  all = without(merged(std::move(fights)), sessions_);
  // One that was taken back itself takes nothing out any more.
  const undone_events by_discard(all);
  std::vector<range> taken_out;
  for (auto each = take_outs_.rbegin(); each != take_outs_.rend(); ++each)
    if (!by_undo.contains(each->seq) && !by_discard.contains(each->seq) &&
        !undone_events(merged(taken_out)).contains(each->seq))
      taken_out.push_back(each->of);
  all.insert(all.end(), taken_out.begin(), taken_out.end());
  all.insert(all.end(), by_undo.ranges_.begin(), by_undo.ranges_.end());
  return undone_events(without(merged(std::move(all)), turns_back_));
}

}  // namespace dnd::model::views
