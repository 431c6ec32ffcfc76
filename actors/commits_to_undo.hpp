#pragma once

#include "actors/campaign/executor.hpp"
#include "io/files/error.hpp"
#include "io/store/counting.hpp"
#include "io/store/log_store.hpp"
#include "model/commit.hpp"
#include "model/views/undone.hpp"

#include <cstddef>
#include <functional>
#include <vector>

/// The commits of a log that an undo takes back, found from either end of it.
namespace dnd::actors {

using io::range_reader;

/// The newest `count` commits of a range that an undo of it names, oldest first; fewer when there
/// are no more. Requires that the range begins and ends where commits do. `passed`: as
/// `model::views::passed_by_undo`; stretches of it are not read, however long they are. Errors:
/// those of `read`.
[[nodiscard]] io::result<std::vector<model::commit_ptr>> newest_to_undo(
    const range_reader& read, const io::seq_range& range, const model::views::undone_events& passed,
    std::size_t count);

/// The oldest one; null when there is none.
[[nodiscard]] io::result<model::commit_ptr> oldest_to_undo(
    const range_reader& read, const io::seq_range& range,
    const model::views::undone_events& passed);

/// Looks for what the executor must be given.
[[nodiscard]] io::result<found_marks> look_for_marks(
    const missing_marks& what,
    const std::function<io::result<std::vector<model::views::undo_mark>>(const io::seq_range&)>&
        marks_in,
    const range_reader& read);

}  // namespace dnd::actors
