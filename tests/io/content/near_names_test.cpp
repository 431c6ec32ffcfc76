#include "io/content/near_names.hpp"

#include <boost/test/unit_test.hpp>

namespace dnd::tests {
BOOST_AUTO_TEST_SUITE(near_names_suite)

namespace content = io::content;

namespace {

const std::vector<std::string> slugs = {"adult-red-dragon",
                                        "half-red-dragon-veteran",
                                        "ogre",
                                        "ogre-zombie",
                                        "swarm-of-rats",
                                        "wolf",
                                        "young-red-dragon",
                                        "zombie"};

std::string near(std::string_view typed) {
  return content::did_you_mean_one_of(content::nearest_names(typed, slugs));
}

}  // namespace

BOOST_AUTO_TEST_CASE(slips_of_the_pen_come_first) {
  BOOST_TEST(near("zombei") == "Did you mean zombie?");
  BOOST_TEST(near("zombie") == "Did you mean zombie or ogre-zombie?");
}

BOOST_AUTO_TEST_CASE(a_name_that_goes_on_after_what_was_typed_is_as_likely_as_a_slip) {
  BOOST_TEST(content::nearest_names("plate", {"barding-plate", "flute", "plate-armor"}).front() ==
             "plate-armor");
}

BOOST_AUTO_TEST_CASE(the_words_of_a_name_count_in_any_order_and_number) {
  BOOST_TEST(near("rat swarm") == "Did you mean swarm-of-rats?");
  BOOST_TEST(near("wolves") == "Did you mean wolf?");
  BOOST_TEST(near("dragon, red") ==
             "Did you mean adult-red-dragon, young-red-dragon or half-red-dragon-veteran?");
}

BOOST_AUTO_TEST_CASE(nothing_is_offered_for_what_is_far_from_all) {
  BOOST_TEST(near("teapot").empty());
  BOOST_TEST(near("").empty());
  BOOST_TEST(near(std::string(100, 'x')).empty());
}

BOOST_AUTO_TEST_CASE(a_number_before_a_name_asks_for_several) {
  const auto read = content::read_counted("3 goblins");
  BOOST_REQUIRE(read.has_value());
  BOOST_TEST(read->count == 3);
  BOOST_TEST(read->name == "goblins");
  BOOST_TEST(content::read_counted("4x wolf")->count == 4);
  for (const char* other : {"goblin", "1 goblin", "3", "3goblins", "1000 rats", ""})
    BOOST_TEST(!content::read_counted(other).has_value());
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::tests
