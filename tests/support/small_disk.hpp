#pragma once

#include "tests/support/process.hpp"
#include "tests/support/scratch_directory.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace dnd::test {

/// A disk of 1 MiB that only this process and those that it starts see, with the directory for
/// temporary files on it. Where the system lets nobody mount one, says so on standard error, and a
/// limit on the size of files stands for the full disk.
class small_disk {
 public:
  static constexpr std::uint64_t page_bytes = 4096;

  small_disk();
  ~small_disk();
  small_disk(const small_disk&) = delete;
  small_disk& operator=(const small_disk&) = delete;

  /// Leaves so many pages. Without a disk of its own: `running` may grow its files so far past
  /// `file_bytes`, and programs that are started at `where` may write so much into each.
  void leave(std::uint64_t pages, const process& running, std::uint64_t file_bytes,
             surroundings& where);
  /// Gives all room back.
  void free(const process& running, surroundings& where);
  [[nodiscard]] bool is_mounted() const noexcept { return mounted_; }

 private:
  tests::scratch_directory place_;
  std::optional<std::string> temporary_before_;
  bool mounted_;
};

}  // namespace dnd::test
