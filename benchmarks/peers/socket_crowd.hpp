#pragma once

#include "io/files/error.hpp"

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace dnd::bench {

/// Many WebSockets of one client, over a socket in the file system. For one thread.
class socket_crowd {
 public:
  using clock = std::chrono::steady_clock;

  /// Opens one for each of `targets`, "/v1/…", in that order. Tries again for a few seconds while
  /// nobody listens: whoever was started just now may need a moment.
  static io::result<std::unique_ptr<socket_crowd>> connect(const std::string& path,
                                                           const std::vector<std::string>& targets);
  virtual ~socket_crowd() = default;

  /// What is sent by which socket.
  struct message {
    std::size_t socket = 0;
    std::string text;
  };
  /// So many messages in even steps of time, whatever becomes of those before.
  struct plan {
    std::size_t messages = 0;
    double a_second = 1;
    std::function<message(std::size_t)> make;
    /// When a message should have left, for how long its answer took.
    std::function<void(std::size_t which, clock::time_point)> on_due;
    std::function<void(std::size_t socket, std::string_view text)> on_message;
    /// Nothing more has to come.
    std::function<bool()> is_over;
  };
  /// Carries it out. Errors: a socket that ends, `busy` when it is not over some seconds after the
  /// last message was sent.
  virtual io::result<done> run(const plan& what) = 0;
};

/// A WebSocket server that does nothing but hand each message on to all connections of the same
/// target, and to its sender an answer: what the machine can do. Serves until the process ends.
io::result<done> serve_rooms(const std::string& path);

}  // namespace dnd::bench
