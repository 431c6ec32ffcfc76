#include "tests/support/cutting_proxy.hpp"

#include <boost/test/unit_test.hpp>

#include <arpa/inet.h>
#include <array>
#include <cerrno>
#include <netinet/in.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>
#include <utility>
#include <vector>

namespace dnd::test {

namespace {

constexpr std::size_t piece_bytes = 65'536;
/// How the message begins that carries out the statement which appends: no portal's name, and the
/// statement's.
constexpr std::string_view commit_mark("\0append\0", 8);

bool send_all(int to, std::string_view bytes) {
  while (!bytes.empty()) {
    const auto sent = ::send(to, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent < 0 && errno == EINTR) continue;
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

std::string_view receive(int from, std::array<char, piece_bytes>& room) {
  const auto came = ::recv(from, room.data(), room.size(), 0);
  return {room.data(), came > 0 ? static_cast<std::size_t>(came) : 0};
}

void close_once(int& descriptor) {
  if (descriptor >= 0) ::close(descriptor);
  descriptor = -1;
}

int connect_to(const std::string& path) {
  sockaddr_un where{};
  where.sun_family = AF_UNIX;
  if (path.size() >= sizeof where.sun_path) return -1;
  path.copy(where.sun_path, path.size());
  const int made = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (::connect(made, reinterpret_cast<const sockaddr*>(&where), sizeof where) == 0) return made;
  ::close(made);
  return -1;
}

}  // namespace

cutting_proxy::cutting_proxy(std::string socket, std::uint64_t seed)
    : socket_(std::move(socket)), dice_(seed) {
  door_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  wake_ = ::eventfd(0, EFD_CLOEXEC);
  sockaddr_in at{};
  at.sin_family = AF_INET;
  at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof at;
  BOOST_REQUIRE(::bind(door_, reinterpret_cast<sockaddr*>(&at), size) == 0);
  BOOST_REQUIRE(::listen(door_, 128) == 0);
  BOOST_REQUIRE(::getsockname(door_, reinterpret_cast<sockaddr*>(&at), &size) == 0);
  port_ = ntohs(at.sin_port);
  thread_ = std::thread([this] { serve(); });
}

cutting_proxy::~cutting_proxy() {
  const std::uint64_t one = 1;
  (void)!::write(wake_, &one, sizeof one);
  thread_.join();
  for (auto& each : lines_) {
    close_once(each.client);
    close_once(each.server);
  }
  close_once(door_);
  close_once(wake_);
}

void cutting_proxy::serve() {
  for (;;) {
    std::vector<pollfd> on{{wake_, POLLIN, 0}, {door_, POLLIN, 0}};
    for (const auto& each : lines_) {
      on.push_back({each.client, POLLIN, 0});
      on.push_back({each.server, POLLIN, 0});
    }
    if (::poll(on.data(), on.size(), -1) < 0) continue;
    if (on[0].revents != 0) return;
    std::size_t at = 2;
    for (auto each = lines_.begin(); each != lines_.end(); at += 2) {
      bool goes_on = true;
      if (on[at].revents != 0) goes_on = pass_to_server(*each);
      if (goes_on && on[at + 1].revents != 0) goes_on = pass_to_client(*each);
      if (goes_on) {
        ++each;
        continue;
      }
      close_once(each->client);
      close_once(each->server);
      each = lines_.erase(each);
    }
    if (on[1].revents != 0) take_client();
  }
}

void cutting_proxy::take_client() {
  line made{.client = ::accept4(door_, nullptr, nullptr, SOCK_CLOEXEC)};
  if (made.client < 0) return;
  made.server = connect_to(socket_);
  if (made.server < 0)
    close_once(made.client);
  else
    lines_.push_back(made);
}

bool cutting_proxy::pass_to_server(line& on) {
  std::array<char, piece_bytes> room;
  const auto bytes = receive(on.client, room);
  if (bytes.empty()) return false;
  const bool is_commit = bytes.find(commit_mark) != std::string_view::npos;
  if (is_commit && dice_() % 100 < cut_of_hundred_) return cut_commit(on, bytes);
  return send_all(on.server, bytes);
}

bool cutting_proxy::cut_commit(line& on, std::string_view bytes) {
  ++cuts_;
  switch (dice_() % 5) {
    case 0:  // It never comes.
      return false;
    case 1:  // It comes in part.
      (void)send_all(on.server, bytes.substr(0, bytes.size() / 2));
      return false;
    case 2:  // It comes, and both are gone.
      (void)send_all(on.server, bytes);
      return false;
    case 3:  // It comes and is carried out, and the client is told nothing.
      close_once(on.client);
      on.is_answer_lost = true;
      return send_all(on.server, bytes);
    default:  // A part of the answer gets through.
      on.is_answer_halved = true;
      return send_all(on.server, bytes);
  }
}

bool cutting_proxy::pass_to_client(line& on) {
  std::array<char, piece_bytes> room;
  const auto bytes = receive(on.server, room);
  if (bytes.empty() || on.is_answer_lost) return false;
  if (!on.is_answer_halved) return send_all(on.client, bytes);
  (void)send_all(on.client, bytes.substr(0, dice_() % bytes.size()));
  return false;
}

}  // namespace dnd::test
