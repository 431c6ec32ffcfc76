#pragma once

#include "actors/interfaces.hpp"

#include <caf/stateful_actor.hpp>
#include <caf/typed_response_promise.hpp>

#include <cstddef>
#include <functional>
#include <memory>
#include <vector>

namespace dnd::actors {

/// Called once for each order of a batch, by its place in it, as soon as it is known how it went.
using write_answer = std::function<void(std::size_t, written_message)>;

/// Writes what a batch of orders asks for, and says for each how it went. Orders of one campaign
/// keep their order; as many as possible share one write and one sync, and nobody waits for the
/// campaigns that come later in the batch, but where logs are written together in one go
/// (`io::joint_log`). Blocks. Apart from the actor so that tests can drive it.
void write_batch(std::vector<write_order>& orders, activity& counts, const write_answer& answer);

/// Collects the orders that arrive while a sync is under way; they go out together in the next
/// (group commit). After an error a campaign's log takes nothing more: see `written_log::stopped`.
struct log_writer_state {
  explicit log_writer_state(log_writer_actor::pointer selfptr) noexcept : self(selfptr) {}
  ~log_writer_state();
  log_writer_state(const log_writer_state&) = delete;
  log_writer_state& operator=(const log_writer_state&) = delete;

  caf::typed_response_promise<written_message> collect(const write_order& order);
  void flush();
  void retire(const retire_message& what);

  log_writer_actor::pointer self;
  std::shared_ptr<activity> counts;
  std::vector<write_order> orders;
  std::vector<caf::typed_response_promise<written_message>> promises;
  bool flush_is_due = false;
  static inline const char* name = "log_writer";
};

/// A LOG WRITER: a thread of its own, where play waits for the disk. There are as many as are open
/// campaigns, up to a bound: a disk takes many syncs at once in little more time than one, and one
/// that hangs holds up the campaigns of its writer alone.
log_writer_actor::behavior_type log_writer(
    log_writer_actor::stateful_pointer<log_writer_state> self, std::shared_ptr<activity> counts);

}  // namespace dnd::actors
