#pragma once

#include "io/store/log_store.hpp"
#include "tests/support/faulty_disk.hpp"

#include <cstddef>
#include <deque>
#include <mutex>
#include <string>
#include <vector>

/// A third backend, to see that the seam is one: a vector of strings behind a slow line. What is
/// appended arrives a few calls later; a sync waits for it. It keeps one campaign, whatever its id.
namespace dnd::test {

class toy_store final : public io::log_store {
 public:
  /// The next operation that changes something and is counted by the plan fails, or is the last.
  void plan(const fault_plan& plan);
  [[nodiscard]] bool fired() const { return fired_; }
  [[nodiscard]] bool is_off() const { return off_; }
  /// The process ends: what is on the way arrives.
  void end_process();
  /// The power goes: what is on the way, and some of what was not synced, is gone.
  void lose_power(std::uint64_t seed);
  /// All lines that have arrived.
  [[nodiscard]] std::string lines() const;

  io::result<io::opened_log> open(const io::campaign_id& which, std::string_view name) override;
  io::result<io::loaded_log> load(const io::campaign_id& which) override;
  io::result<done> read(const io::campaign_id& which, const io::seq_range& range,
                        const io::commit_visitor& visit) override;
  io::result<std::vector<model::commit_ptr>> read_last(const io::campaign_id& which,
                                                       std::size_t count,
                                                       model::seq_t last) override;
  io::result<io::commit_in_place> find(const io::campaign_id& which, model::seq_t seq) override;
  io::result<model::state> state_at(const io::campaign_id& which, model::seq_t seq) override;
  io::result<done> checkpoint(const io::campaign_id& which, const io::snapshot& what,
                              const std::function<void()>& rest) override;
  io::result<done> back_up(const io::campaign_id& which, std::int64_t now_ms,
                           std::size_t keep) override;

  // -- for its open log ------------------------------------------------------
  io::result<done> append(std::uint64_t lease, std::string_view lines);
  io::result<done> sync(std::uint64_t lease);
  void release(std::uint64_t lease);

 private:
  io::result<done> change(counted kind, std::uint64_t lease);
  void arrive(std::size_t keep_on_the_way);

  mutable std::mutex mutex_;
  std::vector<std::string> arrived_;
  std::deque<std::string> on_the_way_;
  std::size_t synced_ = 0;
  std::uint64_t lease_ = 0;
  bool leased_ = false;
  fault_plan plan_;
  std::uint64_t operations_ = 0;
  bool fired_ = false, off_ = false;
};

}  // namespace dnd::test
