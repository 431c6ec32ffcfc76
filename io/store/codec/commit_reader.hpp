#pragma once

#include "io/files/error.hpp"
#include "io/store/codec/line_format.hpp"
#include "model/commit.hpp"

#include <span>

namespace dnd::io {

class stat_block_memo;

/// The commit that the lines of one whole command say. Errors: as of `read_event`.
[[nodiscard]] result<model::commit_ptr> read_commit(std::span<const line_view> command,
                                                    stat_block_memo* memo = nullptr);

/// False for lines that begin in the middle of a command.
[[nodiscard]] bool begins_command(const line_view& line) noexcept;

}  // namespace dnd::io
