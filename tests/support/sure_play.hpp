#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

/// Play against the real program in which every command is accepted and no two are the same text,
/// so that what a log holds can be compared with what was typed, one by one.
namespace dnd::test {

/// Makes commands that the state as they leave it accepts. The same seed gives the same ones. After
/// about 30,000 of them the first creature falls: then nothing is sure any more.
class sure_player {
 public:
  explicit sure_player(std::uint64_t seed) : random_(seed) {}

  /// The next commands, in which fights and sessions begin and end.
  std::vector<std::string> batch(std::size_t count);
  /// Of the commands ever made, only the first `count` happened.
  void forget_after(std::size_t count);
  /// All that were made and not forgotten.
  [[nodiscard]] const std::vector<std::string>& made() const { return made_; }

 private:
  struct moment {
    bool is_set = false;  ///< Creatures are on the table.
    bool fight = false;
    bool session = false;
  };

  std::string next();
  std::string words();
  static void follow(moment& now, std::string_view line);
  std::uint64_t pick(std::uint64_t count) { return random_() % count; }

  std::mt19937_64 random_;
  moment now_;
  std::uint64_t number_ = 0;
  std::vector<std::string> made_;
};

/// A command as a log holds it.
struct logged_command {
  std::string line;
  std::uint64_t first_seq = 0;
  std::uint64_t last_seq = 0;
};

/// The commands in whole lines of a log. Fails the test when a line cannot be read, when the
/// numbers do not follow `last_seq`, or when the last command is not finished.
[[nodiscard]] std::vector<logged_command> commands_in(std::string_view lines,
                                                      std::uint64_t last_seq);

}  // namespace dnd::test
