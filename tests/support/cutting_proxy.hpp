#pragma once

#include <atomic>
#include <cstdint>
#include <list>
#include <random>
#include <string>
#include <string_view>
#include <thread>

namespace dnd::test {

/// What is between hosts and a server of their database: takes connections at a port of this
/// machine and passes on what comes to the socket of the server, wherever that one is by then. When
/// it is asked to, it cuts connections in mid-commit.
class cutting_proxy {
 public:
  /// `seed`: what is cut, and how.
  cutting_proxy(std::string socket, std::uint64_t seed);
  ~cutting_proxy();
  cutting_proxy(const cutting_proxy&) = delete;
  cutting_proxy& operator=(const cutting_proxy&) = delete;

  [[nodiscard]] std::uint16_t port() const noexcept { return port_; }
  /// So many of a hundred commits are cut from now on: before the server has them, half of them
  /// sent, when it has them, or while it answers.
  void cut_of_hundred(std::size_t commits) noexcept { cut_of_hundred_ = commits; }
  [[nodiscard]] std::uint64_t cuts() const noexcept { return cuts_; }

 private:
  struct line {
    int client = -1;
    int server = -1;
    /// The server's word on a commit is waited for, and is lost.
    bool is_answer_lost = false;
    /// A part of it gets through.
    bool is_answer_halved = false;
  };

  void serve();
  void take_client();
  /// False: the line has ended.
  [[nodiscard]] bool pass_to_server(line& on);
  [[nodiscard]] bool pass_to_client(line& on);
  [[nodiscard]] bool cut_commit(line& on, std::string_view bytes);

  std::string socket_;
  int door_ = -1;
  int wake_ = -1;
  std::uint16_t port_ = 0;
  std::atomic<std::size_t> cut_of_hundred_ = 0;
  std::atomic<std::uint64_t> cuts_ = 0;
  /// Of the thread.
  std::list<line> lines_;
  std::mt19937_64 dice_;
  std::thread thread_;
};

}  // namespace dnd::test
