#pragma once

namespace dnd::cli {

/// From here on a program that runs out of memory, or of threads, says so on standard error and
/// ends with 1, in whichever thread and library it happens. What was answered is on the disk by
/// then. Linking this also has the program look for the memory that its libraries take before they
/// start.
void say_what_runs_short() noexcept;

}  // namespace dnd::cli
