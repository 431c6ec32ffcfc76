#include "actors/feed_notifier.hpp"

#include "io/files/posix/background_throttle.hpp"

namespace dnd::actors {

feed_notifier_actor::behavior_type feed_notifier(
    feed_notifier_actor::stateful_pointer<feed_notifier_state>, threading how) {
  return {
      [how](const notify_message& what) {
        io::background_throttle pace;
        what.feed->notify();
        // A thread that is shared serves others too: it does not rest.
        if (how == threading::own_thread) pace.rest();
      },
  };
}

}  // namespace dnd::actors
