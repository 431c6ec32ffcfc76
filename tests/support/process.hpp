#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <sys/types.h>
#include <vector>

/// Programs run from tests: started in surroundings of their own, talked to through pipes or a
/// pseudo terminal. Nothing waits for time to pass; what never comes fails the test.
namespace dnd::test {

/// How a run ended, and what it printed.
struct finished {
  int code = -1;   ///< Exit code; -1 when a signal ended it.
  int signal = 0;  ///< The signal that ended it, or 0.
  std::string out;
  std::string err;

  [[nodiscard]] std::vector<std::string> lines() const;
};

struct surroundings {
  std::string directory;
  /// The whole environment: nothing is inherited.
  std::map<std::string, std::string> environment;
  /// A file may not grow past this many bytes: what a full disk looks like to a program. 0: may.
  std::uint64_t file_bytes_max = 0;
  /// Runs as somebody who has no rights; only root can do this.
  bool as_nobody = false;
  /// Of address space, and threads of its user on the whole machine. 0: no limit.
  std::uint64_t memory_bytes_max = 0;
  std::uint64_t threads_max = 0;
  /// Standard streams that the program finds closed: 0, 1, 2.
  std::vector<int> closed = {};
};

class process {
 public:
  enum class terminal { none, pseudo };

  /// `words.front()` is the program's path. On a pseudo terminal, all three streams are it.
  process(const std::vector<std::string>& words, const surroundings& where,
          terminal on = terminal::none, unsigned short columns = 100);
  /// Ends the program if it still runs.
  ~process();
  process(const process&) = delete;
  process& operator=(const process&) = delete;

  void write(std::string_view text);
  void close_input();
  void close_output();
  /// The next line on standard output, without its end. Nothing at the end of the output.
  std::optional<std::string> read_line();
  /// Reads on until `text` was printed. Returns what came up to and with it.
  std::string read_until(std::string_view text);
  void signal(int number) const;
  /// The window of the pseudo terminal gets another width; the program hears of it (SIGWINCH).
  void resize(unsigned short columns) const;
  /// Closes the input, reads all that comes, and waits for the end.
  finished wait();
  enum class answers { read, left_unread };
  /// Waits for the end without closing the input, while the output is read or left in its pipe.
  /// Fails the test when the program has not ended within `seconds_max`.
  finished wait_for_end(int seconds_max, answers how = answers::read);
  [[nodiscard]] pid_t pid() const noexcept { return pid_; }

 private:
  /// False when both outputs are at their end. `wait_ms`: how long nothing may come.
  bool read_some(int wait_ms);
  bool read_some();
  finished collect();

  pid_t pid_ = -1;
  int input_ = -1;
  int output_ = -1;
  int errors_ = -1;
  /// What was read and not handed out yet.
  std::string out_;
  std::string err_;
};

/// Runs a program to its end. Input goes in as fast as it is taken.
finished run(const std::vector<std::string>& words, const surroundings& where,
             std::string_view input = {});

}  // namespace dnd::test
