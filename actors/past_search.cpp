#include "actors/past_search.hpp"

#include "model/bounds.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

namespace dnd::actors {
namespace {

using model::commit_ptr;
using model::views::change_reader;
using model::views::event_change;
using model::views::figure_change;

[[nodiscard]] io::error contradiction(model::seq_t seq) {
  return {.code = io::ec::corrupt,
          .what = fmt::format("the log contradicts itself near event {}", seq),
          .todo = "Check the campaign."};
}

/// The commits with an event of the range, and the state before the first of them.
struct stretch {
  std::vector<commit_ptr> commits;
  model::state before;
};
[[nodiscard]] io::result<stretch> read_stretch(past& log, model::seq_t first, model::seq_t last) {
  stretch out;
  auto read = log.read({.first = first, .last = last}, [&](const commit_ptr& each) {
    out.commits.push_back(each);
    return true;
  });
  if (!read) return std::move(read).error();
  if (out.commits.empty()) return out;
  auto before = log.state_at(out.commits.front()->first - 1);
  if (!before) return std::move(before).error();
  out.before = *std::move(before);
  return out;
}

/// Calls `visit` with what changed in one stretch after the other, from event `upto` backwards,
/// each in its order, until it returns false. The event that was looked at first.
[[nodiscard]] io::result<model::seq_t> walk_back(
    past& log, const std::string& subject, model::seq_t upto, model::seq_t events_max,
    const std::function<bool(std::vector<event_change>)>& visit) {
  model::seq_t last = std::min(upto, log.last());
  const model::seq_t least = last > events_max ? last - events_max + 1 : 1;
  model::seq_t size = bounds::search_events_first;
  while (last >= least && last > 0) {
    const model::seq_t first = last > size ? std::max(last - size + 1, least) : least;
    auto found = read_stretch(log, first, last);
    if (!found) return std::move(found).error();
    if (found->commits.empty()) return contradiction(last);
    change_reader reader(std::move(found->before), subject);
    std::vector<event_change> changes;
    for (const commit_ptr& each : found->commits)
      if (!reader.read(each, [&](event_change one) { changes.push_back(std::move(one)); }))
        return contradiction(each->first);
    std::erase_if(changes, [&](const event_change& each) { return each.seq > last; });
    const model::seq_t begin = found->commits.front()->first;
    if (!visit(std::move(changes))) return begin;
    last = begin - 1;
    size = std::min<model::seq_t>(size * 4, bounds::search_events_max);
  }
  return last + 1;
}

/// The last event that changed it, of each subject and figure.
using last_makers = std::map<std::pair<std::string, std::string>, event_change>;

/// Of the events after `from` up to `to`.
[[nodiscard]] io::result<last_makers> makers_of(past& log, model::seq_t from, model::seq_t to) {
  last_makers made;
  std::optional<change_reader> reader;
  std::optional<io::error> problem;
  const auto read = log.read({.first = from + 1, .last = to}, [&](const commit_ptr& each) {
    if (!reader) {
      auto before = log.state_at(each->first - 1);
      if (!before) problem = std::move(before).error();
      if (problem) return false;
      reader.emplace(*std::move(before));
    }
    const bool is_sound = reader->read(each, [&](event_change one) {
      if (one.seq <= from || one.seq > to) return;
      auto key = std::pair(one.change.subject, one.change.figure);
      made.insert_or_assign(std::move(key), std::move(one));
    });
    if (!is_sound) problem = contradiction(each->first);
    return is_sound;
  });
  if (problem) return *std::move(problem);
  if (!read) return read.error();
  return made;
}

}  // namespace

io::result<found_changes> find_changes(past& log, const change_search& what) {
  found_changes out;
  auto from = walk_back(log, what.subject, what.upto, what.events_max,
                        [&](std::vector<event_change> changes) {
                          for (auto each = changes.rbegin(); each != changes.rend(); ++each) {
                            if (what.wanted && !what.wanted(each->change)) continue;
                            out.all.push_back(std::move(*each));
                            if (out.all.size() == what.count) return false;
                          }
                          return true;
                        });
  if (!from) return std::move(from).error();
  out.from = *from;
  out.is_cut = out.from > 1 && out.all.size() < what.count;
  return out;
}

io::result<found_changes> last_change_of_each(past& log, const change_search& what) {
  auto now = log.state_at(std::min(what.upto, log.last()));
  if (!now) return std::move(now).error();
  const auto figures = what.subject.empty()
                           ? model::views::figures_of_campaign(*now)
                           : figures_of(model::views::parts_of(*now, what.subject));
  std::set<std::string> sought;
  for (const model::views::figure& each : figures)
    if (!what.wanted || what.wanted({.subject = what.subject,
                                     .figure = each.name,
                                     .before = each.text,
                                     .after = each.text,
                                     .moves = false}))
      sought.insert(each.name);
  if (sought.empty()) return found_changes{};
  std::map<std::string, event_change> found;
  const auto look = [&](std::vector<event_change> all) {
    for (auto each = all.rbegin(); each != all.rend(); ++each)
      if (sought.erase(each->change.figure) > 0)
        found.emplace(each->change.figure, std::move(*each));
    return !sought.empty();
  };
  const auto from = walk_back(log, what.subject, what.upto, what.events_max, look);
  if (!from) return from.error();
  found_changes out{.all = {}, .from = *from, .is_cut = *from > 1 && !sought.empty()};
  for (const model::views::figure& each : figures)
    if (const auto at = found.find(each.name); at != found.end())
      out.all.push_back(std::move(at->second));
  return out;
}

io::result<std::vector<difference>> differences_between(past& log, model::seq_t from,
                                                        model::seq_t to) {
  auto before = log.state_at(from);
  if (!before) return std::move(before).error();
  const auto after = log.state_at(to);
  if (!after) return after.error();
  auto made = to - from <= bounds::diff_events_max ? makers_of(log, from, to)
                                                   : io::result<last_makers>(last_makers());
  if (!made) return std::move(made).error();
  std::vector<difference> out;
  for (figure_change& each : model::views::differences(*before, *after)) {
    difference& one = out.emplace_back();
    if (const auto at = made->find(std::pair(each.subject, each.figure)); at != made->end()) {
      one.seq = at->second.seq;
      one.what = at->second.what;
    }
    one.change = std::move(each);
  }
  return out;
}

io::result<commit_ptr> commit_of(past& log, model::seq_t seq) {
  commit_ptr found;
  if (seq != 0 && seq <= log.last()) {
    const auto read = log.read({.first = seq, .last = seq}, [&](const commit_ptr& each) {
      found = each;
      return false;
    });
    if (!read) return read.error();
  }
  if (found == nullptr)
    return io::error{.code = io::ec::not_found,
                     .what = fmt::format("there is no event {}", seq),
                     .todo = fmt::format("The last one is {}.", log.last())};
  return found;
}

}  // namespace dnd::actors
