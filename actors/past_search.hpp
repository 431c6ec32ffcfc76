#pragma once

#include "actors/past.hpp"
#include "model/bounds.hpp"
#include "model/views/changes.hpp"

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

/// Looking for what changed a value, from the end of the log backwards. What is near the end is
/// found at once, however long the log is; each step back reads a stretch from a state that is
/// kept. Stretches in which nothing can have changed it are left out, as far as a store knows them.
namespace dnd::actors {

struct change_search {
  /// See `views::figure_change::subject`.
  std::string subject;
  /// Which changes; empty: all.
  std::function<bool(const model::views::figure_change&)> wanted = {};
  /// The same by the name of what changed, for who has no more than that: true wherever `wanted`
  /// may be. Empty: always.
  std::function<bool(std::string_view)> named = {};
  /// The newest of them.
  std::size_t count = 1;
  /// Up to this event.
  model::seq_t upto = UINT64_MAX;
  /// Events that are looked at, at most: then the search ends with what it has.
  model::seq_t events_max = bounds::search_events_all;
};

struct found_changes {
  /// Newest first.
  std::vector<model::views::event_change> all;
  /// The first event that was looked at: 1 when it was the whole log.
  model::seq_t from = 1;
  /// There is more before it, and the search ended because it went back far enough.
  bool is_cut = false;
};

[[nodiscard]] io::result<found_changes> find_changes(past& log, const change_search& what);

/// Of each value of a subject that is there after event `upto`, and that is wanted, the last event
/// that changed it; in the order of `figures_of`. What no event changed is not among them, nor what
/// changed too long ago. `count` does not matter.
[[nodiscard]] io::result<found_changes> last_change_of_each(past& log, const change_search& what);

/// What is different between two moments, and the last event in between that made it so.
struct difference {
  model::views::figure_change change;
  /// 0: nobody knows, since there are too many events in between.
  model::seq_t seq = 0;
  model::commit_ptr what = {};
};
/// `from` is before `to`; both count as `past::state_at`. Looks at the events in between where they
/// are `bounds::diff_events_max` at most.
[[nodiscard]] io::result<std::vector<difference>> differences_between(past& log, model::seq_t from,
                                                                      model::seq_t to);

/// The commit of an event; `ec::not_found` where there is none.
[[nodiscard]] io::result<model::commit_ptr> commit_of(past& log, model::seq_t seq);

}  // namespace dnd::actors
