#pragma once

#include "actors/messages.hpp"

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <vector>

namespace dnd::actors {

/// A command, and who gets its answer. `done` is called once, on a thread of the engine, and must
/// not wait for anything.
struct post {
  request what;
  std::function<void(response_ptr)> done;
};

/// The one waiting room before a campaign's command handler: clients leave commands here, in the
/// order in which they are carried out, and the handler takes them. Every function may be called on
/// any thread.
class command_inbox {
 public:
  enum class room : std::uint8_t {
    none,    ///< `bounds::commands_in_flight_max` are not answered yet; the post was not taken.
    closed,  ///< The handler is gone, or takes nothing more; the post was not taken.
    first,   ///< Taken, and the handler does not know yet: it has to be sent for.
    queued,  ///< Taken; the handler has been sent for already.
  };
  [[nodiscard]] room put(post& command);

  /// The next commands, at most `bounds::commands_a_message_max`, in order. After it the handler
  /// has to be sent for again, unless `more` is set: then it has to come again by itself.
  struct batch {
    std::vector<post> posts;
    bool more = false;
  };
  [[nodiscard]] batch take();

  /// One has been answered, and makes room.
  void note_answered();

  /// Nothing is taken any more. What waits stays, to be taken.
  void close();

  [[nodiscard]] bool is_empty() const;

 private:
  mutable std::mutex mutex_;
  std::deque<post> waiting_;
  /// Apart from the mutex: clients that leave commands and the answers of others do not meet.
  std::atomic<std::size_t> not_answered_ = 0;
  bool is_sent_for_ = false;
  bool is_closed_ = false;
};

}  // namespace dnd::actors
