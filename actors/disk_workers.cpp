#include "actors/disk_workers.hpp"

#include "actors/threads.hpp"

#include <algorithm>
#include <utility>

namespace dnd::actors {

void disk_workers::begin(starters how, std::size_t log_writers) {
  how_ = std::move(how);
  log_writers_ = log_writers;
}

std::size_t disk_workers::writer_count() const {
  std::size_t all = 0;
  for (const auto& [where, workers] : disks_) all += workers.writers.size();
  return all;
}

log_writer_actor disk_workers::take_writer(disk where, writing how) {
  auto& writers = disks_[where].writers;
  const auto idlest = [&] {
    return std::ranges::min_element(writers, {}, &busy_writer::campaigns);
  };
  // A thread that cannot be had leaves more to those that there are.
  if (writers.empty() || (how == writing::apart && idlest()->campaigns > 0 &&
                          writer_count() < log_writers_ && check_threads(1)))
    writers.push_back({.writer = how_.log_writer()});
  const auto chosen = idlest();
  ++chosen->campaigns;
  return chosen->writer;
}

void disk_workers::give_back(disk where, const log_writer_actor& writer) {
  auto& writers = disks_[where].writers;
  const auto at = std::ranges::find(writers, writer, &busy_writer::writer);
  // One that has died is not there any more.
  if (at != writers.end()) --at->campaigns;
}

const file_worker_actor& disk_workers::files(disk where) {
  auto& found = disks_[where].files;
  if (!found) found = how_.file_worker();
  return found;
}

const file_worker_actor& disk_workers::caches(disk where) {
  auto& found = disks_[where].caches;
  if (!found) found = how_.file_worker();
  return found;
}

const file_worker_actor& disk_workers::archives(disk where) {
  auto& found = disks_[where].archives;
  if (!found) found = how_.archiver();
  return found;
}

std::optional<disk_workers::disk> disk_workers::replace(const caf::actor_addr& dead) {
  const auto is = [&](const auto& actor) { return actor && actor.address() == dead; };
  for (auto& [where, workers] : disks_) {
    for (auto& each : workers.writers)
      if (is(each.writer)) each = {.writer = how_.log_writer()};
    for (auto* worker : {&workers.files, &workers.caches}) {
      if (!is(*worker)) continue;
      *worker = how_.file_worker();
      return where;
    }
  }
  return std::nullopt;
}

}  // namespace dnd::actors
