#pragma once

#include "io/store/log_store.hpp"
#include "tests/support/faulty_disk.hpp"

#include <memory>
#include <string>

/// A store with one campaign in it, and the ways in which what it stands on may fail: what the
/// contract of stores and the simulation of the engine run on, whichever backend it is.
namespace dnd::test {

class storage {
 public:
  virtual ~storage() = default;

  virtual io::log_store& store() = 0;
  /// Empty when the storage is made.
  [[nodiscard]] virtual io::campaign_id campaign() const = 0;

  /// A storage that nothing can fail does not fire.
  virtual void plan(const fault_plan& plan) = 0;
  [[nodiscard]] virtual bool fired() const = 0;
  /// The power is gone.
  [[nodiscard]] virtual bool is_off() const = 0;

  /// What is there when the process that used it is gone. This one is not used any more.
  [[nodiscard]] virtual std::unique_ptr<storage> after_kill() = 0;
  /// What is there when the power came back. This one may go on, unless it says otherwise.
  [[nodiscard]] virtual std::unique_ptr<storage> after_crash(crash_mode mode,
                                                             std::uint64_t seed) = 0;
  /// All lines of the campaign.
  [[nodiscard]] virtual std::string lines() const = 0;
  /// Takes the campaign's caches away, if there are any.
  virtual void remove_caches() {}
  /// The disk beneath it, where other files may be as well; null: there is none.
  [[nodiscard]] virtual const faulty_disk* disk() const { return nullptr; }
};

[[nodiscard]] std::unique_ptr<storage> on_files();
[[nodiscard]] std::unique_ptr<storage> in_memory();
[[nodiscard]] std::unique_ptr<storage> on_toy();

}  // namespace dnd::test
