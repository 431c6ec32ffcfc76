#pragma once

#include "cli/remote/host_url.hpp"

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace dnd::cli::remote {

/// Why there is no connection.
struct link_loss {
  /// For people: "Connection refused".
  std::string why;
  /// Of an answer of the host that is no WebSocket, and what it says; 0: there was none.
  unsigned status = 0;
  std::string body = {};
};

/// Who talks over a link. All is called on the link's own thread, and must not wait for anything.
class link_user {
 public:
  virtual ~link_user() = default;
  /// What to ask the host for: "/v1/campaigns/W/C/socket?since=41".
  virtual std::string target() = 0;
  /// There is a connection. `epoch` tells it from those before.
  virtual void on_up(std::uint64_t epoch) = 0;
  virtual void on_text(std::string_view text) = 0;
  /// It is gone, or could not be made. After how long to try again; nothing: never.
  virtual std::optional<std::chrono::milliseconds> on_down(const link_loss& why) = 0;
};

struct link_core;

/// A WebSocket to a host, which is made again as often as it is lost. It has a thread of its own.
class web_link {
 public:
  /// `user` must outlive the link. `token` may be empty.
  web_link(const host_url& where, std::string token, link_user& user);
  /// Nothing is called any more when this is through.
  ~web_link();
  web_link(const web_link&) = delete;
  web_link& operator=(const web_link&) = delete;

  /// For any thread. What is meant for a connection that is gone is dropped.
  void send(std::string text, std::uint64_t epoch);

 private:
  std::unique_ptr<link_core> core_;
};

}  // namespace dnd::cli::remote
