#pragma once

#include "io/files/file_ops.hpp"

#include <cerrno>
#include <cstdint>
#include <memory>
#include <string>

/// A disk in memory that fails when and how a test says, and that can lose power: only what was
/// synced is sure to be there afterwards, names only once their directory was synced.
namespace dnd::test {

/// What becomes of what was not synced when the power goes.
enum class crash_mode : std::uint8_t {
  keep,  ///< All of it reached the disk.
  drop,  ///< None of it did.
  /// Each write is kept, dropped, or has sectors of which the left half, the right half or all is
  /// zeros or garbage.
  scramble,
};
inline constexpr crash_mode all_crash_modes[] = {crash_mode::keep, crash_mode::drop,
                                                 crash_mode::scramble};

enum class fault : std::uint8_t {
  fail,        ///< The operation fails and does nothing.
  fail_short,  ///< A write does half of its work and fails; others fail.
  crash,       ///< A write does half of its work, then the power is gone: everything fails.
};

/// Which operations are counted.
enum class counted : std::uint8_t { all, changes, reads, writes, syncs };

struct fault_plan {
  std::uint64_t at = 0;  ///< The how-manieth counted operation, from 1; 0: none.
  fault what = fault::fail;
  counted count = counted::all;
  int system_errno = EIO;
  enum class times : std::uint8_t { once, for_ever } repeat = times::once;
};

/// Usable from any thread. Copies share one disk. Files stay usable when this object is gone.
class faulty_disk final : public io::file_ops {
 public:
  /// Has the directory `/`. Paths are absolute or not, but always spelled the same.
  faulty_disk();

  /// Counting begins anew.
  void plan(const fault_plan& plan);
  /// Operations counted since the plan was made.
  [[nodiscard]] std::uint64_t operations() const;
  /// Whether the planned fault has happened.
  [[nodiscard]] bool fired() const;
  [[nodiscard]] bool is_off() const;

  /// The disk after the power came back, without faults and locks. This one stays as it is.
  [[nodiscard]] faulty_disk after_crash(crash_mode mode, std::uint64_t seed) const;
  /// The disk after the process was killed: nothing is lost, locks are free.
  [[nodiscard]] faulty_disk after_kill() const;

  /// Below the faults, and durable at once.
  void put(const std::string& path, std::string_view bytes);
  /// Somebody else adds bytes to the file, or cuts it to `bytes`, whoever has it open: below the
  /// faults. The file must be there.
  void append_foreign(const std::string& path, std::string_view bytes);
  void cut_foreign(const std::string& path, std::uint64_t bytes);
  [[nodiscard]] std::string bytes_of(const std::string& path) const;  ///< Empty if missing.
  [[nodiscard]] bool has(const std::string& path) const;

  io::result<std::unique_ptr<io::log_file>> open(const std::string& path,
                                                 io::open_mode mode) override;
  io::result<std::string> read_all(const std::string& path, std::uint64_t bytes_max) override;
  io::result<done> write_new(const std::string& path, std::string_view bytes) override;
  io::result<done> rename(const std::string& from, const std::string& to) override;
  /// Both names must be of one directory.
  io::result<done> exchange(const std::string& one, const std::string& other) override;
  io::result<done> link(const std::string& from, const std::string& to) override;
  io::result<done> remove(const std::string& path) override;
  io::result<done> remove_directory(const std::string& path) override;
  io::result<done> make_directory(const std::string& path) override;
  io::result<done> sync_directory(const std::string& path) override;
  io::result<done> sync_file_system(const std::string& path) override;
  io::result<io::entry_kind> kind_of(const std::string& path) override;
  io::result<std::vector<io::directory_entry>> list(const std::string& path) override;
  io::result<std::unique_ptr<io::file_lock>> lock(const std::string& path) override;

  struct state;

 private:
  explicit faulty_disk(std::shared_ptr<state> disk);
  std::shared_ptr<state> state_;
};

/// Runs `scenario(n)` for n = 1, 2, … until it returns false: the n-th fault did not fire any
/// more, so every place was tried. Returns how many were.
template <class Scenario>
std::uint64_t for_each_fault(Scenario&& scenario) {
  std::uint64_t n = 1;
  while (scenario(n)) ++n;
  return n - 1;
}

}  // namespace dnd::test
