#pragma once

#include "actors/messages.hpp"
#include "io/files/error.hpp"
#include "io/store/log_store.hpp"
#include "model/commit.hpp"
#include "model/creature.hpp"
#include "model/views/change_index.hpp"
#include "model/views/sessions.hpp"
#include "model/views/undone.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

namespace dnd::actors {

/// The past of a campaign up to some event, as it is read to answer questions. Reads only, and
/// blocks while the disk works. For one thread.
/// Errors: the disk's; damage of the log, located.
class past {
 public:
  virtual ~past() = default;

  /// The last event that is looked at.
  [[nodiscard]] virtual model::seq_t last() const noexcept = 0;
  /// After event `seq`; 0: before the first. `ec::not_found` past the end.
  [[nodiscard]] virtual io::result<model::state> state_at(model::seq_t seq) = 0;
  /// Shows the commits with an event in `range`, each whole, in their order.
  [[nodiscard]] virtual io::result<done> read(const io::seq_range& range,
                                              const io::commit_visitor& visit) = 0;
  /// The sessions, oldest first, undo and redo included. Quick, however long the log is.
  [[nodiscard]] virtual io::result<std::vector<model::views::session_info>> sessions() = 0;
  /// What commits of `range` say about what is taken back. Quick, however long the range is.
  [[nodiscard]] virtual io::result<std::vector<model::views::undo_mark>> undo_marks(
      const io::seq_range& range);
  /// What commits of `range` take back, of it and of what is before it. Quick as well.
  [[nodiscard]] io::result<model::views::undone_events> undone(const io::seq_range& range);
  /// In which stretches values of a subject changed, as far as somebody has noted it.
  [[nodiscard]] virtual io::result<model::views::subject_changes> changes_of(
      std::string_view subject [[maybe_unused]]) {
    return model::views::subject_changes{};
  }
  /// What all of it comes to in numbers, for sums of all, or of one session, and fights: stretches
  /// that need not be told apart for that may be one.
  [[nodiscard]] virtual io::result<model::figures::account> figures(
      std::optional<std::uint32_t> session) = 0;
};

/// That of a campaign in a store, which must outlive it. `rows`: what conditions do.
[[nodiscard]] std::unique_ptr<past> past_in(io::log_store& store, io::campaign_id which,
                                            model::seq_t last, model::condition_rows_ptr rows);

}  // namespace dnd::actors
