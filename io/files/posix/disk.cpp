#include "io/files/posix/disk.hpp"

#include "io/files/posix/background_throttle.hpp"
#include "io/files/posix/descriptor.hpp"
#include "io/files/posix/lock.hpp"
#include "io/files/posix/release_space.hpp"
#include "io/files/posix/system_error.hpp"
#include "model/assert.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <optional>
#include <utility>

namespace dnd::io {
namespace {

result<std::uint64_t> size_of(const descriptor& file, const std::string& path) {
  struct ::stat about {};
  if (::fstat(file.number(), &about) != 0) {
    return system_error("cannot look at the file", path, errno);
  }
  return static_cast<std::uint64_t>(about.st_size);
}

class posix_file final : public log_file {
 public:
  posix_file(descriptor file, std::string path) : file_(std::move(file)), path_(std::move(path)) {
    struct ::stat about {};
    if (::fstat(file_.number(), &about) == 0) names_ = about.st_nlink;
  }
  posix_file(const posix_file&) = delete;
  posix_file& operator=(const posix_file&) = delete;
  ~posix_file() override {
    struct ::stat about {};
    if (::fstat(file_.number(), &about) == 0 && about.st_nlink == 0)
      release_space(std::move(file_));
  }

  result<done> append(std::string_view bytes) override { return write_all(file_, path_, bytes); }

  result<done> rewrite(std::uint64_t from) override { return rewrite_file(path_, from); }

  result<done> sync() override { return sync_and_check({}); }

  result<done> sync_whole(std::uint64_t bytes) override { return sync_and_check(bytes); }

  result<done> truncate(std::uint64_t size) override { return cut_descriptor(file_, path_, size); }

  result<std::uint64_t> size() const override { return size_of(file_, path_); }

  result<std::size_t> read(std::uint64_t offset, std::span<char> into) const override {
    return read_at(file_, path_, offset, into);
  }

  const std::string& path() const noexcept override { return path_; }

 private:
  result<done> sync_and_check(std::optional<std::uint64_t> bytes) {
    DND_ASSERT(!sync_failed_);  // Promise 14: the first failure is final.
    auto synced = sync_descriptor(file_, path_, sync_kind::data);
    if (synced) synced = check(bytes);
    sync_failed_ = !synced;
    return synced;
  }

  /// What is written to a file without a name goes with this process. `bytes`: how many the file
  /// has, if nobody else wrote to it.
  [[nodiscard]] result<done> check(std::optional<std::uint64_t> bytes) {
    struct ::stat about {};
    if (::fstat(file_.number(), &about) != 0) {
      return system_error("cannot look at the file", path_, errno);
    }
    const auto size = static_cast<std::uint64_t>(about.st_size);
    if (is_named(about)) return check_size(path_, size, bytes.value_or(size));
    return error{.code = ec::not_found,
                 .what = "the file was removed while it was open",
                 .todo = "Put the campaign's directory back, from a backup if there is one.",
                 .path = path_};
  }

  /// Under its own path. With one name all along that is the one, wherever the directory was moved;
  /// with more the one that is left may be another's.
  [[nodiscard]] bool is_named(const struct ::stat& about) {
    if (about.st_nlink == 0) return false;
    if (about.st_nlink == 1 && names_ == 1) return true;
    struct ::stat under_path {};
    if (::stat(path_.c_str(), &under_path) != 0 || under_path.st_dev != about.st_dev ||
        under_path.st_ino != about.st_ino)
      return false;
    names_ = about.st_nlink;
    return true;
  }

