// What is known about a place that is no terminal. On a real one: end_to_end/terminal_test.cpp.

#include "cli/terminal/terminal.hpp"

#include "cli/render/table.hpp"

#include <boost/test/unit_test.hpp>

#include <fcntl.h>
#include <unistd.h>

#include <cstdlib>
#include <optional>
#include <string>

BOOST_AUTO_TEST_SUITE(terminal_suite)

using namespace dnd::cli;

namespace {

/// A variable of the environment for the time of a test.
class variable {
 public:
  variable(const char* name, const char* value) : name_(name) {
    if (const char* const now = std::getenv(name)) before_ = now;
    set(value);
  }
  ~variable() { set(before_ ? before_->c_str() : nullptr); }
  variable(const variable&) = delete;
  variable& operator=(const variable&) = delete;
  void set(const char* value) const {
    if (value == nullptr)
      ::unsetenv(name_);
    else
      ::setenv(name_, value, 1);
  }

 private:
  const char* name_;
  std::optional<std::string> before_;
};

struct no_terminal {
  no_terminal() { BOOST_REQUIRE(number >= 0); }
  ~no_terminal() { ::close(number); }
  int number = ::open("/dev/null", O_RDWR | O_CLOEXEC);
};

}  // namespace

BOOST_FIXTURE_TEST_CASE(file_is_no_terminal_and_neither_is_nothing, no_terminal) {
  BOOST_TEST(!is_terminal(number));
  BOOST_TEST(!is_terminal(-1));
}

BOOST_FIXTURE_TEST_CASE(width_is_that_of_columns_where_there_is_no_terminal, no_terminal) {
  const variable columns("COLUMNS", "132");
  BOOST_TEST(terminal_width(number) == 132U);
}

BOOST_FIXTURE_TEST_CASE(width_is_80_where_nothing_says_another, no_terminal) {
  const variable columns("COLUMNS", nullptr);
  BOOST_TEST(terminal_width(number) == 80U);
  for (const char* const value : {"", "wide", "-5", "0"}) {
    columns.set(value);
    BOOST_TEST(terminal_width(number) == 80U, value);
  }
}

BOOST_FIXTURE_TEST_CASE(width_keeps_within_what_can_be_drawn, no_terminal) {
  const variable columns("COLUMNS", "1");
  BOOST_TEST(terminal_width(number) == width_least);
  columns.set("100000");
  BOOST_TEST(terminal_width(number) == 1'000U);
}

BOOST_FIXTURE_TEST_CASE(file_gets_colours_only_when_they_are_wanted, no_terminal) {
  const variable term("TERM", "xterm");
  const variable no_color("NO_COLOR", nullptr);
  BOOST_TEST(!style_for(number, color_setting::automatic).colored());
  BOOST_TEST(style_for(number, color_setting::always).colored());
}

BOOST_AUTO_TEST_SUITE_END()
