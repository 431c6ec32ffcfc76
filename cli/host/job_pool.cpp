#include "cli/host/job_pool.hpp"

#include "model/assert.hpp"

#include <string_view>
#include <utility>

namespace dnd::cli::host {
namespace {

/// Threads that those of one group leave to others.
constexpr std::size_t kept_free = 2;

[[nodiscard]] std::string_view group_of(std::string_view key) noexcept {
  return key.substr(0, key.find('/'));
}

}  // namespace

job_pool::job_pool(std::size_t threads, std::size_t waiting_max)
    : waiting_max_(waiting_max), threads_there_(threads) {
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

std::string job_pool::take_ready() {
  // With so few threads somebody would never have one.
  const std::size_t most = threads_there_ > kept_free ? threads_there_ - kept_free : threads_there_;
  for (auto at = ready_.begin(); at != ready_.end(); ++at) {
    std::size_t& running = running_[std::string(group_of(*at))];
    if (running >= most) continue;
    ++running;
    std::string key = std::move(*at);
    ready_.erase(at);
    return key;
  }
  return {};
}

void job_pool::work() {
  std::unique_lock lock(mutex_);
  for (;;) {
    // A job that runs may be followed by others of its key: whoever runs it takes those too.
    std::string key;
    changed_.wait(lock, [this, &key] {
      key = take_ready();
      return !key.empty() || (is_finishing_ && ready_.empty());
    });
    if (key.empty()) return;
    std::deque<job>& mine = jobs_.at(key);
    {
      const job what = std::move(mine.front());
      mine.pop_front();
      --waiting_;
      lock.unlock();
      what();
    }
    lock.lock();
    const auto running = running_.find(group_of(key));
    if (--running->second == 0) running_.erase(running);
    if (mine.empty())
      jobs_.erase(key);
    else
      ready_.push_back(key);
    // One that waited for this group's turn may be anybody's; at the end, all look once more.
    if (is_finishing_)
      changed_.notify_all();
    else if (!ready_.empty())
      changed_.notify_one();
  }
}

}  // namespace dnd::cli::host
