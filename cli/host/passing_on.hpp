#pragma once

#include "cli/host/network.hpp"

#include <optional>
#include <string>

/// Requests for campaigns of a store that several hosts play from.
namespace dnd::cli::host {

/// What has become of a request.
struct passed_on {
  /// It was served by another host.
  bool is_served = false;
  /// Of the answer that it got there.
  unsigned status = 200;
  /// False: the connection of the client is of no more use then.
  bool goes_on = false;
  /// What to say when it belongs elsewhere and could not be passed on. Neither: it belongs here.
  std::optional<host_answer> answer = {};
};

/// Passes a request on to the host that has its campaign, or that is to have it. Of one that is
/// only to have it and cannot be reached nobody needs anything: it is served here then.
[[nodiscard]] net::awaitable<passed_on> pass_on(connection_ptr client, const found_route& where,
                                                const http_request& asked);

}  // namespace dnd::cli::host
