#pragma once

#include "actors/campaign/executor.hpp"
#include "model/commit.hpp"
#include "model/state.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace dnd::test {

/// A command that must have become events, and the state after it.
struct expected_command {
  std::string line;
  model::seq_t first = 0;
  model::seq_t last = 0;
  /// The fields of its events as a log holds them, one after the other.
  std::string fields;
  model::state after;
  model::commit_ptr what;
};

/// What an engine must do, known without files, actors and faults: the same commands one after the
/// other in one thread, with everything remembered. Knows the content that the program brings.
class oracle {
 public:
  explicit oracle(std::uint64_t seed) : seed_(seed) { begin_again(0); }

  /// What becomes of a line after all that were said before.
  actors::outcome say(const std::string& line);
  /// The campaign is opened with the first `count` commands in it, and with new dice.
  void begin_again(std::size_t count);

  [[nodiscard]] const std::vector<expected_command>& commands() const { return commands_; }
  /// The state after the first `count` commands.
  [[nodiscard]] model::state state_after(std::size_t count) const;
  /// How many of the commands are in these lines, which must be a beginning of them, each whole
  /// and once. Fails the test, and says where, when they are not.
  [[nodiscard]] std::size_t count_in(std::string_view lines) const;

 private:
  [[nodiscard]] io::result<actors::found_marks> find_marks(const actors::missing_marks& what) const;

  std::uint64_t seed_;
  std::vector<expected_command> commands_;
  std::unique_ptr<actors::executor> engine_;
};

}  // namespace dnd::test
