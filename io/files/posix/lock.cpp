#include "io/files/posix/lock.hpp"

#include "io/files/posix/descriptor.hpp"
#include "io/files/posix/system_error.hpp"

#include <fmt/format.h>

#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstdio>
#include <mutex>
#include <optional>
#include <vector>

namespace dnd::io {
namespace {

/// The descriptors that hold locks, so that a child made by fork() can close its copies: with one
/// of them left open in a child, the lock would outlive this process. (exec closes them anyway.)
class held_descriptors {
 public:
  static held_descriptors& instance() {
    static held_descriptors* const only = new held_descriptors;  // Never destroyed: atfork.
    return *only;
  }
  void add(int number) {
    const std::lock_guard hold(mutex_);
    numbers_.push_back(number);
  }
  void close(int number) {
    const std::lock_guard hold(mutex_);
    std::erase(numbers_, number);
    ::close(number);
  }

 private:
  held_descriptors() {
    ::pthread_atfork([] { instance().mutex_.lock(); }, [] { instance().mutex_.unlock(); },
                     [] { instance().close_in_child(); });
  }
  void close_in_child() {
    for (const int number : numbers_) ::close(number);
    numbers_.clear();
    mutex_.unlock();
  }

  std::mutex mutex_;
  std::vector<int> numbers_;
};

class flock_lock final : public file_lock {
 public:
  explicit flock_lock(int number) : number_(number), owner_(::getpid()) {
    held_descriptors::instance().add(number_);
  }
  ~flock_lock() override {
    // In a child the descriptor is closed already, and its number may be someone else's.
    if (owner_ == ::getpid()) held_descriptors::instance().close(number_);
  }
  flock_lock(const flock_lock&) = delete;
  flock_lock& operator=(const flock_lock&) = delete;

 private:
  int number_;
  ::pid_t owner_;
};

/// The holder as the kernel knows it: exact at every moment, where /proc shows it.
std::optional<long> holder_by_kernel(const struct ::stat& file) {
  std::FILE* const locks = std::fopen("/proc/locks", "re");
  if (locks == nullptr) return {};
  std::optional<long> holder;
  char line[256];
  while (!holder && std::fgets(line, sizeof line, locks) != nullptr) {
    long pid = 0;
    unsigned major_number = 0, minor_number = 0;
    unsigned long inode = 0;
    // "1: FLOCK  ADVISORY  WRITE 1234 08:01:5678 0 EOF"
    const int fields = std::sscanf(line, "%*d: FLOCK %*s %*s %ld %x:%x:%lu", &pid, &major_number,
                                   &minor_number, &inode);
    if (fields != 4 || pid <= 0 || inode != file.st_ino) continue;
    if (major_number != major(file.st_dev) || minor_number != minor(file.st_dev)) continue;
    holder = pid;
  }
  std::fclose(locks);
  return holder;
}

/// The holder as it wrote itself into the file. Between its locking and its writing that is the
/// process before it, which is then dead: better no name than a wrong one.
std::optional<long> holder_by_content(const descriptor& file, const std::string& path) {
  char text[16];
  const auto size = read_at(file, path, 0, text);
  if (!size) return {};
  const char* begin = text;
  while (begin < text + *size && *begin == ' ') ++begin;
  long pid = 0;
  const auto parsed = std::from_chars(begin, text + *size, pid);
  if (parsed.ec != std::errc{} || pid <= 0) return {};
  if (::kill(static_cast<::pid_t>(pid), 0) != 0 && errno == ESRCH) return {};
  return pid;
}

error locked_by_other(const descriptor& file, const std::string& path) {
  struct ::stat about {};
  std::optional<long> holder;
  if (::fstat(file.number(), &about) == 0) holder = holder_by_kernel(about);
  if (!holder) holder = holder_by_content(file, path);
  return {.code = ec::locked,
          .what = holder ? fmt::format("open in process {}", *holder) : "open in another process",
          .todo = "Close it there first.",
          .path = path};
}

/// Always of one length and in one write, so that a reader sees the old number or the new one.
result<done> write_own_id(const descriptor& file, const std::string& path) {
  const std::string text = fmt::format("{:>10}\n", ::getpid());
  ::ssize_t written = -1;
  do {
    written = ::pwrite(file.number(), text.data(), text.size(), 0);
  } while (written < 0 && errno == EINTR);
  // The number only makes a message better: a full disk is no reason to refuse the lock.
  if (written < 0 && code_of_errno(errno) != ec::no_space) {
    return system_error("cannot write to the lock file", path, errno);
  }
  return done{};
}

}  // namespace

result<std::unique_ptr<file_lock>> lock_file(const std::string& path) {
  auto file = open_file(path, O_RDWR | O_CREAT);
  if (!file) return std::move(file).error();
  int failed = 0;
  do {
    failed = ::flock(file->number(), LOCK_EX | LOCK_NB);
  } while (failed != 0 && errno == EINTR);
  if (failed != 0 && errno == EWOULDBLOCK) return locked_by_other(*file, path);
  if (failed != 0) return system_error("cannot lock the file", path, errno);
  const auto written = write_own_id(*file, path);
  if (!written) return written.error();
  return std::unique_ptr<file_lock>(std::make_unique<flock_lock>(file->release()));
}

}  // namespace dnd::io
