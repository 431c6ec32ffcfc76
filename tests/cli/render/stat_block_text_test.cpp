// The parts of the lines of a stat block.

#include "cli/render/stat_block_text.hpp"

#include "tests/cli/scene.hpp"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(stat_block_text_suite)

using namespace dnd;

namespace {

model::action bite() {
  model::action made{.name = "Bite"};
  made.attack = model::attack_profile{.to_hit = 5, .reach_ft = 5};
  return made;
}

}  // namespace

BOOST_AUTO_TEST_CASE(action_text_names_save_recharge_and_spent_uses) {
  model::action breath{.name = "Fire Breath"};
  breath.save = model::saving_throw{
      .with = model::ability::dex, .dc = 21, .on_success = model::save_effect::half};
  breath.area = "60 ft. cone";
  breath.damage.push_back({.dice = "18d6", .type = model::damage_type::fire, .save = {}});
  breath.usage = {.kind = model::usage_kind::recharge, .value = 5};
  BOOST_TEST(cli::action_text(breath, 1) ==
             "DEX save DC 21 for half, 60 ft. cone, 18d6 fire, recharge 5-6, spent");
}

BOOST_AUTO_TEST_CASE(action_text_names_the_range_that_an_attack_has) {
  auto bow = bite();
  bow.attack = model::attack_profile{
      .form = model::attack_form::ranged, .to_hit = 4, .range_ft = 80, .long_range_ft = 320};
  BOOST_TEST(cli::action_text(bow, 0) == "ranged +4, range 80/320 ft.");
  bow.attack->long_range_ft = 0;
  bow.attack->spell = true;
  BOOST_TEST(cli::action_text(bow, 0) == "ranged spell +4, range 80 ft.");
}

BOOST_AUTO_TEST_CASE(action_text_names_each_limit_of_use) {
  auto limited = bite();
  const auto with = [&](model::usage_kind kind, std::int32_t value) {
    limited.usage.kind = kind;
    limited.usage.value = static_cast<decltype(limited.usage.value)>(value);
    return cli::action_text(limited, 0);
  };
  BOOST_TEST(with(model::usage_kind::at_will, 0) == "melee +5, reach 5 ft.");
  BOOST_TEST(with(model::usage_kind::recharge, 6) == "melee +5, reach 5 ft., recharge 6");
  BOOST_TEST(with(model::usage_kind::per_day, 3) == "melee +5, reach 5 ft., 3/day");
  BOOST_TEST(with(model::usage_kind::per_rest, 1) == "melee +5, reach 5 ft., 1/rest");
}

BOOST_AUTO_TEST_CASE(action_text_names_steps_and_costs) {
  model::action several{.name = "Multiattack"};
  several.multiattack.push_back({.action = "Bite", .count = 1});
  several.multiattack.push_back({.action = "Claw", .count = 2});
  several.legendary_cost = 2;
  BOOST_TEST(cli::action_text(several, 0) == "1 x Bite, 2 x Claw, costs 2");
}

BOOST_AUTO_TEST_CASE(skills_are_those_that_differ_from_their_abilities) {
  auto block = *tests::zombie_block();
  BOOST_TEST(cli::skill_texts(block).empty());
  block.skills[static_cast<std::size_t>(model::skill::stealth)] = 4;
  const std::vector<std::string> stealth{"Stealth +4"};
  BOOST_TEST(cli::skill_texts(block) == stealth, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()
