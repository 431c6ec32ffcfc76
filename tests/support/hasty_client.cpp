#include "tests/support/hasty_client.hpp"

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <cstdlib>
#include <netinet/in.h>
#include <optional>
#include <string_view>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

namespace dnd::test {

namespace {

using clock = std::chrono::steady_clock;

/// How many bytes the body has that a whole header announces; nothing: it announces none.
std::optional<std::size_t> length_in(std::string head) {
  constexpr std::string_view length_field = "content-length: ";
  std::ranges::transform(head, head.begin(),
                         [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  const auto at = head.find(length_field);
  if (at == std::string::npos) return std::nullopt;
  return std::strtoul(head.c_str() + at + length_field.size(), nullptr, 10);
}

/// The answer that begins `text`, if it is whole.
std::optional<hasty_reply> reply_in(const std::string& text) {
  const auto end = text.find("\r\n\r\n");
  if (!text.starts_with("HTTP/1.1 ") || end == std::string::npos) return std::nullopt;
  const auto size = length_in(text.substr(0, end));
  if (!size || text.size() < end + 4 + *size) return std::nullopt;
  return hasty_reply{.status = static_cast<unsigned>(std::strtoul(text.c_str() + 9, nullptr, 10)),
                     .body = text.substr(end + 4, *size)};
}

/// Status 0 when no whole one comes in time.
hasty_reply read_reply(int from, clock::time_point until) {
  std::string all;
  std::array<char, 16'384> piece;
  for (;;) {
    if (auto whole = reply_in(all)) return *std::move(whole);
    const auto left = std::chrono::duration_cast<std::chrono::microseconds>(until - clock::now());
    if (left.count() <= 0) return {};
    const timeval limit{.tv_sec = left.count() / 1'000'000, .tv_usec = left.count() % 1'000'000};
    ::setsockopt(from, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    const auto came = ::recv(from, piece.data(), piece.size(), 0);
    if (came <= 0) return {};
    all.append(piece.data(), static_cast<std::size_t>(came));
  }
}

int connect_to_port(std::uint16_t port, std::chrono::milliseconds patience) {
  sockaddr_in where{};
  where.sin_family = AF_INET;
  where.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  where.sin_port = htons(port);
  const int on = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const timeval limit{.tv_sec = patience.count() / 1'000,
                      .tv_usec = patience.count() % 1'000 * 1'000};
  ::setsockopt(on, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
  if (::connect(on, reinterpret_cast<const sockaddr*>(&where), sizeof where) == 0) return on;
  ::close(on);
  return -1;
}

}  // namespace

void hasty_line::close() {
  if (on_ >= 0) ::close(on_);
  on_ = -1;
}

hasty_reply hasty_line::ask(const std::string& target, const std::string& body,
                            std::chrono::milliseconds patience) {
  const auto until = clock::now() + patience;
  const std::string text =
      "POST " + target + " HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(port_) +
      "\r\nAuthorization: Bearer " + token_ +
      "\r\nContent-Type: application/json\r\nContent-Length: " + std::to_string(body.size()) +
      "\r\n\r\n" + body;
  if (on_ < 0) on_ = connect_to_port(port_, patience);
  if (on_ < 0) return {};
  hasty_reply reply;
  if (::send(on_, text.data(), text.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(text.size()))
    reply = read_reply(on_, until);
  // What comes yet would be taken for the answer to the next one.
  if (reply.status == 0) close();
  return reply;
}

hasty_reply ask_in_haste(std::uint16_t port, const std::string& token, const std::string& target,
                         const std::string& body, std::chrono::milliseconds patience) {
  return hasty_line(port, token).ask(target, body, patience);
}

}  // namespace dnd::test
