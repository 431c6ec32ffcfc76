// Lines on their way to whatever reads them, and readers that go away.

#include "cli/app/output.hpp"

#include "tests/cli/captured_output.hpp"

#include <boost/test/unit_test.hpp>

#include <fcntl.h>
#include <pty.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <string>
#include <thread>
#include <vector>

BOOST_AUTO_TEST_SUITE(output_suite)

using namespace dnd;

namespace {

/// As the program does.
struct no_signal {
  no_signal() : before(std::signal(SIGPIPE, SIG_IGN)) {}
  ~no_signal() { std::signal(SIGPIPE, before); }
  void (*before)(int);
};

}  // namespace

BOOST_AUTO_TEST_CASE(each_line_comes_with_its_newline) {
  tests::captured_output captured;
  cli::output out(cli::color_setting::automatic);
  out.print("one");
  out.print(std::vector<std::string>{"two", "", "three"});
  out.flush();
  BOOST_TEST(captured.out() == "one\ntwo\n\nthree\n");
  BOOST_TEST(captured.err() == "");
}

BOOST_AUTO_TEST_CASE(text_is_on_its_way_when_it_was_flushed) {
  tests::captured_output captured;
  int ends[2];
  BOOST_REQUIRE(::pipe2(ends, O_CLOEXEC | O_NONBLOCK) == 0);
  tests::captured_output::replace_out(ends[1]);
  cli::output out(cli::color_setting::automatic);
  out.print("one");
  out.flush();
  char read[16] = {};
  const auto got = ::read(ends[0], read, sizeof read);
  captured.end();
  ::close(ends[0]);
  ::close(ends[1]);
  BOOST_TEST(got == 4);
  BOOST_TEST(std::string(read) == "one\n");
}

BOOST_AUTO_TEST_CASE(complaints_go_to_standard_error_after_what_was_printed) {
  tests::captured_output captured;
  cli::output out(cli::color_setting::automatic);
  // Both to one place, to see their order.
  ::dup2(STDERR_FILENO, STDOUT_FILENO);
  out.print("an answer");
  out.complain("a complaint");
  out.complain(std::vector<std::string>{"two", "lines"});
  BOOST_TEST(captured.err() == "an answer\na complaint\ntwo\nlines\n");
}

BOOST_AUTO_TEST_CASE(file_has_no_colours_unless_they_are_wanted) {
  tests::captured_output captured;
  const cli::output usual(cli::color_setting::automatic);
  const cli::output wanted(cli::color_setting::always);
  captured.end();
  BOOST_TEST(!usual.out().look.colored());
  BOOST_TEST(!usual.err().look.colored());
  BOOST_TEST(wanted.out().look.colored());
}

BOOST_AUTO_TEST_CASE(reader_that_went_away_is_no_error_and_the_rest_is_dropped) {
  const no_signal quiet;
  tests::captured_output captured;
  int ends[2];
  BOOST_REQUIRE(::pipe2(ends, O_CLOEXEC) == 0);
  tests::captured_output::replace_out(ends[1]);
  ::close(ends[0]);
  ::close(ends[1]);
  cli::output out(cli::color_setting::automatic);
  const bool before = out.is_broken();
  out.print("nobody reads this");
  out.flush();
  const bool after = out.is_broken();
  out.print("nor this");
  out.flush();
  captured.end();
  BOOST_TEST(!before);
  BOOST_TEST(after);
  BOOST_TEST(out.failure() == 0);
}

BOOST_AUTO_TEST_CASE(full_disk_is_told_apart_from_a_reader_that_went_away) {
  tests::captured_output captured;
  const int full = ::open("/dev/full", O_WRONLY | O_CLOEXEC);
  BOOST_REQUIRE(full >= 0);
  tests::captured_output::replace_out(full);
  ::close(full);
  cli::output out(cli::color_setting::automatic);
  out.print("no room");
  out.flush();
  captured.end();
  BOOST_TEST(out.is_broken());
  BOOST_TEST(out.failure() == ENOSPC);
}

