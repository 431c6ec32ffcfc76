#pragma once

#include "cli/host/network.hpp"

#include <optional>
#include <string>

/// Requests for campaigns that another host of the same store plays.
namespace dnd::cli::host {

struct relayed {
  /// What to say to the client when nothing could be passed on; null when it is served, and its
  /// connection of no more use.
  std::optional<host_answer> answer = {};
  /// False: nothing of the request has left this host.
  bool is_reached = true;
  /// That host has given the campaign up, and has done nothing of what was asked for.
  bool is_turned_back = false;
};

/// Passes a request on to the host at `url`, and carries bytes both ways until one of both ends:
/// answers, streams and WebSockets alike. What the client may is decided there, by the token that
/// it has. One hop: the request is marked, and a host that gets a marked one passes nothing on.
[[nodiscard]] net::awaitable<relayed> relay(connection_ptr client, http_request asked,
                                            const std::string& url);

/// Of an answer to a request that was passed on: see `relayed::is_turned_back`.
inline constexpr const char* turned_back_mark = "Dnd-Elsewhere";

/// Whether another host has passed this on.
[[nodiscard]] bool is_relayed(const http_request& asked);

}  // namespace dnd::cli::host
