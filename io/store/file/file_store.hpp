#pragma once

#include "io/files/file_ops.hpp"
#include "io/store/file/index/index_memory.hpp"
#include "io/store/log_store.hpp"

/// Campaigns as directories: log.jsonl, the running fight's encounter.jsonl, snapshot.yaml. See
/// docs/log-format.md and docs/durability.md.
namespace dnd::io {

/// The id of a campaign that lives in a directory.
[[nodiscard]] inline campaign_id id_of_directory(std::string directory) {
  return {std::move(directory)};
}

class file_store final : public log_store {
 public:
  /// `ops` must outlive the store and every log that it opens.
  explicit file_store(file_ops& ops) noexcept : ops_(ops) {}

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
  result<model::figures::account> figures(const campaign_id& which, model::seq_t last) override;
  result<model::views::subject_changes> changes_of(const campaign_id& which,
                                                   std::string_view subject) override;
  result<std::vector<model::views::undo_mark>> undo_marks(const campaign_id& which,
                                                          const seq_range& range) override;
  result<model::figures::account> figures_in_sum(const campaign_id& which, model::seq_t last,
                                                 std::optional<std::uint32_t> session) override;
  result<done> checkpoint(const campaign_id& which, const snapshot& what,
                          const std::function<void()>& rest) override;
  result<done> back_up(const campaign_id& which, std::int64_t now_ms, std::size_t keep) override;

 private:
  file_ops& ops_;
  index_memory indexes_;
};

}  // namespace dnd::io
