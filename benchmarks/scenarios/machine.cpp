#include "benchmarks/scenarios/machine.hpp"

#include "io/files/file_ops.hpp"

#include <fmt/format.h>

#include <string_view>
#include <sys/vfs.h>
#include <thread>
#include <unistd.h>

namespace dnd::bench {

namespace {

/// What follows `name` on its line of a file, without quotes; "unknown" when it is not there.
std::string line_of(const std::string& path, std::string_view name) {
  constexpr std::uint64_t bytes_max = 4 * 1024 * 1024;
  const auto text = io::posix_file_ops().read_all(path, bytes_max);
  if (!text) return "unknown";
  const auto at = text->find(name);
  if (at == std::string::npos) return "unknown";
  auto rest = std::string_view(*text).substr(at + name.size());
  rest = rest.substr(0, rest.find('\n'));
  constexpr std::string_view around = " \t:=\"";
  const auto begin = rest.find_first_not_of(around);
  if (begin == std::string_view::npos) return "unknown";
  return std::string(rest.substr(begin, rest.find_last_not_of(around) - begin + 1));
}

std::string_view file_system_of(const std::string& directory) {
  struct statfs about {};
  if (::statfs(directory.c_str(), &about) != 0) return "an unknown file system";
  // From linux/magic.h.
  switch (static_cast<unsigned long>(about.f_type)) {
    case 0xEF53:
      return "ext4";
    case 0x58465342:
      return "XFS";
    case 0x9123683E:
      return "Btrfs";
    case 0x01021994:
      return "tmpfs";
    case 0x794C7630:
      return "overlayfs";
    case 0x2FC12FC1:
      return "ZFS";
    default:
      return "another file system";
  }
}

}  // namespace

std::string describe_machine(const std::string& directory) {
  const auto pages = ::sysconf(_SC_PHYS_PAGES);
  const auto page = ::sysconf(_SC_PAGE_SIZE);
  const auto gib = static_cast<double>(pages) * static_cast<double>(page) / (1U << 30);
  return fmt::format("{} x {}, {:.0f} GiB, {}, {}", std::thread::hardware_concurrency(),
                     line_of("/proc/cpuinfo", "model name"), gib, file_system_of(directory),
                     line_of("/etc/os-release", "PRETTY_NAME"));
}

}  // namespace dnd::bench
