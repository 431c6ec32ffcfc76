#pragma once

#include "tests/support/client_load.hpp"
#include "tests/support/dnd_program.hpp"
#include "tests/support/host_process.hpp"
#include "tests/support/postgres_cluster.hpp"

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <random>
#include <string>
#include <vector>

namespace dnd::test {

/// Three hosts of a store on three servers, several campaigns in it, and clients that play them.
/// All that fails by chance follows from a number: DND_TEST_SEED repeats one.
class cluster_in_play : public dnd_program {
 public:
  using clock = std::chrono::steady_clock;
  using seconds = std::chrono::seconds;
  /// A lease runs for 10 s.
  static constexpr seconds after_a_host{15};
  /// Whoever asks a host that sleeps, or one that passes on to it, waits besides.
  static constexpr seconds after_a_sleep{20};
  static constexpr seconds after_a_promotion{5};

  explicit cluster_in_play(postgres_server::disk how = postgres_server::disk::synced);
  /// After a failure it prints what the hosts said last.
  ~cluster_in_play();
  cluster_in_play(const cluster_in_play&) = delete;
  cluster_in_play& operator=(const cluster_in_play&) = delete;

  /// Clients play from now on.
  void begin_to_play();
  [[nodiscard]] host_process& host(std::size_t which) { return *hosts_[which]; }
  [[nodiscard]] std::size_t some_host() { return dice_() % hosts_.size(); }
  [[nodiscard]] std::size_t some(std::size_t from, std::size_t to) {
    return from + dice_() % (to - from + 1);
  }
  [[nodiscard]] client_load& clients() { return *clients_; }
  /// The clients end. All that was acknowledged is there once, also for whoever asks again; the
  /// logs are whole, and nobody was told what is not so.
  void must_have_kept_everything();

  postgres_cluster servers;

 protected:
  explicit cluster_in_play(std::uint64_t seed, postgres_server::disk how);

 private:
  void make_campaigns();
  void answers_must_make_sense() const;
  void must_be_repeated(const std::vector<acknowledged>& all);

  std::uint64_t seed_;
  std::mt19937_64 dice_;
  std::string token_;
  std::vector<std::string> campaigns_;
  std::vector<std::unique_ptr<host_process>> hosts_;
  std::optional<client_load> clients_;
};

}  // namespace dnd::test
