#include "actors/commits_to_undo.hpp"

#include "model/bounds.hpp"

#include <algorithm>
#include <utility>

namespace dnd::actors {
namespace {

using model::commit_ptr;
using model::seq_t;

/// Events that are read at first; twice as many each time that they are not enough.
constexpr seq_t events_first = 64;

}  // namespace

io::result<std::vector<commit_ptr>> newest_to_undo(const range_reader& read,
                                                   const io::seq_range& range,
                                                   const model::views::undone_events& passed,
                                                   std::size_t count) {
  std::vector<commit_ptr> found;
  const seq_t lowest = std::max<seq_t>(range.first, 1);
  seq_t size = events_first;
  for (seq_t last = range.last; last >= lowest && found.size() < count;) {
    if (const auto* const stretch = passed.range_of(last)) {
      last = stretch->first - 1;
      continue;
    }
    std::vector<commit_ptr> all;
    const seq_t first = last - lowest >= size ? last - size + 1 : lowest;
    const auto looked = read({.first = first, .last = last}, [&](const commit_ptr& each) {
      all.push_back(each);
      return true;
    });
    if (!looked) return looked.error();
    if (all.empty()) break;
    last = all.front()->first - 1;
    for (; !all.empty() && found.size() < count; all.pop_back())
      if (!passed.contains(all.back()->first)) found.push_back(std::move(all.back()));
    size = std::min<seq_t>(size * 2, bounds::search_events_max);
  }
  std::ranges::reverse(found);
  return found;
}

io::result<commit_ptr> oldest_to_undo(const range_reader& read, const io::seq_range& range,
                                      const model::views::undone_events& passed) {
  seq_t size = events_first;
  for (seq_t first = range.first; first <= range.last;) {
    if (const auto* const stretch = passed.range_of(first)) {
      first = stretch->last + 1;
      continue;
    }
    const seq_t last = range.last - first >= size ? first + size - 1 : range.last;
    seq_t end = last;
    commit_ptr found;
    const auto looked = read({.first = first, .last = last}, [&](const commit_ptr& each) {
      end = each->last;
      if (passed.contains(each->first)) return true;
      found = each;
      return false;
    });
    if (!looked) return looked.error();
    if (found != nullptr) return found;
    first = std::max(end, last) + 1;
    size = std::min<seq_t>(size * 2, bounds::search_events_max);
  }
  return commit_ptr();
}

io::result<found_marks> look_for_marks(
    const missing_marks& what,
    const std::function<io::result<std::vector<model::views::undo_mark>>(const io::seq_range&)>&
        marks_in,
    const range_reader& read) {
  auto marks = marks_in(what.events);
  if (!marks) return std::move(marks).error();
  found_marks out{.marks = *std::move(marks), .newest = {}};
  auto all = out.marks;
  all.insert(all.end(), what.after.begin(), what.after.end());
  auto newest = newest_to_undo(read, what.events, model::views::passed_by_undo(all), what.newest);
  if (!newest) return std::move(newest).error();
  out.newest = *std::move(newest);
  return out;
}

}  // namespace dnd::actors
