#include "cli/remote/host_url.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

namespace dnd::cli::remote {
namespace {

constexpr std::uint16_t usual_port = 7667;
/// What is encrypted usually has a web server before it, or takes its place.
constexpr std::uint16_t usual_https_port = 443;
constexpr std::string_view unix_prefix = "unix:";
constexpr std::string_view http_prefix = "http://";
constexpr std::string_view https_prefix = "https://";

[[nodiscard]] usage_error not_a_host(std::string_view text) {
  return {fmt::format("\"{}\" is not the address of a host", text.substr(0, text.find('#'))),
          "Such as http://127.0.0.1:7667, https://table.example or unix:/run/user/1000/dnd."};
}

[[nodiscard]] bool is_letter_of_host(char c) noexcept {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' ||
         c == '.' || c == ':' || c == '_';
}

/// "host:port" or "[::1]:port".
[[nodiscard]] bool take_authority(std::string_view text, host_url& into) {
  std::string_view port;
  if (text.starts_with('[')) {
    const auto end = text.find(']');
    if (end == std::string_view::npos) return false;
    into.host = text.substr(1, end - 1);
    port = text.substr(end + 1);
    if (!port.empty() && !port.starts_with(':')) return false;
  } else {
    const auto colon = std::min(text.find(':'), text.size());
    into.host = text.substr(0, colon);
    port = text.substr(colon);
  }
  into.port = into.by == host_url::scheme::https ? usual_https_port : usual_port;
  if (port.size() > 1) {
    const auto number = parse_number(port.substr(1), 1, UINT16_MAX);
    if (!number) return false;
    into.port = static_cast<std::uint16_t>(*number);
  } else if (!port.empty()) {
    return false;
  }
  return !into.host.empty() && std::all_of(into.host.begin(), into.host.end(), is_letter_of_host);
}

[[nodiscard]] std::optional<unsigned> digit_of(char c) noexcept {
  if (c >= '0' && c <= '9') return static_cast<unsigned>(c - '0');
  if (c >= 'a' && c <= 'f') return static_cast<unsigned>(c - 'a') + 10;
  if (c >= 'A' && c <= 'F') return static_cast<unsigned>(c - 'A') + 10;
  return std::nullopt;
}

/// "token=…&campaign=…": what stands after the "#" of an invitation.
[[nodiscard]] bool take_invitation(std::string_view text, host_url& into) {
  while (!text.empty()) {
    const auto end = std::min(text.find('&'), text.size());
    const std::string_view part = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    const auto sign = part.find('=');
    if (sign == std::string_view::npos) return false;
    const std::string_view name = part.substr(0, sign);
    if (name != "token" && name != "campaign") return false;
    (name == "token" ? into.token : into.campaign) = unescaped(part.substr(sign + 1));
  }
  return true;
}

}  // namespace

expected<host_url, usage_error> parse_host_url(std::string_view text) {
  host_url out;
  if (text.starts_with(unix_prefix)) {
    out.by = host_url::scheme::unix_socket;
    out.host = text.substr(unix_prefix.size());
    if (out.host.empty()) return not_a_host(text);
    return out;
  }
  const bool is_https = text.starts_with(https_prefix);
  if (!is_https && !text.starts_with(http_prefix)) return not_a_host(text);
  out.by = is_https ? host_url::scheme::https : host_url::scheme::http;
  std::string_view rest = text.substr((is_https ? https_prefix : http_prefix).size());
  const auto mark = std::min(rest.find('#'), rest.size());
  const std::string_view after = rest.substr(std::min(mark + 1, rest.size()));
  rest = rest.substr(0, mark);
  if (rest.ends_with('/')) rest.remove_suffix(1);
  if (!take_authority(rest, out) || !take_invitation(after, out)) return not_a_host(text);
  return out;
}

std::string to_text(const host_url& where) {
  if (where.by == host_url::scheme::unix_socket) return fmt::format("unix:{}", where.host);
  const bool is_https = where.by == host_url::scheme::https;
  return fmt::format("{}{}", is_https ? https_prefix : http_prefix, host_field(where));
}

std::string host_field(const host_url& where) {
  if (where.by == host_url::scheme::unix_socket) return "localhost";
  const bool is_ipv6 = where.host.find(':') != std::string::npos;
  return is_ipv6 ? fmt::format("[{}]:{}", where.host, where.port)
                 : fmt::format("{}:{}", where.host, where.port);
}

std::string unescaped(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto high =
        text[at] == '%' && at + 2 < text.size() ? digit_of(text[at + 1]) : std::nullopt;
    const auto low = high ? digit_of(text[at + 2]) : std::nullopt;
    out += low ? static_cast<char>(*high * 16 + *low) : text[at];
    if (low) at += 2;
  }
  return out;
}

std::string escaped(std::string_view text) {
  constexpr std::string_view plain = "-._~";
  std::string out;
  for (const char c : text) {
    const bool is_plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
                          (c >= 'A' && c <= 'Z') || plain.find(c) != std::string_view::npos;
    out += is_plain ? std::string(1, c)
                    : fmt::format("%{:02X}", static_cast<unsigned>(static_cast<unsigned char>(c)));
  }
  return out;
}

}  // namespace dnd::cli::remote
