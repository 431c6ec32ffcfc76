#pragma once

#include "actors/interfaces.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <vector>

namespace dnd::actors {

/// The engine's threads that wait for disks: log writers and file workers, a set of them for each
/// file system that a campaign is on. A disk that hangs holds up those who wait for it, and no
/// campaign of another. Part of the campaign host, and not for other threads.
class disk_workers {
 public:
  /// As `io::opened_log::disk`.
  using disk = std::uint64_t;

  struct starters {
    /// Both monitor what they start.
    std::function<log_writer_actor()> log_writer;
    std::function<file_worker_actor()> file_worker;
    /// Not monitored: backups tell of their own failures.
    std::function<file_worker_actor()> archiver;
  };
  /// Once, before anything else. `log_writers`: the most that there are of all disks together, but
  /// that each disk has one.
  void begin(starters how, std::size_t log_writers);

  /// Logs that are written in one go (`io::joint_log`) have one writer: what several of them had
  /// at once would only be smaller, and wait for each other.
  enum class writing : std::uint8_t { apart, together };
  /// The writer that has least to do; a new one where all have something and there may be more.
  [[nodiscard]] log_writer_actor take_writer(disk where, writing how);
  void give_back(disk where, const log_writer_actor& writer);

  /// Finds what commands need.
  [[nodiscard]] const file_worker_actor& files(disk where);
  /// Keeps snapshots: a command that needs something must not wait for one.
  [[nodiscard]] const file_worker_actor& caches(disk where);
  /// Makes backups, which take long. Started when the first campaign wants some.
  [[nodiscard]] const file_worker_actor& archives(disk where);

  /// Puts another in the place of one that has died. Returns the disk if it served all campaigns of
  /// that one.
  [[nodiscard]] std::optional<disk> replace(const caf::actor_addr& dead);

  /// Each of them once; afterwards there are none.
  template <class End>
  void end_all(End end) {
    for (auto& [where, workers] : disks_) {
      for (auto& each : workers.writers) end(each.writer);
      for (auto* each : {&workers.files, &workers.caches, &workers.archives})
        if (*each) end(*each);
    }
    disks_.clear();
  }

 private:
  struct busy_writer {
    log_writer_actor writer;
    std::size_t campaigns = 0;
  };
  struct workers_of_disk {
    std::vector<busy_writer> writers;
    file_worker_actor files;
    file_worker_actor caches;
    file_worker_actor archives;
  };
  [[nodiscard]] std::size_t writer_count() const;

  starters how_;
  std::size_t log_writers_ = 1;
  std::map<disk, workers_of_disk> disks_;
};

}  // namespace dnd::actors
