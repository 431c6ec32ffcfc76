#pragma once

#include "cli/host/request_target.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace dnd::cli::host {

/// What can be asked of the host.
enum class route : std::uint8_t {
  page,  ///< A file of the page.
  health,
  ready,
  metrics,
  session,  ///< Who is asking.
  log_in,
  log_out,
  help,
  list,
  sample,
  create,
  show,
  command,
  commits,
  completion,
  table,
  options,
  addable,
  events,  ///< A stream for those who only watch.
  socket,  ///< A WebSocket.
};

/// Who may ask for it.
enum class route_access : std::uint8_t {
  everybody,  ///< Without a token.
  known,      ///< With any token.
  monitor,    ///< With a monitor's, or with a game master's for all campaigns.
  gm,         ///< With a game master's.
};

struct route_spec {
  route what;
  std::string_view method;
  /// As in the description of the interface: a part in braces stands for any.
  std::string_view path;
  /// What may stand after the "?"; anything else is refused.
  std::span<const std::string_view> query = {};
  route_access who = route_access::known;
};

/// The one table of what the host answers. `docs/host-api.yaml` is held against it.
[[nodiscard]] std::span<const route_spec> route_table() noexcept;

struct found_route {
  /// Null when there is none: then `status` is 404 or 405, and `why` says it to people.
  const route_spec* spec = nullptr;
  request_target target;
  /// "World/Campaign"; empty where the path names none.
  std::string label;
  unsigned status = 200;
  std::string why;
  /// 405: the methods that there are.
  std::string allow;
};

[[nodiscard]] found_route find_route(std::string_view method, std::string_view target);

}  // namespace dnd::cli::host
