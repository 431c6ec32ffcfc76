#pragma once

#include "cli/app/arguments.hpp"
#include "model/result.hpp"

#include <cstdint>
#include <string>
#include <string_view>

/// Campaigns that a host keeps open, as a client of it.
namespace dnd::cli::remote {

/// Where a host is.
struct host_url {
  enum class scheme : std::uint8_t {
    http,
    https,
    unix_socket,  ///< A socket in the file system.
  };
  scheme by = scheme::http;
  /// Name or address without brackets; of a socket its path.
  std::string host;
  std::uint16_t port = 0;
  /// What an invitation says besides; else empty.
  std::string token = {};
  std::string campaign = {};

  friend bool operator==(const host_url&, const host_url&) = default;
};

/// Of "http://127.0.0.1:7667", "https://table.example", "unix:/run/user/1000/dnd", or of an
/// invitation: "http://127.0.0.1:7667/#token=…&campaign=Faerun/The-Lost-Mine". Without a port it is
/// 7667, with https 443. What is wrong is told without the token.
[[nodiscard]] expected<host_url, usage_error> parse_host_url(std::string_view text);

/// "http://127.0.0.1:7667": without what an invitation says besides.
[[nodiscard]] std::string to_text(const host_url& where);
/// What a request names in its field `Host`.
[[nodiscard]] std::string host_field(const host_url& where);
/// Text that may stand in a path or a query: what would mean something there comes as "%2F".
[[nodiscard]] std::string escaped(std::string_view text);
/// The other way round. What is no escape stays as it is.
[[nodiscard]] std::string unescaped(std::string_view text);

}  // namespace dnd::cli::remote
