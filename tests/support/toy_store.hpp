#pragma once

#include "io/store/codec/log_lines.hpp"
#include "tests/support/faulty_disk.hpp"

#include <mutex>
#include <random>

/// A third backend, to see that the seam is one: a vector of strings at the end of a slow line.
/// What is appended arrives some calls later; a sync waits for it. It keeps one campaign, whatever
/// its id is. Nothing above the seam knows that it exists.
namespace dnd::test {

class toy_store final : public io::log_store {
 public:
  /// What a fault of the line, or of the power, does to it is planned as for a disk.
  void plan(const fault_plan& plan) { plan_ = plan, operations_ = 0, fired_ = false; }
  [[nodiscard]] bool fired() const { return fired_; }
  [[nodiscard]] bool is_off() const { return off_; }
  /// The process is gone, or the power: then some of what was not synced is gone as well.
  [[nodiscard]] std::unique_ptr<toy_store> after(bool power_loss, std::uint64_t seed) const {
    auto found = std::make_unique<toy_store>();
    found->arrived_ = arrived_;
    std::mt19937_64 rng(seed);
    if (!power_loss)
      found->arrived_.insert(found->arrived_.end(), on_the_way_.begin(), on_the_way_.end());
    else
      while (found->arrived_.size() > synced_ && rng() % 2 == 0) found->arrived_.pop_back();
    found->synced_ = found->arrived_.size();
    return found;
  }
  [[nodiscard]] std::string lines() const {
    const std::lock_guard lock(mutex_);
    std::string all;
    for (const auto* part : {&arrived_, &on_the_way_})
      for (const auto& each : *part) all += each;
    return all;
  }

  io::result<io::opened_log> open(const io::campaign_id&, std::string_view) override {
    std::unique_lock lock(mutex_);
    if (leased_) return io::error{.code = io::ec::locked, .what = "it is open already"};
    leased_ = true;
    auto log = std::make_shared<open_toy>(*this, ++lease_);
    lock.unlock();
    auto found = load({});
    auto synced = log->sync();  // What is served is there to stay.
    if (found && synced) return io::opened_log{std::move(log), *std::move(found)};
    log->release();
    return found ? synced.error() : found.error();
  }
  io::result<io::loaded_log> load(const io::campaign_id&) override {
    io::loaded_log found;
    if (auto replayed = io::replay_lines(lines(), found); !replayed) return replayed.error();
    return found;
  }
  io::result<done> read(const io::campaign_id&, const io::seq_range& range,
                        const io::commit_visitor& visit) override {
    return io::read_commits_of(lines(), range, visit);
  }
  io::result<done> read_lines(const io::campaign_id&, const io::seq_range& range,
                              const io::command_line_visitor& visit) override {
    return io::read_command_lines_of(lines(), range, visit);
  }
  io::result<std::vector<model::commit_ptr>> read_last(const io::campaign_id&, std::size_t count,
                                                       model::seq_t last) override {
    return io::last_commits_of(lines(), count, last);
  }
  io::result<std::vector<model::views::session_info>> sessions(const io::campaign_id&) override {
    return io::sessions_of(lines());
  }
  io::result<io::commit_in_place> find(const io::campaign_id&, model::seq_t seq) override {
    return io::find_commit_in(lines(), seq);
  }
  io::result<model::state> state_at(const io::campaign_id&, model::seq_t seq) override {
    return io::state_in(lines(), seq);
  }
  io::result<done> checkpoint(const io::campaign_id&, const io::snapshot&,
                              const std::function<void()>&) override {
    return done{};
  }
  io::result<done> back_up(const io::campaign_id&, std::int64_t, std::size_t) override {
    return done{};
  }

 private:
  class open_toy final : public io::open_log {
   public:
    open_toy(toy_store& store, std::uint64_t lease) : store_(store), lease_(lease) {}
    io::result<done> append(std::string_view lines, const io::log_position&,
                            io::log_part) override {
      const std::lock_guard lock(store_.mutex_);
      auto fine = store_.change(counted::writes, lease_);
      if (fine) store_.on_the_way_.emplace_back(lines);
      if (fine && store_.on_the_way_.size() > 2) store_.arrive(1);
      return fine;
    }
    io::result<done> sync() override {
      const std::lock_guard lock(store_.mutex_);
      auto fine = store_.change(counted::syncs, lease_);
      if (fine) store_.synced_ = store_.arrive(store_.on_the_way_.size());
      if (!fine && store_.lease_ == lease_) ++store_.lease_;
      return fine;
    }
    io::result<done> end_fight() override { return sync(); }
    void release() noexcept override {
      const std::lock_guard lock(store_.mutex_);
      if (store_.lease_ == lease_) store_.leased_ = false;
    }

   private:
    toy_store& store_;
    std::uint64_t lease_;
  };

  std::size_t arrive(std::size_t count) {
    const auto end = on_the_way_.begin() + static_cast<std::ptrdiff_t>(count);
    arrived_.insert(arrived_.end(), on_the_way_.begin(), end);
    on_the_way_.erase(on_the_way_.begin(), end);
    return arrived_.size();
  }

  io::result<done> change(counted kind, std::uint64_t lease) {
    if (lease != lease_) return io::error{.code = io::ec::poisoned, .what = "the lease is over"};
    const bool counts =
        plan_.count != counted::reads && (plan_.count != counted::syncs || kind == counted::syncs);
    const bool again = fired_ && plan_.repeat == fault_plan::times::for_ever;
    const bool due = counts && plan_.at != 0 && (++operations_ == plan_.at || again);
    fired_ = fired_ || due;
    off_ = off_ || (due && plan_.what == fault::crash);
    if (due || off_) return io::error{.code = io::ec::io_error, .what = "the line is down"};
    return done{};
  }

  mutable std::mutex mutex_;
  std::vector<std::string> arrived_, on_the_way_;
  std::size_t synced_ = 0;
  std::uint64_t lease_ = 0, operations_ = 0;
  bool leased_ = false, fired_ = false, off_ = false;
  fault_plan plan_;
};

}  // namespace dnd::test
