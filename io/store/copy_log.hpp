#pragma once

#include "io/store/log_store.hpp"

#include <cstdint>
#include <string_view>

namespace dnd::io {

/// Of which events a log had, and has now.
struct continued_log {
  model::seq_t had = 0;
  model::seq_t has = 0;
};

/// Brings the log of a campaign in one store to where the same campaign is in another: byte for
/// byte the same lines, the same sums. `target` is empty, or it is `source` as it was earlier; its
/// lease is held for as long as that takes, and `source` may be being played. Each line is replayed
/// on the way, so that nothing arrives that could not be opened. What is there when it ends early
/// is the beginning of the log, from which the next attempt goes on. A snapshot is left at the end.
/// `upto`: the last event that is brought, which ends a command. Errors: those of both stores;
/// `ec::exists` when the two have gone different ways, or `target` is further than `source`;
/// `bad_name` for an event in the middle of a command. `name` is for messages.
[[nodiscard]] result<continued_log> continue_log(log_store& from, const campaign_id& source,
                                                 log_store& to, const campaign_id& target,
                                                 std::string_view name,
                                                 model::seq_t upto = UINT64_MAX);

}  // namespace dnd::io
