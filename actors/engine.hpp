#pragma once

#include "actors/messages.hpp"
#include "io/files/file_ops.hpp"
#include "io/workspace/settings.hpp"

#include <cstdint>
#include <functional>
#include <future>
#include <memory>
#include <optional>
#include <string>
#include <vector>

/// The engine as a program sees it: campaigns are opened, commands go in, answers come out. All
/// actors are behind it.
namespace dnd::actors {

struct engine_options {
  /// Threads that write logs; see `bounds::log_writers_default`.
  std::size_t log_writers = 2;
  /// Seeds the dice of every campaign; random when not given.
  std::optional<std::uint64_t> seed;
  /// Milliseconds since 1970, UTC. The system clock when empty.
  std::function<std::int64_t()> clock;
};

/// Which campaign, and how it is to be run.
struct campaign_address {
  /// As typed when it was created, for messages.
  std::string name;
  std::string directory;
  /// Strongest first: see `io::workspace::content_directories`.
  std::vector<std::string> content;
  io::config::campaign_options options;
};

/// Commands that a campaign was given, from one client. Answers come in order.
class open_campaign {
 public:
  virtual ~open_campaign() = default;
  [[nodiscard]] virtual const open_report& report() const noexcept = 0;
  /// Waits for the answer. Never throws, never hangs: an engine that dies answers `failed`.
  virtual response_ptr execute(request what) = 0;
  /// Does not wait: the next command may follow at once, and answers come in the order in which
  /// the commands were given. `done` is called on a thread of the engine. Promise 28: with
  /// `bounds::commands_in_flight_max` commands on their way it is called at once, with `busy`.
  virtual void submit(request what, std::function<void(response_ptr)> done) = 0;
  /// Closes, and opens the campaign again as `engine::open` does: the way out of a failure of the
  /// disk. On an error the campaign is closed, and this may be called again. `report` is that of
  /// the new opening.
  virtual io::result<done> reopen() = 0;
  /// What there was to tell since the last answer, a backup that failed for one: each is told
  /// once, with an answer or here.
  virtual std::vector<std::string> take_notices() = 0;
  /// Finishes what is under way, writes a snapshot and frees the lock.
  virtual io::result<done> close() = 0;
};

class engine {
 public:
  /// Starts the actors. `ops` must outlive the engine.
  static std::unique_ptr<engine> start(io::file_ops& ops, engine_options options);
  /// Closes every campaign, in the order of the stop list, and ends the actors.
  virtual ~engine() = default;
  /// Takes the campaign's lock, recovers its log, and replays it. The same campaign cannot be
  /// opened twice (`ec::locked`).
  virtual io::result<std::unique_ptr<open_campaign>> open(const campaign_address& where) = 0;
  /// Tells, so far: for tests and benchmarks.
  struct counters {
    std::uint64_t commands = 0;
    std::uint64_t syncs = 0;
    std::uint64_t snapshots = 0;
  };
  [[nodiscard]] virtual counters count() const = 0;
};

}  // namespace dnd::actors
