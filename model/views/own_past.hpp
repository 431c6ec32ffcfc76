#pragma once

#include "model/views/changes.hpp"
#include "model/views/commit_view.hpp"

#include <string_view>
#include <vector>

/// The past of a creature as whoever plays it may know it: from the events that they see, and from
/// nothing else.
namespace dnd::model::views {

/// The values of somebody that the events of a command say they changed, in their order. Seqs and
/// commands are those that the viewer sees: what was typed is not among them.
[[nodiscard]] std::vector<event_change> changes_seen(const commit_view& what,
                                                     std::string_view subject);

/// A command as somebody sees it, as if that were all of it. Requires an event that is seen.
[[nodiscard]] commit_ptr commit_seen(const commit_view& what);

}  // namespace dnd::model::views
