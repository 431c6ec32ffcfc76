#include "tests/support/hasty_client.hpp"

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <cstdlib>
#include <netinet/in.h>
#include <string_view>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

namespace dnd::test {

namespace {

using clock = std::chrono::steady_clock;

/// All that comes until the other side closes. Empty when the time was over before.
std::string all_that_comes(int from, clock::time_point until) {
  std::string all;
  std::array<char, 16'384> piece;
  for (;;) {
    const auto left = std::chrono::duration_cast<std::chrono::microseconds>(until - clock::now());
    if (left.count() <= 0) return {};
    const timeval limit{.tv_sec = left.count() / 1'000'000, .tv_usec = left.count() % 1'000'000};
    ::setsockopt(from, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    const auto came = ::recv(from, piece.data(), piece.size(), 0);
    if (came < 0) return {};
    if (came == 0) return all;
    all.append(piece.data(), static_cast<std::size_t>(came));
  }
}

/// Status 0 when it is not whole.
hasty_reply reply_of(const std::string& text) {
  constexpr std::string_view length_field = "content-length: ";
  const auto end = text.find("\r\n\r\n");
  if (!text.starts_with("HTTP/1.1 ") || end == std::string::npos) return {};
  std::string head = text.substr(0, end);
  std::ranges::transform(head, head.begin(),
                         [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  const auto at = head.find(length_field);
  if (at == std::string::npos) return {};
  const auto size = std::strtoul(head.c_str() + at + length_field.size(), nullptr, 10);
  auto body = text.substr(end + 4);
  if (body.size() != size) return {};
  return {.status = static_cast<unsigned>(std::strtoul(head.c_str() + 9, nullptr, 10)),
          .body = std::move(body)};
}

}  // namespace

hasty_reply ask_in_haste(std::uint16_t port, const std::string& token, const std::string& target,
                         const std::string& body, std::chrono::milliseconds patience) {
  const auto until = clock::now() + patience;
  const std::string text = "POST " + target +
                           " HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(port) +
                           "\r\nAuthorization: Bearer " + token +
                           "\r\nContent-Type: application/json\r\nConnection: close\r\n"
                           "Content-Length: " +
                           std::to_string(body.size()) + "\r\n\r\n" + body;
  sockaddr_in where{};
  where.sin_family = AF_INET;
  where.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  where.sin_port = htons(port);
  const int on = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const timeval limit{.tv_sec = patience.count() / 1'000,
                      .tv_usec = patience.count() % 1'000 * 1'000};
  ::setsockopt(on, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
  hasty_reply reply;
  if (::connect(on, reinterpret_cast<const sockaddr*>(&where), sizeof where) == 0 &&
      ::send(on, text.data(), text.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(text.size()))
    reply = reply_of(all_that_comes(on, until));
  ::close(on);
  return reply;
}

}  // namespace dnd::test
