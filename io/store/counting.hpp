#pragma once

#include "io/store/log_store.hpp"
#include "model/figures/counter.hpp"

#include <functional>

namespace dnd::io {

/// Shows the commits with an event in a range, as `log_store::read`.
using range_reader = std::function<result<done>(const seq_range&, const commit_visitor&)>;

/// Counts the commits up to event `last`, where a commit ends, or to the end of the log. They are
/// read twice: what is taken back of those is said after them. Errors: those of `read`.
[[nodiscard]] result<model::figures::account> count_commits(model::seq_t last,
                                                            const range_reader& read);

}  // namespace dnd::io
