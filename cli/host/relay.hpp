#pragma once

#include "cli/host/network.hpp"

#include <string>

/// Requests for campaigns that another host of the same store plays.
namespace dnd::cli::host {

/// Passes a request on to the host at `url`, and carries bytes both ways until one of both ends:
/// answers, streams and WebSockets alike. What the client may is decided there, by the token that
/// it has. One hop: the request is marked, and a host that gets a marked one passes nothing on.
/// Returns what to say to the client when nothing could be passed on; null when it is served, and
/// its connection of no more use.
[[nodiscard]] net::awaitable<std::optional<host_answer>> relay(connection_ptr client,
                                                               http_request asked,
                                                               const std::string& url);

/// Whether another host has passed this on.
[[nodiscard]] bool is_relayed(const http_request& asked);

}  // namespace dnd::cli::host
