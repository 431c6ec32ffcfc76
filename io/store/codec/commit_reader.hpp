#pragma once

#include "io/files/error.hpp"
#include "io/store/codec/line_format.hpp"
#include "model/commit.hpp"

#include <span>

namespace dnd::io {

/// The commit that the lines of one whole command say. Errors: as of `read_event`.
[[nodiscard]] result<model::commit_ptr> read_commit(std::span<const line_view> command);

}  // namespace dnd::io
