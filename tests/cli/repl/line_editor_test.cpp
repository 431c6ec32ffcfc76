#include "cli/repl/line_editor.hpp"

#include "cli/repl/terminal_reader.hpp"
#include "tests/support/print_enums.hpp"
#include "tests/support/scratch_directory.hpp"

#include <boost/test/unit_test.hpp>

#include <array>
#include <chrono>
#include <clocale>
#include <cstdio>
#include <cstdlib>
#include <poll.h>
#include <pty.h>
#include <string>
#include <string_view>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

// Goal: the keys do what the header says, on a real terminal. Method: a child runs the editor on a
// pseudo terminal and answers each line with `<<line>>`; the test types, and waits for what it
// must see. A wait that sees nothing fails after seconds; nothing sleeps.
BOOST_AUTO_TEST_SUITE(line_editor_suite)

using dnd::cli::input_kind;
using dnd::cli::input_line;
using dnd::tests::scratch_directory;

namespace {

dnd::cli::completion complete_names(std::string_view line, std::size_t cursor) {
  const std::size_t space = line.substr(0, cursor).rfind(' ');
  const std::size_t begin = space == std::string_view::npos ? 0 : space + 1;
  dnd::cli::completion out{.begin = begin, .end = cursor, .candidates = {}, .after = " "};
  for (const std::string_view each : {"attack", "Grog", "zombie-1", "zombie-2"})
    if (each.starts_with(line.substr(begin, cursor - begin))) out.candidates.emplace_back(each);
  return out;
}

/// Reads one line with an editor of its own, which ends after the next line has been typed.
void answer_a_question() {
  dnd::cli::line_editor inner({});
  std::printf("<<answered %s>>\n", inner.read("inner> ").text.c_str());
  std::fflush(stdout);
  pollfd typed{STDIN_FILENO, POLLIN, 0};
  (void)::poll(&typed, 1, 20'000);
}

/// What the child does. Never returns.
[[noreturn]] void run_editor(const std::string& history) {
  std::setlocale(LC_CTYPE, "C.UTF-8");
  ::setenv("TERM", "xterm", 1);
  ::setenv("HOME", "/nonexistent", 1);
  ::unsetenv("EDITRC");
  dnd::cli::line_editor editor(
      {.history_path = history,
       .complete = complete_names,
       .line_bytes = 64,
       .warn = [](std::string_view) { std::printf("<<warned>>\n"); },
       .look = dnd::cli::style::of(dnd::cli::color_setting::always, {}, dnd::cli::charset::utf8)});
  for (;;) {
    const input_line line = editor.read("\x1b[1mdnd\x1b[0m\x1b[36m >\x1b[0m ");
    if (line.kind == input_kind::end) break;
    std::printf(line.kind == input_kind::line ? "<<%s>>\n" : "<<too long: %s>>\n",
                line.text.c_str());
    if (line.text == "ask") answer_a_question();
  }
  std::printf("<<end>>\n");
  std::fflush(stdout);
  ::_exit(0);
}

class typist {
 public:
  explicit typist(const std::string& history = "") {
    const winsize size{.ws_row = 24, .ws_col = 60, .ws_xpixel = 0, .ws_ypixel = 0};
    child_ = ::forkpty(&terminal_, nullptr, nullptr, &size);
    BOOST_REQUIRE(child_ >= 0);
    if (child_ == 0) run_editor(history);
    see("dnd");
  }
  ~typist() {
    ::close(terminal_);
    ::waitpid(child_, nullptr, 0);
  }

  void type(std::string_view keys) const {
    BOOST_REQUIRE(::write(terminal_, keys.data(), keys.size()) ==
                  static_cast<::ssize_t>(keys.size()));
  }
  /// Waits for a text, and forgets what came before it.
  void see(std::string_view text) {
    using namespace std::chrono;
    const auto deadline = steady_clock::now() + seconds(20);
    std::size_t found = 0;
    while ((found = seen_.find(text)) == std::string::npos) {
      const auto left = duration_cast<milliseconds>(deadline - steady_clock::now()).count();
      BOOST_REQUIRE_MESSAGE(left > 0 && read_more(static_cast<int>(left)),
                            "\"" << text << "\" did not come, but: " << seen_);
    }
    seen_.erase(0, found + text.size());
  }
  /// Waits for an answer and for the editor to read again: between them the terminal itself would
  /// take keys such as Ctrl-R and Ctrl-C.
  void answered(std::string_view text) {
    see(text);
    see("dnd");
  }
  /// How often a text has come since the beginning.
  [[nodiscard]] std::size_t count(std::string_view text) const {
    std::size_t times = 0;
    for (std::size_t at = 0; (at = all_.find(text, at)) != std::string::npos; ++at) ++times;
    return times;
  }

 private:
  bool read_more(int timeout_ms) {
    pollfd end{terminal_, POLLIN, 0};
    if (::poll(&end, 1, timeout_ms) <= 0) return false;
    std::array<char, 4096> buffer;
    const ::ssize_t size = ::read(terminal_, buffer.data(), buffer.size());
    if (size <= 0) return false;
    seen_.append(buffer.data(), static_cast<std::size_t>(size));
    all_.append(buffer.data(), static_cast<std::size_t>(size));
    return true;
  }

  int terminal_ = -1;
  ::pid_t child_ = -1;
  std::string seen_;
  std::string all_;
};

}  // namespace

BOOST_AUTO_TEST_CASE(typed_line_is_read_with_characters_beyond_ascii) {
  typist person;
  person.type("note Élara 龍\r");
  person.see("<<note Élara 龍>>");
}

BOOST_AUTO_TEST_CASE(tab_completes_the_only_candidate_and_the_common_front) {
  typist person;
  person.type("att\tzo\t1\r");
  person.see("<<attack zombie-1>>");
}

BOOST_AUTO_TEST_CASE(tab_in_the_middle_replaces_the_word_before_the_cursor) {
  typist person;
  // Left four times: back to the end of "Gr".
  person.type("Gr hit\x1b[D\x1b[D\x1b[D\x1b[D\t\r");
  person.see("<<Grog hit>>");
}

BOOST_AUTO_TEST_CASE(ambiguous_tab_lists_the_candidates_and_the_line_goes_on) {
  typist person;
  person.type("zombie-\t");
  person.see("zombie-1  zombie-2");
  person.type("2\r");
  person.see("<<zombie-2>>");
}

BOOST_AUTO_TEST_CASE(what_was_typed_before_an_editor_ended_is_for_the_next_one) {
  typist person;
  person.type("ask\r");
  person.see("inner> ");
  person.type("yes\r");
  person.see("<<answered yes>>");
  person.type("typed ahead\n");
  person.see("<<typed ahead>>");
}

BOOST_AUTO_TEST_CASE(interrupt_clears_the_line_and_the_program_goes_on) {
  typist person;
  person.type("attack everybody\x03turn\r");
  person.see("^C");
  person.see("<<turn>>");
}

BOOST_AUTO_TEST_CASE(end_key_ends_on_an_empty_line_only) {
  typist person;
  person.type("turn\x04\r");
  person.answered("<<turn>>");
  person.type("\x04");
  person.see("<<end>>");
}

BOOST_AUTO_TEST_CASE(history_outlives_the_program_and_has_no_repeated_lines) {
  const scratch_directory scratch;
  {
    typist person(scratch / "dnd/history");
    person.type("one\r");
    person.answered("<<one>>");
    person.type("two\rtwo\r  \r");
    person.see("<<two>>");
    person.see("<<two>>");
    person.see("<<  >>");
  }
  BOOST_TEST(scratch.read("dnd/history") == "one\ntwo\n");
  typist person(scratch / "dnd/history");
  person.type("\x1b[A\x1b[A\r");
  person.see("<<one>>");
}

BOOST_AUTO_TEST_CASE(what_was_typed_comes_back_after_going_up_and_down) {
  typist person;
  person.type("one\r");
  person.answered("<<one>>");
  person.type("two thr\x1b[A");
  person.see("one");
  person.type("\x1b[Bee\r");
  person.answered("<<two three>>");
  // After a line that was thrown away, too.
  person.type("\x1b[A\x03");
  person.answered("^C");
  person.type("four\x1bOA\x1bOB five\r");
  person.see("<<four five>>");
}

BOOST_AUTO_TEST_CASE(earlier_line_is_found_by_a_part_of_it) {
  typist person;
  person.type("attack Grog\rturn\r");
  person.answered("<<turn>>");
  person.type("\x12tack\r");
  person.see("<<attack Grog>>");
}

BOOST_AUTO_TEST_CASE(rest_of_an_earlier_line_is_shown_and_taken_with_the_key_to_the_right) {
  typist person;
  person.type("note Élara rests\r");
  person.answered("<<note Élara rests>>");
  person.see(" ");
  person.type("not");
  person.see("\x1b[2me Élara rests\x1b[0m");
  person.type("\x1b[C\r");
  person.answered("<<note Élara rests>>");
  // What is only shown is not typed.
  person.type("not");
  person.see("\x1b[2me Élara rests");
  person.type("\r");
  person.see("<<not>>");
}

BOOST_AUTO_TEST_CASE(history_that_cannot_be_kept_is_reported_once) {
  const scratch_directory scratch;
  scratch.write("file", "");
  typist person(scratch / "file/history");
  person.type("turn\r");
  person.answered("<<turn>>");
  person.type("turn 2\r");
  person.see("<<turn 2>>");
  BOOST_TEST(person.count("<<warned>>") == 1U);
}

BOOST_AUTO_TEST_CASE(line_past_the_bound_is_not_cut_in_silence) {
  typist person;
  person.type(std::string(65, 'x') + "\r");
  person.see("<<too long: " + std::string(64, 'x') + ">>");
}

BOOST_AUTO_TEST_CASE(script_is_read_without_prompt_or_echo) {
  int ends[2];
  BOOST_REQUIRE(::pipe(ends) == 0);
  BOOST_REQUIRE(::write(ends[1], "turn\n", 5) == 5);
  ::close(ends[1]);
  dnd::cli::line_editor editor({.input = ends[0], .output = ends[0]});
  BOOST_TEST(!editor.is_interactive());
  BOOST_TEST(editor.read("> ").text == "turn");
  BOOST_TEST(editor.read("> ").kind == input_kind::end);
  ::close(ends[0]);
}

BOOST_AUTO_TEST_CASE(colours_of_the_prompt_are_marked_run_by_run) {
  BOOST_TEST(dnd::cli::marked_prompt("\x1b[1ma\x1b[0m\x1b[36mb\x1b[0m > ") ==
             "\1\x1b[1m\1a\1\x1b[0m\x1b[36m\1b\1\x1b[0m\1 > ");
  BOOST_TEST(dnd::cli::marked_prompt("plain > ") == "plain > ");
}

BOOST_AUTO_TEST_SUITE_END()
