#pragma once

#include "io/store/log_position.hpp"
#include "io/store/postgres/database.hpp"

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace dnd::io::postgres {

/// A campaign that this host owns: what its next lines are fenced by.
struct owned_campaign {
  uuid id{};
  log_position head;
  /// Rises with each resolved doubt. Read by others too.
  std::atomic<std::uint64_t> epoch = 0;
};

/// The row of a command: its lines, and the number of its last event.
struct command_row {
  std::uint64_t last = 0;
  std::string_view lines;
};

/// Lines for a campaign, and what became of them.
struct pending_write {
  std::shared_ptr<owned_campaign> to;
  std::vector<command_row> rows;
  log_position end;
  /// Set when it is known.
  std::optional<result<done>> outcome = {};
  /// The writer's own: whoever waits may look at the outcome.
  bool is_settled = false;
};

/// Writes the lines of all campaigns of a host over one connection, one transaction for all that
/// wait. Whoever comes while one is under way waits for the next; one of those who wait carries it
/// out. Usable from any thread.
///
/// | what the server says               | what became of it                                       |
/// | ---------------------------------- | ------------------------------------------------------- |
/// | committed, and the campaign named  | written                                                 |
/// | committed, and it is not named     | `ec::moved`: another host has it. The others are in     |
/// | refused, could not be put in order | sent again as it is                                     |
/// | refused                            | each is sent alone; what is refused then has failed     |
/// | nothing, a warning, going away     | resolved, over another connection, before anything else |
///
/// To resolve is a write that raises the epoch. The head is what was to be written: written. It is
/// what was before: sent again. Anything else: `ec::moved`. What is not known after
/// `known_within` fails and says so.
class batch_writer {
 public:
  batch_writer(std::shared_ptr<database> to, const uuid& host) : to_(std::move(to)), host_(host) {}

  /// Returns when the outcome of all is known. Each campaign is there once; nothing else is written
  /// to it meanwhile. The heads of those that were written have moved on.
  void write(std::span<pending_write* const> what);

 private:
  using batch = std::vector<pending_write*>;

  [[nodiscard]] batch take_batch();
  void carry_out(batch open);
  [[nodiscard]] std::optional<failure> resolve(connection& on, batch& open, std::uint64_t attempts,
                                               deadline until);
  [[nodiscard]] std::optional<failure> send(connection& on, batch& open, deadline until);
  void settle_fenced(const batch& fenced);

  std::shared_ptr<database> to_;
  uuid host_;
  std::mutex mutex_;
  std::condition_variable settled_;
  std::vector<pending_write*> waiting_;
  bool is_writing_ = false;
};

/// Another host has the campaign. `where`: its address, if it is known.
[[nodiscard]] error moved(std::string_view where);

}  // namespace dnd::io::postgres
