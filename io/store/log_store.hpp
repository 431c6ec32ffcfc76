#pragma once

#include "io/files/error.hpp"
#include "io/store/checkpoint.hpp"
#include "io/store/codec/line_format.hpp"
#include "io/store/log_position.hpp"
#include "io/store/recent_ids.hpp"
#include "model/commit.hpp"
#include "model/figures/counter.hpp"
#include "model/state.hpp"
#include "model/views/change_index.hpp"
#include "model/views/sessions.hpp"
#include "model/views/undone.hpp"

#include <chrono>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// The seam between the engine and whatever keeps the logs of its campaigns. Lines, sums and
/// numbers are made above it (`codec/line_maker.hpp`); what files there are, and that a fight has
/// one of its own, is the business of a backend below it. `tests/io/store/log_store_test.cpp`
/// says what every backend has to do, and runs against each.
namespace dnd::io {

/// Tells campaigns apart. What is in it is for the backend alone: the file backend takes it for the
/// path of a directory.
struct campaign_id {
  std::string text;
  friend auto operator<=>(const campaign_id&, const campaign_id&) = default;
};

/// A fight's lines are kept apart until it is over: then they are part of the long-term log, or, in
/// the state, never happened.
enum class log_part : std::uint8_t { long_term, fight };

/// A campaign's log that is open for writing. Whoever has it holds the campaign's lease: nobody
/// else writes. Used by one thread at a time. After an error of `sync` or `end_fight`, or of an
/// `append` that could not be taken back, every call fails with `ec::poisoned`: the way on is to
/// open the campaign again, which says what of it is there.
class open_log {
 public:
  virtual ~open_log() = default;

  /// Adds whole commands: lines of the log, each with its newline. `end` is the place after the
  /// last of them. They may be lost until the next `sync` returns. The first lines of
  /// `log_part::fight` begin a fight, which goes on until `end_fight`; meanwhile all lines belong
  /// to it. After an error none of the lines is in the log, or the log has failed.
  [[nodiscard]] virtual result<done> append(std::string_view lines, const log_position& end,
                                            log_part part) = 0;

  /// Makes everything durable that was added: it survives the loss of power from now on.
  [[nodiscard]] virtual result<done> sync() = 0;

  /// Makes the fight's lines part of the long-term log. Durable when it returns, all that was added
  /// before as well. Requires a fight. Cut short at any point, the next opening finishes it.
  [[nodiscard]] virtual result<done> end_fight() = 0;

  /// Does a piece of the work that makes the past quick to find, up to `durable`, where a durable
  /// commit ends. True: there is more, to be done with `cache_pace::now`. Never needed but for
  /// speed: after an error less is known of the past. The one call that may be made beside the
  /// others, by another thread, one at a time; `rest` is called again and again, and may sleep.
  [[nodiscard]] virtual result<bool> tend(const log_position& durable [[maybe_unused]],
                                          const checkpoint_retention& keep [[maybe_unused]],
                                          cache_pace pace [[maybe_unused]],
                                          const std::function<void()>& rest [[maybe_unused]]) {
    return false;
  }

  /// Gives the lease back. Nothing is called after it, but `tend`, which does nothing then.
  virtual void release() noexcept = 0;
};

/// What was found of a campaign.
struct loaded_log {
  model::state state;
  /// Where the log ends: what the next event follows.
  log_position end;
  /// Events that were replayed after the snapshot, and the snapshot's seq (0: none was used).
  std::uint64_t replayed = 0;
  model::seq_t snapshot_seq = 0;
  /// Of the last commands that had an id.
  recent_ids ids = {};
  /// Warnings for the person, one sentence each.
  std::vector<std::string> warnings = {};
};

struct opened_log {
  std::shared_ptr<open_log> log;
  loaded_log found;
  /// What has to be waited for with it: logs of the same number hang together, if they do. For as
  /// long as the program runs.
  std::uint64_t disk = 0;
  /// What is to go by between two snapshots that nobody asked for, where keeping one costs others
  /// something: a database is shared by many campaigns.
  std::chrono::milliseconds checkpoint_pause{0};
};

/// Events, both ends included.
struct seq_range {
  model::seq_t first = 1;
  model::seq_t last = UINT64_MAX;
};

/// A commit and the state that it was decided on.
struct commit_in_place {
  model::commit_ptr what;
  model::state before;
};

/// Returns false to stop.
using commit_visitor = std::function<bool(const model::commit_ptr&)>;

/// Gets the lines of a command. Returns false to stop; an error ends the reading with it.
using command_line_visitor = std::function<result<bool>(std::span<const line_view>)>;

/// Where campaigns keep their logs. Usable from any thread; what reads may do so while the campaign
/// is being written, and sees at least what was durable when it began. Nothing in here throws.
class log_store {
 public:
  virtual ~log_store() = default;

