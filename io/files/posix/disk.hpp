#pragma once

#include "io/files/file_ops.hpp"

namespace dnd::io {

/// `file_ops` over POSIX system calls. It has no state of its own.
class posix_disk final : public file_ops {
 public:
  result<std::unique_ptr<log_file>> open(const std::string& path, open_mode mode) override;
  result<std::string> read_all(const std::string& path, std::uint64_t bytes_max) override;
  result<done> write_new(const std::string& path, std::string_view bytes) override;
  result<done> write_private(const std::string& path, std::string_view bytes) override;
  result<done> write_over(const std::string& path, std::string_view bytes) override;
  result<done> rename(const std::string& from, const std::string& to) override;
  result<done> exchange(const std::string& one, const std::string& other) override;
  result<done> link(const std::string& from, const std::string& to) override;
  result<done> remove(const std::string& path) override;
  result<done> remove_directory(const std::string& path) override;
  result<done> make_directory(const std::string& path) override;
  result<done> make_private_directory(const std::string& path) override;
  result<done> sync_directory(const std::string& path) override;
  result<done> sync_file_system(const std::string& path) override;
  result<entry_kind> kind_of(const std::string& path) override;
  result<bool> is_link(const std::string& path) override;
  result<bool> is_open_to_others(const std::string& path) override;
  result<std::uint64_t> device_of(const std::string& path) override;
  result<std::vector<directory_entry>> list(const std::string& path) override;
  result<std::unique_ptr<file_lock>> lock(const std::string& path) override;
};

}  // namespace dnd::io
