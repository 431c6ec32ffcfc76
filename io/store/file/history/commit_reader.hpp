#pragma once

#include "io/files/file_ops.hpp"
#include "io/store/codec/line_format.hpp"
#include "io/store/file/history/place_finder.hpp"
#include "model/commit.hpp"
#include "model/views/sessions.hpp"
#include "model/views/undone.hpp"

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <vector>

/// Reading a campaign's commits without replaying them: from a place before them that is proven,
/// every line checked against the one before it. Safe beside a writer that appends, begins a fight
/// or merges one; touches nothing. `indexes`: those that were read before; may be null.
namespace dnd::io {

/// Shows every commit that has an event of the range, oldest first, each once and whole. Up to the
/// end of the log for a range that goes further: what was durable when this was called is there.
/// Errors: the disk's; `ec::corrupt` and the like, located, for lines on the way that are damaged.
[[nodiscard]] result<done> read_commits(file_ops& ops, const std::string& directory,
                                        const seq_range& range, const commit_visitor& visit,
                                        index_memory* indexes = nullptr);

/// The same with the lines of each command, as they stand in the log.
[[nodiscard]] result<done> read_command_lines(file_ops& ops, const std::string& directory,
                                              const seq_range& range,
                                              const command_line_visitor& visit,
                                              index_memory* indexes = nullptr);

/// What the commits of a range say about what is taken back, as `log_store::undo_marks`. Of what
/// the index knows no line is read.
[[nodiscard]] result<std::vector<model::views::undo_mark>> undo_marks_in(
    file_ops& ops, const std::string& directory, const seq_range& range,
    index_memory* indexes = nullptr);

/// The last `count` commits that begin at or before event `upto`, oldest first; fewer when there
/// are no more. Costs what is read, not what is before it.
[[nodiscard]] result<std::vector<model::commit_ptr>> last_commits(file_ops& ops,
                                                                  const std::string& directory,
                                                                  std::size_t count,
                                                                  model::seq_t upto,
                                                                  index_memory* indexes = nullptr);

/// The sessions of a campaign, oldest first, undo and redo included. Commits that end after event
/// `upto` are left out.
[[nodiscard]] result<std::vector<model::views::session_info>> list_sessions(
    file_ops& ops, const std::string& directory, model::seq_t upto = UINT64_MAX,
    index_memory* indexes = nullptr);

}  // namespace dnd::io
