#include "actors/past_search.hpp"

#include "model/apply.hpp"
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
using model::seq_t;
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

/// Which events are looked at next.
struct next_stretch {
  seq_t first = 0;
  seq_t last = 0;
};

/// Goes from stretch to stretch, backwards.
class way_back {
 public:
  using is_named = std::function<bool(std::string_view)>;
  way_back(model::views::subject_changes known, seq_t upto, is_named named)
      : known_(std::move(known)), named_(std::move(named)), last_(upto) {}

  /// Nothing: there is nothing before it that could have changed what is sought.
  [[nodiscard]] std::optional<next_stretch> next() {
    if (last_ > known_.known_to) {
      const seq_t first = last_ - known_.known_to > size_ ? last_ - size_ + 1 : known_.known_to + 1;
      size_ = std::min<seq_t>(size_ * 4, bounds::search_events_max);
      return next_stretch{.first = first, .last = last_};
    }
    auto& all = known_.stretches;
    const auto meant = known_.meant(named_);
    while (!all.empty() && (all.back().first > last_ || !all.back().may_have(meant)))
      all.pop_back();
    if (all.empty()) return std::nullopt;
    return next_stretch{.first = all.back().first, .last = std::min(all.back().last, last_)};
  }
  /// All from event `first` on was looked at.
  void went_to(seq_t first) noexcept { last_ = first - 1; }

 private:
  model::views::subject_changes known_;
  is_named named_;
  seq_t last_;
  seq_t size_ = bounds::search_events_first;
};

/// Calls `visit` with what changed in one stretch after the other, from event `upto` backwards,
/// each in its order, until it returns false. The event that was looked at first; 1 when nothing
/// before it can have changed anything that is sought.
[[nodiscard]] io::result<seq_t> walk_back(
    past& log, const change_search& what,
    const std::function<bool(std::vector<event_change>)>& visit) {
  auto known = log.changes_of(what.subject);
  if (!known) return std::move(known).error();
  const seq_t upto = std::min(what.upto, log.last());
  way_back way(*std::move(known), upto, what.named);
  seq_t begin = upto + 1;
  for (seq_t looked_at = 0; upto > 0 && begin > 1;) {
    auto wanted = way.next();
    if (!wanted) return 1;
    const seq_t left = what.events_max - looked_at;
    if (left == 0) return begin;
    if (wanted->last - wanted->first >= left) wanted->first = wanted->last - left + 1;
    auto found = read_stretch(log, wanted->first, wanted->last);
    if (!found) return std::move(found).error();
    if (found->commits.empty()) return contradiction(wanted->last);
    begin = found->commits.front()->first;
    looked_at += std::min(left, wanted->last - std::min(begin, wanted->first) + 1);
    change_reader reader(std::move(found->before), what.subject, what.named);
    std::vector<event_change> changes;
    for (const commit_ptr& each : found->commits)
      if (!reader.read(each, [&](event_change one) { changes.push_back(std::move(one)); }))
        return contradiction(each->first);
    std::erase_if(changes, [&](const event_change& each) { return each.seq > wanted->last; });
    if (!visit(std::move(changes))) return begin;
    way.went_to(begin);
  }
  return begin;
}

/// The last event that changed it, of each subject and figure.
using last_makers = std::map<std::pair<std::string, std::string>, event_change>;

/// Two moments, and what made the one of the other.
struct made_difference {
  model::state before;
  model::state after;
  last_makers made;
};

/// Reads the commits of the events in between, from one state.
[[nodiscard]] io::result<made_difference> follow(past& log, seq_t from, seq_t to) {
  auto found = read_stretch(log, from + 1, to);
  if (!found) return std::move(found).error();
  made_difference out;
  model::state& now = found->before;
  for (const commit_ptr& each : found->commits) {
    if (each->first != now.seq() + 1) return contradiction(each->first);
    for (const model::event& what : *each->events) {
      if (now.seq() >= to) break;
      if (now.seq() == from) out.before = now;
      const model::state before = now;
      if (!apply(now, what, now.seq() + 1).ok()) return contradiction(now.seq() + 1);
      if (now.seq() <= from) continue;
      for (figure_change& one : model::views::differences(before, now)) {
        auto key = std::pair(one.subject, one.figure);
        out.made.insert_or_assign(
            std::move(key), event_change{.seq = now.seq(), .what = each, .change = std::move(one)});
      }
    }
  }
  if (now.seq() != to) return contradiction(to);
  out.after = std::move(now);
  return out;
}

/// The two moments alone, where there is too much in between.
[[nodiscard]] io::result<made_difference> look_at_both(past& log, seq_t from, seq_t to) {
  auto before = log.state_at(from);
  if (!before) return std::move(before).error();
  auto after = log.state_at(to);
  if (!after) return std::move(after).error();
  return made_difference{.before = *std::move(before), .after = *std::move(after), .made = {}};
}

}  // namespace

io::result<found_changes> find_changes(past& log, const change_search& what) {
  found_changes out;
  auto from = walk_back(log, what, [&](std::vector<event_change> changes) {
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
  change_search one_after_the_other = what;
  one_after_the_other.named = [&](std::string_view name) {
    return sought.contains(std::string(name));
  };
  const auto from = walk_back(log, one_after_the_other, look);
  if (!from) return from.error();
  found_changes out{.all = {}, .from = *from, .is_cut = *from > 1 && !sought.empty()};
  for (const model::views::figure& each : figures)
    if (const auto at = found.find(each.name); at != found.end())
      out.all.push_back(std::move(at->second));
  return out;
}

io::result<std::vector<difference>> differences_between(past& log, model::seq_t from,
                                                        model::seq_t to) {
  const bool is_near = from < to && to <= log.last() && to - from <= bounds::diff_events_max;
  auto found = is_near ? follow(log, from, to) : look_at_both(log, from, to);
  if (!found) return std::move(found).error();
  std::vector<difference> out;
  for (figure_change& each : model::views::differences(found->before, found->after)) {
    difference& one = out.emplace_back();
    const auto at = found->made.find(std::pair(each.subject, each.figure));
    if (at != found->made.end()) {
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
