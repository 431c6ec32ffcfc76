#pragma once

#include "io/store/postgres/batch_writer.hpp"
#include "tests/support/command_book.hpp"
#include "tests/support/simulated_operator.hpp"
#include "tests/support/simulated_servers.hpp"

#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace dnd::test {

/// What a run was made of: a simulation in which nothing goes wrong shows nothing.
struct simulation_tally {
  std::uint64_t written = 0, moved = 0, unknown = 0, failed = 0, taken = 0, refused = 0;
  std::uint64_t read = 0, lost_tails = 0, stale_opens = 0, deaths = 0, freezes = 0;
  std::uint64_t successions = 0;
};

/// Three hosts that play campaigns in the database of a simulated cluster. What they are made of is
/// the program's own: its writer, its way to take a campaign over and to give it back, and its
/// connections. All follows from the seed.
class simulated_hosts {
 public:
  explicit simulated_hosts(std::uint64_t seed);

  /// Throws `violation`.
  void run(simulation_tally& counts);

 private:
  using duration = simulated_time::duration;
  struct open_campaign {
    std::shared_ptr<io::postgres::owned_campaign> what;
    duration since{0};
    /// Commands that are in its log, and where.
    std::map<std::uint64_t, told_row> known;
  };
  struct host {
    std::shared_ptr<simulated_process> process;
    std::shared_ptr<io::postgres::database> database;
    std::unique_ptr<io::postgres::batch_writer> writer;
    std::map<std::size_t, open_campaign> open;
    /// What it is at, and what its other threads are at.
    int frames = 0;
    bool is_busy = false;
  };
  /// Of a campaign, as whoever follows it has it.
  struct follower {
    io::log_position at;
    told_row row;
  };
  struct batch;

  void start(host& which);
  void die(host& which);
  void start_again(host& which);
  void keep_lease(host& which, std::uint64_t number);
  void turn(host& which);
  void act(host& which);
  /// Does something of a host's within whatever is under way. It ends when the process does.
  void in_process(host& which, const std::function<void()>& what);

  void take(host& at, std::size_t campaign);
  [[nodiscard]] bool read_log(host& at, std::size_t campaign, open_campaign& into);
  void append(host& at, std::size_t most);
  void settle(host& at, const batch& what);
  void check_moved(const host& at, std::size_t campaign, const open_campaign& what) const;
  void give_back(host& at, std::size_t campaign);
  void follow(host& at, std::size_t campaign);
  void finish();

  simulated_time time_;
  bool is_careless_;
  std::size_t campaigns_;
  simulated_cluster cluster_;
  simulated_operator operator_;
  command_book book_;
  std::vector<host> hosts_;
  std::vector<follower> followers_;
  std::uint64_t processes_ = 0;
  bool is_over_ = false;
  io::postgres::database_options options_;
  simulation_tally* counts_ = nullptr;
};

}  // namespace dnd::test
