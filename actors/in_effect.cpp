#include "actors/in_effect.hpp"

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

bool turns_back(const model::commit& what) {
  const model::event& first = what.events->front();
  return holds_alternative<model::command_undone>(first) ||
         holds_alternative<model::command_redone>(first);
}

io::result<std::vector<commit_ptr>> newest_in_effect(const range_reader& read,
                                                     const io::seq_range& range,
                                                     const model::views::undone_events& undone,
                                                     std::size_t count) {
  std::vector<commit_ptr> found;
  const seq_t lowest = std::max<seq_t>(range.first, 1);
  seq_t size = events_first;
  for (seq_t last = range.last; last >= lowest && found.size() < count;) {
    if (const auto* const gap = undone.range_of(last)) {
      last = gap->first - 1;
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
      if (!turns_back(*all.back()) && !undone.contains(all.back()->first))
        found.push_back(std::move(all.back()));
    size = std::min<seq_t>(size * 2, bounds::search_events_max);
  }
  std::ranges::reverse(found);
  return found;
}

io::result<commit_ptr> oldest_in_effect(const range_reader& read, const io::seq_range& range,
                                        const model::views::undone_events& undone) {
  seq_t size = events_first;
  for (seq_t first = range.first; first <= range.last;) {
    if (const auto* const gap = undone.range_of(first)) {
      first = gap->last + 1;
      continue;
    }
    const seq_t last = range.last - first >= size ? first + size - 1 : range.last;
    seq_t end = last;
    commit_ptr found;
    const auto looked = read({.first = first, .last = last}, [&](const commit_ptr& each) {
      end = each->last;
      if (turns_back(*each) || undone.contains(each->first)) return true;
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
  auto newest = newest_in_effect(read, what.events, model::views::undone_by(all), what.newest);
  if (!newest) return std::move(newest).error();
  out.newest = *std::move(newest);
  return out;
}

}  // namespace dnd::actors
