#pragma once

#include "io/files/error.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// The one seam between the program and its disk. Every system call on a file goes through
/// these two interfaces; tests put a faulty disk beneath them. Nothing in here throws.
namespace dnd::io {

/// An open file that is only ever appended to, cut and read. Closing happens in the destructor,
/// which ignores errors: what had to be durable was synced before.
class log_file {
 public:
  virtual ~log_file() = default;

  /// Writes all bytes at the end of the file, retrying on EINTR and on short writes. On an error
  /// an unknown prefix of the bytes may be in the file: the caller cuts it back or stops.
  virtual result<done> append(std::string_view bytes) = 0;
  /// Writes the bytes from `from` to the end of the file again, in place and unchanged, so that the
  /// next `sync` writes them whatever the kernel believes to be on disk already.
  virtual result<done> rewrite(std::uint64_t from) = 0;
  /// fdatasync. After an error nothing is known about any un-synced byte: never retried.
  /// Fails with `ec::not_found` when the file has no name any more: it was removed while it was
  /// open, and nobody will find in it what was written.
  virtual result<done> sync() = 0;
  /// As `sync`, for a file that has `bytes` by now, all of them this program's. Fails with
  /// `ec::corrupt` when it has more or fewer: somebody else wrote to it, or cut it. Costs no more
  /// calls of the system than `sync`.
  virtual result<done> sync_whole(std::uint64_t bytes);
  /// ftruncate; does not sync.
  virtual result<done> truncate(std::uint64_t size) = 0;
  [[nodiscard]] virtual result<std::uint64_t> size() const = 0;
  /// Reads up to `into.size()` bytes from `offset`; fewer only at the end of the file. A read
  /// error is an error, never an end of file.
  virtual result<std::size_t> read(std::uint64_t offset, std::span<char> into) const = 0;
  [[nodiscard]] virtual const std::string& path() const noexcept = 0;
};

/// An exclusive lock on a file, held as long as this object lives. The kernel frees it when the
/// process dies, and it is not inherited by children.
class file_lock {
 public:
  virtual ~file_lock() = default;
};

enum class open_mode : std::uint8_t { read_only, append_existing, append_or_create };
enum class entry_kind : std::uint8_t { none, file, directory, other };

struct directory_entry {
  std::string name;
  entry_kind kind{};
};

/// A file is a regular file: whatever else stands under its name (a pipe, a device, a directory) is
/// refused with `ec::not_a_file`, and nothing waits for it. No file is opened for writing, replaced
/// or renamed over through a symbolic link in its place; the directories on the way to it may be
/// links. Removing a link removes the link.
class file_ops {
 public:
  virtual ~file_ops() = default;

