#pragma once

#include "cli/app/arguments.hpp"
#include "io/workspace/settings.hpp"

namespace dnd::cli {

/// What the settings of a run are made from: the flags that were typed, the environment, and where
/// the program was started. Who goes on for long may load them again.
[[nodiscard]] io::config::inputs settings_inputs(const arguments& typed);

}  // namespace dnd::cli
