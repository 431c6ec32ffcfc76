#include "model/dice/roller.hpp"

#include "model/bounds.hpp"
#include "tests/support/print_enums.hpp"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <string>

BOOST_AUTO_TEST_SUITE(roller_suite)

using namespace dnd;
using namespace dnd::model;

namespace {

std::vector<std::int32_t> faces_from(dice_roller& from, std::int32_t faces, std::size_t count) {
  std::vector<std::int32_t> made(count);
  std::generate(made.begin(), made.end(), [&] { return from.roll(faces); });
  return made;
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_stream_is_the_one_that_the_standard_names) {
  // C++ standard: the 10,000th number of a default mt19937_64 is 9981545732273789042.
  dice_roller from(std::mt19937_64::default_seed);
  for (int i = 1; i < 10'000; ++i) (void)from.roll(6);
  BOOST_TEST(from.roll(10'000) == 9042 + 1);
  BOOST_TEST(from.position() == 10'000U);
  BOOST_TEST(from.seed() == std::mt19937_64::default_seed);
}

BOOST_AUTO_TEST_CASE(known_seeds_give_the_faces_that_they_always_gave) {
  const auto first = [](std::uint64_t seed, std::int32_t faces) {
    dice_roller from(seed);
    return faces_from(from, faces, 10);
  };
  const std::vector<std::int32_t> d20_of_42{7, 5, 11, 3, 2, 9, 17, 5, 11, 18};
  const std::vector<std::int32_t> d6_of_1{3, 1, 1, 1, 1, 4, 3, 4, 3, 5};
  BOOST_TEST(first(42, 20) == d20_of_42, boost::test_tools::per_element());
  BOOST_TEST(first(1, 6) == d6_of_1, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(faces_from_the_table_come_first_and_say_so) {
  dice_roller from(7);
  from.begin({20, -1, 3});
  BOOST_TEST(from.roll(20) == 20);
  BOOST_TEST(from.roll_fate() == -1);
  BOOST_TEST(from.roll(6) == 3);
  const std::int32_t own = from.roll(6);
  const std::int32_t fate = from.roll_fate();
  const auto drawn = from.drawn();
  BOOST_TEST_REQUIRE(drawn.size() == 5U);
  BOOST_TEST((drawn[0] == drawn_face{20, 20, face_origin::table}));
  BOOST_TEST((drawn[1] == drawn_face{0, -1, face_origin::table}));
  BOOST_TEST((drawn[2] == drawn_face{6, 3, face_origin::table}));
  BOOST_TEST((drawn[3] == drawn_face{6, own, face_origin::engine}));
  BOOST_TEST((drawn[4] == drawn_face{0, fate, face_origin::engine}));
  BOOST_TEST(!from.verdict().has_value());
}

BOOST_AUTO_TEST_CASE(faces_from_the_table_do_not_move_the_stream) {
  dice_roller with(3), without(3);
  with.begin({1, 1, 1});
  (void)faces_from(with, 6, 3);
  BOOST_TEST(with.position() == 0U);
  BOOST_TEST(faces_from(with, 20, 8) == faces_from(without, 20, 8),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_copy_leaves_the_original_where_it_was) {
  dice_roller original(9);
  (void)original.roll(6);
  dice_roller copy = original;
  copy.begin({5});
  const auto rolled = faces_from(copy, 20, 5);
  BOOST_TEST(rolled.front() == 5);
  BOOST_TEST(original.position() == 1U);
  BOOST_TEST(original.drawn().size() == 1U);
  original.begin({5});
  BOOST_TEST(faces_from(original, 20, 5) == rolled, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(dice_that_are_given_back_fall_again) {
  dice_roller all_at_once(9), from(9);
  const auto expected = faces_from(all_at_once, 20, 9);
  from.begin();
  auto faces = faces_from(from, 20, 2);
  for (const std::size_t given_back : {3U, 5U, 1U}) {
    const auto position = from.position();
    from.begin({4});
    (void)faces_from(from, 20, 1 + given_back);
    BOOST_TEST(from.position() == position + given_back);
    from.take_back();
    BOOST_TEST(from.position() == position);
    BOOST_TEST(from.drawn().empty());
    BOOST_TEST(!from.verdict().has_value());
  }
  // A command that rolls less than the one before gave back, and one that rolls more.
  for (const std::size_t count : {1U, 2U, 4U}) {
    from.begin();
    const auto more = faces_from(from, 20, count);
    faces.insert(faces.end(), more.begin(), more.end());
  }
  BOOST_TEST(faces == expected, boost::test_tools::per_element());
  BOOST_TEST(from.position() == all_at_once.position());
}

BOOST_AUTO_TEST_CASE(an_impossible_face_is_a_problem_and_then_everything_is_one) {
  for (const std::int32_t face : {7, 0, -3}) {
    dice_roller from(1);
    from.begin({6, face, 2});
    BOOST_TEST(from.roll(6) == 6);
    BOOST_TEST(!from.problem().has_value());
    BOOST_TEST(from.roll(6) == 1);
    BOOST_TEST(from.roll(20) == 1);
    BOOST_TEST(from.roll_fate() == 1);
    BOOST_TEST(from.drawn().size() == 1U);
    BOOST_TEST(from.position() == 0U);
    const auto why = from.problem();
    BOOST_TEST_REQUIRE(why.has_value());
    BOOST_TEST(refusal_name(why->code) == "bad_rolled");
    BOOST_TEST(why->message ==
               "a d6 cannot show " + std::to_string(face) + " (die 2 of \"rolled:\")");
    BOOST_TEST(why->hint == "a d6 shows 1 to 6");
    BOOST_TEST(!from.leftover().has_value());
    BOOST_TEST(from.verdict()->message == why->message);
  }
}

BOOST_AUTO_TEST_CASE(a_fate_die_shows_no_two) {
  dice_roller from(1);
  from.begin({2});
  BOOST_TEST(from.roll_fate() == 1);
  BOOST_TEST_REQUIRE(from.problem().has_value());
  BOOST_TEST(from.problem()->hint == "a fate die shows -1 to 1");
}

BOOST_AUTO_TEST_CASE(faces_left_over_are_refused) {
  dice_roller from(1);
  from.begin({1, 2, 3});
  BOOST_TEST(from.leftover()->hint == "this command rolls no dice");
  (void)from.roll(6);
  BOOST_TEST(!from.problem().has_value());
  const auto why = from.verdict();
  BOOST_TEST_REQUIRE(why.has_value());
  BOOST_TEST(refusal_name(why->code) == "bad_rolled");
  BOOST_TEST(why->message == "2 of the 3 dice in \"rolled:\" are not needed");
  (void)from.roll(6);
  BOOST_TEST(from.verdict()->message == "1 of the 3 dice in \"rolled:\" is not needed");
  (void)from.roll(6);
  BOOST_TEST(!from.verdict().has_value());
}

BOOST_AUTO_TEST_CASE(a_new_command_forgets_the_last_one) {
  dice_roller from(1);
  from.begin({9});
  (void)from.roll(6);
  BOOST_TEST(from.problem().has_value());
  from.begin();
  BOOST_TEST(!from.verdict().has_value());
  BOOST_TEST(from.drawn().empty());
}

BOOST_AUTO_TEST_CASE(the_largest_and_the_smallest_die_are_rolled) {
  dice_roller from(1);
  const auto largest = static_cast<std::int32_t>(bounds::die_faces_max);
  for (int i = 0; i < 100'000; ++i) {
    const std::int32_t face = from.roll(largest);
    if (face < 1 || face > largest) BOOST_FAIL("face " << face);
  }
  BOOST_TEST(from.roll(1) == 1);
}

BOOST_AUTO_TEST_SUITE_END()
