#pragma once

#include "model/commit.hpp"
#include "model/event.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// The sessions of a log, from the few events that say something about them.
namespace dnd::model::views {

/// A session as it stands in the log.
struct session_info {
  std::uint32_t number = 0;
  std::string title;
  /// Milliseconds since 1970, UTC.
  std::int64_t started_ms = 0;
  /// 0 while it is running.
  std::int64_t ended_ms = 0;
  /// From its start to its end, both included.
  std::uint64_t events = 0;
  /// Seq of its first event, and of the last one so far.
  seq_t first = 0;
  seq_t last = 0;
  friend bool operator==(const session_info&, const session_info&) = default;
};

/// What an event says about sessions.
struct session_mark {
  enum class kind : std::uint8_t {
    started,
    ended,
    restored,  ///< An undo, a redo or a discarded fight put the session's state back.
  };
  kind what{};
  seq_t seq = 0;
  std::int64_t at_ms = 0;
  /// Of the session that was started; of `restored`: how many sessions were started by then.
  std::uint32_t number = 0;
  bool running = false;  ///< Of `restored`.
  std::string title;
  friend bool operator==(const session_mark&, const session_mark&) = default;
};

/// False for stored names of events that never say anything about sessions.
[[nodiscard]] bool may_mark_session(std::string_view type);
/// Nothing for an event that says nothing about sessions.
[[nodiscard]] std::optional<session_mark> session_mark_of(seq_t seq, std::int64_t at_ms,
                                                          const event& what);

/// Keeps the list of sessions, undo and redo included: a session whose start was undone is not in
/// it. Needs no events but those that are marks: the others it counts by their numbers.
class session_list {
 public:
  /// All of a commit. Requires that commits come in their order.
  void read(const commit& what);
  /// One event of a commit. Returns the number of the session that it belongs to; 0 outside of all.
  std::uint32_t read_event(seq_t seq, std::int64_t at_ms, const event& what);
  /// Requires that marks come in their order.
  void take(const session_mark& mark);
  /// No mark stands between the last one and the end of event `seq`.
  void pass(seq_t seq);

  [[nodiscard]] std::span<const session_info> sessions() const noexcept { return sessions_; }

 private:
  [[nodiscard]] session_info* running() noexcept;
  /// Returns the number of the session that the mark's event belongs to.
  std::uint32_t take_mark(const session_mark& mark);
  void start(const session_mark& mark);
  void restore(const session_mark& mark);

  std::vector<session_info> sessions_;
  std::vector<session_info> taken_back_;
  seq_t last_ = 0;
};

}  // namespace dnd::model::views
