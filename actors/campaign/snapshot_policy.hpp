#pragma once

#include "actors/campaign/outgoing_commit.hpp"
#include "io/store/checkpoint.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>

namespace dnd::actors {

/// When a campaign's state is worth keeping. Plain: it gets what happens and says what is due.
class snapshot_policy {
 public:
  using time = std::chrono::steady_clock::time_point;
  enum class urgency : std::uint8_t { may_drop, must };

  /// `every`: events between two snapshots. `last`: seq of the snapshot that there is; 0: none.
  /// `least_pause`: what goes by from one to the next that nobody asks for, unless so many events
  /// come that a campaign would open noticeably later.
  snapshot_policy(std::uint64_t every, model::seq_t last, time::duration least_pause = {}) noexcept
      : every_(every), last_(last), least_pause_(least_pause) {}

  /// Whether the state after this commit is to be kept. If so, the commit is marked as the last of
  /// its append, and `hold` is to be called with that state.
  [[nodiscard]] bool wants(outgoing_commit& next, time now);
  /// Keeps a state in mind until its event is durable. Its place but for the seq is not known yet.
  void hold(std::shared_ptr<io::snapshot> what, const outgoing_commit& of);

  struct due {
    std::shared_ptr<const io::snapshot> what;
    urgency how{};
  };
  /// What is to be written now that everything up to `end` is durable.
  [[nodiscard]] std::optional<due> take(const io::log_position& end, time now);
  /// A campaign that is closed leaves a snapshot of its end, unless there is one already.
  [[nodiscard]] bool wants_last(model::seq_t end) const noexcept { return last_ != end; }
  void note_last(model::seq_t end, time now) noexcept;

  /// A snapshot was written, or could not be.
  void note_done(time now);
  [[nodiscard]] std::size_t under_way() const noexcept { return under_way_; }
  /// Nothing more will be durable.
  void drop() noexcept { held_ = nullptr; }

 private:
  [[nodiscard]] bool is_due(std::uint64_t events, time now) const noexcept;

  std::uint64_t every_;
  model::seq_t last_;
  time::duration least_pause_;
  std::shared_ptr<io::snapshot> held_;
  urgency how_ = urgency::may_drop;
  std::size_t under_way_ = 0;
  time began_ = {};
  /// Until then no number of events makes a snapshot due; and until the other, few do not.
  time rest_until_ = {};
  time pause_until_ = {};
};

}  // namespace dnd::actors
