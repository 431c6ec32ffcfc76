// What dice did, in words.

#include "cli/render/roll_text.hpp"

#include "tests/cli/scene.hpp"
#include "tests/support/print_enums.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

BOOST_AUTO_TEST_SUITE(roll_text_suite)

using namespace dnd;
using namespace dnd::cli;
using model::roll_mode;

namespace {

const cli::style plain;

model::d20_faces faces(std::initializer_list<std::uint8_t> all) {
  model::d20_faces out;
  for (const auto each : all) out.push_back(each);
  return out;
}

/// `rolled` slashing of which `amount` was left, on somebody with 22 hit points.
model::damage_dealt damage(std::int32_t rolled, std::int32_t amount) {
  model::damage_dealt what;
  what.type = model::damage_type::slashing;
  what.rolled = rolled;
  what.amount = amount;
  what.hp = {22, 22 - amount};
  return what;
}

std::string told(std::int32_t rolled, std::int32_t amount) {
  return damage_text(damage(rolled, amount), "zombie-1", nullptr, plain);
}

}  // namespace

BOOST_AUTO_TEST_CASE(face_that_counts_follows_from_the_mode) {
  const auto two = faces({9, 14});
  BOOST_TEST(kept_face({.faces = two, .mode = roll_mode::advantage}) == 14);
  BOOST_TEST(kept_face({.faces = two, .mode = roll_mode::disadvantage}) == 9);
  BOOST_TEST(kept_face({.faces = two, .mode = roll_mode::straight}) == 9);
  BOOST_TEST(kept_face({.faces = faces({})}) == 0);
}

BOOST_AUTO_TEST_CASE(plain_roll_is_face_modifier_and_total) {
  const auto one = faces({14});
  BOOST_TEST(d20_text({.faces = one, .modifier = 7, .total = 21}, plain) == "d20 14 + 7 = 21");
  BOOST_TEST(d20_text({.faces = one, .modifier = -1, .total = 13}, plain) == "d20 14 - 1 = 13");
  BOOST_TEST(d20_text({.faces = one, .modifier = 0, .total = 14}, plain) == "d20 14 + 0 = 14");
}

BOOST_AUTO_TEST_CASE(roll_of_two_dice_says_which_counts_and_why) {
  const auto two = faces({9, 14});
  BOOST_TEST(d20_text({.faces = two,
                       .mode = roll_mode::advantage,
                       .modifier = 7,
                       .total = 21,
                       .reason = "target prone"},
                      plain) == "d20 9 and 14, keeps 14 (advantage: target prone) + 7 = 21");
  BOOST_TEST(d20_text({.faces = two, .mode = roll_mode::disadvantage, .modifier = 7, .total = 16},
                      plain) == "d20 9 and 14, keeps 9 (disadvantage) + 7 = 16");
}

BOOST_AUTO_TEST_CASE(straight_roll_with_reasons_says_what_cancelled_out) {
  const auto one = faces({14});
  BOOST_TEST(d20_text({.faces = one, .total = 14, .reason = "advantage: hidden; disadvantage: far"},
                      plain) == "d20 14 (advantage: hidden; disadvantage: far) + 0 = 14");
}

BOOST_AUTO_TEST_CASE(roll_whose_faces_are_hidden_is_its_total) {
  BOOST_TEST(d20_text({.faces = faces({}), .modifier = 7, .total = 21}, plain) == "21");
}

BOOST_AUTO_TEST_CASE(many_faces_are_counted_from_the_41st_on) {
  const std::vector<std::uint16_t> all(42, 6);
  BOOST_TEST(faces_text(std::span(all).first(2), plain) == "[6, 6]");
  BOOST_TEST(faces_text(std::span(all).first(40), plain).find("more") == std::string::npos);
  BOOST_TEST(faces_text(all, plain).ends_with("6, … 2 more]"));
}

BOOST_AUTO_TEST_CASE(verdict_is_told_as_far_as_there_is_one) {
  BOOST_TEST(verdict_text(15, true, plain) == " vs DC 15, success");
  BOOST_TEST(verdict_text({}, false, plain) == ", failure");
  BOOST_TEST(verdict_text(15, {}, plain) == " vs DC 15");
  BOOST_TEST(verdict_text({}, {}, plain) == "");
}

BOOST_AUTO_TEST_CASE(damage_says_what_was_rolled_and_what_became_of_the_target) {
  BOOST_TEST(told(9, 9) == "9 slashing: zombie-1 22 → 13 hp");
}

BOOST_AUTO_TEST_CASE(damage_says_what_the_defences_made_of_it) {
  BOOST_TEST(told(9, 4).starts_with("9 slashing halved to 4: "));
  BOOST_TEST(told(9, 18).starts_with("9 slashing doubled to 18: "));
  BOOST_TEST(told(9, 8).starts_with("9 slashing halved and doubled to 8: "));
  BOOST_TEST(told(9, 6).starts_with("9 slashing becomes 6: "));
  BOOST_TEST(told(9, 0) == "9 slashing, immune: zombie-1 stays at 22 hp");
}

BOOST_AUTO_TEST_CASE(one_point_that_becomes_nothing_was_halved) {
  BOOST_TEST(told(1, 0).starts_with("1 slashing halved to 0: "));
}

BOOST_AUTO_TEST_CASE(temporary_hit_points_that_went_are_told) {
  auto what = damage(9, 9);
  what.hp = {22, 18};
  what.temp_hp = {5, 0};
  BOOST_TEST(damage_text(what, "zombie-1", nullptr, plain) ==
             "9 slashing: zombie-1 22 → 18 hp, temporary hp 5 → 0");
}

BOOST_AUTO_TEST_CASE(dice_of_the_damage_are_shown_with_their_faces) {
  model::damage_rolled roll;
  roll.dice = "2d6+4";
  roll.faces = {5, 3};
  BOOST_TEST(damage_text(damage(12, 12), "zombie-1", &roll, plain) ==
             "12 slashing (2d6+4 [5, 3]): zombie-1 22 → 10 hp");
}

BOOST_AUTO_TEST_CASE(who_sees_no_numbers_of_the_target_hears_of_the_damage_alone) {
  BOOST_TEST(announced_damage_text(damage(9, 4), "zombie-1", nullptr, plain) ==
             "9 slashing to zombie-1");
}

BOOST_AUTO_TEST_CASE(change_is_shown_in_characters_that_the_terminal_has) {
  const model::change<std::int32_t> hp{22, 13};
  BOOST_TEST(change_text(hp, plain) == "22 → 13");
  BOOST_TEST(change_text(hp, cli::style::of(color_setting::never, {}, charset::ascii)) ==
             "22 -> 13");
}

BOOST_AUTO_TEST_SUITE_END()
