#pragma once

#include "actors/interfaces.hpp"

#include <caf/stateful_actor.hpp>
#include <caf/typed_response_promise.hpp>

#include <memory>
#include <vector>

namespace dnd::actors {

/// Writes what a batch of orders asks for, and says for each how it went. Orders of one campaign
/// keep their order; as many as possible share one write and one sync. Blocks. Apart from the
/// actor so that tests can drive it.
[[nodiscard]] std::vector<written_message> write_batch(std::vector<write_order>& orders,
                                                       activity& counts);

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

/// The LOG WRITER. One thread of its own in a program: it is the one place where play waits for
/// the disk.
log_writer_actor::behavior_type log_writer(
    log_writer_actor::stateful_pointer<log_writer_state> self, std::shared_ptr<activity> counts);

}  // namespace dnd::actors
