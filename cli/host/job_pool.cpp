#include "cli/host/job_pool.hpp"

#include "model/assert.hpp"

#include <utility>

namespace dnd::cli::host {

job_pool::job_pool(std::size_t threads, std::size_t waiting_max) : waiting_max_(waiting_max) {
  DND_ASSERT(threads > 0);
  for (std::size_t i = 0; i < threads; ++i) threads_.emplace_back([this] { work(); });
}

job_pool::~job_pool() {
  finish();
}

bool job_pool::post(const std::string& key, job what) {
  const std::lock_guard lock(mutex_);
  if (is_finishing_ || waiting_ >= waiting_max_) return false;
  add(key, std::move(what));
  return true;
}

void job_pool::post_surely(const std::string& key, job what) {
  const std::lock_guard lock(mutex_);
  DND_ASSERT(!is_finishing_);
  add(key, std::move(what));
}

void job_pool::add(const std::string& key, job what) {
  const auto [at, is_new] = jobs_.try_emplace(key);
  at->second.push_back(std::move(what));
  ++waiting_;
  if (!is_new) return;
  ready_.push_back(key);
  changed_.notify_one();
}

std::size_t job_pool::waiting_count() const {
  const std::lock_guard lock(mutex_);
  return waiting_;
}

void job_pool::finish() {
  {
    const std::lock_guard lock(mutex_);
    is_finishing_ = true;
  }
  changed_.notify_all();
  for (std::thread& each : threads_)
    if (each.joinable()) each.join();
}

void job_pool::work() {
  std::unique_lock lock(mutex_);
  for (;;) {
    // A job that runs may be followed by others of its key: whoever runs it takes those too.
    changed_.wait(lock, [this] { return !ready_.empty() || is_finishing_; });
    if (ready_.empty()) return;
    const std::string key = std::move(ready_.front());
    ready_.pop_front();
    std::deque<job>& mine = jobs_.at(key);
    {
      const job what = std::move(mine.front());
      mine.pop_front();
      --waiting_;
      lock.unlock();
      what();
    }
    lock.lock();
    if (mine.empty()) {
      jobs_.erase(key);
    } else {
      ready_.push_back(key);
      changed_.notify_one();
    }
  }
}

}  // namespace dnd::cli::host
