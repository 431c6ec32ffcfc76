// All that a stat block says, as far as somebody may see it.

#include "cli/render/sheet.hpp"

#include "cli/render/narration.hpp"
#include "cli/render/text_width.hpp"
#include "tests/cli/scene.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

BOOST_AUTO_TEST_SUITE(sheet_suite)

using namespace dnd;

namespace {

/// The sheet of a zombie whose stat block was changed.
template <class Change>
std::string sheet_of(Change change) {
  auto block = std::make_shared<model::stat_block>(*tests::zombie_block());
  change(*block);
  const auto who = tests::zombie(1);
  who->block = block;
  return cli::text_of(cli::sheet_lines(tests::seen(*who)));
}

bool holds(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

model::action bite() {
  model::action made{.name = "Bite"};
  made.attack = model::attack_profile{.to_hit = 5, .reach_ft = 5};
  return made;
}

}  // namespace

BOOST_AUTO_TEST_CASE(sheet_tells_all_of_the_stat_block) {
  BOOST_TEST(cli::text_of(cli::sheet_lines(tests::seen(*tests::zombie(1, 11)))) ==
             "zombie-1 (Zombie), medium undead, neutral evil\n"
             "Hit points  11/22 █████░░░░░\n"
             "Armor class 8\n"
             "Speed       20 ft.\n"
             "Challenge   1/4 (50 XP)\n"
             "Proficiency +2\n"
             "Abilities   STR 13 (+1), DEX 6 (-2), CON 16 (+3), INT 3 (-4), WIS 6 (-2), CHA 5\n"
             "            (-3)\n"
             "Saves       STR +1, DEX -2, CON +3, INT -4, WIS +0, CHA -3\n"
             "Senses      darkvision 60 ft., passive Perception 8\n"
             "Defences    immunity to poison; cannot be poisoned\n"
             "Actions\n"
             "  Slam                  melee +3, reach 5 ft., 1d6+1 bludgeoning");
}

BOOST_AUTO_TEST_CASE(sheet_of_somebody_else_tells_no_more_than_can_be_seen) {
  model::creature who = *tests::zombie(1, 11);
  who.conditions.push_back({.kind = model::condition::prone});
  BOOST_TEST(cli::text_of(cli::sheet_lines(view_of(who, model::views::viewer::spectator()))) ==
             "zombie-1\n"
             "Looks       bloodied\n"
             "Now         prone");
}

BOOST_AUTO_TEST_CASE(sheet_keeps_to_the_width_of_the_terminal) {
  for (const std::size_t width : {20U, 40U, 80U, 200U})
    for (const auto& line : cli::sheet_lines(tests::seen(*tests::zombie(1)), {.width = width}))
      BOOST_TEST(model::display_width(line) <= width, line);
}

BOOST_AUTO_TEST_CASE(nothing_is_said_of_what_a_creature_has_not) {
  const auto text = cli::text_of(cli::sheet_lines(tests::seen(*tests::zombie(1))));
  for (const char* const term : {"Skills", "Languages", "Spells", "Reactions", "Traits", "Now"})
    BOOST_TEST(!holds(text, term), term);
}

BOOST_AUTO_TEST_CASE(speeds_and_senses_of_each_kind_are_named) {
  const auto text = sheet_of([](model::stat_block& block) {
    block.speed = {.walk = 20, .fly = 60, .swim = 40, .climb = 30, .burrow = 10, .hover = true};
    block.sight = {.darkvision = 60, .blindsight = 30, .passive_perception = 8};
  });
  BOOST_TEST(holds(text, "20 ft., fly 60 ft. (hover), swim 40 ft., climb 30 ft., burrow 10 ft."));
  BOOST_TEST(holds(text, "darkvision 60 ft., blindsight 30 ft., passive Perception 8"));
}

BOOST_AUTO_TEST_CASE(skills_are_named_where_they_differ_from_their_ability) {
  const auto text = sheet_of([](model::stat_block& block) {
    block.skills[static_cast<std::size_t>(model::skill::stealth)] = 4;
  });
  BOOST_TEST(holds(text, "Skills      Stealth +4\n"));
}

BOOST_AUTO_TEST_CASE(temporary_hit_points_stand_behind_the_others) {
  const auto who = tests::zombie(1);
  who->temp_hp = 5;
  BOOST_TEST(holds(cli::text_of(cli::sheet_lines(tests::seen(*who))), "+5 temporary"));
}

BOOST_AUTO_TEST_CASE(actions_stand_below_the_title_of_their_group) {
  const auto text = sheet_of([](model::stat_block& block) {
    auto parry = model::action{.name = "Parry"};
    parry.group = model::action_group::reaction;
    block.actions = {parry, bite()};
  });
  BOOST_TEST(holds(text,
                   "Actions\n  Bite                  melee +5, reach 5 ft.\n"
                   "Reactions\n  Parry                 -"));
}

BOOST_AUTO_TEST_CASE(uses_that_are_gone_are_told) {
  const auto who = tests::zombie(1);
  auto block = std::make_shared<model::stat_block>(*tests::zombie_block());
  auto limited = bite();
  limited.usage = {.kind = model::usage_kind::per_day, .value = 3};
  block->actions = {limited};
  who->block = block;
  who->spent.push_back({.pool = "Bite", .spent = 2});
  BOOST_TEST(holds(cli::text_of(cli::sheet_lines(tests::seen(*who))), "3/day, 2 spent"));
}

BOOST_AUTO_TEST_SUITE_END()
