#pragma once

#include "io/files/error.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

/// The system calls on an open file, each in one place: retried when a signal interrupts them,
/// went on with when they do less than they were asked to, and turned into errors.
namespace dnd::io {

/// Owns a file descriptor.
class descriptor {
 public:
  descriptor() = default;
  explicit descriptor(int number) noexcept : number_(number) {}
  descriptor(descriptor&& other) noexcept : number_(other.release()) {}
  descriptor& operator=(descriptor&& other) noexcept;
  ~descriptor();

  [[nodiscard]] int number() const noexcept { return number_; }
  int release() noexcept;

 private:
  int number_ = -1;
};

/// Who may read a file that is made: mode 0644 or 0600, less the umask.
enum class file_readers : std::uint8_t { all, owner };

/// open(2) of a regular file, with O_CLOEXEC added.
/// Never waits: a pipe, a device, a socket or a directory is `ec::not_a_file`. For writing, so is a
/// symbolic link: what is written stays where it was meant to be. The directories on the way, and
/// what is only read, may be links.
/// A file that is made is for `whose` to read, and for its owner to write.
[[nodiscard]] result<descriptor> open_file(const std::string& path, int flags,
                                           file_readers whose = file_readers::all);
/// The same for a file whose old content is of no use: with O_WRONLY and O_CREAT. If it has another
/// name besides this one, a new file gets this name, so that what has the other one stays as it is.
[[nodiscard]] result<descriptor> open_to_replace(const std::string& path);
/// A directory, which may be a link. For syncing.
[[nodiscard]] result<descriptor> open_directory(const std::string& path);
/// Why nothing is written to the symbolic link `path`.
[[nodiscard]] error link_refused(const std::string& path);
/// Fails when `path` is a symbolic link: one that is replaced harms nobody, but somebody meant
/// something by it. Nothing there is fine.
[[nodiscard]] result<done> check_no_link(const std::string& path);
/// ftruncate, retried on EINTR.
[[nodiscard]] result<done> cut_descriptor(const descriptor& file, const std::string& path,
                                          std::uint64_t size);
/// Writes all of it at the descriptor's place: at the end, if it was opened with O_APPEND.
[[nodiscard]] result<done> write_all(const descriptor& file, const std::string& path,
                                     std::string_view bytes);
/// Writes the bytes from `from` to the end of the file again, in place. The pages are dirty
/// afterwards, whatever became of an earlier attempt to bring them to the disk.
[[nodiscard]] result<done> rewrite_file(const std::string& path, std::uint64_t from);
/// Fewer bytes than asked for only at the end of the file.
[[nodiscard]] result<std::size_t> read_at(const descriptor& file, const std::string& path,
                                          std::uint64_t offset, std::span<char> into);
/// Waits until the disk has been given these bytes. It may have them in a cache of its own: a sync
/// has to follow.
[[nodiscard]] result<done> flush_descriptor(const descriptor& file, const std::string& path,
                                            std::uint64_t offset, std::uint64_t size);
/// What a sync covers: fdatasync leaves out what reading the bytes back does not need.
enum class sync_kind : std::uint8_t { data, everything };
[[nodiscard]] result<done> sync_descriptor(const descriptor& file, const std::string& path,
                                           sync_kind kind);
/// Closes, and reports what the system only says then (a full quota on a network disk).
[[nodiscard]] result<done> close_descriptor(descriptor file, const std::string& path);

}  // namespace dnd::io
