#include "io/files/error.hpp"

#include "tests/support/print_enums.hpp"

#include <boost/test/unit_test.hpp>

#include <sstream>
#include <string>

BOOST_AUTO_TEST_SUITE(error_suite)

using namespace dnd;
using io::ec;

BOOST_AUTO_TEST_CASE(every_code_is_called_as_its_enumerator) {
  for (std::size_t i = 0; i <= static_cast<std::size_t>(ec::internal); ++i)
    BOOST_TEST(io::ec_name(static_cast<ec>(i)) == test::enumerator_names<ec>[i]);
}

BOOST_AUTO_TEST_CASE(a_code_that_fails_a_test_is_printed_by_its_name) {
  std::ostringstream out;
  test::print_enumerator(out, ec::corrupt);
  test::print_enumerator(out << ' ', static_cast<ec>(63));
  test::print_enumerator(out << ' ', static_cast<ec>(200));
  BOOST_TEST(out.str() == "corrupt enumerator 63 enumerator 200");
}

BOOST_AUTO_TEST_CASE(an_error_is_one_sentence_with_all_that_is_known) {
  const io::error why{.code = ec::corrupt,
                      .what = "the line is damaged",
                      .todo = "repair it",
                      .path = "log.jsonl",
                      .line = 3,
                      .byte = 211,
                      .seq = 3};
  const std::string text = io::render(why);
  for (const char* part : {"log.jsonl", "line 3", "byte 211", "seq 3", "the line is damaged"})
    BOOST_TEST(text.find(part) != std::string::npos, text);
}

BOOST_AUTO_TEST_SUITE_END()
