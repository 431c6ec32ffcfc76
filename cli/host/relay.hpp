#pragma once

#include "cli/host/network.hpp"

#include <string>

/// Requests for campaigns that another host of the same store plays.
namespace dnd::cli::host {

/// What became of a request that was passed on.
struct relayed {
  /// What to say to the client, when nothing could be passed on; else it is served.
  std::optional<host_answer> instead = {};
  /// Of the answer that it got.
  unsigned status = 200;
  /// False: the client's connection is of no more use.
  bool goes_on = false;
  /// False: nothing of the request has left this host.
  bool is_reached = true;
  /// That host has given the campaign up, and has done nothing of what was asked for.
  bool is_turned_back = false;
};

/// Passes a request on to the host at `url`, and its answer back. The line to that host is kept for
/// the client's next one. What the client may is decided there, by the token that it has. One hop:
/// the request is marked, and a host that gets a marked one passes nothing on.
[[nodiscard]] net::awaitable<relayed> relay(connection_ptr client, http_request asked,
                                            const std::string& url);
/// The same for what does not end with an answer: carries bytes both ways, of streams and
/// WebSockets alike, until one of both ends.
[[nodiscard]] net::awaitable<relayed> relay_stream(connection_ptr client, http_request asked,
                                                   const std::string& url);

/// Of an answer to a request that was passed on: see `relayed::is_turned_back`.
inline constexpr const char* turned_back_mark = "Dnd-Elsewhere";

/// Whether another host has passed this on.
[[nodiscard]] bool is_relayed(const http_request& asked);

}  // namespace dnd::cli::host
