#pragma once

#include "cli/app/answer.hpp"
#include "cli/app/context.hpp"
#include "cli/app/line_kind.hpp"
#include "cli/app/played_game.hpp"
#include "cli/app/stop_signals.hpp"

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>

namespace dnd::cli {

/// Gives commands to a game without waiting for their answers, and prints these in the order
/// of the commands as they come, on a thread of its own: a program that writes a command and reads
/// its answer before it writes the next is served as well as a script of a million lines.
class pipeline {
 public:
  /// All must outlive the pipeline. `signals` is asked to stop when nobody reads the answers.
  pipeline(context& with, played_game& played, stop_signals& signals);
  ~pipeline();
  pipeline(const pipeline&) = delete;
  pipeline& operator=(const pipeline&) = delete;

  /// Waits while `in_flight_max` commands are not answered yet. What is no command is answered
  /// here, when all before it is printed.
  void submit(given_command what);
  /// What is wrong with a line that cannot be read. It waits until all before it is printed.
  void refuse(given_command what, model::refusal why);
  /// Waits for the last answer to be printed. The worst of all outcomes.
  exit_code finish();

  static constexpr std::size_t in_flight_max = 1'000;

 private:
  /// Waits until fewer than `most` are in flight, and counts one more.
  void take_place(std::size_t most);
  /// For the printer. The place was taken before.
  void put(played_game::text_maker what);
  void print_answers();
  void print(const played_game::text_maker& each);

  context& with_;
  played_game& game_;
  stop_signals& signals_;
  std::mutex mutex_;
  std::condition_variable changed_;
  /// Submitted and not printed yet.
  std::size_t in_flight_ = 0;
  std::deque<played_game::text_maker> ready_;
  bool over_ = false;
  exit_code worst_ = exit_code::done;
  std::thread printer_;
};

/// Plays the lines of standard input. Blank lines and comments are left out; a line that is
/// refused is reported with its number, and the rest goes on. Ends at `quit` and at a signal.
exit_code play_script(context& with, played_game& played, stop_signals& signals);

/// What the program ends with. SIGTERM is a way to end play like any other: what the commands came
/// to counts. Other signals count more than that.
[[nodiscard]] exit_code final_code(context& with, const stop_signals& signals, exit_code commands);

}  // namespace dnd::cli
