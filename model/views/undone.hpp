#pragma once

#include "model/commit.hpp"
#include "model/event.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

/// Which events of a log are taken back: by an undo that no redo took back, or as part of a fight
/// that was discarded, as long as that was not undone. The log keeps them, and nothing in their own
/// lines says so: whoever adds numbers up must know. Undo and redo themselves are never among them,
/// and a discarded fight leaves the sessions alone.
namespace dnd::model::views {

/// Events that are taken back. The one that is made by default has none.
class undone_events {
 public:
  undone_events() noexcept = default;

  /// Both ends included.
  struct range {
    seq_t first = 0;
    seq_t last = 0;
    friend bool operator==(const range&, const range&) = default;
  };

  [[nodiscard]] bool contains(seq_t seq) const noexcept { return range_of(seq) != nullptr; }
  [[nodiscard]] bool is_empty() const noexcept { return ranges_.empty(); }
  /// The stretch of undone events that `seq` is in; null when it is none of them.
  [[nodiscard]] const range* range_of(seq_t seq) const noexcept;
  /// How many events of a range are taken back.
  [[nodiscard]] seq_t count_in(const range& of) const noexcept;
  /// Sorted; no two of them touch.
  [[nodiscard]] std::span<const range> ranges() const noexcept { return ranges_; }
  /// The events that are taken back in one of the two and not in the other, as `ranges`.
  [[nodiscard]] std::vector<range> differences(const undone_events& other) const;

 private:
  friend class undone_finder;
  /// Requires what `ranges` promises.
  explicit undone_events(std::vector<range> ranges) noexcept : ranges_(std::move(ranges)) {}

  std::vector<range> ranges_;
};

/// What an event says about what is taken back: all that `undone_finder` has to know of it.
struct undo_mark {
  enum class kind : std::uint8_t {
    undone,
    redone,
    restored,  ///< The rest of the undo, the redo or the discarded fight that it comes after.
    taken_out,
    fight_started,
    fight_discarded,
    of_session,
  };
  kind what{};
  seq_t seq = 0;
  /// The events that are taken back, both ends included; of `redone`, twice the seq of the
  /// `command_undone` that it takes back. 0 of the others.
  undone_events::range of;
  friend bool operator==(const undo_mark&, const undo_mark&) = default;
};

/// Finds them in a log that is read to it from some command on to its end: what was taken back of
/// those is said after them. Costs memory for the undos, fights and sessions only.
class undone_finder {
 public:
  /// False for stored names of events that say nothing about it: they need not be read.
  [[nodiscard]] static bool may_tell(std::string_view type);
  /// Nothing for an event that says nothing about it.
  [[nodiscard]] static std::optional<undo_mark> mark_of(seq_t seq, const event& what);

  /// Requires that marks come in their order, those of whole commands.
  void read(const undo_mark& mark);
  /// The same for events: those that are no marks need not be among them.
  void read(seq_t seq, const event& what);
  void read(const commit& what);

  /// Of all that was read.
  [[nodiscard]] undone_events find() const;
  /// The same, and undo and redo themselves: whoever adds numbers up may go past all of it.
  [[nodiscard]] undone_events find_idle() const;
  /// What an undo goes past without naming it: what is undone already, and undo and redo
  /// themselves. What a discarded fight took along is none of it, nor is what was taken out.
  [[nodiscard]] undone_events find_passed() const;

 private:
  [[nodiscard]] std::vector<undone_events::range> undone_by_undo() const;

  struct undo {
    seq_t seq = 0;  ///< Of the `command_undone`.
    undone_events::range of;
    bool redone = false;
    /// Of the fights that it took back, ascending: a redo brings them back.
    std::vector<seq_t> starts = {};
  };
  struct discard {
    seq_t seq = 0;  ///< Of the `encounter_discarded`.
    seq_t began = 0;
  };

  struct take_out {
    seq_t seq = 0;  ///< Of the `command_taken_out`.
    undone_events::range of;
  };

  /// Ascending by seq, all of them.
  std::vector<undo> undos_;
  std::vector<take_out> take_outs_;
  std::vector<discard> discards_;
  /// Of the `encounter_started` that are not undone so far: the last is that of the fight that is
  /// on, when one is.
  std::vector<seq_t> starts_;
  /// What undos and redos are made of.
  std::vector<undone_events::range> turns_back_;
  /// Events of sessions, each a range of its own.
  std::vector<undone_events::range> sessions_;
};

/// Appends what a commit says about it.
void add_undo_marks(const commit& what, std::vector<undo_mark>& into);

/// What these marks come to. Requires that they come in their order.
[[nodiscard]] undone_events undone_by(std::span<const undo_mark> marks);
/// The same as `undone_finder::find_idle`.
[[nodiscard]] undone_events idle_by(std::span<const undo_mark> marks);
/// The same as `undone_finder::find_passed`.
[[nodiscard]] undone_events passed_by_undo(std::span<const undo_mark> marks);

}  // namespace dnd::model::views
