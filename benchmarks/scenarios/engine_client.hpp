#pragma once

#include "actors/engine.hpp"
#include "benchmarks/scenarios/workbench.hpp"
#include "model/bounds.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace dnd::bench {

/// Where a generated campaign is and how it is to be run.
[[nodiscard]] actors::campaign_address address_of(const made_campaign& campaign,
                                                  const io::config::campaign_options& options);
/// As the program runs it when nothing is said.
[[nodiscard]] io::config::campaign_options usual_options();

/// Lines for a crowd: a point of damage to each of `touched` creatures, then a point of healing.
/// Each is accepted however often they are given in turn, and the state stays what it is.
[[nodiscard]] std::vector<std::string> lines_for(const made_campaign& crowd, std::size_t touched);

/// A campaign that commands are given to, and the lines to give.
struct driven {
  std::unique_ptr<actors::open_campaign> campaign;
  std::vector<std::string> lines;
  std::size_t next = 0;
};

/// What a stretch of commands came to.
struct driving {
  std::uint64_t commands = 0;
  double seconds = 0;
  std::uint64_t syncs = 0;
};

/// An engine with some campaigns open, and one client of theirs.
class engine_client {
 public:
  explicit engine_client(workbench& bench, std::size_t log_writers = bounds::log_writers_default);
  /// With campaigns wherever `store` keeps them, which must outlive this.
  engine_client(workbench& bench, io::log_store& store);
  /// Opens a campaign that takes these lines in turn.
  io::result<done> open(const actors::campaign_address& where, std::vector<std::string> lines);
  /// Opens a campaign of a crowd. `touched`: how many of its creatures a line is about.
  io::result<done> open(const made_campaign& crowd, const io::config::campaign_options& options,
                        std::size_t touched = 1);

  /// Gives one command to the first campaign; it has to be accepted.
  io::result<done> say(const std::string& line);
  /// Gives the next line to the first campaign; the answer, which says that it was accepted.
  io::result<actors::response_ptr> next();
  /// Seconds of each of `count` commands of the first campaign, one at a time.
  io::result<series> one_at_a_time(std::size_t count);
  /// Gives so many commands a second, in even steps and to each campaign in turn, whatever becomes
  /// of those before. Seconds from when each was due to its answer.
  io::result<series> at_rate(double a_second, double seconds);
  /// Keeps up to `in_flight` commands under way, shared out evenly among the campaigns.
  io::result<driving> keep_in_flight(std::size_t in_flight, double seconds);

  [[nodiscard]] actors::engine& engine() noexcept { return *engine_; }
  [[nodiscard]] actors::open_campaign& first() noexcept { return *campaigns_.front().campaign; }

 private:
  std::unique_ptr<actors::engine> engine_;
  /// Declared after the engine: they must end before it does.
  std::vector<driven> campaigns_;
};

}  // namespace dnd::bench
