#include "actors/seen_past.hpp"

#include "model/bounds.hpp"
#include "model/views/concealment.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace dnd::actors {
namespace {

using model::commit_ptr;
using model::seq_t;
using model::views::commit_view;
using model::views::seen_log;
using model::views::undo_mark;

[[nodiscard]] io::error log_has_gap(seq_t seq) {
  return {.code = io::ec::corrupt,
          .what = fmt::format("the log has nothing at event {}", seq),
          .todo = "Check the campaign."};
}

}  // namespace

seen_past::seen_past(past& log, model::views::viewer whose, state_ptr names, seen_places known,
                     numbers count_by)
    : log_(log),
      whose_(std::move(whose)),
      names_(std::move(names)),
      known_(std::move(known)),
      count_by_(count_by) {}

io::result<seen_log> seen_past::place_after(seq_t seq) {
  if (known_.at) return known_.at(seq);
  seen_log from(whose_);
  if (seq == 0) return from;
  const auto read = log_.read({.first = 1, .last = seq}, [&](const commit_ptr& each) {
    (void)from.read(*each, {.before = nullptr, .after = names_.get()});
    return true;
  });
  if (!read) return read.error();
  return from;
}

io::result<seq_t> seen_past::seq_of(seq_t number) {
  if (whose_.sees_all() || count_by_ == numbers::of_log) return number;
  if (!known_.seq_of) return last();
  const auto found = known_.seq_of(number);
  if (!found) return found.error();
  return found->value_or(last());
}

io::result<seq_t> seen_past::seen_to() {
  if (whose_.sees_all() || count_by_ == numbers::of_log) return last();
  const auto place = place_after(last());
  if (!place) return place.error();
  return place->seen_to();
}

io::result<std::vector<commit_ptr>> seen_past::read_all(const io::seq_range& range) {
  std::vector<commit_ptr> all;
  const auto read = log_.read(range, [&](const commit_ptr& each) {
    all.push_back(each);
    return true;
  });
  if (!read) return read.error();
  return all;
}

io::result<done> seen_past::look_at(std::span<const commit_ptr> commits, const visitor& visit) {
  const model::views::known_states known{.before = nullptr, .after = names_.get()};
  if (whose_.sees_all()) {
    for (const commit_ptr& each : commits)
      if (!visit(each, view_of(*each, whose_, known))) break;
    return done{};
  }
  if (commits.empty()) return done{};
  if (count_by_ == numbers::of_log) return look_by_numbers_of_log(commits, visit);
  auto from = place_after(commits.front()->first - 1);
  if (!from) return std::move(from).error();
  from->look_as(whose_);
  for (const commit_ptr& each : commits) {
    const auto seen = from->read(*each, known);
    if (seen && !visit(each, *seen)) break;
  }
  return done{};
}

io::result<done> seen_past::look_by_numbers_of_log(std::span<const commit_ptr> commits,
                                                   const visitor& visit) {
  const auto before = log_.state_at(commits.front()->first - 1);
  if (!before) return before.error();
  auto concealed = model::views::concealed_in(*before);
  for (const commit_ptr& each : commits) {
    const auto seen = view_of(*each, whose_, {.before = nullptr, .after = names_.get()}, concealed);
    if (!seen.events.empty() && !visit(each, seen)) break;
  }
  return done{};
}

io::result<done> seen_past::read(const io::seq_range& range, const visitor& visit) {
  const auto commits = read_all(range);
  if (!commits) return commits.error();
  return look_at(*commits, visit);
}

io::result<model::state> seen_past::state_at(seq_t seq) {
  auto then = log_.state_at(seq);
  if (!then || !has_hidden(*then, whose_)) return then;
  return visible_state(*then, whose_);
}

io::result<model::views::undone_events> seen_past::undone(const io::seq_range& range) {
  return log_.undone({.first = range.first});
}

io::result<std::vector<undo_mark>> seen_past::undo_marks(const io::seq_range& range) {
  return log_.undo_marks(range);
}

io::result<walked_back> walk_seen_back(seen_past& log, const io::seq_range& range, seq_t events_max,
                                       const std::function<bool(seen_stretch)>& visit) {
  seq_t last = std::min(range.last, log.last());
  const seq_t lowest = std::max<seq_t>(range.first, 1);
  if (last < lowest) return walked_back{.first = lowest};
  const seq_t least = last - lowest >= events_max ? last - events_max + 1 : lowest;
  // What came after the range says what of it is taken back.
  std::vector<undo_mark> marks;
  if (last < log.last()) {
    auto after = log.undo_marks({.first = last + 1});
    if (!after) return std::move(after).error();
    marks = *std::move(after);
  }
  seq_t size = bounds::search_events_first;
  for (;;) {
    const auto all =
        log.read_all({.first = last - least >= size ? last - size + 1 : least, .last = last});
    if (!all) return all.error();
    if (all->empty()) return log_has_gap(last);
    std::vector<undo_mark> more;
    for (const commit_ptr& each : *all) add_undo_marks(*each, more);
    // Some of them are of the last commit, when the range ends inside of it.
    std::erase_if(marks, [&](const undo_mark& each) { return each.seq <= all->back()->last; });
    more.insert(more.end(), marks.begin(), marks.end());
    marks = std::move(more);
    const auto undone = model::views::undone_by(marks);
    seen_stretch found{.first = all->front()->first, .commits = {}};
    const auto seen = log.look_at(*all, [&](const commit_ptr& each, const commit_view& view) {
      found.commits.push_back(view);
      found.commits.back().undone = undone.contains(each->first);
      return true;
    });
    if (!seen) return seen.error();
    const seq_t begin = found.first;
    if (!visit(std::move(found))) return walked_back{.first = begin};
    if (begin <= least) return walked_back{.first = begin, .is_cut = begin > lowest};
    last = begin - 1;
    size = std::min<seq_t>(size * 4, bounds::search_events_max);
  }
}

}  // namespace dnd::actors
