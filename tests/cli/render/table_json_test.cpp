#include "cli/render/table_json.hpp"

#include "tests/cli/scene.hpp"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(table_json_suite)

using namespace dnd;
using namespace dnd::model;

namespace {

std::string table(const state& now, const views::viewer& whose = views::viewer::gm()) {
  const views::state_view seen = view_of(now, whose);
  const auto turn = turn_card_of(now, whose);
  return cli::json_table({.world = "W", .campaign = "C", .now = seen, .turn = turn});
}

bool has(const std::string& text, std::string_view what) {
  return text.find(what) != std::string::npos;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_creature_says_what_it_is_and_how_it_stands) {
  state now;
  now.put(tests::grog());
  const std::string text = table(now);
  BOOST_TEST(has(text, R"("called":"Grog","about":"half-orc barbarian 3")"), text);
  BOOST_TEST(has(text, R"("slots":[],"pools":[])"), text);
  BOOST_TEST(has(text, R"("turn":null)"), text);
}

BOOST_AUTO_TEST_CASE(the_name_of_a_kind_is_not_said_twice) {
  state now;
  now.put(tests::zombie(1));
  BOOST_TEST(has(table(now), R"("called":"zombie-1","about":"")"));
}

BOOST_AUTO_TEST_CASE(slots_are_counted_as_they_are_left) {
  auto who = tests::grog();
  auto block = std::make_shared<stat_block>(*who->block);
  spellcasting casting{.with = ability::wis, .save_dc = 13, .to_hit = 5};
  casting.slots = {3};
  block->casting.push_back(casting);
  who->block = block;
  who->spent = {{.pool = "1st-level slots", .spent = 2}};
  state now;
  now.put(who);
  const std::string text = table(now);
  BOOST_TEST(has(text, R"("slots":[{"level":1,"left":1,"most":3}])"), text);
  BOOST_TEST(has(text, R"("spell_dc":13)"), text);
}

BOOST_AUTO_TEST_CASE(who_may_not_see_the_figures_gets_none) {
  state now;
  now.put(tests::zombie(1, 10));
  const std::string text = table(now, views::viewer::spectator());
  BOOST_TEST(has(text, R"("hp":null)"), text);
  BOOST_TEST(has(text, R"("looks":"bloodied","speed":null,"slots":[],"pools":[],"spell_dc":null)"),
             text);
  BOOST_TEST(!has(text, "10"), text);
}

BOOST_AUTO_TEST_CASE(options_are_ranked_by_what_they_are_worth) {
  std::vector<views::option_view> all(3);
  all[0].name = "Club";
  all[0].open = true;
  all[0].worth = 2;
  all[1].name = "Fireball";
  all[1].worth = 9;
  all[1].why = "no slot is left";
  all[2].name = "Axe";
  all[2].open = true;
  all[2].worth = 5;
  const std::string text = cli::json_options("grog", 7, all);
  BOOST_TEST(text.starts_with(R"({"creature":"grog","seq":7,"options":[{"group":"answer",)"), text);
  BOOST_TEST(has(text, R"("why":"no slot is left","still_hits":null,"rank":null})"), text);
  BOOST_TEST(text.ends_with(R"("rank":1}]})"), text);
  // How much it is worth would tell about the target.
  BOOST_TEST(!has(text, "worth"), text);
}

BOOST_AUTO_TEST_SUITE_END()
