#pragma once

#include "io/content/condition_reader.hpp"
#include "model/automatic/player.hpp"
#include "model/decide.hpp"
#include "model/event.hpp"
#include "model/state.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dnd::test {

/// A fight on the rules alone, as quick as they are, that is looked at from all sides: each event
/// is applied a second time, to a state that knows nothing but events, and the invariants are
/// checked there after each of them.
class skirmish {
 public:
  skirmish(std::uint64_t seed, model::content_lookup content, const model::rulings& house = {})
      : content_(std::move(content)), house_(house), dice_(seed) {
    for (model::state* const each : {&now_, &replayed_})
      each->set_rows(io::content::builtin_condition_rows());
  }

  /// Must be accepted.
  void say(std::string_view line);
  /// `encounter auto` with these words, until it ends; each line must be accepted.
  model::automatic::ending play(std::string_view words);

  /// The state that the events give is the one that was played, and so is its hash.
  void check_replay() const;
  /// Takes everything back from now on to the state after the first `kept` commands, one by one;
  /// each time the state is as it was.
  void undo_to(std::size_t kept);

  [[nodiscard]] const model::state& now() const noexcept { return now_; }
  [[nodiscard]] const std::vector<std::string>& lines() const noexcept { return lines_; }
  [[nodiscard]] std::size_t event_count() const noexcept { return event_count_; }

 private:
  [[noreturn]] void fail(const std::string& what) const;

  model::content_lookup content_;
  model::rulings house_;
  model::dice_roller dice_;
  model::state now_;
  model::state replayed_;
  std::size_t event_count_ = 0;
  std::vector<std::string> lines_;
  /// Before each of the lines.
  std::vector<model::state> before_;
};

}  // namespace dnd::test