  /// Takes the lease of a campaign, brings its log in order after whatever happened to it, and
  /// reads it. `name` is what people call it, for messages.
  /// Errors: `ec::locked` when somebody else has the lease, `ec::moved` when another host has it;
  /// `ec::not_found`; damage of the log, located, which leaves it as it was.
  [[nodiscard]] virtual result<opened_log> open(const campaign_id& which,
                                                std::string_view name) = 0;

  /// Reads a campaign without its lease, and changes nothing.
  [[nodiscard]] virtual result<loaded_log> load(const campaign_id& which) = 0;

  /// Shows the commits with an event in `range`, each whole, in their order.
  [[nodiscard]] virtual result<done> read(const campaign_id& which, const seq_range& range,
                                          const commit_visitor& visit) = 0;

  /// The same with the lines of each command, as they stand in the log.
  [[nodiscard]] virtual result<done> read_lines(const campaign_id& which, const seq_range& range,
                                                const command_line_visitor& visit) = 0;

  /// The last `count` commits among the events up to `last`, oldest first.
  [[nodiscard]] virtual result<std::vector<model::commit_ptr>> read_last(const campaign_id& which,
                                                                         std::size_t count,
                                                                         model::seq_t last) = 0;

  /// The sessions of the campaign, oldest first, undo and redo included.
  [[nodiscard]] virtual result<std::vector<model::views::session_info>> sessions(
      const campaign_id& which) = 0;

  /// The commit that event `seq` belongs to. `ec::not_found` when there is no such event.
  [[nodiscard]] virtual result<commit_in_place> find(const campaign_id& which,
                                                     model::seq_t seq) = 0;

  /// The state after event `seq`; 0: before the first. `ec::not_found` past the end.
  [[nodiscard]] virtual result<model::state> state_at(const campaign_id& which,
                                                      model::seq_t seq) = 0;

  /// What all of it up to event `last`, where a commit ends, comes to in numbers; what is taken
  /// back by then does not count. Where a backend keeps none, all of the log is counted.
  [[nodiscard]] virtual result<model::figures::account> figures(const campaign_id& which,
                                                                model::seq_t last);

  /// The same for who wants sums of all, or of one session, and the fights: stretches that need not
  /// be told apart for that may be one, so that a backend reads little.
  [[nodiscard]] virtual result<model::figures::account> figures_in_sum(
      const campaign_id& which, model::seq_t last,
      std::optional<std::uint32_t> session [[maybe_unused]]) {
    return figures(which, last);
  }

  /// In which stretches of the log values of a subject changed, as
  /// `model::views::figure_change::subject`, with conditions as the rules have them. Knows nothing
  /// where a backend keeps nothing.
  [[nodiscard]] virtual result<model::views::subject_changes> changes_of(const campaign_id& which
                                                                         [[maybe_unused]],
                                                                         std::string_view subject
                                                                         [[maybe_unused]]) {
    return model::views::subject_changes{};
  }

  /// What the commits of `range` say about what is taken back, in their order. Requires that the
  /// range begins and ends where commits do. Where a backend keeps nothing, all of it is read.
  [[nodiscard]] virtual result<std::vector<model::views::undo_mark>> undo_marks(
      const campaign_id& which, const seq_range& range);

  /// What the commits of `range` take back, of it and of what is before it.
  [[nodiscard]] result<model::views::undone_events> undone(const campaign_id& which,
                                                           const seq_range& range);

  /// Keeps a snapshot, in the place of the last one. Requires that its event is durable (promise
  /// 19). `rest` is called again and again meanwhile, to slow the work down; it may be empty.
  [[nodiscard]] virtual result<done> checkpoint(const campaign_id& which, const snapshot& what,
                                                const std::function<void()>& rest) = 0;

  /// Leaves a copy of the campaign that can be restored, and keeps the newest `keep` of them.
  /// `now_ms` is UTC. A backend whose copies are made by other means does nothing.
  [[nodiscard]] virtual result<done> back_up(const campaign_id& which, std::int64_t now_ms,
                                             std::size_t keep) = 0;
};

}  // namespace dnd::io