  descriptor file_;
  std::string path_;
  bool sync_failed_ = false;
  ::nlink_t names_ = 1;
};

int flags_of(open_mode mode) noexcept {
  switch (mode) {
    case open_mode::read_only:
      return O_RDONLY;
    case open_mode::append_existing:
      return O_RDWR | O_APPEND;
    case open_mode::append_or_create:
      return O_RDWR | O_APPEND | O_CREAT;
  }
  return O_RDONLY;
}

entry_kind kind_of_mode(::mode_t mode) noexcept {
  if (S_ISREG(mode)) return entry_kind::file;
  return S_ISDIR(mode) ? entry_kind::directory : entry_kind::other;
}

bool is_regular(const std::string& path) noexcept {
  struct ::stat about {};
  return ::lstat(path.c_str(), &about) == 0 && S_ISREG(about.st_mode);
}

result<done> make_directory_for(const std::string& path, ::mode_t mode) {
  if (::mkdir(path.c_str(), mode) == 0) return done{};
  return system_error("cannot make the directory", path, errno);
}

struct close_directory {
  void operator()(::DIR* directory) const noexcept { ::closedir(directory); }
};

}  // namespace

result<std::unique_ptr<log_file>> posix_disk::open(const std::string& path, open_mode mode) {
  auto file = open_file(path, flags_of(mode));
  if (!file) return std::move(file).error();
  return std::unique_ptr<log_file>(std::make_unique<posix_file>(*std::move(file), path));
}

result<std::string> posix_disk::read_all(const std::string& path, std::uint64_t bytes_max) {
  const auto file = open_file(path, O_RDONLY);
  if (!file) return file.error();
  // Read to its end and not to its size: files of /proc say that they are empty.
  std::string bytes;
  constexpr std::size_t step = std::size_t{64} * 1024;
  for (;;) {
    const std::size_t before = bytes.size();
    bytes.resize(before + step);
    const auto got = read_at(*file, path, before, std::span(bytes).subspan(before));
    if (!got) return got.error();
    bytes.resize(before + *got);
    if (bytes.size() > bytes_max) {
      return error{.code = ec::too_large,
                   .what = "the file is larger than " + std::to_string(bytes_max) + " bytes",
                   .path = path};
    }
    if (*got < step) return bytes;
  }
}

result<done> posix_disk::write_new(const std::string& path, std::string_view bytes) {
  auto file = open_to_replace(path);
  if (!file) return std::move(file).error();
  if (auto emptied = cut_descriptor(*file, path, 0); !emptied) return emptied;
  if (auto written = write_all(*file, path, bytes); !written) return written;
  if (auto synced = sync_descriptor(*file, path, sync_kind::everything); !synced) return synced;
  return close_descriptor(*std::move(file), path);
}

result<done> posix_disk::write_private(const std::string& path, std::string_view bytes) {
  // One that is left of an earlier try may be open to others.
  if (::unlink(path.c_str()) != 0 && errno != ENOENT)
    return system_error("cannot replace the file", path, errno);
  auto file = open_file(path, O_WRONLY | O_CREAT | O_EXCL, file_readers::owner);
  if (!file) return std::move(file).error();
  if (auto written = write_all(*file, path, bytes); !written) return written;
  if (auto synced = sync_descriptor(*file, path, sync_kind::everything); !synced) return synced;
  return close_descriptor(*std::move(file), path);
}

result<done> posix_disk::write_over(const std::string& path, std::string_view bytes) {
  auto file = open_to_replace(path);
  if (!file) return std::move(file).error();
  // A log's sync waits for all that the disk has been given before it: in small pieces, at a pace.
  constexpr std::size_t piece_bytes = std::size_t{16} * 1024;
  background_throttle pace;
  for (std::size_t at = 0; at < bytes.size(); at += piece_bytes) {
    if (at > 0) pace.rest();
    const auto piece = bytes.substr(at, piece_bytes);
    if (auto written = write_all(*file, path, piece); !written) return written;
    if (auto given = flush_descriptor(*file, path, at, piece.size()); !given) return given;
  }
  const auto size = size_of(*file, path);
  if (!size) return size.error();
  if (*size > bytes.size())
    if (auto cut = cut_descriptor(*file, path, bytes.size()); !cut) return cut;
  if (auto synced = sync_descriptor(*file, path, sync_kind::data); !synced) return synced;
  return close_descriptor(*std::move(file), path);
}

result<done> posix_disk::rename(const std::string& from, const std::string& to) {
  if (auto free = check_no_link(to); !free) return free;
  if (std::rename(from.c_str(), to.c_str()) == 0) return done{};
  return system_error("cannot rename the file to " + to, from, errno);
}

result<done> posix_disk::exchange(const std::string& one, const std::string& other) {
  // A directory may be a link: a campaign's, where somebody likes it elsewhere.
  if (is_regular(one) || is_regular(other)) {
    for (const auto& each : {one, other})
      if (auto fine = check_no_link(each); !fine) return fine;
  }
  if (::renameat2(AT_FDCWD, one.c_str(), AT_FDCWD, other.c_str(), RENAME_EXCHANGE) == 0) {
    return done{};
  }
  return system_error("cannot exchange it with " + other, one, errno);
}

result<done> posix_disk::link(const std::string& from, const std::string& to) {
  if (auto free = check_no_link(from); !free) return free;
  if (::link(from.c_str(), to.c_str()) == 0) return done{};
  return system_error("cannot name the file " + to + " as well", from, errno);
}

result<done> posix_disk::remove(const std::string& path) {
  if (::unlink(path.c_str()) == 0) return done{};
  return system_error("cannot remove the file", path, errno);
}

result<done> posix_disk::remove_directory(const std::string& path) {
  if (::rmdir(path.c_str()) == 0) return done{};
  return system_error("cannot remove the directory", path, errno);
}

result<done> posix_disk::make_directory(const std::string& path) {
  return make_directory_for(path, 0755);
}

result<done> posix_disk::make_private_directory(const std::string& path) {
  return make_directory_for(path, 0700);
}

result<done> posix_disk::sync_directory(const std::string& path) {
  const auto directory = open_directory(path);
  if (!directory) return directory.error();
  auto synced = sync_descriptor(*directory, path, sync_kind::everything);
  // Some file systems cannot sync a directory and say so: there is nothing to wait for.
  if (!synced && synced.error().system_errno == EINVAL) return done{};
  return synced;
}

result<done> posix_disk::sync_file_system(const std::string& path) {
  const auto directory = open_directory(path);
  if (!directory) return directory.error();
  if (::syncfs(directory->number()) == 0) return done{};
  return system_error("cannot sync the file system", path, errno);
}

result<entry_kind> posix_disk::kind_of(const std::string& path) {
  struct ::stat about {};
  if (::stat(path.c_str(), &about) == 0) return kind_of_mode(about.st_mode);
  if (errno == ENOENT || errno == ENOTDIR) return entry_kind::none;
  return system_error("cannot look at the file", path, errno);
}

namespace {

entry_kind kind_of_entry(posix_disk& disk, const ::dirent& entry, const std::string& directory) {
  // What the directory says itself, where its file system does.
  if (entry.d_type == DT_REG) return entry_kind::file;
  if (entry.d_type == DT_DIR) return entry_kind::directory;
  // A link that leads nowhere, or where nobody may look, is something that stands there all the
  // same: it does not hide the others.
  const auto kind = disk.kind_of(directory + '/' + entry.d_name);
  return kind && *kind != entry_kind::none ? *kind : entry_kind::other;
}

}  // namespace

result<std::vector<directory_entry>> posix_disk::list(const std::string& path) {
  const std::unique_ptr<::DIR, close_directory> directory(::opendir(path.c_str()));
  if (!directory) return system_error("cannot list the directory", path, errno);
  std::vector<directory_entry> entries;
  for (;;) {
    errno = 0;
    const ::dirent* const entry = ::readdir(directory.get());
    if (entry == nullptr) break;
    std::string name = entry->d_name;
    if (name == "." || name == "..") continue;
    const entry_kind kind = kind_of_entry(*this, *entry, path);
    entries.push_back({std::move(name), kind});
  }
  if (errno != 0) return system_error("cannot list the directory", path, errno);
  std::ranges::sort(entries, {}, &directory_entry::name);
  return entries;
}

result<bool> posix_disk::is_link(const std::string& path) {
  struct ::stat about {};
  if (::lstat(path.c_str(), &about) == 0) return S_ISLNK(about.st_mode);
  if (errno == ENOENT || errno == ENOTDIR) return false;
  return system_error("cannot look at the file", path, errno);
}

result<std::uint64_t> posix_disk::device_of(const std::string& path) {
  struct ::stat about {};
  if (::stat(path.c_str(), &about) == 0) return static_cast<std::uint64_t>(about.st_dev);
  return system_error("cannot look at the directory", path, errno);
}

result<bool> posix_disk::is_open_to_others(const std::string& path) {
  struct ::stat about {};
  if (::stat(path.c_str(), &about) != 0)
    return system_error("cannot look at the file", path, errno);
  return about.st_uid != ::geteuid() || (about.st_mode & (S_IRWXG | S_IRWXO)) != 0;
}

result<std::unique_ptr<file_lock>> posix_disk::lock(const std::string& path) {
  return lock_file(path);
}

}  // namespace dnd::io
