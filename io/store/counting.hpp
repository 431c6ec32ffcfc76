#pragma once

#include "io/store/log_store.hpp"
#include "model/figures/counter.hpp"

#include <functional>

namespace dnd::io {

/// Shows the commits with an event in a range, as `log_store::read`.
using range_reader = std::function<result<done>(const seq_range&, const commit_visitor&)>;

/// Counts on to event `last`, where a commit ends, or to the end of the log. What is taken back by
/// then of what was counted before, or brought back, is counted again. Requires that `into` was
/// counted in the same log. Errors: those of `read`; then `into` is of no use any more.
[[nodiscard]] result<done> count_on(model::figures::account& into, model::seq_t last,
                                    const range_reader& read);

}  // namespace dnd::io
