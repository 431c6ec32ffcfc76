#include "model/bounds.hpp"
#include "tests/model/dice/dice_support.hpp"
#include "tests/model/dice/generator.hpp"
#include "tests/support/print_enums.hpp"

#include <boost/test/unit_test.hpp>
#include <numeric>

BOOST_AUTO_TEST_SUITE(evaluate_suite)

using namespace dnd;
using namespace dnd::model;
using namespace dnd::model::dice_tests;
using dice_expression = dnd::model::expression;

namespace {

/// The dice as a person writes them: 5 kept, (2) not, 1~ rerolled, 6! exploded, 8+ success,
/// 1- failure.
std::string shown(const roll_result& result) {
  std::string text;
  for (const rolled_die& die : result.dice) {
    if (!text.empty()) text += ' ';
    const std::string face = std::to_string(die.value);
    text += die.kept || die.rerolled ? face : "(" + face + ")";
    if (die.rerolled) text += '~';
    if (die.exploded) text += '!';
    if (die.mark == die_mark::success) text += '+';
    if (die.mark == die_mark::failure) text += '-';
  }
  return text;
}

refusal roll_refused(std::string_view text, std::vector<std::int32_t> faces) {
  auto made = roll_with(text, std::move(faces));
  if (made) BOOST_FAIL(text << " was rolled");
  return std::move(made).error();
}

}  // namespace

BOOST_AUTO_TEST_CASE(arithmetic_follows_precedence_and_rounds_down) {
  BOOST_TEST(total_of("2+3*4", {}) == 14);
  BOOST_TEST(total_of("(2+3)*4", {}) == 20);
  BOOST_TEST(total_of("10-4-3", {}) == 3);
  BOOST_TEST(total_of("10-(4-3)", {}) == 9);
  BOOST_TEST(total_of("7/2", {}) == 3);
  BOOST_TEST(total_of("-7/2", {}) == -4);
  BOOST_TEST(total_of("7/-2", {}) == -4);
  BOOST_TEST(total_of("-(7/2)", {}) == -3);
  BOOST_TEST(total_of("8/4/2", {}) == 1);
  BOOST_TEST(total_of("2d6+5", {3, 4}) == 12);
  BOOST_TEST(total_of("1d8-1d4*2", {8, 3}) == 2);
  BOOST_TEST(total_of("4dF", {-1, 0, 1, -1}) == -1);
}

BOOST_AUTO_TEST_CASE(keeping_and_dropping_choose_by_value_and_then_by_order) {
  BOOST_TEST(shown(rolled("4d6kh3", {3, 1, 6, 1})) == "3 1 6 (1)");
  BOOST_TEST(shown(rolled("4d6kl2", {3, 1, 3, 1})) == "(3) 1 (3) 1");
  BOOST_TEST(shown(rolled("4d6dl1", {3, 1, 6, 1})) == "3 1 6 (1)");
  BOOST_TEST(shown(rolled("4d6dh1", {6, 1, 6, 1})) == "6 1 (6) 1");
  BOOST_TEST(shown(rolled("4d6dl1dh1", {3, 1, 6, 2})) == "3 (1) (6) 2");
  BOOST_TEST(total_of("2d20kh1+5", {7, 15}) == 20);
  BOOST_TEST(total_of("1d20+5 dis", {7, 15}) == 12);
  BOOST_TEST(total_of("1d20+5 ea", {7, 15, 19}) == 24);
}

BOOST_AUTO_TEST_CASE(rerolls_come_after_all_dice_of_the_term) {
  BOOST_TEST(shown(rolled("3d6r1", {1, 4, 1, 1, 6})) == "1~ 4 1~ 1 6");
  BOOST_TEST(total_of("3d6r1", {1, 4, 1, 1, 6}) == 11);
  BOOST_TEST(shown(rolled("3d6rr1", {1, 4, 1, 1, 6, 2})) == "1~ 4 1~ 1~ 6 2");
  BOOST_TEST(shown(rolled("2d6r<3", {2, 3, 1})) == "2~ 3 1");
  BOOST_TEST(shown(rolled("1d20r1 adv", {1, 15, 9})) == "1~ 15 (9)");
  BOOST_TEST(shown(rolled("2d20kh1r1", {1, 1, 9})) == "1~ (1) 9");
}

