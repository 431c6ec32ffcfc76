#include "cli/host/own_process.hpp"

#include <filesystem>
#include <fstream>
#include <sys/resource.h>
#include <system_error>
#include <unistd.h>

namespace dnd::cli::host {
namespace {

[[nodiscard]] std::size_t entries_in(const char* directory) {
  std::error_code failed;
  std::size_t count = 0;
  for (std::filesystem::directory_iterator at(directory, failed), end; !failed && at != end;
       at.increment(failed))
    ++count;
  return count;
}

[[nodiscard]] std::uint64_t resident_bytes() {
  std::ifstream in("/proc/self/statm");
  std::uint64_t all = 0;
  std::uint64_t resident = 0;
  if (!(in >> all >> resident)) return 0;
  return resident * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
}

[[nodiscard]] double seconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6;
}

}  // namespace

process_figures figures_of_process() {
  process_figures out{.resident_bytes = resident_bytes(),
                      .descriptors = entries_in("/proc/self/fd"),
                      .threads = entries_in("/proc/self/task")};
  // That which looked is none of them.
  if (out.descriptors > 0) --out.descriptors;
  rusage used{};
  if (::getrusage(RUSAGE_SELF, &used) == 0)
    out.cpu_seconds = seconds(used.ru_utime) + seconds(used.ru_stime);
  return out;
}

}  // namespace dnd::cli::host
