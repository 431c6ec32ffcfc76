#include "actors/thread_room.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <string_view>

namespace dnd::actors {
namespace {

/// What is read of a file at most: far more than any of these has.
constexpr std::size_t file_bytes_max = 16 * 1024;

[[nodiscard]] std::optional<std::uint64_t> number_in(const std::optional<std::string>& text) {
  if (!text) return std::nullopt;
  // "max" is none.
  std::uint64_t number = 0;
  const auto [stopped, error] = std::from_chars(text->data(), text->data() + text->size(), number);
  return error == std::errc() ? std::optional(number) : std::nullopt;
}

/// Of one group alone.
[[nodiscard]] std::optional<std::uint64_t> room_in(const std::string& directory,
                                                   const system_file& read) {
  const auto most = number_in(read(directory + "/pids.max"));
  if (!most) return std::nullopt;
  const auto now = number_in(read(directory + "/pids.current"));
  return *most - std::min(*most, now.value_or(0));
}

/// Of the group and of all above it.
[[nodiscard]] std::optional<std::uint64_t> room_up_from(const std::string& root,
                                                        std::string_view path,
                                                        const system_file& read) {
  std::optional<std::uint64_t> least;
  for (;;) {
    while (path.ends_with('/')) path.remove_suffix(1);
    if (const auto room = room_in(root + std::string(path), read))
      least = std::min(least.value_or(*room), *room);
    if (path.empty()) return least;
    path = path.substr(0, path.rfind('/'));
  }
}

/// Whether "cpu,pids" has "pids".
[[nodiscard]] bool counts_processes(std::string_view controllers) {
  constexpr std::string_view wanted = "pids";
  while (!controllers.empty()) {
    const auto end = std::min(controllers.find(','), controllers.size());
    if (controllers.substr(0, end) == wanted) return true;
    controllers.remove_prefix(std::min(end + 1, controllers.size()));
  }
  return false;
}

}  // namespace

std::optional<std::uint64_t> thread_room(const system_file& read) {
  const auto groups = read("/proc/self/cgroup");
  if (!groups) return std::nullopt;
  std::optional<std::uint64_t> least;
  for (std::string_view rest = *groups; !rest.empty();) {
    const auto end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    // "8:pids:/path", and "0::/path" in version 2.
    const auto first = line.find(':');
    const auto second = first == line.npos ? first : line.find(':', first + 1);
    if (second == line.npos) continue;
    const std::string_view controllers = line.substr(first + 1, second - first - 1);
    if (!controllers.empty() && !counts_processes(controllers)) continue;
    const std::string root = controllers.empty() ? "/sys/fs/cgroup" : "/sys/fs/cgroup/pids";
    if (const auto room = room_up_from(root, line.substr(second + 1), read))
      least = std::min(least.value_or(*room), *room);
  }
  return least;
}

std::optional<std::string> read_system_file(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return std::nullopt;
  std::string text(file_bytes_max, '\0');
  const ::ssize_t count = ::read(file, text.data(), text.size());
  ::close(file);
  if (count < 0) return std::nullopt;
  text.resize(static_cast<std::size_t>(count));
  return text;
}

}  // namespace dnd::actors
