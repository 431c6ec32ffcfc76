#include "benchmarks/scenarios/interrupt.hpp"

#include "benchmarks/peers/child.hpp"
#include "benchmarks/scenarios/workbench.hpp"

#include <csignal>
#include <filesystem>
#include <pthread.h>
#include <string>
#include <system_error>
#include <thread>
#include <unistd.h>

namespace dnd::bench {

namespace {

sigset_t held_signals() {
  sigset_t held;
  sigemptyset(&held);
  sigaddset(&held, SIGINT);
  sigaddset(&held, SIGTERM);
  return held;
}

}  // namespace

void hold_signals() {
  const auto held = held_signals();
  pthread_sigmask(SIG_BLOCK, &held, nullptr);
}

void clean_up_on_signals(const workbench& bench) {
  std::thread([path = bench.scratch()] {
    const auto held = held_signals();
    int number = 0;
    sigwait(&held, &number);
    stop_running_children();
    std::error_code ignored;
    // What was being written meanwhile may make it fail once.
    for (int attempt = 0; attempt < 3; ++attempt) std::filesystem::remove_all(path, ignored);
    ::_exit(128 + number);
  }).detach();
}

}  // namespace dnd::bench
