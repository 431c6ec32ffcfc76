#pragma once

#include "benchmarks/report/figure.hpp"
#include "io/files/error.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace dnd::bench {

/// Where a host of this machine is, and what lets in.
struct host_door {
  std::uint16_t port = 0;
  std::string token;
};

/// What one client does: the campaign that it gives commands to, where, and which, in turn.
struct http_play {
  host_door where;
  std::string label;
  std::vector<std::string> lines;
  std::size_t next = 0;
};

/// Connections to hosts over loopback, one for each play, each with at most one request in flight,
/// as a program keeps them. One that the host closes is opened again. For one thread.
class http_clients {
 public:
  virtual ~http_clients() = default;
  static io::result<std::unique_ptr<http_clients>> connect(std::vector<http_play> plays);

  /// Looks at the table of each campaign, one after the other: then all are open. Seconds of each.
  virtual io::result<series> open_all() = 0;
  /// Seconds of each of `count` commands of the first campaign, each of which has to be accepted.
  virtual io::result<series> one_at_a_time(std::size_t count) = 0;
  /// Commands a second, with one in flight on each connection.
  virtual io::result<double> all_at_once(double seconds) = 0;
};

}  // namespace dnd::bench
