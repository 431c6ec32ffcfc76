#pragma once

#include "actors/json_value.hpp"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dnd::cli::remote {

/// What came of something that was asked.
struct reply {
  /// There will be no answer, and nobody knows what came of it.
  bool is_lost = false;
  unsigned status = 0;
  /// The whole message.
  actors::json_value message = {};

  /// The answer in it; null when it is lost.
  [[nodiscard]] const actors::json_value* answer() const { return message.find("answer"); }
};

/// Something that the host is asked over a socket.
struct question {
  std::string text;
  /// A command or a question of somebody who plays: what others do meanwhile waits until it is
  /// answered.
  bool is_line = false;
  /// Whether it may be asked again when the answer was lost. A command may, as it has an id.
  bool may_be_repeated = true;
  std::function<void(const reply&)> done;
};

/// What goes between a client and a campaign of a host, whatever becomes of their connections:
/// every question gets one answer, and every commit of others is told once. It knows neither the
/// network nor threads.
class conversation {
 public:
  /// `label` is "World/Campaign". Who `follows` has all that happened since the last connection.
  enum class commits : std::uint8_t { followed, left_out };
  conversation(std::string label, commits which) : label_(std::move(label)), which_(which) {}

  /// What to ask the host for.
  [[nodiscard]] std::string target() const;
  /// There is a connection: what to send, in this order. `first` is to be answered first.
  [[nodiscard]] std::vector<std::string> begin(question first);
  /// There is none any more. What cannot be repeated is lost, and handed back.
  [[nodiscard]] std::vector<question> lose();
  /// There will never be one again: all that is not answered.
  [[nodiscard]] std::vector<question> end();
  /// Lines that wait for a connection are not sent any more. Requires that there is none.
  void drop_lines();
  /// The text to send; nothing while there is no connection: then it is sent with the next.
  [[nodiscard]] std::optional<std::string> ask(question what);

  struct answered {
    question what;
    reply how;
  };
  /// A message of the host; a question when it answers one. What cannot be read is left out.
  [[nodiscard]] std::optional<answered> take(std::string_view text);

  /// What others did, as it is to be shown: all of it, or what happened before event `before`.
  /// Nothing while a line waits for its answer.
  [[nodiscard]] std::vector<std::string> take_lines(
      std::optional<std::uint64_t> before = std::nullopt);
  [[nodiscard]] bool has_lines() const noexcept { return !commits_.empty() && !waits_for_line(); }
  /// The host does not know the place that was reached: it is followed from now on. False when
  /// there was none to forget.
  [[nodiscard]] bool forget_place() noexcept {
    return std::exchange(last_, std::nullopt).has_value();
  }

  /// Of others' commits that wait to be shown; past it the oldest are counted alone.
  static constexpr std::size_t commits_max = 1'000;

 private:
  struct told_commit {
    std::uint64_t first = 0;
    std::vector<std::string> lines;
  };

  [[nodiscard]] bool waits_for_line() const noexcept;
  void take_commit(const actors::json_value& message);
  /// Commits that an answer tells of are not told again.
  void note_own(const actors::json_value& message);

  const std::string label_;
  const commits which_;
  bool is_connected_ = false;
  /// Not answered yet, in the order in which they are sent.
  std::deque<question> waiting_;
  /// The last event that the host told of.
  std::optional<std::uint64_t> last_;
  /// First events of own commits that were not told yet.
  std::set<std::uint64_t> own_;
  std::deque<told_commit> commits_;
  std::size_t left_out_ = 0;
};

}  // namespace dnd::cli::remote
