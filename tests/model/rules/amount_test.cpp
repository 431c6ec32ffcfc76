// Amounts that a person typed: rolled, bounded, refused at their place in the line, on record.

#include "model/rules/amount.hpp"

#include "model/bounds.hpp"
#include "tests/support/print_enums.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(amount_suite)

using namespace dnd::model;

namespace {

/// A command in the making in an empty campaign, for which these faces were rolled.
struct command_in_the_making {
  explicit command_in_the_making(std::vector<std::int32_t> faces = {}) {
    dice.begin(std::move(faces));
  }
  state now;
  trial attempt{now};
  content_lookup content = [](std::string_view) { return stat_block_ptr(); };
  rulings house;
  dice_roller dice{1};
  rules::draft out{attempt, content, house, dice};
};

dice_text typed(std::string text) {
  return {std::move(text), 10};
}

rules::typed_amount amount(std::string text, std::vector<std::int32_t> faces = {}) {
  command_in_the_making of(std::move(faces));
  const auto rolled = rules::roll_amount(of.out, typed(std::move(text)));
  BOOST_REQUIRE_MESSAGE(rolled, (rolled ? "" : rolled.error().message));
  return *rolled;
}

refusal refused(std::string text, std::vector<std::int32_t> faces = {}) {
  command_in_the_making of(std::move(faces));
  const auto rolled = rules::roll_amount(of.out, typed(std::move(text)));
  BOOST_REQUIRE(!rolled);
  return rolled.error();
}

std::string detail(std::string text, std::vector<std::int32_t> faces) {
  command_in_the_making of(std::move(faces));
  const auto rolled = rules::roll_typed(of.out, typed(std::move(text)));
  BOOST_REQUIRE_MESSAGE(rolled, (rolled ? "" : rolled.error().message));
  return rules::roll_detail(*rolled);
}

}  // namespace

BOOST_AUTO_TEST_CASE(plain_number_is_the_amount_and_rolls_nothing) {
  BOOST_TEST(amount("9").value == 9);
  BOOST_TEST(amount("9").rolled.dice.empty());
}

BOOST_AUTO_TEST_CASE(dice_are_rolled_and_add_up) {
  const auto rolled = amount("2d6+3", {4, 5});
  BOOST_TEST(rolled.value == 12);
  BOOST_TEST(rolled.rolled.dice.size() == 2U);
}

BOOST_AUTO_TEST_CASE(amount_below_nothing_is_nothing) {
  const auto rolled = amount("1d6-5", {2});
  BOOST_TEST(rolled.value == 0);
  BOOST_TEST(rolled.rolled.total == -3);
}

BOOST_AUTO_TEST_CASE(amount_has_a_largest_value) {
  const auto most = std::to_string(bounds::hit_points_max);
  BOOST_TEST(amount(most + "+0").value == bounds::hit_points_max);
  const auto why = refused(most + "+1");
  BOOST_TEST(why.code == refusal_code::bad_value);
  BOOST_TEST(why.column.value() == 10U);
}

BOOST_AUTO_TEST_CASE(wrong_dice_are_refused_at_their_place_in_the_line) {
  const auto notation = refused("2d6+x");
  BOOST_TEST(notation.code == refusal_code::bad_dice);
  BOOST_TEST(notation.column.value() == 14U);
  // This is only known when it is rolled.
  const auto division = refused("2d6/0");
  BOOST_TEST(division.code == refusal_code::bad_dice);
  BOOST_TEST(division.column.value() >= 10U);
}

BOOST_AUTO_TEST_CASE(face_that_a_die_does_not_have_is_no_fault_of_the_dice_text) {
  const auto why = refused("1d6", {7});
  BOOST_TEST(why.code == refusal_code::bad_rolled);
  BOOST_TEST(why.column.value_or(0) < 10U);
}

BOOST_AUTO_TEST_CASE(roll_is_on_record_with_its_faces_label_and_roller) {
  command_in_the_making of({3, 6});
  const auto rolled = rules::roll_typed(of.out, typed("2d6"));
  BOOST_REQUIRE(rolled);
  rules::record_roll(of.out, {}, "luck", *rolled);
  const auto events = std::move(of.out).take();
  BOOST_REQUIRE(events.size() == 1U);
  const auto& what = get<dice_rolled>(events[0]);
  BOOST_TEST(what.dice == "2d6");
  BOOST_TEST(what.label == "luck");
  BOOST_TEST((what.faces == std::vector<std::int16_t>{3, 6}));
  BOOST_TEST(what.total == 9);
  BOOST_TEST(what.detail == "2d6: 3, 6 = 9");
}

BOOST_AUTO_TEST_CASE(detail_says_what_became_of_every_die) {
  BOOST_TEST(detail("2d20kh1", {14, 3}) == "2d20kh1: 14, 3 (dropped) = 14");
  BOOST_TEST(detail("1d6r<3", {1, 5}) == "1d6r<3: 1 (rerolled), 5 = 5");
  BOOST_TEST(detail("1d6x", {6, 2}) == "1d6x: 6 (explodes), 2 = 8");
  BOOST_TEST(detail("1d8min3", {1}) == "1d8min3: 1 (counts as 3) = 3");
  BOOST_TEST(detail("2d10cs>=8", {9, 2}) == "2d10cs>=8: 9 (success), 2 = 1");
}

BOOST_AUTO_TEST_CASE(detail_without_dice_is_the_total) {
  BOOST_TEST(detail("2+3", {}) == "2+3 = 5");
}

BOOST_AUTO_TEST_CASE(detail_has_the_total_of_each_tag) {
  const auto text = detail("1d8[fire]+2", {5});
  BOOST_TEST(text.ends_with(" = 7, fire 5, other 2"), text);
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
