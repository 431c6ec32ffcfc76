#include "tests/support/pooling_proxy.hpp"

#include "tests/support/local_sockets.hpp"

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>
#include <vector>

namespace dnd::test {

namespace {

/// Of a message's length, at `at`: it counts itself.
std::size_t length_in(const std::string& bytes, std::size_t at) {
  std::size_t out = 0;
  for (std::size_t i = 0; i < 4; ++i) out = out << 8U | static_cast<unsigned char>(bytes[at + i]);
  return out;
}

}  // namespace

pooling_proxy::pooling_proxy(std::string socket) : socket_(std::move(socket)) {
  port_ = listen_at_own_port(door_);
  wake_ = ::eventfd(0, EFD_CLOEXEC);
  thread_ = std::thread([this] { serve(); });
}

pooling_proxy::~pooling_proxy() {
  const std::uint64_t now = 1;
  (void)!::write(wake_, &now, sizeof now);
  thread_.join();
  for (auto& each : lines_) {
    close_once(each.client);
    for (auto& one : each.sessions) close_once(one.to);
  }
  close_once(door_);
  close_once(wake_);
}

std::string pooling_proxy::url() const {
  return "postgres://dnd@127.0.0.1:" + std::to_string(port_) +
         "/dnd?sslmode=disable&gssencmode=disable";
}

void pooling_proxy::serve() {
  for (;;) {
    std::vector<pollfd> on{{wake_, POLLIN, 0}, {door_, POLLIN, 0}};
    for (const auto& each : lines_) {
      on.push_back({each.client, POLLIN, 0});
      for (const auto& one : each.sessions) on.push_back({one.to, POLLIN, 0});
    }
    if (::poll(on.data(), on.size(), -1) < 0) continue;
    if (on[0].revents != 0) return;
    std::size_t at = 2;
    for (auto each = lines_.begin(); each != lines_.end(); at += 3) {
      bool goes_on = on[at].revents == 0 || pass_to_server(*each);
      for (std::size_t which = 0; which < 2; ++which)
        goes_on = goes_on && (on[at + 1 + which].revents == 0 || pass_to_client(*each, which));
      if (goes_on) {
        ++each;
        continue;
      }
      close_once(each->client);
      for (auto& one : each->sessions) close_once(one.to);
      each = lines_.erase(each);
    }
    if (on[1].revents != 0) take_client();
  }
}

void pooling_proxy::take_client() {
  line made{.client = ::accept4(door_, nullptr, nullptr, SOCK_CLOEXEC)};
  if (made.client < 0) return;
  for (auto& one : made.sessions) one.to = connect_to_path(socket_);
  lines_.push_back(std::move(made));
}

bool pooling_proxy::pass_to_server(line& on) {
  const auto came = receive_some(on.client);
  if (came.empty()) return false;
  // Who it is: each session is told.
  const bool begins = on.first.size() < 4 || on.first.size() < length_in(on.first, 0);
  if (!begins) return send_all(on.sessions[on.current].to, came);
  on.first += came;
  if (on.first.size() < 4 || on.first.size() < length_in(on.first, 0)) return true;
  return send_all(on.sessions[0].to, on.first) && send_all(on.sessions[1].to, on.first);
}

bool pooling_proxy::pass_to_client(line& on, std::size_t which) {
  auto& from = on.sessions[which];
  const auto came = receive_some(from.to);
  if (came.empty()) return false;
  from.unread += came;
  while (from.unread.size() >= 5 && from.unread.size() > length_in(from.unread, 1)) {
    const auto message = from.unread.substr(0, 1 + length_in(from.unread, 1));
    from.unread.erase(0, message.size());
    const bool is_ready = message[0] == 'Z';
    const bool is_heard = from.has_begun || which == 0;
    from.has_begun = from.has_begun || is_ready;
    if (is_heard && !send_all(on.client, message)) return false;
    // Out of a transaction: the next one is the other session's.
    if (is_ready && is_heard && message.back() == 'I') on.current = 1 - which;
  }
  return true;
}

}  // namespace dnd::test
