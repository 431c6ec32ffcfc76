#pragma once

#include "io/store/joint_log.hpp"
#include "io/store/postgres/batch_writer.hpp"
#include "io/store/postgres/host_lease.hpp"
#include "io/store/postgres/postgres_store.hpp"

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

namespace dnd::io {

/// What the logs of a host that are open have in common: the database, the lease, the writer, and
/// which campaigns there are.
class postgres_store::core {
 public:
  core(std::shared_ptr<postgres::database> in, postgres::lease_options as)
      : database(std::move(in)), options_(std::move(as)) {}

  /// Who this is among the hosts of the store. With the first question it becomes one.
  [[nodiscard]] result<postgres::uuid> take_part();
  /// Requires that it takes part.
  [[nodiscard]] const postgres::uuid& host() const noexcept { return lease_->host(); }
  /// Null as long as it takes no part.
  [[nodiscard]] postgres::host_lease* lease();
  [[nodiscard]] postgres::batch_writer& writer() noexcept { return *writer_; }

  /// Takes a campaign over for this host. `ec::locked` when it has it already, `ec::moved` when
  /// another one has.
  [[nodiscard]] result<std::shared_ptr<postgres::owned_campaign>> take(const campaign_id& which,
                                                                       std::string_view name);
  /// Notes that this host opens a campaign. False when it has it open already.
  [[nodiscard]] bool begin(const std::shared_ptr<postgres::owned_campaign>& what);
  void end(const postgres::uuid& id);
  [[nodiscard]] std::shared_ptr<postgres::owned_campaign> find(const postgres::uuid& id);

  std::shared_ptr<postgres::database> database;

 private:
  postgres::lease_options options_;
  std::mutex mutex_;
  std::mutex joining_;
  std::unique_ptr<postgres::host_lease> lease_;
  std::optional<postgres::batch_writer> writer_;
  std::map<postgres::uuid, std::shared_ptr<postgres::owned_campaign>> open_;
};

namespace postgres {

/// A campaign's log that this host writes.
class open_rows final : public joint_log {
 public:
  open_rows(std::shared_ptr<postgres_store::core> of, std::shared_ptr<owned_campaign> what)
      : of_(std::move(of)), what_(std::move(what)) {}
  ~open_rows() override { release(); }
  open_rows(const open_rows&) = delete;
  open_rows& operator=(const open_rows&) = delete;

  result<done> append(std::string_view lines, const log_position& end, log_part part) override;
  result<done> sync() override;
  result<done> end_fight() override;
  void release() noexcept override;

  [[nodiscard]] const void* joined_with() const noexcept override { return of_.get(); }
  [[nodiscard]] std::vector<result<done>> append_all(std::span<const addition> what) override;

 private:
  /// The rows of lines that follow the head. Errors leave the log as it is.
  [[nodiscard]] result<pending_write> prepare(std::string_view lines,
                                              const log_position& end) const;
  [[nodiscard]] result<done> state_of_log() const;
  [[nodiscard]] result<done> settled(const pending_write& written, log_part part);

  std::shared_ptr<postgres_store::core> of_;
  std::shared_ptr<owned_campaign> what_;
  bool is_fighting_ = false;
  bool is_released_ = false;
  std::optional<error> failed_;
};

}  // namespace postgres
}  // namespace dnd::io
