#pragma once

#include "tests/support/dnd_program.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// The real program, played by somebody at a terminal.
namespace dnd::test {

/// What a person reads of what a terminal was sent: without the sequences that it obeys.
[[nodiscard]] inline std::string read_off(std::string_view sent) {
  std::string text;
  for (std::size_t at = 0; at < sent.size(); ++at) {
    if (sent[at] == '\x1b' && at + 1 < sent.size() && sent[at + 1] == '[') {
      at = sent.find_first_of("ABCDGHJKhlm", at);
      if (at == std::string_view::npos) break;
    } else if (sent[at] == '\x1b') {
      ++at;
    } else if (sent[at] != '\r') {
      text += sent[at];
    }
  }
  return text;
}

[[nodiscard]] inline std::vector<std::string> lines_in(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

struct program_at_a_terminal : dnd_program {
  /// The program at its first prompt, without colours.
  [[nodiscard]] std::unique_ptr<process> play(unsigned short columns = 100) const {
    auto running = at_a_terminal({"--color", "never", "repl", "W/C"}, columns);
    (void)running->read_until("quit");
    (void)running->read_until("> ");
    return running;
  }
  [[nodiscard]] std::unique_ptr<process> at_a_terminal(std::vector<std::string> words,
                                                       unsigned short columns) const {
    return std::make_unique<process>(words_of(std::move(words)), where, process::terminal::pseudo,
                                     columns);
  }
  /// The lines that answer a command: all that stands before the next prompt, which ends in
  /// `prompt`. Requires that the command fits the line that it is typed on.
  [[nodiscard]] static std::vector<std::string> answer(process& running, std::string_view command,
                                                       std::string_view prompt = "C > ") {
    running.write(std::string(command) + "\n");
    // The editor draws what is typed as it likes; the answer comes after the line's end.
    (void)running.read_until("\n");
    std::vector<std::string> lines = lines_in(read_off(running.read_until(prompt)));
    BOOST_REQUIRE(!lines.empty());
    lines.pop_back();
    return lines;
  }
  static void quit(process& running) {
    running.write("quit\n");
    BOOST_TEST(running.wait().code == 0);
  }
};

}  // namespace dnd::test