BOOST_AUTO_TEST_CASE(explosions_add_dice) {
  BOOST_TEST(shown(rolled("2d6x", {6, 3, 6, 2})) == "6! 3 6! 2");
  BOOST_TEST(shown(rolled("2d6xo", {6, 3, 6})) == "6! 3 6");
  BOOST_TEST(shown(rolled("2d6x>=5", {5, 1, 6, 4})) == "5! 1 6! 4");
  BOOST_TEST(shown(rolled("2d6xkh2", {6, 3, 5})) == "6! (3) 5");
  BOOST_TEST(shown(rolled("3d6kh1x", {6, 3, 5, 2})) == "6! (3) (5) 2");
  BOOST_TEST(total_of("2dFx", {1, 0, 1, -1}) == 1);
}

BOOST_AUTO_TEST_CASE(minimum_and_maximum_change_what_a_die_counts_for) {
  BOOST_TEST(total_of("1d20min10", {3}) == 10);
  BOOST_TEST(total_of("1d20min10", {13}) == 13);
  BOOST_TEST(total_of("2d6max3", {6, 2}) == 5);
  const roll_result made = rolled("2d6min3x", {1, 6, 2});
  BOOST_TEST(shown(made) == "3 6! 2");
  BOOST_TEST(made.dice[0].face == 1);
  BOOST_TEST(made.dice[0].value == 3);
  BOOST_TEST(shown(rolled("2d6kh1min4", {1, 2})) == "(1) 4");
}

BOOST_AUTO_TEST_CASE(successes_and_failures_are_counted) {
  const roll_result made = rolled("5d10cs>=8cf1", {8, 1, 10, 5, 1});
  BOOST_TEST(shown(made) == "8+ 1- 10+ 5 1-");
  BOOST_TEST(made.total == 0);
  BOOST_TEST((made.successes == 2));
  BOOST_TEST((made.failures == 2));
  BOOST_TEST(total_of("3d6cs6", {6, 6, 1}) == 2);
  BOOST_TEST(total_of("3d6cf1", {6, 6, 1}) == -1);
  BOOST_TEST(shown(rolled("2d6cs>=5cf6", {5, 6})) == "5+ 6-");
  BOOST_TEST(shown(rolled("2d6min5cs5kh1", {1, 6})) == "(5)+ 6");
  const roll_result both = rolled("2d6cs6+2d6cf1+3", {6, 6, 1, 2});
  BOOST_TEST(both.total == 4);
  BOOST_TEST((both.successes == 2));
  BOOST_TEST((both.failures == 1));
  BOOST_TEST(!rolled("2d6", {1, 1}).successes.has_value());
}

BOOST_AUTO_TEST_CASE(totals_are_kept_per_tag) {
  using totals = std::vector<tag_total>;
  const auto by_tag = [](std::string_view text, std::vector<std::int32_t> faces) {
    return rolled(text, std::move(faces)).by_tag;
  };
  BOOST_TEST((by_tag("2d6+3", {1, 1}) == totals{}));
  BOOST_TEST((by_tag("2d6[fire]+3", {1, 2}) == totals{{"fire", 3}, {"", 3}}));
  BOOST_TEST((by_tag("3-1d6[fire]", {2}) == totals{{"", 3}, {"fire", -2}}));
  BOOST_TEST((by_tag("1d6[fire]+1d8[cold]+2[fire]", {1, 8}) == totals{{"fire", 3}, {"cold", 8}}));
  BOOST_TEST((by_tag("1d6[fire,magical]+1[fire]", {5}) == totals{{"fire", 6}, {"magical", 5}}));
  BOOST_TEST((by_tag("(1d6[fire]+1d8[cold])*2", {5, 3}) == totals{{"fire", 10}, {"cold", 6}}));
  BOOST_TEST((by_tag("2*(1d6[fire]-1)", {5}) == totals{{"fire", 10}, {"", -2}}));
  BOOST_TEST((by_tag("-(1d6[fire]+1d8[cold])", {5, 3}) == totals{{"fire", -5}, {"cold", -3}}));
  BOOST_TEST((by_tag("(1d6[fire]+1d8[fire])/2", {5, 4}) == totals{{"fire", 4}}));
  BOOST_TEST((by_tag("9/1d4[fire]", {2}) == totals{{"fire", 4}}));
  BOOST_TEST((by_tag("(1d6+2)[fire]", {2}) == totals{{"fire", 4}}));
}

BOOST_AUTO_TEST_CASE(a_result_says_what_was_rolled) {
  const auto made = roll_with(" 1D20 adv + 2 # luck", {20});
  BOOST_TEST_REQUIRE(made.has_value());
  BOOST_TEST(made->text == " 1D20 adv + 2 # luck");
  BOOST_TEST(made->canonical == "2d20kh1+2 # luck");
  BOOST_TEST(made->label == "luck");
  BOOST_TEST_REQUIRE(made->dice.size() == 2U);
  BOOST_TEST(made->dice[0].origin == face_origin::table);
  BOOST_TEST(made->dice[1].origin == face_origin::engine);
  BOOST_TEST(made->dice[0].faces == 20);
  BOOST_TEST(rolled("1dF", {0}).dice[0].faces == fate_faces);
}

