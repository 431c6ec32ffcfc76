#include "io/files/posix/release_space.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <system_error>
#include <thread>
#include <utility>

namespace dnd::io {

namespace {

constexpr ::off_t step_bytes = ::off_t{4} * 1024 * 1024;
constexpr int threads_max = 4;
std::atomic<int> threads_now = 0;

/// 0 as well when that cannot be known: then the file is just closed.
::off_t size_of(const descriptor& file) noexcept {
  struct ::stat about {};
  return ::fstat(file.number(), &about) == 0 ? about.st_size : 0;
}

/// The kernel gives this kind of lease to the only one who has a file open.
bool is_ours_alone(const descriptor& file) noexcept {
  if (::fcntl(file.number(), F_SETLEASE, F_WRLCK) != 0) return false;
  ::fcntl(file.number(), F_SETLEASE, F_UNLCK);
  return true;
}

}  // namespace

bool cut_in_steps(const descriptor& file) noexcept {
  if (!is_ours_alone(file)) return false;
  for (auto bytes = size_of(file); bytes > 0;) {
    bytes -= std::min(bytes, step_bytes);
    if (::ftruncate(file.number(), bytes) != 0) return false;
  }
  return true;
}

void release_space(descriptor file) noexcept {
  if (size_of(file) <= step_bytes) return;
  if (threads_now.fetch_add(1) < threads_max) {
    try {
      // It ends alone, or with the program: the kernel closes what is open then.
      std::thread([file = std::move(file)] {
        cut_in_steps(file);
        --threads_now;
      }).detach();
      return;
    } catch (const std::system_error&) {
      // No thread is to be had.
    }
  }
  --threads_now;
}

}  // namespace dnd::io
