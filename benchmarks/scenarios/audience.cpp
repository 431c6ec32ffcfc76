#include "benchmarks/scenarios/audience.hpp"

#include <utility>

namespace dnd::bench {

namespace {

constexpr std::size_t commits_a_take = 64;

}  // namespace

io::result<std::unique_ptr<audience>> audience::follow(actors::open_campaign& campaign,
                                                       std::size_t readers, std::size_t silent) {
  auto state = campaign.state();
  if (!state) return state.error();
  const model::seq_t from = (*state)->seq() + 1;
  std::unique_ptr<audience> all(new audience);
  for (std::size_t i = 0; i < readers; ++i) {
    auto one = campaign.subscribe(from, {.on_ready = [whole = all.get(), i] {
                                    const std::lock_guard lock(whole->mutex_);
                                    whole->ready_.push_back(i);
                                    whole->changed_.notify_all();
                                  }});
    if (!one) return one.error();
    all->readers_.push_back(*std::move(one));
  }
  for (std::size_t i = 0; i < silent; ++i) {
    auto one = campaign.subscribe(from, {});
    if (!one) return one.error();
    all->silent_.push_back(*std::move(one));
  }
  all->thread_ = std::thread([whole = all.get()] { whole->read(); });
  return all;
}

audience::~audience() {
  {
    const std::lock_guard lock(mutex_);
    is_over_ = true;
    changed_.notify_all();
  }
  if (thread_.joinable()) thread_.join();
  readers_.clear();
}

void audience::read() {
  std::vector<std::size_t> now;
  for (;;) {
    now.clear();
    {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [this] { return is_over_ || !ready_.empty(); });
      if (is_over_) return;
      now.swap(ready_);
    }
    for (const auto which : now) read_one(which);
  }
}

void audience::read_one(std::size_t which) {
  auto& reader = *readers_[which];
  for (;;) {
    const auto commits = reader.take(commits_a_take);
    const auto when = clock::now();
    const bool has_ended = reader.status().end != actors::subscription_end::none;
    const std::lock_guard lock(mutex_);
    for (const auto& each : commits) seen_.push_back({each->first, when});
    has_failed_ = has_failed_ || has_ended;
    if (commits.size() < commits_a_take) {
      changed_.notify_all();
      return;
    }
  }
}

io::result<std::vector<audience::sight>> audience::wait_for(std::size_t commits) {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return has_failed_ || seen_.size() >= commits * readers_.size(); });
  if (has_failed_)
    return io::error{.code = io::ec::internal, .what = "a subscription that was read has ended"};
  return std::exchange(seen_, {});
}

}  // namespace dnd::bench
