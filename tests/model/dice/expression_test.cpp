#include "model/bounds.hpp"
#include "tests/model/dice/dice_support.hpp"
#include "tests/model/dice/generator.hpp"
#include "tests/support/print_enums.hpp"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(expression_suite)

using namespace dnd;
using namespace dnd::model;
using namespace dnd::model::dice_tests;
using dice_expression = dnd::model::expression;

BOOST_AUTO_TEST_CASE(random_expressions_survive_printing_and_reading) {
  BOOST_TEST(rc::check("parse(print(e)) == e", [] {
    const dice_expression made = expression_generator().make();
    const std::string text = print(made);
    RC_LOG(text);
    RC_PRE(text.size() <= bounds::dice_text_bytes_max);
    const auto again = parse_dice(text);
    RC_ASSERT(again.has_value());
    RC_ASSERT(*again == made);
    RC_ASSERT(print(*again) == text);
  }));
}

BOOST_AUTO_TEST_CASE(rewriting_keeps_expressions_readable) {
  BOOST_TEST(rc::check("parse(print(f(e))) == f(e)", [] {
    const dice_expression made = expression_generator().make();
    const auto mode = static_cast<d20_mode>(*rc::gen::inRange(0, 4));
    for (const auto& changed : {with_critical(made), with_mode(made, mode)}) {
      if (!changed) continue;
      const auto again = parse_dice(print(*changed));
      RC_ASSERT(again.has_value());
      RC_ASSERT(*again == *changed);
    }
  }));
}

BOOST_AUTO_TEST_CASE(needless_parentheses_go_and_needed_ones_stay) {
  BOOST_TEST(canonical("((1d6))+(2)") == "1d6+2");
  BOOST_TEST(canonical("(1+2)+3") == "1+2+3");
  BOOST_TEST(canonical("1+(2+3)") == "1+(2+3)");
  BOOST_TEST(canonical("1-(2-3)") == "1-(2-3)");
  BOOST_TEST(canonical("(1+2)*3") == "(1+2)*3");
  BOOST_TEST(canonical("1+(2*3)") == "1+2*3");
  BOOST_TEST(canonical("8/(4/2)") == "8/(4/2)");
  BOOST_TEST(canonical("(8/4)/2") == "8/4/2");
  BOOST_TEST(canonical("-(1+2)") == "-(1+2)");
  BOOST_TEST(canonical("-(1*2)") == "-(1*2)");
  BOOST_TEST(canonical("(-1)*2") == "-1*2");
  BOOST_TEST(canonical("1*(-2)") == "1*-2");
  BOOST_TEST(canonical("-(-1)") == "--1");
  BOOST_TEST(canonical("(-1)[a]") == "(-1)[a]");
  BOOST_TEST(canonical("-1[a]") == "-1[a]");
  BOOST_TEST(canonical("(1d6)[a]") == "1d6[a]");
}

BOOST_AUTO_TEST_CASE(text_and_columns_do_not_make_expressions_differ) {
  BOOST_TEST((parsed("2d6+5") == parsed(" 2D6 + (5) ")));
  BOOST_TEST(!(parsed("2d6+5") == parsed("2d6-5")));
  BOOST_TEST(!(parsed("2d6") == parsed("2d6[fire]")));
  BOOST_TEST(!(parsed("2d6") == parsed("2d6 # x")));
}

BOOST_AUTO_TEST_CASE(a_mode_works_on_the_leftmost_single_d20) {
  const auto changed = [](std::string_view text, d20_mode mode) {
    auto made = with_mode(parsed(text), mode);
    return made ? print(*made) : made.error().message;
  };
  BOOST_TEST(changed("1d20+5", d20_mode::straight) == "1d20+5");
  BOOST_TEST(changed("2d6", d20_mode::straight) == "2d6");
  BOOST_TEST(changed("2d20+1d20+1d20", d20_mode::advantage) == "2d20+2d20kh1+1d20");
  BOOST_TEST(changed("1d20", d20_mode::disadvantage) == "2d20kl1");
  BOOST_TEST(changed("1d20", d20_mode::elven_accuracy) == "3d20kh1");
  BOOST_TEST(changed("1d20r1rr2min10", d20_mode::advantage) == "2d20r1rr2kh1min10");
  BOOST_TEST(changed("1d20xr1", d20_mode::advantage) == "2d20kh1xr1");
  BOOST_TEST(changed("2d20kh1", d20_mode::advantage) ==
             "there is no 1d20 that could be rolled with adv, dis or ea");
}

BOOST_AUTO_TEST_CASE(a_critical_doubles_dice_and_what_they_keep) {
  const auto critical = [](std::string_view text) { return print(*with_critical(parsed(text))); };
  BOOST_TEST(critical("2d6+5") == "4d6+5");
  BOOST_TEST(critical("1d8[slashing]+2d6[fire]+3") == "2d8[slashing]+4d6[fire]+3");
  BOOST_TEST(critical("2d6r<=2") == "4d6r<=2");
  BOOST_TEST(critical("4d6kh3dl1") == "8d6kh6dl2");
  BOOST_TEST(critical("4d6kl2dh1") == "8d6kl4dh2");
  BOOST_TEST(critical("9d6xkh600") == "18d6xkh1000");
  BOOST_TEST(critical("7") == "7");
}

BOOST_AUTO_TEST_CASE(rewriting_past_the_bounds_is_refused) {
  const auto critical = with_critical(parsed("1+501d6"));
  BOOST_TEST_REQUIRE(!critical.has_value());
  BOOST_TEST(refusal_name(critical.error().code) == "too_many_dice");
  BOOST_TEST((critical.error().column == 2U));
  const auto mode = with_mode(parsed("999d6+1d20"), d20_mode::advantage);
  BOOST_TEST_REQUIRE(!mode.has_value());
  BOOST_TEST(refusal_name(mode.error().code) == "too_many_dice");
  BOOST_TEST((mode.error().column == 6U));

  // One byte below the bound; every rewriting adds at least one.
  std::string label(bounds::dice_text_bytes_max - 7, 'x');
  const auto full = parsed("1d20 # " + label);
  BOOST_TEST(print(full).size() == bounds::dice_text_bytes_max);
  BOOST_TEST(!with_mode(full, d20_mode::advantage).has_value());
  const auto nine = parsed("9d20 # " + label);
  BOOST_TEST_REQUIRE(!with_critical(nine).has_value());
  BOOST_TEST(refusal_name(with_critical(nine).error().code) == "bad_dice");
}

BOOST_AUTO_TEST_CASE(averages_are_rounded_down_like_stat_blocks) {
  const auto average = [](std::string_view text) { return average_of(parsed(text)); };
  BOOST_TEST((average("2d6+5") == 12));
  BOOST_TEST((average("1d4") == 2));
  BOOST_TEST((average("3d8+9") == 22));
  BOOST_TEST((average("1d8+1d6") == 8));
  BOOST_TEST((average("7") == 7));
  BOOST_TEST((average("-1d4") == -3));
  BOOST_TEST((average("1d4-1d4") == 0));
  BOOST_TEST((average("3*1d4") == 7));
  BOOST_TEST((average("1d4*(1+2)") == 7));
  BOOST_TEST((average("5dF+1") == 1));
  BOOST_TEST((average("2d6[fire]+1") == 8));
  BOOST_TEST(!average("1d4*1d4").has_value());
  BOOST_TEST(!average("1d4/2").has_value());
  BOOST_TEST(!average("4d6kh3").has_value());
  BOOST_TEST(!average("1d4*1000000*1000000").has_value());
}

BOOST_AUTO_TEST_SUITE_END()
