#pragma once

#include "io/files/error.hpp"
#include "io/store/codec/line_format.hpp"
#include "model/views/undone.hpp"

#include <span>
#include <vector>

namespace dnd::io {

/// Appends what the lines of a command say about what is taken back. Decodes nothing else.
/// Errors: of the lines that say it.
[[nodiscard]] result<done> add_undo_marks(std::span<const line_view> command,
                                          std::vector<model::views::undo_mark>& into);

}  // namespace dnd::io
