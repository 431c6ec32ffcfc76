#include "cli/terminal/progress.hpp"

#include "cli/render/text_width.hpp"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(progress_suite)

using namespace dnd::cli;

namespace {

struct fake_terminal {
  std::string written;
  std::size_t draws = 0;
  std::chrono::milliseconds now{0};

  progress_output output(std::size_t width = 80) {
    return {.write =
                [this](std::string_view text) {
                  written += text;
                  ++draws;
                },
            .now = [this] { return now; },
            .look = {},
            .width = width};
  }
};

}  // namespace

BOOST_AUTO_TEST_CASE(bar_is_drawn_ten_times_a_second_at_most) {
  fake_terminal terminal;
  progress_bar bar(terminal.output(), "Writing", 1000);
  for (std::uint64_t i = 1; i <= 500; ++i) {
    terminal.now += std::chrono::milliseconds(1);
    bar.update(i);
  }
  BOOST_TEST(terminal.draws == 5U);
}

BOOST_AUTO_TEST_CASE(finished_bar_leaves_one_whole_line) {
  fake_terminal terminal;
  {
    progress_bar bar(terminal.output(), "Writing", 4);
    bar.update(1);
    bar.finish();
    bar.update(2);
  }
  BOOST_TEST(terminal.written.ends_with("\rWriting [████████████████████████] 100% 4/4\n"));
  BOOST_TEST(terminal.written.starts_with("\rWriting [██████░░░░░░░░░░░░░░░░░░]  25% 1/4"));
}

BOOST_AUTO_TEST_CASE(bar_of_a_work_that_was_given_up_ends_its_line) {
  fake_terminal terminal;
  { progress_bar(terminal.output(), "Writing", 4).update(1); }
  BOOST_TEST(terminal.written.ends_with("25% 1/4\n"));
  terminal.written.clear();
  { progress_bar untouched(terminal.output(), "Writing", 4); }
  BOOST_TEST(terminal.written.empty());
}

BOOST_AUTO_TEST_CASE(narrow_terminal_gets_numbers_alone) {
  fake_terminal terminal;
  progress_bar bar(terminal.output(30), "Writing content", 4);
  bar.update(2);
  BOOST_TEST(terminal.written == "\rWriting content  50% 2/4");
}

BOOST_AUTO_TEST_SUITE_END()
