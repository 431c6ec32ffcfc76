#include "tests/support/cutting_proxy.hpp"

#include "tests/support/local_sockets.hpp"

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>
#include <vector>

namespace dnd::test {

namespace {

/// How the message begins that carries out the statement which appends: no portal's name, and the
/// statement's.
constexpr std::string_view commit_mark("\0append\0", 8);

}  // namespace

cutting_proxy::cutting_proxy(std::string socket, std::uint64_t seed)
    : socket_(std::move(socket)), dice_(seed) {
  port_ = listen_at_own_port(door_);
  wake_ = ::eventfd(0, EFD_CLOEXEC);
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
  made.server = connect_to_path(socket_);
  if (made.server < 0)
    close_once(made.client);
  else
    lines_.push_back(made);
}

bool cutting_proxy::pass_to_server(line& on) {
  const std::string all = receive_some(on.client);
  const std::string_view bytes = all;
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
  const std::string all = receive_some(on.server);
  const std::string_view bytes = all;
  if (bytes.empty() || on.is_answer_lost) return false;
  if (!on.is_answer_halved) return send_all(on.client, bytes);
  (void)send_all(on.client, bytes.substr(0, dice_() % bytes.size()));
  return false;
}

}  // namespace dnd::test
