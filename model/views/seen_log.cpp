#include "model/views/seen_log.hpp"

#include "model/assert.hpp"

namespace dnd::model::views {

std::optional<commit_view> seen_log::read(const commit& what, const known_states& where) {
  DND_ASSERT(what.first == read_to_ + 1);
  read_to_ = what.last;
  if (whose_.sees_all()) return view_of(what, whose_, where);
  commit_view seen = view_of(what, whose_, where, concealed_);
  if (seen.events.empty()) return std::nullopt;
  seen.first = seen_ + 1;
  for (event_view& each : seen.events) each.seq = ++seen_;
  seen.last = seen_;
  return seen;
}

}  // namespace dnd::model::views
