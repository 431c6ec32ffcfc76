#include "model/json/appender.hpp"

#include <boost/test/unit_test.hpp>

#include <cstddef>
#include <string>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(json_appender_suite)

using json::appender;

BOOST_AUTO_TEST_CASE(what_stood_there_stays_and_nothing_comes_after_the_last_piece) {
  std::string out = "before ";
  {
    appender into(out, 100);
    into += "a piece";
    into += ',';
    into += std::string_view();
    into += " another";
  }
  BOOST_TEST(out == "before a piece, another");
}

BOOST_AUTO_TEST_CASE(nothing_written_leaves_the_string_as_it_was) {
  std::string out = "before";
  { const appender into(out); }
  BOOST_TEST(out == "before");
}

BOOST_AUTO_TEST_CASE(more_than_there_was_room_for_is_written_all_the_same) {
  for (const std::size_t room : {0, 1, 7, 64}) {
    std::string out = "x";
    std::string same = "x";
    {
      appender into(out, room);
      for (std::size_t size = 0; size < 300; ++size) {
        const std::string piece(size, static_cast<char>('a' + size % 26));
        into += piece;
        into += '|';
        same += piece + '|';
      }
    }
    BOOST_TEST(out == same, room);
  }
}

BOOST_AUTO_TEST_CASE(of_the_room_that_was_made_only_what_was_taken_is_there) {
  std::string out;
  {
    appender into(out, 2);
    char* const at = into.room_for(20);
    at[0] = '4';
    at[1] = '2';
    into.set_end(at + 2);
    into += '!';
  }
  BOOST_TEST(out == "42!");
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
