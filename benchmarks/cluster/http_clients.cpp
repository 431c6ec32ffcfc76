#include "benchmarks/cluster/http_clients.hpp"

#include "benchmarks/cluster/http_answer.hpp"
#include "benchmarks/scenarios/workbench.hpp"
#include "io/files/posix/descriptor.hpp"

#include <fmt/format.h>

#include <arpa/inet.h>
#include <array>
#include <cerrno>
#include <chrono>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <optional>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>

namespace dnd::bench {

namespace {

io::error network_failed(std::string what) {
  return {.code = io::ec::io_error, .what = std::move(what), .system_errno = errno};
}

io::result<io::descriptor> open_line(std::uint16_t port) {
  io::descriptor made(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
  if (made.number() < 0) return network_failed("no socket");
  const int yes = 1;
  ::setsockopt(made.number(), IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
  sockaddr_in to{};
  to.sin_family = AF_INET;
  to.sin_port = htons(port);
  to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (::connect(made.number(), reinterpret_cast<const sockaddr*>(&to), sizeof to) != 0)
    return network_failed("the host does not answer");
  return made;
}

/// One connection, and what has come over it of an answer.
struct http_line {
  http_play plays;
  io::descriptor socket;
  std::string input;
};

class lines_of_http final : public http_clients {
 public:
  explicit lines_of_http(std::vector<http_play> plays) : poll_(::epoll_create1(EPOLL_CLOEXEC)) {
    for (auto& each : plays)
      lines_.push_back({.plays = std::move(each), .socket = {}, .input = {}});
  }

  io::result<done> connect_all() {
    for (std::size_t i = 0; i < lines_.size(); ++i)
      if (auto connected = connect(i); !connected) return connected;
    return done{};
  }

  io::result<series> open_all() override {
    series seconds;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const auto text = fmt::format("GET {}/table HTTP/1.1\r\n{}\r\n", path_of(i), head(i));
      const auto took = ask(i, text);
      if (!took) return took.error();
      seconds.push_back(*took);
    }
    return seconds;
  }

  io::result<series> one_at_a_time(std::size_t count) override {
    series seconds;
    for (std::size_t i = 0; i < count; ++i) {
      const auto took = ask(0, next_command(0));
      if (!took) return took.error();
      seconds.push_back(*took);
    }
    return seconds;
  }

  io::result<double> all_at_once(double seconds) override {
    const auto begin = std::chrono::steady_clock::now();
    const auto elapsed = [&] {
      return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    };
    std::size_t under_way = 0;
    std::size_t answered = 0;
    for (std::size_t i = 0; i < lines_.size(); ++i, ++under_way)
      if (auto sent = send(i, next_command(i)); !sent) return sent.error();
    std::array<epoll_event, 256> ready{};
    while (under_way > 0) {
      const int count =
          ::epoll_wait(poll_.number(), ready.data(), static_cast<int>(ready.size()), 60'000);
      if (count <= 0) return network_failed("the host has stopped answering");
      const bool is_over = elapsed() >= seconds;
      for (int i = 0; i < count; ++i) {
        const auto which = static_cast<std::size_t>(ready[static_cast<std::size_t>(i)].data.u64);
        const auto is_whole = receive(which);
        if (!is_whole) return is_whole.error();
        if (!*is_whole) continue;
        ++answered;
        --under_way;
        if (is_over) continue;
        if (auto sent = send(which, next_command(which)); !sent) return sent.error();
        ++under_way;
      }
    }
    return static_cast<double>(answered) / elapsed();
  }

 private:
  [[nodiscard]] std::string head(std::size_t which) const {
    const auto& where = lines_[which].plays.where;
    return fmt::format("Host: 127.0.0.1:{}\r\nAuthorization: Bearer {}\r\n", where.port,
                       where.token);
  }
  [[nodiscard]] std::string path_of(std::size_t which) const {
    return "/v1/campaigns/" + lines_[which].plays.label;
  }
  [[nodiscard]] std::string next_command(std::size_t which) {
    auto& plays = lines_[which].plays;
    const auto body = R"({"command":")" + plays.lines[plays.next] + R"("})";
    plays.next = (plays.next + 1) % plays.lines.size();
    return fmt::format(
        "POST {}/commands HTTP/1.1\r\n{}Content-Type: application/json\r\nContent-Length: "
        "{}\r\n\r\n{}",
        path_of(which), head(which), body.size(), body);
  }

  io::result<done> connect(std::size_t which) {
    auto made = open_line(lines_[which].plays.where.port);
    if (!made) return made.error();
    epoll_event wanted{.events = EPOLLIN, .data = {.u64 = which}};
    if (::epoll_ctl(poll_.number(), EPOLL_CTL_ADD, made->number(), &wanted) != 0)
      return network_failed("epoll");
    lines_[which].socket = *std::move(made);
    return done{};
  }

  io::result<done> send(std::size_t which, const std::string& text) {
    if (lines_[which].socket.number() < 0)
      if (auto connected = connect(which); !connected) return connected;
    return io::write_all(lines_[which].socket, "host", text);
  }

  /// Reads once; whether the answer is there now.
  io::result<bool> receive(std::size_t which) {
    auto& line = lines_[which];
    std::array<char, 16 * 1024> piece;
    const auto got = ::read(line.socket.number(), piece.data(), piece.size());
    if (got <= 0) return network_failed("the host has closed the connection");
    line.input.append(piece.data(), static_cast<std::size_t>(got));
    const auto answer = read_http_answer(line.input);
    if (!answer) return answer.error();
    if (!answer->is_whole) return false;
    const auto body = std::string_view(line.input).substr(answer->body);
    if (answer->status != 200)
      return io::error{.code = io::ec::internal,
                       .what = fmt::format("{}: status {}: {}", line.plays.label, answer->status,
                                           body.substr(0, 300))};
    line.input.clear();
    if (answer->closes) line.socket = {};
    return true;
  }

  /// Seconds from the question to the whole of the answer.
  io::result<double> ask(std::size_t which, const std::string& text) {
    const auto begin = std::chrono::steady_clock::now();
    if (auto sent = send(which, text); !sent) return sent.error();
    for (;;) {
      const auto is_whole = receive(which);
      if (!is_whole) return is_whole.error();
      if (*is_whole) break;
    }
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  }

  io::descriptor poll_;
  std::vector<http_line> lines_;
};

}  // namespace

io::result<std::unique_ptr<http_clients>> http_clients::connect(std::vector<http_play> plays) {
  auto made = std::make_unique<lines_of_http>(std::move(plays));
  if (auto connected = made->connect_all(); !connected) return connected.error();
  return std::unique_ptr<http_clients>(std::move(made));
}

}  // namespace dnd::bench
