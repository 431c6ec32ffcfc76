// Goal: a word of a closed list answers to every beginning that fits it alone.
#include "model/language/closed_words.hpp"

#include <boost/test/unit_test.hpp>
#include <string_view>
#include <vector>

BOOST_AUTO_TEST_SUITE(closed_words_suite)

namespace {

using namespace dnd::model;
using language::value_kind;
using found = std::vector<std::string_view>;

found meant(std::string_view typed, value_kind kind) {
  return language::meant_by(typed, language::names_of(kind));
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_beginning_is_enough_where_it_fits_one) {
  BOOST_TEST((meant("par", value_kind::condition) == found{"paralyzed"}));
  BOOST_TEST((meant("SL", value_kind::damage_type) == found{"slashing"}));
  BOOST_TEST((meant("sleight of", value_kind::skill_or_ability) == found{"sleight-of-hand"}));
  BOOST_TEST((meant("th", value_kind::cover) == found{"three-quarters"}));
}

BOOST_AUTO_TEST_CASE(all_that_fit_are_given) {
  BOOST_TEST((meant("po", value_kind::damage_type) == found{"poison"}));
  BOOST_TEST((meant("p", value_kind::damage_type) == found{"piercing", "poison", "psychic"}));
  BOOST_TEST(meant("", value_kind::condition).empty());
  BOOST_TEST(meant("x", value_kind::condition).empty());
}

BOOST_AUTO_TEST_CASE(a_whole_word_goes_before_what_it_begins) {
  BOOST_TEST((meant("int", value_kind::skill_or_ability) == found{"int"}));
  BOOST_TEST((meant("Intelligence", value_kind::skill_or_ability) == found{"int"}));
  BOOST_TEST((meant("stren", value_kind::skill_or_ability) == found{"str"}));
}

BOOST_AUTO_TEST_CASE(a_kind_without_a_list_has_no_names) {
  BOOST_TEST(language::names_of(value_kind::creature).empty());
  BOOST_TEST(!language::begins_word(value_kind::dice, "2d6"));
}

BOOST_AUTO_TEST_CASE(the_words_of_a_usage_are_those_in_lower_case) {
  const std::vector<std::string_view> expected{"session", "last", "by", "creature"};
  BOOST_TEST(dnd::model::language::lower_words_in("[session N|last] [by creature]") == expected,
             boost::test_tools::per_element());
  BOOST_TEST(dnd::model::language::lower_words_in("TEXT").empty());
}

BOOST_AUTO_TEST_SUITE_END()