BOOST_AUTO_TEST_CASE(an_impossible_face_is_the_reason_whatever_follows) {
  for (const std::string_view text : {"2d6", "1d8+1d6rr1", "1d8+1d6x<6", "1d8+1/(1d6-1)"}) {
    const refusal why = roll_refused(text, {1, 9});
    BOOST_TEST(refusal_name(why.code) == "bad_rolled");
    BOOST_TEST(why.hint == "a d6 shows 1 to 6");
  }
}

BOOST_AUTO_TEST_CASE(dice_that_grow_past_a_roll_are_refused) {
  const refusal exploded = roll_refused("1+1d6x>1", std::vector<std::int32_t>(1001, 2));
  BOOST_TEST(refusal_name(exploded.code) == "too_many_dice");
  BOOST_TEST((exploded.column == 2U));
  const refusal rerolled = roll_refused("1d6+999d6r<6", std::vector<std::int32_t>(1000, 1));
  BOOST_TEST(refusal_name(rerolled.code) == "too_many_dice");
  BOOST_TEST((rerolled.column == 4U));
  // The first term takes what the second would need.
  const refusal crowded = roll_refused("1d6xo+999d4", {6, 1});
  BOOST_TEST(refusal_name(crowded.code) == "too_many_dice");
  BOOST_TEST((crowded.column == 6U));
}

BOOST_AUTO_TEST_CASE(a_roll_of_exactly_the_bound_is_rolled) {
  const auto plain = roll_with("1000d6", {});
  BOOST_TEST_REQUIRE(plain.has_value());
  BOOST_TEST(plain->dice.size() == bounds::dice_per_roll_max);
  std::vector<std::int32_t> faces(999, 2);
  faces[0] = 1;
  faces.push_back(5);
  BOOST_TEST(rolled("999d6r1", faces).total == 998 * 2 + 5);
}

BOOST_AUTO_TEST_CASE(division_by_a_rolled_zero_is_refused) {
  const refusal why = roll_refused("6/(1d4-1)", {1});
  BOOST_TEST(refusal_name(why.code) == "bad_dice");
  BOOST_TEST((why.column == 1U));
  BOOST_TEST(total_of("6/(1d4-1)", {4}) == 2);
}

BOOST_AUTO_TEST_CASE(results_too_large_are_refused) {
  const refusal why = roll_refused("1d10*1000000*1000", {2});
  BOOST_TEST(refusal_name(why.code) == "bad_dice");
  BOOST_TEST((why.column == 12U));
  BOOST_TEST(total_of("1d10*1000000*1000", {1}) == 1'000'000'000);
  // The total is small, what one tag has is not.
  const refusal part = roll_refused("(1d4[a]-1d4[b])*1000000*1000", {2, 2});
  BOOST_TEST((part.column == 23U));
}

BOOST_AUTO_TEST_CASE(random_rolls_keep_their_promises) {
  BOOST_TEST(rc::check("rolls", [] {
    const dice_expression dice = expression_generator().make();
    const auto seed = *rc::gen::arbitrary<std::uint64_t>();
    RC_LOG(print(dice));
    dice_roller from(seed);
    const auto made = roll(dice, from);
    if (!made) {
      RC_ASSERT(made.error().code == refusal_code::too_many_dice ||
                made.error().code == refusal_code::bad_dice);
      return;
    }
    RC_ASSERT(made->dice.size() <= bounds::dice_per_roll_max);
    RC_ASSERT(made->dice.size() == from.drawn().size());
    std::vector<std::int32_t> faces;
    for (const rolled_die& die : made->dice) {
      const face_range range = faces_of({.count = 1, .faces = die.faces, .operators = {}});
      RC_ASSERT(die.face >= range.lowest && die.face <= range.highest);
      RC_ASSERT(!(die.rerolled && die.kept));
      faces.push_back(die.face);
    }
    // The same faces from the table, of the canonical text, make the same roll.
    dice_roller table(seed + 1);
    table.begin(faces);
    const auto again = roll(*parse_dice(made->canonical), table);
    RC_ASSERT(again.has_value());
    RC_ASSERT(!table.verdict().has_value());
    RC_ASSERT(table.position() == 0U);
    RC_ASSERT(again->total == made->total);
    RC_ASSERT(again->by_tag == made->by_tag);
    RC_ASSERT(again->successes == made->successes);
  }));
}

BOOST_AUTO_TEST_SUITE_END()
