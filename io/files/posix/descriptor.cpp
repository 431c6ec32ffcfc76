#include "io/files/posix/descriptor.hpp"

#include "io/files/posix/system_error.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <memory>
#include <utility>

namespace dnd::io {

descriptor& descriptor::operator=(descriptor&& other) noexcept {
  if (this != &other) {
    if (number_ >= 0) ::close(number_);
    number_ = other.release();
  }
  return *this;
}

descriptor::~descriptor() {
  if (number_ >= 0) ::close(number_);
}

int descriptor::release() noexcept {
  return std::exchange(number_, -1);
}

namespace {

/// -1 and errno when it fails.
int open_uninterrupted(const std::string& path, int flags,
                       file_readers whose = file_readers::all) noexcept {
  const ::mode_t mode = whose == file_readers::all ? 0644 : 0600;
  int number = -1;
  do {
    number = ::open(path.c_str(), flags | O_CLOEXEC | O_NOCTTY, mode);
  } while (number < 0 && errno == EINTR);
  return number;
}

std::string_view name_of_kind(::mode_t mode) noexcept {
  if (S_ISDIR(mode)) return "a directory";
  if (S_ISFIFO(mode)) return "a pipe";
  if (S_ISSOCK(mode)) return "a socket";
  return "a device";
}

error not_regular(const std::string& path, ::mode_t mode) {
  return {.code = ec::not_a_file,
          .what = "this is not a regular file, but " + std::string(name_of_kind(mode)),
          .todo = "Move it away, or put the file in its place.",
          .path = path};
}

bool is_symbolic_link(const std::string& path) noexcept {
  struct ::stat about {};
  return ::lstat(path.c_str(), &about) == 0 && S_ISLNK(about.st_mode);
}

error cannot_open(const std::string& path, int number) {
  // What is there says more than how it refuses.
  struct ::stat about {};
  if (number == ELOOP && is_symbolic_link(path)) return link_refused(path);
  const bool is_known = ::stat(path.c_str(), &about) == 0;
  if ((number == ENXIO || number == EISDIR) && is_known) return not_regular(path, about.st_mode);
  return system_error("cannot open the file", path, number);
}

}  // namespace

error link_refused(const std::string& path) {
  return {.code = ec::not_a_file,
          .what = "this is a symbolic link, and nothing is written through one",
          .todo = "Remove the link, or put what it leads to in its place.",
          .path = path};
}

result<descriptor> open_file(const std::string& path, int flags, file_readers whose) {
  if ((flags & O_ACCMODE) != O_RDONLY) flags |= O_NOFOLLOW;
  // Without O_NONBLOCK, a pipe keeps whoever opens it waiting for the other end.
  int number = open_uninterrupted(path, flags | O_NONBLOCK, whose);
  // Only a regular file can have a lease, and its holder gives it up in a moment.
  if (number < 0 && errno == EWOULDBLOCK) number = open_uninterrupted(path, flags, whose);
  if (number < 0) return cannot_open(path, errno);
  descriptor file(number);
  struct ::stat about {};
  if (::fstat(number, &about) != 0) return system_error("cannot look at the file", path, errno);
  if (!S_ISREG(about.st_mode)) return not_regular(path, about.st_mode);
  return file;
}

result<descriptor> open_to_replace(const std::string& path) {
  auto file = open_file(path, O_WRONLY | O_CREAT);
  if (!file) return file;
  struct ::stat about {};
  if (::fstat(file->number(), &about) != 0) {
    return system_error("cannot look at the file", path, errno);
  }
  if (about.st_nlink < 2) return file;
  if (::unlink(path.c_str()) != 0) return system_error("cannot replace the file", path, errno);
  return open_file(path, O_WRONLY | O_CREAT | O_EXCL);
}

result<descriptor> open_directory(const std::string& path) {
  const int number = open_uninterrupted(path, O_RDONLY | O_DIRECTORY);
  if (number < 0) return system_error("cannot open the directory", path, errno);
  return descriptor(number);
}

result<done> check_no_link(const std::string& path) {
  return is_symbolic_link(path) ? result<done>(link_refused(path)) : result<done>(done{});
}

result<done> cut_descriptor(const descriptor& file, const std::string& path, std::uint64_t size) {
  int failed = 0;
  do {
    failed = ::ftruncate(file.number(), static_cast<::off_t>(size));
  } while (failed != 0 && errno == EINTR);
  if (failed != 0) return system_error("cannot cut the file", path, errno);
  return done{};
}

result<done> write_all(const descriptor& file, const std::string& path, std::string_view bytes) {
  while (!bytes.empty()) {
    const ::ssize_t written = ::write(file.number(), bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return system_error("cannot write to the file", path, errno);
    // POSIX allows no such answer to a write of some bytes; going round for ever is worse.
    if (written == 0) return system_error("the system wrote nothing", path, EIO);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return done{};
}

result<std::size_t> read_at(const descriptor& file, const std::string& path, std::uint64_t offset,
                            std::span<char> into) {
  std::size_t total = 0;
  while (total < into.size()) {
    const ::ssize_t got = ::pread(file.number(), into.data() + total, into.size() - total,
                                  static_cast<::off_t>(offset + total));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) {
      error why = system_error("cannot read the file", path, errno);
      why.byte = offset + total;
      return why;
    }
    if (got == 0) break;
    total += static_cast<std::size_t>(got);
  }
  return total;
}

result<done> rewrite_file(const std::string& path, std::uint64_t from) {
  // A descriptor of its own: one that appends would append whatever it is given.
  const auto file = open_file(path, O_RDWR);
  if (!file) return file.error();
  constexpr std::size_t piece_bytes = std::size_t{256} * 1024;
  const auto piece = std::make_unique_for_overwrite<char[]>(piece_bytes);
  for (;;) {
    const auto got = read_at(*file, path, from, std::span(piece.get(), piece_bytes));
    if (!got) return got.error();
    if (*got == 0) return done{};
    for (std::size_t at = 0; at < *got;) {
      const ::ssize_t written =
          ::pwrite(file->number(), piece.get() + at, *got - at, static_cast<::off_t>(from + at));
      if (written < 0 && errno == EINTR) continue;
      if (written <= 0) {
        return system_error("cannot write the file's end again", path, written < 0 ? errno : EIO);
      }
      at += static_cast<std::size_t>(written);
    }
    from += *got;
  }
}

result<done> flush_descriptor(const descriptor& file, const std::string& path, std::uint64_t offset,
                              std::uint64_t size) {
  constexpr unsigned everything =
      SYNC_FILE_RANGE_WAIT_BEFORE | SYNC_FILE_RANGE_WRITE | SYNC_FILE_RANGE_WAIT_AFTER;
  int failed = 0;
  do {
    failed = ::sync_file_range(file.number(), static_cast<::off64_t>(offset),
                               static_cast<::off64_t>(size), everything);
  } while (failed != 0 && errno == EINTR);
  // Where there is no such call, the sync does all of it.
  if (failed != 0 && errno != ENOSYS) return system_error("cannot write to the disk", path, errno);
  return done{};
}

result<done> sync_descriptor(const descriptor& file, const std::string& path, sync_kind kind) {
  int failed = 0;
  // An interrupted sync has reported no write error yet: asking again hides nothing. Any other
  // failure is final, since the kernel reports a lost page only once.
  do {
    failed = kind == sync_kind::data ? ::fdatasync(file.number()) : ::fsync(file.number());
  } while (failed != 0 && errno == EINTR);
  if (failed != 0) return system_error("cannot make the file durable", path, errno);
  return done{};
}

result<done> close_descriptor(descriptor file, const std::string& path) {
  // Not again on EINTR: Linux has closed the descriptor by then, and its number may be reused.
  if (::close(file.release()) != 0 && errno != EINTR) {
    return system_error("cannot close the file", path, errno);
  }
  return done{};
}

}  // namespace dnd::io
