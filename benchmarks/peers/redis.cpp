#include "benchmarks/peers/redis.hpp"

#include "benchmarks/peers/child.hpp"
#include "io/files/posix/descriptor.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <thread>
#include <unistd.h>
#include <utility>
#include <vector>

namespace dnd::bench {

namespace {

using clock = std::chrono::steady_clock;

io::error failed(std::string what) {
  return {.code = io::ec::io_error, .what = std::move(what), .system_errno = errno};
}

io::result<io::descriptor> connect_to(const std::string& path) {
  io::descriptor socket(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
  if (socket.number() < 0) return failed("no socket");
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  if (path.size() >= sizeof address.sun_path) return failed("the socket's path is too long");
  std::memcpy(address.sun_path, path.c_str(), path.size() + 1);
  if (::connect(socket.number(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
    return failed("Redis does not answer");
  return socket;
}

std::string push_command(std::size_t bytes) {
  return fmt::format("*3\r\n$5\r\nRPUSH\r\n$3\r\nlog\r\n${}\r\n{}\r\n", bytes,
                     std::string(bytes, 'x'));
}

/// Connections that keep their commands in flight, served by one thread.
class clients {
 public:
  explicit clients(const redis_server::load& what)
      : what_(what),
        command_(push_command(what.bytes)),
        poll_(::epoll_create1(EPOLL_CLOEXEC)),
        input_(std::size_t{64} * 1024) {}

  io::result<done> connect(const std::string& path) {
    for (std::size_t i = 0; i < what_.clients; ++i) {
      auto one = connect_to(path);
      if (!one) return one.error();
      epoll_event wanted{.events = EPOLLIN, .data = {.u64 = i}};
      if (::epoll_ctl(poll_.number(), EPOLL_CTL_ADD, one->number(), &wanted) != 0)
        return failed("epoll");
      sockets_.push_back(*std::move(one));
    }
    return done{};
  }

  /// Answers a second.
  io::result<double> run() {
    const auto begin = clock::now();
    for (std::size_t i = 0; i < sockets_.size(); ++i)
      if (auto sent = send(i, what_.in_flight_each); !sent) return sent.error();
    std::vector<epoll_event> ready(sockets_.size());
    while (answered_ < sent_) {
      const bool over = seconds(begin) >= what_.seconds;
      const int count =
          ::epoll_wait(poll_.number(), ready.data(), static_cast<int>(ready.size()), 10'000);
      if (count <= 0) return failed("Redis has stopped answering");
      for (int i = 0; i < count; ++i) {
        const auto which = static_cast<std::size_t>(ready[static_cast<std::size_t>(i)].data.u64);
        const auto answers = receive(which);
        if (!answers) return answers.error();
        answered_ += *answers;
        if (over) continue;
        if (auto sent = send(which, *answers); !sent) return sent.error();
      }
    }
    return static_cast<double>(answered_) / seconds(begin);
  }

 private:
  static double seconds(clock::time_point begin) {
    return std::chrono::duration<double>(clock::now() - begin).count();
  }

  io::result<done> send(std::size_t which, std::size_t count) {
    output_.clear();
    for (std::size_t i = 0; i < count; ++i) output_ += command_;
    sent_ += count;
    return io::write_all(sockets_[which], "redis", output_);
  }

  /// Each answer is one line, ":1234\r\n".
  io::result<std::size_t> receive(std::size_t which) {
    const auto got = ::read(sockets_[which].number(), input_.data(), input_.size());
    if (got <= 0) return failed("Redis has closed the connection");
    const auto end = input_.begin() + got;
    if (std::find(input_.begin(), end, '-') != end)
      return failed("Redis refuses: " + std::string(input_.begin(), end));
    return static_cast<std::size_t>(std::count(input_.begin(), end, '\n'));
  }

  redis_server::load what_;
  std::string command_;
  std::string output_;
  io::descriptor poll_;
  std::vector<char> input_;
  std::vector<io::descriptor> sockets_;
  std::uint64_t sent_ = 0;
  std::uint64_t answered_ = 0;
};

/// The path of a socket has little room, so it does not lie in the scratch directory.
class socket_directory {
 public:
  socket_directory() : path_("/tmp/dnd-bench-XXXXXX") {
    if (::mkdtemp(path_.data()) == nullptr) path_.clear();
  }
  ~socket_directory() {
    ::unlink(socket().c_str());
    ::rmdir(path_.c_str());
  }
  socket_directory(const socket_directory&) = delete;
  socket_directory& operator=(const socket_directory&) = delete;
  [[nodiscard]] std::string socket() const { return path_ + "/redis"; }
  [[nodiscard]] bool exists() const { return !path_.empty(); }

 private:
  std::string path_;
};

class redis_process final : public redis_server {
 public:
  io::result<done> start(const std::string& directory) {
    if (!place_.exists()) return failed("no directory for a socket can be made in /tmp");
    auto started = child::start({"redis-server", "--port", "0", "--unixsocket", place_.socket(),
                                 "--dir", directory, "--appendonly", "yes", "--appendfsync",
                                 "always", "--save", "", "--auto-aof-rewrite-percentage", "0",
                                 "--loglevel", "warning", "--daemonize", "no"});
    if (!started) return started.error();
    server_ = *std::move(started);
    constexpr int attempts_max = 500;
    for (int attempt = 0; attempt < attempts_max; ++attempt) {
      if (connect_to(place_.socket())) return done{};
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    return failed("redis-server was started and does not answer");
  }

  io::result<double> append(const load& what) override {
    clients all(what);
    if (auto connected = all.connect(place_.socket()); !connected) return connected.error();
    return all.run();
  }

 private:
  socket_directory place_;
  child server_;
};

}  // namespace

io::result<std::unique_ptr<redis_server>> redis_server::start(const std::string& directory) {
  auto made = std::make_unique<redis_process>();
  if (auto started = made->start(directory); !started) return started.error();
  return std::unique_ptr<redis_server>(std::move(made));
}

}  // namespace dnd::bench
