#pragma once

#include "actors/campaign/command_inbox.hpp"
#include "actors/messages.hpp"

#include <cstddef>
#include <deque>
#include <functional>
#include <memory>
#include <utility>

namespace dnd::actors {

/// Answers that are ready, and wait until what they say is durable. They leave in the order in
/// which the commands came.
class answer_queue {
 public:
  struct answer {
    std::function<void(response_ptr)> done;
    std::shared_ptr<response> what;
    /// Leaves when everything up to this seq is durable.
    model::seq_t needs = 0;
    /// Waits for a backup too, to report its failure.
    bool backs_up = false;
  };

  /// Each answer makes room in `inbox`, where its command came from.
  explicit answer_queue(std::shared_ptr<command_inbox> inbox) noexcept : inbox_(std::move(inbox)) {}

  void push(answer next) { waiting_.push_back(std::move(next)); }
  [[nodiscard]] bool is_empty() const noexcept { return waiting_.empty(); }
  [[nodiscard]] std::size_t size() const noexcept { return waiting_.size(); }
  [[nodiscard]] answer& front() noexcept { return waiting_.front(); }
  [[nodiscard]] const answer& front() const noexcept { return waiting_.front(); }
  [[nodiscard]] answer& back() noexcept { return waiting_.back(); }

  /// Takes the first one out and hands it over.
  void leave();

  /// Promise 14: what is not durable is not acknowledged, ever. Those that need more than `durable`
  /// become the failure, and need no more.
  void fail(const io::error& why, model::seq_t durable);
  /// Answers all with the failure.
  void abandon(const io::error& why);

 private:
  std::shared_ptr<command_inbox> inbox_;
  std::deque<answer> waiting_;
};

}  // namespace dnd::actors
