#include "tests/support/network_client.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <arpa/inet.h>
#include <cerrno>
#include <cstring>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>
#include <utility>

namespace dnd::test {
namespace {

constexpr int patience_ms = 30'000;
constexpr std::string_view http = "http://";

[[nodiscard]] int connect_to_address(std::string_view address) {
  const auto colon = address.rfind(':');
  sockaddr_in where{};
  where.sin_family = AF_INET;
  const std::string host(address.substr(0, colon));
  where.sin_port =
      htons(static_cast<std::uint16_t>(std::stoi(std::string(address.substr(colon + 1)))));
  BOOST_REQUIRE(::inet_pton(AF_INET, host.c_str(), &where.sin_addr) == 1);
  const int made = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  BOOST_REQUIRE(made >= 0);
  BOOST_REQUIRE_MESSAGE(
      ::connect(made, reinterpret_cast<const sockaddr*>(&where), sizeof where) == 0,
      std::strerror(errno));
  return made;
}

[[nodiscard]] int connect_to_path(const std::string& path) {
  sockaddr_un where{};
  where.sun_family = AF_UNIX;
  BOOST_REQUIRE(path.size() < sizeof where.sun_path);
  std::copy(path.begin(), path.end(), where.sun_path);
  const int made = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  BOOST_REQUIRE(made >= 0);
  BOOST_REQUIRE_MESSAGE(
      ::connect(made, reinterpret_cast<const sockaddr*>(&where), sizeof where) == 0,
      std::strerror(errno));
  return made;
}

[[nodiscard]] std::string small(std::string text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return text;
}

void take_field(http_reply& into, std::string_view line) {
  const auto colon = line.find(':');
  BOOST_REQUIRE(colon != std::string_view::npos);
  auto value = line.substr(colon + 1);
  while (value.starts_with(' ')) value.remove_prefix(1);
  into.fields[small(std::string(line.substr(0, colon)))] = std::string(value);
}

}  // namespace

connection::connection(std::string_view where) {
  if (where.starts_with(http)) {
    const auto end = where.find("/#token=");
    if (end != std::string_view::npos) token_ = where.substr(where.find('=') + 1);
    where = where.substr(0, end);
    host_ = std::string(where.substr(http.size()));
    socket_ = connect_to_address(host_);
  } else {
    host_ = "localhost";
    socket_ = connect_to_path(std::string(where));
  }
}

connection::~connection() {
  ::close(socket_);
}

bool connection::send(std::string_view bytes) {
  while (!bytes.empty()) {
    const auto sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent < 0 && errno == EINTR) continue;
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

void connection::shut_down() {
  ::shutdown(socket_, SHUT_WR);
}

bool connection::read_more() {
  pollfd wait{.fd = socket_, .events = POLLIN, .revents = 0};
  int ready = 0;
  do ready = ::poll(&wait, 1, patience_ms);
  while (ready < 0 && errno == EINTR);
  BOOST_REQUIRE_MESSAGE(ready > 0, "nothing came");
  char bytes[16'384];
  const auto came = ::recv(socket_, bytes, sizeof bytes, 0);
  if (came <= 0) return false;
  read_.append(bytes, static_cast<std::size_t>(came));
  return true;
}

std::optional<std::string> connection::read_until(std::string_view end) {
  for (;;) {
    if (const auto at = read_.find(end); at != std::string::npos) {
      std::string out = read_.substr(0, at + end.size());
      read_.erase(0, out.size());
      return out;
    }
    if (!read_more()) return std::nullopt;
  }
}

std::optional<std::string> connection::read_bytes(std::size_t count) {
  while (read_.size() < count)
    if (!read_more()) return std::nullopt;
  std::string out = read_.substr(0, count);
  read_.erase(0, count);
  return out;
}

std::string connection::read_to_the_end() {
  while (read_more()) {
  }
  return std::exchange(read_, {});
}

http_reply connection::read_reply() {
  http_reply out;
  const auto first = read_until("\r\n");
  if (!first) return {};
  BOOST_REQUIRE_MESSAGE(first->starts_with("HTTP/1.") && first->size() > 12, *first);
  out.status = static_cast<unsigned>(std::stoi(first->substr(9, 3)));
  for (;;) {
    auto line = read_until("\r\n");
    if (!line) return {};
    line->resize(line->size() - 2);
    if (line->empty()) break;
    take_field(out, *line);
  }
  if (const auto length = out.fields.find("content-length"); length != out.fields.end()) {
    auto body = read_bytes(std::stoul(length->second));
    if (!body) return {};
    out.body = *std::move(body);
  }
  return out;
}

http_reply connection::ask(std::string_view method, std::string_view target,
                           std::string_view fields, std::string_view body) {
  std::string text = std::string(method) + " " + std::string(target) +
                     " HTTP/1.1\r\nHost: " + host_ + "\r\n" + std::string(fields);
  const bool names_one = fields.find("Authorization:") != std::string_view::npos ||
                         fields.find("Cookie:") != std::string_view::npos;
  if (!token_.empty() && !names_one) text += "Authorization: Bearer " + token_ + "\r\n";
  if (!body.empty()) text += "Content-Length: " + std::to_string(body.size()) + "\r\n";
  text += "\r\n";
  text += body;
  if (!send(text)) return {};
  return read_reply();
}

http_reply connection::get(std::string_view target) {
  return ask("GET", target, "");
}

http_reply connection::post(std::string_view target, std::string_view body) {
  return ask("POST", target, "Content-Type: application/json\r\n", body);
}

// -- web_socket ------------------------------------------------------------------

web_socket::web_socket(std::string_view where, std::string_view target) : line_(where) {
  opened_ = line_.ask("GET", target,
                      "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                      "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n");
  if (opened_.status == 101)
    BOOST_TEST(opened_.fields["sec-websocket-accept"] == "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
}

bool web_socket::send_frame(unsigned first_byte, std::string_view payload) {
  std::string frame{static_cast<char>(first_byte)};
  if (payload.size() < 126) {
    frame += static_cast<char>(0x80U | payload.size());
  } else if (payload.size() < 65'536) {
    frame += static_cast<char>(0x80U | 126U);
    frame += static_cast<char>(payload.size() >> 8U);
    frame += static_cast<char>(payload.size() & 0xffU);
  } else {
    frame += static_cast<char>(0x80U | 127U);
    for (unsigned shift = 64; shift > 0; shift -= 8)
      frame += static_cast<char>((payload.size() >> (shift - 8)) & 0xffU);
  }
  // A mask of zeros leaves the bytes as they are.
  frame += std::string(4, '\0');
  frame += payload;
  return line_.send(frame);
}

bool web_socket::send(std::string_view text) {
  return send_frame(0x81, text);
}

std::optional<std::string> web_socket::read() {
  // A message may come in several frames.
  std::string message;
  for (;;) {
    const auto head = line_.read_bytes(2);
    if (!head) return std::nullopt;
    const auto kind = static_cast<unsigned char>((*head)[0]) & 0x0fU;
    std::size_t size = static_cast<unsigned char>((*head)[1]) & 0x7fU;
    const std::size_t more = size == 126 ? 2 : size == 127 ? 8 : 0;
    if (more > 0) {
      const auto digits = line_.read_bytes(more);
      if (!digits) return std::nullopt;
      size = 0;
      for (const char c : *digits) size = (size << 8U) | static_cast<unsigned char>(c);
    }
    auto payload = line_.read_bytes(size);
    if (!payload) return std::nullopt;
    if (kind == 0x8) {
      if (payload->size() >= 2)
        close_code_ = static_cast<unsigned>(static_cast<unsigned char>((*payload)[0])) * 256U +
                      static_cast<unsigned char>((*payload)[1]);
      (void)send_frame(0x88, payload->substr(0, 2));
      return std::nullopt;
    }
    if (kind == 0x9) {
      (void)send_frame(0x8a, *payload);
      continue;
    }
    message += *payload;
    const bool is_last = (static_cast<unsigned char>((*head)[0]) & 0x80U) != 0;
    if (is_last) return message;
  }
}

}  // namespace dnd::test
