#pragma once

#include "io/files/file_ops.hpp"
#include "io/store/file/index/index_memory.hpp"
#include "io/store/log_store.hpp"
#include "model/commit.hpp"
#include "model/state.hpp"

#include <string>

/// States of a campaign's past: from the nearest kept snapshot, or snapshot.yaml, or the start, and
/// the lines after it. Reads only; safe beside a writer. `indexes`: those that were read before.
namespace dnd::io {

/// The state after event `seq` (0: before all). `ec::not_found` past the end.
[[nodiscard]] result<model::state> state_at(file_ops& ops, const std::string& directory,
                                            model::seq_t seq, index_memory* indexes = nullptr);

/// The command that event `seq` belongs to; `seq` is not 0. `ec::not_found` past the end.
[[nodiscard]] result<commit_in_place> find_commit(file_ops& ops, const std::string& directory,
                                                  model::seq_t seq,
                                                  index_memory* indexes = nullptr);

}  // namespace dnd::io
