#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace dnd::cli::host {

/// Ends the program when it has not ended by itself within this time: a wait that nobody ends, for
/// a disk or for a client, is no reason to stay. All that was answered is saved by then (promise
/// 29).
class last_resort {
 public:
  explicit last_resort(std::chrono::milliseconds patience);
  /// In time.
  ~last_resort();
  last_resort(const last_resort&) = delete;
  last_resort& operator=(const last_resort&) = delete;

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  bool is_in_time_ = false;
  std::thread waits_;
};

}  // namespace dnd::cli::host
