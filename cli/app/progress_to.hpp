#pragma once

#include "cli/app/context.hpp"
#include "cli/terminal/progress.hpp"

namespace dnd::cli {

/// Where a command draws its progress: on standard error, and only for somebody who looks.
[[nodiscard]] progress_output progress_to(context& with);

}  // namespace dnd::cli
