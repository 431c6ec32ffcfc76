#pragma once

namespace dnd::bench {

class workbench;

/// Call before any thread is started: SIGINT and SIGTERM are taken by `clean_up_on_signals` alone.
void hold_signals();

/// From now on a signal removes the scratch directory, which may hold gigabytes, stops the program
/// that runs beside, and ends the harness.
void clean_up_on_signals(const workbench& bench);

}  // namespace dnd::bench
