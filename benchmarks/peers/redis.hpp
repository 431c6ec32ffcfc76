#pragma once

#include "io/files/error.hpp"

#include <cstddef>
#include <memory>
#include <string>

namespace dnd::bench {

/// A Redis server with `appendfsync always`, started for the measurement and stopped with it. It
/// listens on a socket file alone: nobody else reaches it, and it answers sooner than by TCP.
class redis_server {
 public:
  /// `directory` takes its append-only file. `ec::not_found` when there is no redis-server.
  static io::result<std::unique_ptr<redis_server>> start(const std::string& directory);
  virtual ~redis_server() = default;

  struct load {
    std::size_t clients = 50;
    /// Commands that one client has sent and not heard of.
    std::size_t in_flight_each = 1;
    /// Of what is appended by each command.
    std::size_t bytes = 256;
    double seconds = 1;
  };
  /// Appended and synced commands a second.
  virtual io::result<double> append(const load& what) = 0;
};

}  // namespace dnd::bench
