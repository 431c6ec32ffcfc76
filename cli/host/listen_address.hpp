#pragma once

#include "cli/app/arguments.hpp"
#include "model/result.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace dnd::cli::host {

/// Where the host listens: an address in digits, and a port.
struct listen_address {
  std::string host = "127.0.0.1";
  /// 0: any that is free.
  std::uint16_t port = 7667;

  friend bool operator==(const listen_address&, const listen_address&) = default;
};

/// Whether what goes over the network is encrypted.
enum class transport : std::uint8_t { plain, encrypted };

/// Of "127.0.0.1:7667", "localhost:7667" or "[::1]:7667". What is not encrypted is for this machine
/// alone: any other address is refused then, with the reason.
[[nodiscard]] expected<listen_address, usage_error> parse_listen_address(std::string_view text,
                                                                         transport how);

/// Whether this is an address of this machine alone, or its name: "127.1.2.3", "::1", "localhost".
[[nodiscard]] bool is_loopback(std::string_view host) noexcept;

/// "127.0.0.1:7667", "[::1]:7667".
[[nodiscard]] std::string to_text(const listen_address& where);

/// The name or address in a `Host` field, without its port and brackets; empty when it is none.
[[nodiscard]] std::string_view host_of(std::string_view field) noexcept;

}  // namespace dnd::cli::host