  virtual result<std::unique_ptr<log_file>> open(const std::string& path, open_mode mode) = 0;
  /// The whole content; `ec::too_large` past `bytes_max`, `ec::not_found` when there is none.
  virtual result<std::string> read_all(const std::string& path, std::uint64_t bytes_max) = 0;
  /// Creates or truncates `path`, writes, syncs and closes. Not atomic: see `publish`.
  virtual result<done> write_new(const std::string& path, std::string_view bytes) = 0;
  /// As `write_new`, for its owner alone, from the first byte on. Disks that know no owners need
  /// not tell them apart.
  virtual result<done> write_private(const std::string& path, std::string_view bytes) {
    return write_new(path, bytes);
  }
  /// As `write_new`, but into the space that the file has already, so that nothing is freed and
  /// little has to be found, and so slowly that a log that is synced beside it hardly waits. Until
  /// it returns, the file holds parts of both.
  virtual result<done> write_over(const std::string& path, std::string_view bytes) {
    return write_new(path, bytes);
  }
  virtual result<done> rename(const std::string& from, const std::string& to) = 0;
  /// Two names change places at once: there is no moment in which one of them is missing. Fails
  /// where the file system cannot do that.
  virtual result<done> exchange(const std::string& one, const std::string& other) {
    return error{.code = ec::io_error,
                 .what = "this file system cannot exchange it with " + other,
                 .todo = "Move it by hand.",
                 .path = one};
  }
  /// Gives a file a second name, which must be free: what is written under the one can be read
  /// under the other, and each can be removed without the other. Fails where the file system cannot
  /// do that. Neither a directory nor a symbolic link gets one.
  virtual result<done> link(const std::string& from, const std::string& to) {
    return error{.code = ec::io_error,
                 .what = "this file system cannot name it " + to + " as well",
                 .todo = "Copy it.",
                 .path = from};
  }
  virtual result<done> remove(const std::string& path) = 0;
  virtual result<done> remove_directory(const std::string& path) = 0;
  virtual result<done> make_directory(const std::string& path) = 0;
  /// As `make_directory`, for its owner alone. Disks that know no owners need not tell them apart.
  virtual result<done> make_private_directory(const std::string& path) {
    return make_directory(path);
  }
  virtual result<done> sync_directory(const std::string& path) = 0;
  /// Makes durable all that was written on the file system of the directory `path`: one wait
  /// where a sync of each of thousands of new files would take minutes.
  virtual result<done> sync_file_system(const std::string& path) { return sync_directory(path); }
  /// Symbolic links are followed. `entry_kind::none` is an answer, not an error.
  virtual result<entry_kind> kind_of(const std::string& path) = 0;
  /// True for a symbolic link, wherever it leads. Disks that have none need not say so.
  virtual result<bool> is_link(const std::string& path) {
    static_cast<void>(path);
    return false;
  }
  /// Whether anybody but the owner, who has to be this program's user, may read or write the file.
  /// Disks that know no owners need not say so.
  virtual result<bool> is_open_to_others(const std::string& path) {
    static_cast<void>(path);
    return false;
  }
  /// Which file system the directory is on: a number that those on one have in common, for as long
  /// as the program runs. Disks that are one may leave it at that.
  virtual result<std::uint64_t> device_of(const std::string& path) {
    static_cast<void>(path);
    return std::uint64_t{0};
  }
  /// Sorted by name, without "." and "..". What cannot be looked at is `entry_kind::other`.
  virtual result<std::vector<directory_entry>> list(const std::string& path) = 0;
  /// Takes the lock at once or fails with `ec::locked` and the holder's process id in `what`.
  /// A second lock on the same path in this process is refused as well.
  virtual result<std::unique_ptr<file_lock>> lock(const std::string& path) = 0;
};

/// The real disk. Stateless but for the table of this process's locks; usable from any thread.
[[nodiscard]] file_ops& posix_file_ops();

/// Fails, with `ec::corrupt`, when a file that has `found` bytes should have `expected`: see
/// `log_file::sync_whole`.
[[nodiscard]] result<done> check_size(const std::string& path, std::uint64_t found,
                                      std::uint64_t expected);

/// Fails when the directory `path`, which the program fills and empties, is a symbolic link: what
/// is in it would be somebody else's. Nothing there is fine.
result<done> check_own_directory(file_ops& ops, const std::string& path);

/// Replaces `path` whole or not at all: writes `path` + ".tmp", syncs it, renames it over
/// `path`, and syncs the directory. On an error the old file is as it was.
result<done> publish(file_ops& ops, const std::string& path, std::string_view bytes);

/// The same for a file that its owner alone may read.
result<done> publish_private(file_ops& ops, const std::string& path, std::string_view bytes);

/// The same for a file that is replaced all the time: the old one stays as `path` + ".tmp" and is
/// written over by the next. Freeing a file's space makes a log that is being synced beside it wait
/// for milliseconds. A reader that opened the file two replacements ago sees parts of both.
result<done> publish_over_spare(file_ops& ops, const std::string& path, std::string_view bytes);

}  // namespace dnd::io
