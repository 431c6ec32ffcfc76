#pragma once

#include "model/bounds.hpp"

namespace dnd::bounds {

/// Events that one answer of `log` looks at, at most, to find what fits: the next page goes on from
/// there.
inline constexpr std::size_t log_search_events_max = 200'000;
/// Events of the sessions that one `recap` tells of.
inline constexpr std::size_t recap_events_max = 200'000;

}  // namespace dnd::bounds
