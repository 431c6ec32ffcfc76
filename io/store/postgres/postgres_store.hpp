#pragma once

#include "io/store/log_store.hpp"
#include "io/store/postgres/host_lease.hpp"
#include "io/store/postgres/host_register.hpp"
#include "io/store/rewritable_log.hpp"

#include <memory>

/// Campaigns as rows of a PostgreSQL database, which many hosts share: docs/cluster.md. Lines and
/// snapshots are the same bytes as in files. What is appended is committed when `append` returns,
/// and `sync` has nothing left to do; a fight needs no second place, since a command is one row.
namespace dnd::io {

/// The id of a campaign that is a row.
[[nodiscard]] inline campaign_id id_of_row(const postgres::uuid& id) {
  return {postgres::render_uuid(id)};
}

class postgres_store final : public log_store {
 public:
  /// Takes part as a host of the store in a database. Errors: what is wrong with the database or
  /// with what is in it.
  [[nodiscard]] static result<std::unique_ptr<postgres_store>> join(
      std::shared_ptr<postgres::database> in, postgres::lease_options lease = {});
  /// The same without connecting: it takes part from the first `open` on, and until then only
  /// reads.
  [[nodiscard]] static std::unique_ptr<postgres_store> look(std::shared_ptr<postgres::database> in,
                                                            postgres::lease_options lease = {});
  ~postgres_store() override;

  /// See `host_lease`; null as long as it takes no part.
  [[nodiscard]] postgres::host_lease* lease() const;
  /// From now on it is one of the hosts, if it is none yet.
  [[nodiscard]] result<done> take_part();
  /// Where requests for a campaign belong, by the names of directories.
  [[nodiscard]] result<postgres::place_of_campaign> place_of(std::string_view world,
                                                             std::string_view slug);
  /// Of this host. Requires that it takes part.
  [[nodiscard]] const postgres::uuid& host() const noexcept;

  /// Takes a campaign to mend its log: until what is returned is destroyed nobody else writes it.
  /// Errors: as of `open`, but for those of what is in it.
  [[nodiscard]] result<std::unique_ptr<rewritable_log>> take_in_hand(const campaign_id& which,
                                                                     std::string_view name);

  result<opened_log> open(const campaign_id& which, std::string_view name) override;
  result<loaded_log> load(const campaign_id& which) override;
  result<done> read(const campaign_id& which, const seq_range& range,
                    const commit_visitor& visit) override;
  result<done> read_lines(const campaign_id& which, const seq_range& range,
                          const command_line_visitor& visit) override;
  result<std::vector<model::commit_ptr>> read_last(const campaign_id& which, std::size_t count,
                                                   model::seq_t last) override;
  result<std::vector<model::views::session_info>> sessions(const campaign_id& which) override;
  result<commit_in_place> find(const campaign_id& which, model::seq_t seq) override;
  result<model::state> state_at(const campaign_id& which, model::seq_t seq) override;
  result<done> checkpoint(const campaign_id& which, const snapshot& what,
                          const std::function<void()>& rest) override;
  result<done> back_up(const campaign_id& which, std::int64_t now_ms, std::size_t keep) override;

  class core;

 private:
  explicit postgres_store(std::shared_ptr<core> with);

  /// Shared with the logs that are open.
  std::shared_ptr<core> core_;
};

}  // namespace dnd::io
