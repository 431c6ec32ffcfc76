#include "model/spelling.hpp"

#include "model/bounds.hpp"
#include "model/vocabulary.hpp"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <rapidcheck.h>
#include <vector>

BOOST_AUTO_TEST_SUITE(spelling_suite)

using namespace dnd;
using namespace dnd::model;

namespace {

const std::vector<std::string> verbs{"add", "attack", "check", "condition", "damage", "discard"};

}  // namespace

BOOST_AUTO_TEST_CASE(every_kind_of_slip_is_one_edit) {
  BOOST_TEST(spelling_distance("attack", "attack", 3) == 0U);
  BOOST_TEST(spelling_distance("atack", "attack", 3) == 1U);
  BOOST_TEST(spelling_distance("attaack", "attack", 3) == 1U);
  BOOST_TEST(spelling_distance("attick", "attack", 3) == 1U);
  BOOST_TEST(spelling_distance("attcak", "attack", 3) == 1U);
  BOOST_TEST(spelling_distance("attcka", "attack", 3) == 2U);
  BOOST_TEST(spelling_distance("", "abc", 3) == 3U);
  BOOST_TEST(spelling_distance("kitten", "sitting", 5) == 3U);
}

BOOST_AUTO_TEST_CASE(case_and_separators_are_no_edits) {
  BOOST_TEST(spelling_distance("Animal Handling", "animal-handling", 0) == 0U);
  BOOST_TEST(spelling_distance("SLEIGHT_of_hand", "sleight-of-hand", 0) == 0U);
}

BOOST_AUTO_TEST_CASE(distance_stops_past_its_limit) {
  BOOST_TEST(spelling_distance("abcdef", "uvwxyz", 2) == 3U);
  BOOST_TEST(spelling_distance("a", "abcdef", 2) == 3U);
  BOOST_TEST(spelling_distance("ab", "ba", 0) == 1U);
  // A swap at the end, when the row before it is already past the limit.
  BOOST_TEST(spelling_distance("xxab", "xxba", 1) == 1U);
  const std::string longest(bounds::spelling_word_bytes_max, 'a');
  BOOST_TEST(spelling_distance(longest, longest, 1) == 0U);
  BOOST_TEST(spelling_distance(longest + "a", longest + "a", 1) == 2U);
}

BOOST_AUTO_TEST_CASE(distance_is_symmetric_and_its_limit_changes_nothing_below_it) {
  BOOST_TEST(rc::check("distance", [] {
    const auto word = rc::gen::container<std::string>(rc::gen::element('a', 'b', 'c'));
    const std::string a = *rc::gen::resize(12, word);
    const std::string b = *rc::gen::resize(12, word);
    const std::size_t far = spelling_distance(a, b, bounds::spelling_word_bytes_max);
    RC_ASSERT(far == spelling_distance(b, a, bounds::spelling_word_bytes_max));
    RC_ASSERT((far == 0) == (a == b));
    for (std::size_t limit = 0; limit < 13; ++limit)
      RC_ASSERT(spelling_distance(a, b, limit) == std::min(far, limit + 1));
  }));
}

BOOST_AUTO_TEST_CASE(the_nearest_word_is_suggested) {
  BOOST_TEST((nearest("atack", verbs) == "attack"));
  BOOST_TEST((nearest("DAMGE", verbs) == "damage"));
  BOOST_TEST((nearest("ad", verbs) == "add"));
  BOOST_TEST((nearest("conditoin", verbs) == "condition"));
  BOOST_TEST((nearest("stealht", skill_names()) == "stealth"));
  BOOST_TEST((nearest("posioned", condition_names()) == "poisoned"));
}

BOOST_AUTO_TEST_CASE(a_word_that_is_only_begun_is_completed_when_that_is_clear) {
  BOOST_TEST((nearest("cond", verbs) == "condition"));
  BOOST_TEST(
      (nearest("inv", std::vector<std::string>{"invisible", "incapacitated"}) == "invisible"));
  BOOST_TEST(!nearest("in", std::vector<std::string>{"invisible", "incapacitated"}).has_value());
  BOOST_TEST(!nearest("c", std::vector<std::string>{"condition"}).has_value());
}

BOOST_AUTO_TEST_CASE(words_are_near_by_their_keys) {
  BOOST_TEST(spelling_distance("ZOË", "zoe\u0308", 3) == 0U);
  BOOST_TEST(spelling_distance("Sleight_of hand", "sleight-of-hand", 3) == 0U);
  BOOST_TEST((nearest("ÉLISE", std::vector<std::string>{"Elias", "élise"}) == "élise"));
  BOOST_TEST((nearest("él", std::vector<std::string>{"Élara", "Zoë"}) == "Élara"));
}

BOOST_AUTO_TEST_CASE(who_types_no_accents_is_near) {
  BOOST_TEST((nearest("Zoe", std::vector<std::string>{"Zed", "Zoë"}) == "Zoë"));
  BOOST_TEST((nearest("Zö", std::vector<std::string>{"Zo"}) == "Zo"));
  BOOST_TEST((nearest("elise", std::vector<std::string>{"Elias", "Élise"}) == "Élise"));
  BOOST_TEST((nearest("nan", std::vector<std::string>{"Ñandú", "Zoë"}) == "Ñandú"));
}

BOOST_AUTO_TEST_CASE(a_word_is_spelled_in_any_case_and_with_any_separator) {
  BOOST_TEST(is_spelling_of("Sleight_Of HAND", "sleight-of-hand"));
  BOOST_TEST(!is_spelling_of("sleight", "sleight-of-hand"));
  BOOST_TEST(!is_spelling_of("sleightofhand", "sleight-of-hand"));
}

BOOST_AUTO_TEST_CASE(words_that_are_far_get_no_suggestion) {
  BOOST_TEST(!nearest("fireball", verbs).has_value());
  BOOST_TEST(!nearest("", verbs).has_value());
  BOOST_TEST(!nearest("xy", verbs).has_value());
  BOOST_TEST(!nearest("attack", std::vector<std::string>{}).has_value());
  BOOST_TEST(!nearest("attack", std::vector<std::string>{""}).has_value());
  BOOST_TEST(
      !nearest(std::string(65, 'a'), std::vector<std::string>{std::string(65, 'a')}).has_value());
}

BOOST_AUTO_TEST_CASE(among_equals_the_same_first_letter_wins_then_the_first) {
  BOOST_TEST((nearest("bat", std::vector<std::string>{"cat", "rat"}) == "cat"));
  BOOST_TEST((nearest("bat", std::vector<std::string>{"cat", "bar"}) == "bar"));
  BOOST_TEST((nearest("bat", std::vector<std::string>{"bar", "bad"}) == "bar"));
}

BOOST_AUTO_TEST_CASE(the_hint_is_a_question_or_nothing) {
  BOOST_TEST(did_you_mean("atack", verbs) == "did you mean \"attack\"?");
  BOOST_TEST(did_you_mean("athletcs", skill_names()) == "did you mean \"athletics\"?");
  BOOST_TEST(did_you_mean("fireball", verbs).empty());
}

BOOST_AUTO_TEST_SUITE_END()
