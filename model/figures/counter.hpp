#pragma once

#include "model/commit.hpp"
#include "model/event.hpp"
#include "model/figures/figures.hpp"
#include "model/views/undone.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Counts a log, command by command. What is taken back does not count, however long ago it
/// happened: a log's figures are those of the same game in which it was never typed.
namespace dnd::model::figures {

/// What counting has to know of all that came before.
struct counting_context {
  static constexpr std::string_view stored_as = "counting_context";
  /// The session that is running; 0: none.
  std::uint32_t session = 0;
  std::string title;
  /// The fight that is on, and its first event; 0: none.
  std::uint32_t fight = 0;
  seq_t fight_first = 0;
  std::uint32_t round = 0;
  /// Whose turn it is; empty: nobody's. Since when, in milliseconds since 1970.
  std::string turn_of;
  std::int64_t turn_since_ms = 0;
  /// Ids that end in a number and are a name of their own all the same. Sorted.
  std::vector<std::string> own_names;

  template <class Self, class Visitor>
  static void describe(Self& e, Visitor& v) {
    v.optional("session", e.session);
    v.optional("title", e.title);
    v.optional("fight", e.fight);
    v.optional("fight_first", e.fight_first);
    v.optional("round", e.round);
    v.optional("turn_of", e.turn_of);
    v.optional("turn_since", e.turn_since_ms);
    v.optional("own_names", e.own_names);
  }
  friend bool operator==(const counting_context&, const counting_context&) = default;
};

/// A stretch of one session, or of what is between sessions: so many events at most, unless a fight
/// goes on.
struct segment {
  static constexpr std::string_view stored_as = "segment";
  seq_t first = 0;
  seq_t last = 0;
  std::uint32_t session = 0;
  std::string title;
  /// As it was before `first`.
  counting_context before;
  totals of;

  template <class Self, class Visitor>
  static void describe(Self& e, Visitor& v) {
    v.field("first", e.first);
    v.field("last", e.last);
    v.optional("session", e.session);
    v.optional("title", e.title);
    v.optional("before", e.before);
    v.field("of", e.of);
  }
  friend bool operator==(const segment&, const segment&) = default;
};

/// All of a log up to an event.
struct account {
  static constexpr std::string_view stored_as = "figures";
  /// In their order, without gaps, from event 1 on.
  std::vector<segment> segments;
  /// After the last event.
  counting_context now;

  template <class Self, class Visitor>
  static void describe(Self& e, Visitor& v) {
    v.field("segments", e.segments);
    v.optional("now", e.now);
  }
  friend bool operator==(const account&, const account&) = default;

  [[nodiscard]] seq_t last() const noexcept { return segments.empty() ? 0 : segments.back().last; }
  /// The sum of all, or of one session.
  [[nodiscard]] totals sum(std::optional<std::uint32_t> session = {}) const;
  /// Whether the segments follow each other from event 1 on.
  [[nodiscard]] bool is_sound() const noexcept;
};

/// Events in a segment after which the next command begins another one.
inline constexpr seq_t segment_events = 50'000;

/// Goes on from an account.
class counter {
 public:
  /// Both must outlive it. `idle`: which of the events that are going to be read do not count, as
  /// `undone_finder::find_idle`.
  counter(account& into, const views::undone_events& idle) noexcept
      : into_(into), idle_(idle), last_(into.last()) {}

  /// Requires that each command, and each of its events, comes once and in order.
  void begin_command(seq_t first, std::int64_t at_ms);
  /// Goes past commands that are idle, without reading them: up to event `last`, where one of
  /// them ends. The same comes of it as of reading them.
  void skip_to(seq_t last);
  void read(seq_t seq, const event& what);
  void read(const commit& what);

 private:
  friend struct event_counting;
  /// Begins a segment.
  void cut(seq_t first);

  account& into_;
  const views::undone_events& idle_;
  seq_t last_;
  seq_t command_first_ = 0;
  std::int64_t at_ms_ = 0;
  /// Of the command: whose action was rolled or used last, and which.
  small_text actor_;
  small_text action_;
};

/// Who is counted together: "goblin" for "goblin-2", unless that is somebody's own name.
[[nodiscard]] std::string_view counted_as(std::string_view id, const counting_context& now);

}  // namespace dnd::model::figures
