#include "model/verbs/character_files.hpp"

#include "model/language/parse.hpp"
#include "model/language/print.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

namespace dnd::tests {
namespace character_files_suite {
namespace {

using namespace model;

}  // namespace

BOOST_AUTO_TEST_SUITE(character_file_verbs)

BOOST_AUTO_TEST_CASE(what_was_typed_is_printed_so) {
  for (const std::string line :
       {"character export elara", "character export elara to: /tmp/elara.yaml",
        "character import elara.yaml", "character import files/elara.yaml as: Ela"}) {
    const auto parsed = parse_line(line);
    BOOST_REQUIRE_MESSAGE(parsed.has_value(), line);
    BOOST_TEST(print_line(*parsed) == line);
  }
}

BOOST_AUTO_TEST_CASE(lines_that_touch_files_are_known_by_what_they_say) {
  BOOST_TEST(names_a_file("character import elara.yaml"));
  BOOST_TEST(names_a_file("CHARACTER EXPORT elara to: x.yaml"));
  BOOST_TEST(!names_a_file("character export elara"));
  BOOST_TEST(!names_a_file("character show elara as: file"));
  BOOST_TEST(!names_a_file("note character import"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace character_files_suite
}  // namespace dnd::tests
