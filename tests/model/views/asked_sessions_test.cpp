#include "model/views/asked_sessions.hpp"

#include "tests/support/print_enums.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

BOOST_AUTO_TEST_SUITE(asked_sessions_suite)

using namespace dnd::model;
using namespace dnd::model::views;

namespace {

const std::vector<session_info>& three() {
  static const std::vector<session_info> all{{.number = 1, .title = "One", .first = 1, .last = 9},
                                             {.number = 2, .title = "Two", .first = 12, .last = 20},
                                             {.number = 3, .title = "", .first = 21, .last = 30}};
  return all;
}

std::string numbers(const std::string& typed) {
  const auto meant = sessions_asked(word{typed, 6}, three());
  if (!meant) return meant.error().message;
  std::string out;
  for (const auto& each : *meant) out += std::to_string(each.number) + " ";
  return out;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_session_is_meant_by_its_number_or_as_the_last) {
  BOOST_TEST(numbers("2") == "2 ");
  BOOST_TEST(numbers("session 2") == "2 ");
  BOOST_TEST(numbers("Session  3") == "3 ");
  BOOST_TEST(numbers("last") == "3 ");
  BOOST_TEST(numbers("session last") == "3 ");
  BOOST_TEST(sessions_asked(std::nullopt, three())->front().number == 3U);
}

BOOST_AUTO_TEST_CASE(several_are_meant_by_a_range) {
  BOOST_TEST(numbers("1..2") == "1 2 ");
  BOOST_TEST(numbers("2..") == "2 3 ");
  BOOST_TEST(numbers("sessions 1..last") == "1 2 3 ");
}

BOOST_AUTO_TEST_CASE(what_is_no_session_is_refused_with_what_there_is) {
  BOOST_TEST(numbers("4") == "there is no session 4");
  BOOST_TEST(numbers("2..9") == "there is no session 9");
  BOOST_TEST(numbers("0") == "there is no session 0");
  BOOST_TEST(numbers("3..1") == "session 3 is not before session 1");
  for (const char* const typed : {"", "x", "..", "1...2", "1..x", "-1", "99999999999", "session"})
    BOOST_TEST(numbers(typed).find("is no session") != std::string::npos, typed);
  const auto none = sessions_asked(std::nullopt, {});
  BOOST_REQUIRE(!none);
  BOOST_TEST(none.error().code == refusal_code::not_available);
}

BOOST_AUTO_TEST_SUITE_END()
