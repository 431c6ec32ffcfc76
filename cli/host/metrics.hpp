#pragma once

#include "actors/engine.hpp"
#include "actors/shared_store.hpp"

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

/// What the host counts of itself, in the text format of Prometheus.
namespace dnd::cli::host {

/// How things stand at the moment of asking.
struct gauges {
  std::size_t campaigns_open = 0;
  /// WebSockets and event streams.
  std::size_t streams = 0;
  /// Jobs that wait for one of the threads that wait for the disk.
  std::size_t jobs_waiting = 0;
  actors::engine::counters engine = {};
  /// Of campaigns in a database.
  std::optional<io::store_figures> store = {};
  bool drains = false;
};

/// Holds no word of any campaign: verbs of the game, results and numbers. For any thread.
class metrics {
 public:
  metrics();
  ~metrics();
  metrics(const metrics&) = delete;
  metrics& operator=(const metrics&) = delete;

  /// A command has its answer. `status` is that of HTTP; `took` from when it was read until then.
  void note_command(std::string_view line, unsigned status, std::chrono::nanoseconds took);
  /// A request was for another host. `is_served`: it was carried there.
  void note_relayed(bool is_served);
  /// Asked each time; until then there are none.
  void watch_connections(std::function<std::size_t()> count);

  /// All of it. The counters of one answer need not be of one moment.
  [[nodiscard]] std::string text(const gauges& now) const;

 private:
  struct counted;
  std::unique_ptr<counted> counted_;
};

}  // namespace dnd::cli::host
