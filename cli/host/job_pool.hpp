#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace dnd::cli::host {

/// Threads for what waits for the disk or for an answer, so that those which serve connections
/// never do. Jobs of one key run one after the other, in the order in which they were given: a
/// campaign whose disk hangs holds one thread, whatever is asked of it. Keys that have in common
/// what stands before the first '/', campaigns of one world, never have the last two threads: a
/// world whose disk hangs leaves them to others. For any thread.
class job_pool {
 public:
  /// At most `waiting_max` jobs wait, of all keys together.
  job_pool(std::size_t threads, std::size_t waiting_max);
  /// As `finish`.
  ~job_pool();
  job_pool(const job_pool&) = delete;
  job_pool& operator=(const job_pool&) = delete;

  using job = std::function<void()>;
  /// False, and nothing will happen, when too many wait or the pool is finishing.
  [[nodiscard]] bool post(const std::string& key, job what);
  /// The same for what has to happen: never refused before `finish`.
  void post_surely(const std::string& key, job what);
  /// Those that wait, of all keys.
  [[nodiscard]] std::size_t waiting_count() const;
  /// Takes no more, and waits for the last job.
  void finish();

 private:
  void add(const std::string& key, job what);
  /// The next key whose turn it is, its place taken. Requires the lock; empty when there is none.
  [[nodiscard]] std::string take_ready();
  void work();

  const std::size_t waiting_max_;
  const std::size_t threads_there_;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  /// By key, the one that runs not included. A key stands here while one of its jobs runs or waits.
  std::map<std::string, std::deque<job>> jobs_;
  /// Keys of which a job waits and none runs.
  std::deque<std::string> ready_;
  /// By the beginning of the key: how many jobs run.
  std::map<std::string, std::size_t, std::less<>> running_;
  std::size_t waiting_ = 0;
  bool is_finishing_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace dnd::cli::host
