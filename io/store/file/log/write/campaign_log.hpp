#pragma once

#include "io/files/file_ops.hpp"
#include "io/store/file/log/read/scanner.hpp"
#include "io/store/file/log/recover/recovery.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace dnd::io {

/// The two files of an open campaign, as its writer sees them. Made from what a recovery left;
/// used by one thread at a time, with the campaign's lock held by someone above.
///
/// `append` puts bytes after the current file: encounter.jsonl from `begin_encounter` until
/// `merge`, else log.jsonl. In memory of the kernel only: durable after the next `sync`.
///
///   open ──append──▶ writing ──▶ open ──sync──▶ syncing ──▶ open
///                       │                          │
///                 cannot be cut back          any failure
///                       └──────────▶ failed ◀──────┘      no way back but a new recovery
class campaign_log {
 public:
  enum class state : std::uint8_t { open, writing, syncing, failed };

  /// Opens the files for appending, creating nothing. Fails when their sizes are not what the
  /// recovery left: someone else wrote to them. `ops` must outlive this.
  [[nodiscard]] static result<campaign_log> open(file_ops& ops, const std::string& directory,
                                                 const log_tail& tail);

  /// Appends whole lines. `last_seq` and `last_sum` are those of the last one.
  /// On an error none of the bytes is in the log: it was cut back to where it was, or the log has
  /// failed (`ec::poisoned` from then on).
  [[nodiscard]] result<done> append(std::string_view lines, std::uint64_t last_seq,
                                    std::uint64_t last_sum);

  /// Makes everything durable that was appended (promise 3). An error is final (promise 14). What
  /// it leaves in doubt stays where it is: the next recovery writes it again and serves it, so that
  /// no number of an event is ever given to another one.
  [[nodiscard]] result<done> sync();

  /// Creates encounter.jsonl; its name is durable with the next `sync`. Requires that there is
  /// none.
  [[nodiscard]] result<done> begin_encounter();

  /// Moves the encounter's bytes after those of log.jsonl: syncs the encounter, copies, syncs
  /// the log, removes the encounter, syncs the directory (promises 5 and 17). Requires an
  /// encounter. When the copy fails (a full disk) and could be cut back, the encounter is as it
  /// was and `merge` may be called again. Cut at any point, the next recovery finishes it.
  [[nodiscard]] result<done> merge();

  [[nodiscard]] state current_state() const noexcept { return state_; }
  [[nodiscard]] bool has_encounter() const noexcept { return encounter_ != nullptr; }
  /// The end of what was appended, and of what is durable. Offsets count through both files, as
  /// a snapshot wants them.
  [[nodiscard]] const log_position& end() const noexcept { return end_; }
  [[nodiscard]] const log_position& durable() const noexcept { return durable_; }
  /// Why the log failed; nothing while it has not.
  [[nodiscard]] const std::optional<error>& failure() const noexcept { return failure_; }

 private:
  campaign_log(file_ops& ops, std::string directory, const log_tail& tail);

  log_file& current() noexcept;
  std::uint64_t current_bytes() const noexcept;
  result<done> check_open() const;
  error fail(error why);
  void move_durable(const log_position& to);
  result<done> cut_back(log_file& file, std::uint64_t bytes, error why);
  result<done> copy_encounter();

  file_ops* ops_;
  std::string directory_;
  std::unique_ptr<log_file> log_;
  std::unique_ptr<log_file> encounter_;
  std::uint64_t log_bytes_ = 0;
  std::uint64_t encounter_bytes_ = 0;
  log_position end_;
  log_position durable_;
  state state_ = state::open;
  bool directory_changed_ = false;
  std::optional<error> failure_;
};

/// Takes the campaign's lock, or fails at once with `campaign "NAME" is open in process N`.
[[nodiscard]] result<std::unique_ptr<file_lock>> lock_campaign(file_ops& ops,
                                                               const std::string& directory,
                                                               std::string_view name);

}  // namespace dnd::io
