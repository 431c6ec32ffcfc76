#pragma once

#include "actors/messages.hpp"
#include "actors/past.hpp"
#include "model/views/commit_view.hpp"
#include "model/views/seen_log.hpp"
#include "model/views/undone.hpp"
#include "model/views/viewer.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace dnd::actors {

/// What is known of where somebody who does not see all stands.
struct seen_places {
  /// After an event of the log, where a commit ends. Empty: the log is read from its beginning.
  std::function<io::result<model::views::seen_log>(model::seq_t after)> at = {};
  /// Where an event is, as they count; nothing when they have not seen so many.
  std::function<io::result<std::optional<model::seq_t>>(model::seq_t number)> seq_of = {};
};

/// The past as somebody sees it: with nothing in it that they may not know, and with the numbers of
/// events as they count. Ranges are those of the log. As `past` otherwise, which must outlive it.
class seen_past {
 public:
  /// By which numbers events are told: as the viewer counts, or those of the log, for a game master
  /// who looks as somebody else.
  enum class numbers : std::uint8_t { seen, of_log };
  /// `names` is the state now, as the viewer sees it.
  seen_past(past& log, model::views::viewer whose, state_ptr names, seen_places known = {},
            numbers count_by = numbers::seen);

  [[nodiscard]] const model::views::viewer& whose() const noexcept { return whose_; }
  [[nodiscard]] const state_ptr& names() const noexcept { return names_; }
  /// The last event of the log.
  [[nodiscard]] model::seq_t last() const noexcept { return log_.last(); }
  /// An event of the log at which, or before which, the viewer saw event `number`, as they count.
  [[nodiscard]] io::result<model::seq_t> seq_of(model::seq_t number);
  /// The last event that the viewer has seen, as they count.
  [[nodiscard]] io::result<model::seq_t> seen_to();

  /// Shows each commit with an event in the range of which something is seen, in their order.
  using visitor =
      std::function<bool(const model::commit_ptr& what, const model::views::commit_view& seen)>;
  [[nodiscard]] io::result<done> read(const io::seq_range& range, const visitor& visit);
  /// The same of commits that follow each other in the log.
  [[nodiscard]] io::result<done> look_at(std::span<const model::commit_ptr> commits,
                                         const visitor& visit);
  /// All commits with an event in the range, whatever the viewer sees of them.
  [[nodiscard]] io::result<std::vector<model::commit_ptr>> read_all(const io::seq_range& range);
  /// The state after an event of the log, without those of whom the viewer knows nothing.
  [[nodiscard]] io::result<model::state> state_at(model::seq_t seq);
  [[nodiscard]] io::result<std::vector<model::views::session_info>> sessions() {
    return log_.sessions();
  }
  /// What is taken back of the events of a range by what came in it and after it.
  [[nodiscard]] io::result<model::views::undone_events> undone(const io::seq_range& range);
  /// What commits of a range say about what is taken back, whatever the viewer sees of them.
  [[nodiscard]] io::result<std::vector<model::views::undo_mark>> undo_marks(
      const io::seq_range& range);

 private:
  [[nodiscard]] io::result<model::views::seen_log> place_after(model::seq_t seq);
  [[nodiscard]] io::result<done> look_by_numbers_of_log(std::span<const model::commit_ptr> commits,
                                                        const visitor& visit);

  past& log_;
  model::views::viewer whose_;
  state_ptr names_;
  seen_places known_;
  numbers count_by_;
};

/// Goes back over a range, a stretch at a time, small ones first, until `visit` returns false. Each
/// stretch is in its order, and what of it is taken back is marked. `first`: the event of the log
/// that was looked at first.
struct walked_back {
  model::seq_t first = 1;
  /// It ended because it went back far enough.
  bool is_cut = false;
};
struct seen_stretch {
  /// Of the log: the first event that was looked at so far.
  model::seq_t first = 0;
  std::vector<model::views::commit_view> commits;
};
[[nodiscard]] io::result<walked_back> walk_seen_back(
    seen_past& log, const io::seq_range& range, model::seq_t events_max,
    const std::function<bool(seen_stretch)>& visit);

}  // namespace dnd::actors
