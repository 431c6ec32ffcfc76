#pragma once

#include "io/files/posix/descriptor.hpp"

namespace dnd::io {

/// Closes a file that has lost its name. To free the blocks of a large one may take the file system
/// a third of a second for 200 MB, in which it syncs no other file: it is done step by step, and on
/// a thread of its own, as whoever closes has somebody waiting.
void release_space(descriptor file) noexcept;

/// Cuts a file down to nothing, from its end, a step at a time. False, with all or the rest of it
/// left: someone else has it open, who may be reading it, or it cannot be cut.
bool cut_in_steps(const descriptor& file) noexcept;

}  // namespace dnd::io
