#include "cli/host/service_manager.hpp"

#include "cli/app/arguments.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <ctime>
#include <fcntl.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace dnd::cli::host {
namespace {

/// The first of the descriptors that are passed.
constexpr int first_socket = 3;
constexpr std::uint64_t sockets_max = 16;

[[nodiscard]] std::optional<std::uint64_t> number_of(const service_manager::environment& variables,
                                                     std::string_view name) {
  const auto text = variables(name);
  return text ? parse_number(*text, 0, UINT64_MAX) : std::nullopt;
}

[[nodiscard]] std::uint64_t own_pid() noexcept {
  return static_cast<std::uint64_t>(::getpid());
}

[[nodiscard]] std::vector<int> passed_sockets(const service_manager::environment& variables) {
  std::vector<int> out;
  // What was meant for a program that started this one is not for this one.
  if (number_of(variables, "LISTEN_PID") != own_pid()) return out;
  const auto count = std::min(number_of(variables, "LISTEN_FDS").value_or(0), sockets_max);
  for (int each = first_socket; each < first_socket + static_cast<int>(count); ++each) {
    if (::fcntl(each, F_SETFD, FD_CLOEXEC) == 0) out.push_back(each);
  }
  return out;
}

[[nodiscard]] std::uint64_t monotonic_us() noexcept {
  timespec now{};
  ::clock_gettime(CLOCK_MONOTONIC, &now);
  return static_cast<std::uint64_t>(now.tv_sec) * 1'000'000 +
         static_cast<std::uint64_t>(now.tv_nsec) / 1'000;
}

}  // namespace

service_manager::service_manager(const environment& variables)
    : notify_socket_(variables("NOTIFY_SOCKET").value_or("")), sockets_(passed_sockets(variables)) {
  const auto pid = number_of(variables, "WATCHDOG_PID");
  const auto period = number_of(variables, "WATCHDOG_USEC");
  constexpr std::uint64_t a_year = 31'536'000'000'000;
  if (period && *period > 0 && *period <= a_year && (!pid || *pid == own_pid()))
    watchdog_ = std::chrono::microseconds(*period);
}

void service_manager::tell_ready(std::string_view status) const {
  tell(fmt::format("READY=1\nSTATUS={}", status));
}

void service_manager::tell_reloading() const {
  tell(fmt::format("RELOADING=1\nMONOTONIC_USEC={}", monotonic_us()));
}

void service_manager::tell_stopping() const {
  tell("STOPPING=1\nSTATUS=Answers what was accepted, and writes snapshots.");
}

void service_manager::tell_alive() const {
  tell("WATCHDOG=1");
}

void service_manager::tell(std::string_view text) const {
  sockaddr_un where{};
  where.sun_family = AF_UNIX;
  const bool is_name = notify_socket_.starts_with('/') || notify_socket_.starts_with('@');
  if (!is_name || notify_socket_.size() >= sizeof where.sun_path) return;
  std::copy(notify_socket_.begin(), notify_socket_.end(), where.sun_path);
  if (where.sun_path[0] == '@') where.sun_path[0] = '\0';
  const int to = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  if (to < 0) return;
  const auto size = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + notify_socket_.size());
  // Nobody waits for a manager that does not read, and nothing can be done about one that is gone.
  (void)::sendto(to, text.data(), text.size(), MSG_NOSIGNAL | MSG_DONTWAIT,
                 reinterpret_cast<const sockaddr*>(&where), size);
  ::close(to);
}

}  // namespace dnd::cli::host
