#pragma once

#include <cstdint>
#include <list>
#include <string>
#include <thread>

namespace dnd::test {

/// What a pooler is that is set to share sessions: each transaction of a connection goes to the
/// other one of two sessions of the server. What was prepared in one is not there in the other.
class pooling_proxy {
 public:
  /// `socket`: of the server.
  explicit pooling_proxy(std::string socket);
  ~pooling_proxy();
  pooling_proxy(const pooling_proxy&) = delete;
  pooling_proxy& operator=(const pooling_proxy&) = delete;

  /// Of the database `dnd`, through this.
  [[nodiscard]] std::string url() const;

 private:
  struct session {
    int to = -1;
    /// What has come of a message that is not whole yet.
    std::string unread = {};
    /// It says what it is set to when it begins: the client is told that once.
    bool has_begun = false;
  };
  struct line {
    int client = -1;
    session sessions[2] = {};
    std::size_t current = 0;
    /// Of the client's first message.
    std::string first = {};
  };

  void serve();
  void take_client();
  /// False: the line has ended.
  [[nodiscard]] static bool pass_to_server(line& on);
  [[nodiscard]] static bool pass_to_client(line& on, std::size_t which);

  std::string socket_;
  int door_ = -1;
  int wake_ = -1;
  std::uint16_t port_ = 0;
  /// Of the thread.
  std::list<line> lines_;
  std::thread thread_;
};

}  // namespace dnd::test
