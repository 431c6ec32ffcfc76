#pragma once

#include "actors/campaign/executor.hpp"
#include "io/files/error.hpp"
#include "io/store/log_store.hpp"
#include "model/commit.hpp"
#include "model/views/undone.hpp"

#include <cstddef>
#include <functional>
#include <vector>

/// The commits of a log that count: those that are not taken back, and take back none themselves.
namespace dnd::actors {

/// Whether a commit is an undo or a redo.
[[nodiscard]] bool turns_back(const model::commit& what);

/// Shows the commits with an event in a range, each whole, in their order, until `visit` returns
/// false: `past::read`, `io::log_store::read`.
using range_reader =
    std::function<io::result<done>(const io::seq_range& range, const io::commit_visitor& visit)>;

/// The newest `count` commits of a range that are in effect, oldest first; fewer when there are no
/// more. Requires that the range begins and ends where commits do. Stretches that are taken back
/// are not read, however long they are. Errors: those of `read`.
[[nodiscard]] io::result<std::vector<model::commit_ptr>> newest_in_effect(
    const range_reader& read, const io::seq_range& range, const model::views::undone_events& undone,
    std::size_t count);

/// The oldest one; null when there is none.
[[nodiscard]] io::result<model::commit_ptr> oldest_in_effect(
    const range_reader& read, const io::seq_range& range,
    const model::views::undone_events& undone);

/// Looks for what the executor must be given.
[[nodiscard]] io::result<found_marks> look_for_marks(
    const missing_marks& what,
    const std::function<io::result<std::vector<model::views::undo_mark>>(const io::seq_range&)>&
        marks_in,
    const range_reader& read);

}  // namespace dnd::actors
