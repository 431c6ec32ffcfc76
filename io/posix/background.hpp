#pragma once

namespace dnd::io {

/// Gives this thread a tenth of the weight of others that want the processor too, for good: an
/// unprivileged thread cannot take it back.
/// Best effort; without it the work is done all the same.
void run_in_background() noexcept;

}  // namespace dnd::io
