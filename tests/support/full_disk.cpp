// A disk that is full as long as the file $DND_FULL_DISK is there: no file grows, and what is in
// one already may be written over. A library that a server is started with (LD_PRELOAD), by whoever
// runs the tests: a real disk of little room has to be mounted, which not everybody may, and its
// server decides what else is on it.

#include <cerrno>
#include <cstdlib>
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

namespace {

bool is_full(int fd, off_t end) {
  static const char* const path = std::getenv("DND_FULL_DISK");
  // Its journal may grow: it tells what happened.
  if (path == nullptr || fd <= STDERR_FILENO || ::access(path, F_OK) != 0) return false;
  struct stat now {};
  if (::fstat(fd, &now) != 0 || !S_ISREG(now.st_mode) || end <= now.st_size) return false;
  errno = ENOSPC;
  return true;
}

off_t size_of(std::size_t count) {
  return static_cast<off_t>(count);
}

off_t size_of(const iovec* parts, int count) {
  off_t all = 0;
  for (int i = 0; i < count; ++i) all += size_of(parts[i].iov_len);
  return all;
}

/// The function that would be called without this library.
template <class Function>
Function* next(Function*, const char* name) {
  return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}

}  // namespace

extern "C" {

ssize_t write(int fd, const void* from, size_t count) {
  static auto* const go_on = next(&write, "write");
  const off_t at = ::lseek(fd, 0, SEEK_CUR);
  return at >= 0 && is_full(fd, at + size_of(count)) ? -1 : go_on(fd, from, count);
}

ssize_t pwrite(int fd, const void* from, size_t count, off_t at) {
  static auto* const go_on = next(&pwrite, "pwrite");
  return is_full(fd, at + size_of(count)) ? -1 : go_on(fd, from, count, at);
}

ssize_t pwrite64(int fd, const void* from, size_t count, off64_t at) {
  static auto* const go_on = next(&pwrite64, "pwrite64");
  return is_full(fd, at + size_of(count)) ? -1 : go_on(fd, from, count, at);
}

ssize_t pwritev(int fd, const iovec* parts, int count, off_t at) {
  static auto* const go_on = next(&pwritev, "pwritev");
  return is_full(fd, at + size_of(parts, count)) ? -1 : go_on(fd, parts, count, at);
}

ssize_t pwritev64(int fd, const iovec* parts, int count, off64_t at) {
  static auto* const go_on = next(&pwritev64, "pwritev64");
  return is_full(fd, at + size_of(parts, count)) ? -1 : go_on(fd, parts, count, at);
}

int posix_fallocate(int fd, off_t at, off_t count) {
  static auto* const go_on = next(&posix_fallocate, "posix_fallocate");
  return is_full(fd, at + count) ? ENOSPC : go_on(fd, at, count);
}

int posix_fallocate64(int fd, off64_t at, off64_t count) {
  static auto* const go_on = next(&posix_fallocate64, "posix_fallocate64");
  return is_full(fd, at + count) ? ENOSPC : go_on(fd, at, count);
}
}
