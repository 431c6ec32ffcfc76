#pragma once

#include "actors/interfaces.hpp"

#include <caf/stateful_actor.hpp>

namespace dnd::actors {

struct feed_notifier_state {
  explicit feed_notifier_state(feed_notifier_actor::pointer selfptr) noexcept : self(selfptr) {}

  feed_notifier_actor::pointer self;
  static inline const char* name = "notifier";
};

/// The FEED NOTIFIER. Wakes up those who follow a campaign, on a thread of its own in a program: a
/// thousand of them must not stand between a command and its answer. Where they are many it rests
/// between two rounds, and one round stands for several commits.
feed_notifier_actor::behavior_type feed_notifier(
    feed_notifier_actor::stateful_pointer<feed_notifier_state> self, threading how);

}  // namespace dnd::actors
