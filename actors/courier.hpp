#pragma once

#include "actors/interfaces.hpp"
#include "actors/outbox.hpp"

#include <caf/stateful_actor.hpp>
#include <caf/typed_response_promise.hpp>

#include <memory>
#include <vector>

namespace dnd::actors {

/// Something is in the outbox.
struct collect_message {};
/// Answered when everything that was posted before is.
struct delivered_message {};

using courier_actor =
    caf::typed_actor<takes<collect_message>, answers<drain_message, delivered_message>>;

struct courier_state {
  explicit courier_state(courier_actor::pointer selfptr) noexcept : self(selfptr) {}

  void collect();
  caf::typed_response_promise<delivered_message> drain();

  courier_actor::pointer self;
  std::shared_ptr<outbox> from;
  command_handler_actor handler;
  static inline const char* name = "courier";

 private:
  void send(std::vector<post> letters);
  /// `answers` is empty when the handler is gone.
  void deliver(const std::vector<post>& letters, const std::vector<response_ptr>& answers);
  void finish();

  std::size_t under_way_ = 0;
  std::vector<caf::typed_response_promise<delivered_message>> waiting_;
};

/// The COURIER. Carries what clients post to a campaign's handler, several commands a message, and
/// brings the answers; one per open campaign, so that order is kept.
courier_actor::behavior_type courier(courier_actor::stateful_pointer<courier_state> self,
                                     std::shared_ptr<outbox> from, command_handler_actor handler);

}  // namespace dnd::actors

CAF_ALLOW_UNSAFE_MESSAGE_TYPE(dnd::actors::collect_message)
CAF_ALLOW_UNSAFE_MESSAGE_TYPE(dnd::actors::delivered_message)
