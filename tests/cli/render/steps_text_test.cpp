// What steps do, in a few words.

#include "cli/render/steps_text.hpp"

#include "tests/support/effect_trees.hpp"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(steps_text_suite)

using namespace dnd;
using namespace dnd::test;

BOOST_AUTO_TEST_CASE(a_save_says_its_difficulty_and_what_a_failure_brings) {
  model::effect save = save_step("dex", true, {damage_step("8d6", "fire")});
  save.count = "15";
  BOOST_TEST(cli::steps_text({save}) == "DEX save DC 15, half: 8d6 fire");
}

BOOST_AUTO_TEST_CASE(a_spell_that_is_cast_and_a_choice_are_named) {
  model::effect cast;
  cast.kind = model::effect_kind::cast;
  cast.what = "fireball";
  cast.number = 5;
  BOOST_TEST(cli::steps_text({cast}) == "casts fireball at level 5");
  model::effect choice;
  choice.kind = model::effect_kind::choose;
  choice.branches.push_back({"1 Charge", {cast}});
  choice.branches.push_back({"2 Charges", {cast}});
  BOOST_TEST(cli::steps_text({choice, heal_step("1d8")}) ==
             "one of 1 Charge, 2 Charges, heals 1d8");
}

BOOST_AUTO_TEST_CASE(what_only_tells_says_nothing) {
  model::effect told;
  told.kind = model::effect_kind::tell;
  told.what = "It glows.";
  BOOST_TEST(cli::steps_text({told}).empty());
}

BOOST_AUTO_TEST_CASE(every_kind_of_step_has_words_but_those_that_only_tell_or_pay) {
  for (int i = 0; i <= static_cast<int>(model::effect_kind::split); ++i) {
    model::effect step;
    step.kind = static_cast<model::effect_kind>(i);
    step.what = "some";
    step.names = {"str"};
    step.damage = {{"1d6", "fire"}};
    step.branches = {{"each", {}}};
    const bool silent =
        step.kind == model::effect_kind::tell || step.kind == model::effect_kind::spend;
    BOOST_TEST(cli::steps_text({step}).empty() == silent, i);
  }
}

BOOST_AUTO_TEST_SUITE_END()