BOOST_AUTO_TEST_CASE(no_line_is_torn_by_another_thread) {
  tests::captured_output captured;
  cli::output out(cli::color_setting::automatic);
  const std::string one(300, 'a');
  const std::string two(300, 'b');
  const auto print = [&](const std::string& line) {
    for (int i = 0; i < 500; ++i) out.print(line);
  };
  std::thread other([&] { print(two); });
  print(one);
  other.join();
  out.flush();
  const auto text = captured.out();
  BOOST_REQUIRE(text.size() == 1'000 * 301U);
  for (std::size_t at = 0; at < text.size(); at += 301) {
    const auto line = text.substr(at, 301);
    BOOST_REQUIRE((line == one + '\n' || line == two + '\n'));
  }
}

namespace {

/// A window in the place of standard output and standard error.
class window {
 public:
  explicit window(unsigned short columns) {
    const winsize size{.ws_row = 24, .ws_col = columns, .ws_xpixel = 0, .ws_ypixel = 0};
    BOOST_REQUIRE(::openpty(&screen_, &program_, nullptr, nullptr, &size) == 0);
    tests::captured_output::replace_out(program_);
    ::dup2(program_, STDERR_FILENO);
  }
  ~window() {
    ::close(screen_);
    ::close(program_);
  }
  window(const window&) = delete;
  window& operator=(const window&) = delete;
  void resize(unsigned short columns) const {
    const winsize size{.ws_row = 24, .ws_col = columns, .ws_xpixel = 0, .ws_ypixel = 0};
    BOOST_REQUIRE(::ioctl(screen_, TIOCSWINSZ, &size) == 0);
  }
  /// What stands there since the last time. Requires that something was printed.
  [[nodiscard]] std::string read() const {
    char text[1024];
    const auto got = ::read(screen_, text, sizeof text);
    BOOST_REQUIRE(got > 0);
    return {text, static_cast<std::size_t>(got)};
  }

 private:
  int screen_ = -1;
  int program_ = -1;
};

}  // namespace

BOOST_AUTO_TEST_CASE(lines_are_broken_at_words_on_a_terminal_of_the_size_it_has_by_then) {
  tests::captured_output captured;
  const window screen(24);
  cli::output out(cli::color_setting::never);
  out.print("one two three four five six");
  out.flush();
  const std::string first = screen.read();
  out.complain("one two three four five six");
  const std::string second = screen.read();
  screen.resize(40);
  out.print("one two three four five six");
  out.flush();
  const std::string third = screen.read();
  const std::size_t width = out.out().width;
  out.follow_size();
  captured.end();
  BOOST_TEST(first == "one two three four five\r\n    six\r\n");
  BOOST_TEST(second == first);
  BOOST_TEST(third == "one two three four five six\r\n");
  BOOST_TEST(width == 24U);
  BOOST_TEST(out.out().width == 40U);
  BOOST_TEST(out.err().width == 40U);
  BOOST_TEST(out.out().is_screen());
}

BOOST_AUTO_TEST_CASE(data_is_not_broken_on_a_terminal_either) {
  tests::captured_output captured;
  const window screen(24);
  cli::output out(cli::color_setting::never, cli::content_kind::data);
  out.print("{\"text\":\"one two three four five six\"}");
  out.flush();
  const std::string text = screen.read();
  captured.end();
  BOOST_TEST(text == "{\"text\":\"one two three four five six\"}\r\n");
}

BOOST_AUTO_TEST_CASE(what_is_no_terminal_gets_lines_as_they_are) {
  tests::captured_output captured;
  cli::output out(cli::color_setting::never);
  const std::string line(300, 'x');
  out.print("a " + line);
  out.complain("b " + line);
  BOOST_TEST(!out.out().is_screen());
  BOOST_TEST(captured.out() == "a " + line + "\n");
  BOOST_TEST(captured.err() == "b " + line + "\n");
}

BOOST_AUTO_TEST_SUITE_END()
