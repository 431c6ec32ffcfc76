#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dnd::cli::host {

/// Whoever started the host and looks after it: systemd, or what does as it does. Tells it how the
/// host is (sd_notify(3)), and takes the sockets that it opened (sd_listen_fds(3)). Without one,
/// nothing is told to anybody.
class service_manager {
 public:
  using environment = std::function<std::optional<std::string>(std::string_view name)>;
  /// Looks at NOTIFY_SOCKET, WATCHDOG_USEC, WATCHDOG_PID, LISTEN_FDS and LISTEN_PID.
  explicit service_manager(const environment& variables);

  /// It takes requests. `status` is a sentence for people.
  void tell_ready(std::string_view status) const;
  void tell_reloading() const;
  void tell_stopping() const;
  /// It does what it is there for.
  void tell_alive() const;

  /// How often it wants to hear that, at least; nothing: never.
  [[nodiscard]] std::optional<std::chrono::microseconds> watchdog() const noexcept {
    return watchdog_;
  }
  /// Sockets that listen already; empty without any.
  [[nodiscard]] const std::vector<int>& sockets() const noexcept { return sockets_; }

 private:
  void tell(std::string_view text) const;

  /// A path, or "@" and an abstract name; empty: nobody listens.
  std::string notify_socket_;
  std::optional<std::chrono::microseconds> watchdog_;
  std::vector<int> sockets_;
};

}  // namespace dnd::cli::host
