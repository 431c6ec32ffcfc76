#pragma once

#include <caf/policy/unprofiled.hpp>
#include <caf/resumable.hpp>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <thread>
#include <utility>

namespace dnd::actors {

/// How long a thread that has run out of work looks for more before it sleeps. Waking a thread
/// costs 30 to 50 us; a command comes back from the disk in 100.
inline constexpr std::chrono::microseconds idle_spin{250};

/// Waits until `ready` says so, without sleeping, and not longer than `idle_spin`. Gives way to
/// whoever wants the processor. On a machine with one processor it does not wait at all.
template <class Ready>
bool spin_until(Ready ready) {
  static const bool alone = std::thread::hardware_concurrency() < 2;
  if (ready()) return true;
  if (alone) return false;
  const auto end = std::chrono::steady_clock::now() + idle_spin;
  do {
    std::this_thread::yield();
    if (ready()) return true;
  } while (std::chrono::steady_clock::now() < end);
  return false;
}

/// Whether this is a thread of the scheduler: what waits here for an actor may wait for one that
/// this thread would have to run.
[[nodiscard]] inline bool& is_scheduler_thread() noexcept {
  thread_local bool is_one = false;
  return is_one;
}

/// CAF's scheduler policy for the chain that a command goes through: the first actor that a running
/// actor wakes up runs next on the same thread, so the chain costs no other thread's wake-up; all
/// others are shared. One idle worker looks for work a little while before it sleeps.
class local_first : public caf::policy::unprofiled {
 public:
  struct coordinator_data {
    template <class Coordinator>
    explicit coordinator_data(Coordinator*) {}

    std::mutex lock;
    std::condition_variable changed;
    std::deque<caf::resumable*> jobs;
    /// Jobs in the queue, to be seen without the lock.
    std::atomic<std::size_t> count{0};
    std::atomic<bool> somebody_spins{false};
  };
  struct worker_data {
    template <class Coordinator>
    explicit worker_data(Coordinator*) {}

    /// Only this worker's thread touches these.
    caf::resumable* next = nullptr;
    std::size_t in_a_row = 0;
  };

  template <class Coordinator>
  void central_enqueue(Coordinator* self, caf::resumable* job) {
    share(d(self), job);
  }
  template <class Worker>
  void external_enqueue(Worker* self, caf::resumable* job) {
    share(d(self->parent()), job);
  }
  template <class Worker>
  void internal_enqueue(Worker* self, caf::resumable* job) {
    auto& mine = d(self);
    if (mine.next == nullptr)
      mine.next = job;
    else
      share(d(self->parent()), job);
  }
  template <class Worker>
  void resume_job_later(Worker* self, caf::resumable* job) {
    share(d(self->parent()), job);
  }

  template <class Worker>
  caf::resumable* dequeue(Worker* self) {
    is_scheduler_thread() = true;
    auto& mine = d(self);
    auto& shared = d(self->parent());
    if (mine.next != nullptr) {
      // A chain without an end must not keep the others waiting for ever.
      if (++mine.in_a_row < longest_chain || shared.count.load() == 0)
        return std::exchange(mine.next, nullptr);
      share(shared, std::exchange(mine.next, nullptr));
    }
    mine.in_a_row = 0;
    if (shared.count.load() == 0 && !shared.somebody_spins.exchange(true)) {
      spin_until([&] { return shared.count.load() > 0; });
      shared.somebody_spins = false;
    }
    std::unique_lock guard(shared.lock);
    shared.changed.wait(guard, [&] { return !shared.jobs.empty(); });
    auto* job = shared.jobs.front();
    shared.jobs.pop_front();
    shared.count = shared.jobs.size();
    // Whoever enqueued these may have left it to a thread that was spinning: this one.
    if (!shared.jobs.empty()) shared.changed.notify_one();
    return job;
  }

  template <class Worker, class Function>
  void foreach_resumable(Worker* self, Function f) {
    if (auto* job = std::exchange(d(self).next, nullptr)) f(job);
  }
  template <class Coordinator, class Function>
  void foreach_central_resumable(Coordinator* self, Function f) {
    auto& shared = d(self);
    const std::lock_guard guard(shared.lock);
    for (auto* job : std::exchange(shared.jobs, {})) f(job);
    shared.count = 0;
  }

 private:
  static constexpr std::size_t longest_chain = 64;

  static void share(coordinator_data& shared, caf::resumable* job) {
    bool nobody_looks = false;
    {
      const std::lock_guard guard(shared.lock);
      shared.jobs.push_back(job);
      shared.count = shared.jobs.size();
      nobody_looks = !shared.somebody_spins.load();
    }
    if (nobody_looks) shared.changed.notify_one();
  }
};

}  // namespace dnd::actors
