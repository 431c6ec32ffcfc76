#pragma once

#include "tests/support/hasty_client.hpp"

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <map>
#include <mutex>
#include <random>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace dnd::test {

/// A command that was acknowledged.
struct acknowledged {
  std::string campaign;
  std::string id;
  std::string line;
  /// Of its events.
  std::uint64_t first = 0;
  std::uint64_t last = 0;
  std::chrono::steady_clock::time_point begun;
  std::chrono::steady_clock::time_point ended;
};

/// Clients that give commands all the time, each to campaigns and through hosts as its dice fall. A
/// command that is not acknowledged is given again, with its id, until it is. What was acknowledged
/// is noted.
class client_load {
 public:
  using clock = std::chrono::steady_clock;
  using seconds = std::chrono::seconds;

  struct options {
    std::vector<std::uint16_t> hosts;
    std::string token;
    /// As "W/C".
    std::vector<std::string> campaigns;
    std::size_t clients = 6;
    std::uint64_t seed = 1;
  };

  explicit client_load(options with);
  ~client_load();
  client_load(const client_load&) = delete;
  client_load& operator=(const client_load&) = delete;

  /// Until so many more commands were acknowledged, of all clients together; fails the test after a
  /// while.
  void wait_for_answers(std::size_t more, seconds longest);
  /// The same of answers with a status.
  void wait_for_answers_of(unsigned status, std::size_t more, seconds longest);
  /// Until somebody is told this with this status.
  void wait_for_word(unsigned status, std::string_view word, seconds longest);
  /// Returns when each campaign was played through each host since then. None of the commands took
  /// longer than this after it.
  void must_be_answered_within(seconds bound, clock::time_point since);
  /// Each client ends with the command that it is at.
  void finish(seconds longest);

  /// Those of all clients so far.
  [[nodiscard]] std::vector<acknowledged> all() const;
  /// How often there was which answer: none is 0.
  [[nodiscard]] std::map<unsigned, std::size_t> answers() const;
  /// The last answer with a status.
  [[nodiscard]] std::string last_of(unsigned status) const;

 private:
  struct client {
    std::size_t number = 0;
    std::mt19937_64 dice;
    /// Where it asks next: after one that is no help, another.
    std::size_t host = 0;
    /// Of the command that it is at; none: it has ended.
    clock::time_point begun = clock::time_point::max();
    std::vector<acknowledged> done = {};
    std::thread thread = {};
  };

  void play(client& as);
  [[nodiscard]] acknowledged next_command(client& as) const;
  [[nodiscard]] bool give(client& as, acknowledged& what);
  [[nodiscard]] std::size_t done_so_far() const;
  [[nodiscard]] std::string open_commands(clock::time_point since) const;

  options with_;
  mutable std::mutex mutex_;
  std::vector<client> clients_;
  std::map<unsigned, std::size_t> answers_;
  std::map<unsigned, std::string> last_;
  std::atomic<bool> ends_ = false;
  /// A test has failed: what is not acknowledged yet is of no interest.
  std::atomic<bool> gives_up_ = false;
};

}  // namespace dnd::test
