#pragma once

#include "io/store/log_store.hpp"

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>

/// Campaigns that live as long as the store does. For tests, and for a game that nobody wants to
/// keep. It holds lines as every backend does, so that what is read from it went through the codec.
namespace dnd::io {

class memory_store final : public log_store {
 public:
  memory_store();
  ~memory_store() override;

  /// An empty campaign. Nothing happens when there is one of this id.
  void create(const campaign_id& which);
  enum class kept : std::uint8_t { all, synced };
  /// What another process would find after this one ended, or after a loss of power if only what
  /// was synced is kept. Nobody has a lease there.
  [[nodiscard]] std::unique_ptr<memory_store> copy(kept what) const;
  void forget_checkpoints();
  /// All lines of a campaign; empty when there is none of this id.
  [[nodiscard]] std::string lines_of(const campaign_id& which) const;

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

  struct campaign;

 private:
  [[nodiscard]] result<std::shared_ptr<campaign>> find_campaign(const campaign_id& which) const;

  mutable std::mutex mutex_;
  std::map<campaign_id, std::shared_ptr<campaign>> campaigns_;
};

}  // namespace dnd::io
