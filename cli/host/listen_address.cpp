#include "cli/host/listen_address.hpp"

#include <arpa/inet.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

namespace dnd::cli::host {
namespace {

constexpr std::string_view example = "Such as --listen 127.0.0.1:7667; port 0 is any that is free.";

/// Four numbers up to 255, with dots between them.
[[nodiscard]] bool is_ipv4(std::string_view text) noexcept {
  std::size_t parts = 0;
  while (parts < 4) {
    const auto end = text.find('.');
    const auto part = text.substr(0, end);
    // A zero in front means another number to some programs.
    if (part.size() > 1 && part.front() == '0') return false;
    if (part.size() > 3 || !parse_number(part, 0, 255)) return false;
    ++parts;
    if (end == std::string_view::npos) return parts == 4;
    text.remove_prefix(end + 1);
  }
  return false;
}

[[nodiscard]] bool same_letters(std::string_view a, std::string_view b) noexcept {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [&](char x, char y) { return lower(x) == lower(y); });
}

[[nodiscard]] bool is_interface(std::string_view name) noexcept {
  return !name.empty() && std::ranges::all_of(name, [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' ||
           c == '_' || c == '.';
  });
}

/// An IPv6 address as everybody writes it, such as "::1" or "fe80::1%eth0"; nothing for any other
/// text.
[[nodiscard]] std::optional<std::string> ipv6_in(std::string_view text) {
  const auto mark = std::min(text.find('%'), text.size());
  const std::string_view scope = text.substr(mark);
  if (!scope.empty() && !is_interface(scope.substr(1))) return std::nullopt;
  in6_addr address{};
  const std::string digits(text.substr(0, mark));
  if (digits.find('\0') != std::string::npos ||
      ::inet_pton(AF_INET6, digits.c_str(), &address) != 1)
    return std::nullopt;
  std::array<char, INET6_ADDRSTRLEN> out{};
  if (::inet_ntop(AF_INET6, &address, out.data(), out.size()) == nullptr) return std::nullopt;
  return std::string(out.data()) + std::string(scope);
}

struct host_and_port {
  std::string_view host;
  std::string_view port;
};

/// The two sides of the last colon; of "[::1]:7667" the host comes without its brackets. Without a
/// colon the port is empty.
[[nodiscard]] std::optional<host_and_port> split(std::string_view text) noexcept {
  if (text.starts_with('[')) {
    const auto end = text.find(']');
    if (end == std::string_view::npos) return std::nullopt;
    const auto rest = text.substr(end + 1);
    if (!rest.empty() && !rest.starts_with(':')) return std::nullopt;
    return host_and_port{text.substr(1, end - 1), rest.empty() ? rest : rest.substr(1)};
  }
  const auto colon = text.find(':');
  if (colon == std::string_view::npos) return host_and_port{text, {}};
  return host_and_port{text.substr(0, colon), text.substr(colon + 1)};
}

}  // namespace

bool is_loopback(std::string_view host) noexcept {
  return host == "::1" || same_letters(host, "localhost") ||
         (host.starts_with("127.") && is_ipv4(host));
}

expected<listen_address, usage_error> parse_listen_address(std::string_view text, transport how) {
  const auto no_address = [text] {
    return usage_error{fmt::format("\"{}\" is not an address and a port", text),
                       std::string(example)};
  };
  const auto parts = split(text);
  const auto port = parts ? parse_number(parts->port, 0, UINT16_MAX) : std::nullopt;
  if (!port || parts->host.empty()) return no_address();
  // Brackets are for an address with colons in it, and for nothing else.
  const bool in_brackets = text.starts_with('[');
  const auto ipv6 = in_brackets ? ipv6_in(parts->host) : std::nullopt;
  if (in_brackets && !ipv6) return no_address();
  if (how == transport::plain && !is_loopback(parts->host))
    return usage_error{
        fmt::format("\"{}\" is beyond this machine, and nothing would be encrypted", parts->host),
        "Name a certificate and its key with --tls-cert and --tls-key; or listen on 127.0.0.1 or "
        "[::1], and let others in through a tunnel, such as ssh -L."};
  const bool is_name = same_letters(parts->host, "localhost");
  if (!ipv6 && !is_name && !is_ipv4(parts->host)) return no_address();
  return listen_address{.host = ipv6 ? *ipv6 : std::string(is_name ? "127.0.0.1" : parts->host),
                        .port = static_cast<std::uint16_t>(*port)};
}

std::string to_text(const listen_address& where) {
  const bool is_ipv6 = where.host.find(':') != std::string::npos;
  return is_ipv6 ? fmt::format("[{}]:{}", where.host, where.port)
                 : fmt::format("{}:{}", where.host, where.port);
}

std::string_view host_of(std::string_view field) noexcept {
  const auto parts = split(field);
  return parts ? parts->host : std::string_view();
}

}  // namespace dnd::cli::host
