// Who comes to the table and who leaves it: ids, names, numbers, hit points.

#include "model/verbs/creatures.hpp"

#include "model/bounds.hpp"
#include "tests/support/effect_trees.hpp"
#include "tests/support/game.hpp"
#include "tests/support/print_enums.hpp"

BOOST_AUTO_TEST_SUITE(creatures_verbs_suite)

using namespace dnd::model;
using dnd::test::game;

BOOST_AUTO_TEST_CASE(monsters_are_numbered_and_characters_keep_their_name) {
  game g;
  g.say("add zombie");
  g.say("add zombie count: 2");
  g.say("add elara");
  BOOST_TEST(g.who("zombie-1").name.view() == "Zombie 1");
  BOOST_TEST(g.who("zombie-3").hp == 22);
  BOOST_TEST(g.who("elara").name.view() == "Elara");
}

BOOST_AUTO_TEST_CASE(a_number_is_not_used_twice_while_one_of_the_kind_is_there) {
  game g;
  g.say("add zombie count: 2");
  g.say("remove zombie-2");
  g.say("add zombie");
  BOOST_TEST(g.state.find("zombie-2") == nullptr);
  BOOST_TEST(g.state.find("zombie-3") != nullptr);
}

BOOST_AUTO_TEST_CASE(numbers_begin_again_when_the_last_of_a_kind_has_left) {
  game g;
  g.say("add zombie count: 3");
  g.say("add goblin");
  g.say("remove zombie*");
  g.say("add zombie count: 2");
  BOOST_TEST(g.state.find("zombie-1") != nullptr);
  BOOST_TEST(g.state.find("zombie-2") != nullptr);
  g.say("add goblin");
  BOOST_TEST(g.state.find("goblin-2") != nullptr);
}

BOOST_AUTO_TEST_CASE(what_the_last_of_a_kind_left_behind_is_not_of_the_next) {
  game g;
  g.say("add zombie");
  g.say("add elara");
  g.say("condition add frightened to: elara by: zombie-1");
  g.say("remove zombie-1");
  // Fear has gone with it, so the name is free.
  BOOST_TEST(!g.is("elara", condition::frightened));
  g.say("add zombie");
  BOOST_TEST(g.state.find("zombie-1") != nullptr);
  g.say("condition add poisoned to: elara by: zombie-1");
  g.say("remove zombie-1");
  g.say("add zombie");
  BOOST_TEST(g.state.find("zombie-1") == nullptr);
  BOOST_TEST(g.state.find("zombie-2") != nullptr);
}

BOOST_AUTO_TEST_CASE(a_name_of_several_is_the_name_of_their_group) {
  game g;
  g.say("add goblin count: 3 as: Raiders");
  BOOST_REQUIRE(g.state.find_group("raiders") != nullptr);
  BOOST_TEST(g.state.find_group("raiders")->members.size() == 3U);
  g.say("add zombie count: 2 as: raiders");
  BOOST_TEST(g.state.find_group("raiders")->members.size() == 5U);
  g.say("dmg raiders 2");
  BOOST_TEST(g.hp("raiders-1") == 5);
  BOOST_TEST(g.hp("raiders-5") == 20);
  g.say("add goblin as: Alone");
  BOOST_TEST(g.state.find_group("alone") == nullptr);
}

BOOST_AUTO_TEST_CASE(the_dead_are_removed_by_that_word) {
  game g;
  g.say("add goblin count: 3");
  g.say("dmg goblin-1..2 99");
  g.say("remove dead");
  BOOST_TEST(g.state.creatures().size() == 1U);
  BOOST_TEST(g.refused("remove dead").code == refusal_code::unknown_creature);
}

BOOST_AUTO_TEST_CASE(a_character_is_one_of_a_kind) {
  game g;
  BOOST_TEST(g.refused("add elara count: 2").code == refusal_code::bad_value);
  g.say("add elara");
  BOOST_TEST(g.refused("add elara").code == refusal_code::name_taken);
}

BOOST_AUTO_TEST_CASE(a_character_who_left_may_come_back) {
  game g;
  for (const auto* line : {"add elara", "remove elara", "add elara"}) g.say(line);
  BOOST_TEST(g.who("elara").hp == 12);
}

BOOST_AUTO_TEST_CASE(a_name_of_ones_own_is_kept_as_typed) {
  game g;
  g.say("add zombie as: Old Tom");
  BOOST_TEST(g.who("old-tom").name.view() == "Old Tom");
  BOOST_TEST(g.refused("add zombie as: OLD TOM").code == refusal_code::name_taken);
  BOOST_TEST(g.refused("add zombie as: old-tom").code == refusal_code::name_taken);
  g.say("add zombie");
  BOOST_TEST(g.who("zombie-1").name.view() == "Zombie 1");
}

BOOST_AUTO_TEST_CASE(a_name_is_taken_in_any_case_of_any_script) {
  game g;
  g.say("add zombie as: Zoë");
  BOOST_TEST(g.who("zoë").name.view() == "Zoë");
  BOOST_TEST(g.refused("add zombie as: ZOË").code == refusal_code::name_taken);
  BOOST_TEST(g.refused("add zombie as: Zoe\u0308").code == refusal_code::name_taken);
  BOOST_TEST(g.refused("dmg Zoe 3").hint.find("did you mean \"zoë\"?") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(quotes_never_become_part_of_a_name) {
  game g;
  g.say("add zombie as: “Mad Dog”");
  BOOST_TEST(g.who("mad-dog").name.view() == "Mad Dog");
  g.say("add zombie as: „Old\u00a0Tom“");
  BOOST_TEST(g.who("old-tom").name.view() == "Old Tom");
  g.say("add zombie as: Bob \"the Bear\" Smith");
  BOOST_TEST(g.who("bob-the-bear-smith").name.view() == "Bob the Bear Smith");
  g.say("add zombie as: 'Mad Cat'");
  BOOST_TEST(g.who("mad-cat").name.view() == "Mad Cat");
  g.say("add zombie as: ‘Mad Hen’");
  BOOST_TEST(g.who("mad-hen").name.view() == "Mad Hen");
  g.say("add zombie as: K’thriss");
  BOOST_TEST(g.who("kthriss").name.view() == "K’thriss");
  g.say("dmg \"k'thriss\" 3");
}

BOOST_AUTO_TEST_CASE(a_name_that_grows_without_its_case_is_refused_when_it_no_longer_fits) {
  game g;
  std::string name;
  for (int i = 0; i < 16; ++i) name += "\u1fb7";  // Three bytes that become five.
  BOOST_TEST(g.refused("add zombie as: " + name).code == refusal_code::bad_name);
  BOOST_TEST(g.refused("add zombie count: 2 as: " + name).code == refusal_code::bad_name);
}

BOOST_AUTO_TEST_CASE(several_of_a_name_are_numbered) {
  game g;
  g.say("add zombie as: Guard count: 2");
  BOOST_TEST(g.who("guard-1").name.view() == "Guard 1");
  BOOST_TEST(g.who("guard-2").number == 2U);
}

BOOST_AUTO_TEST_CASE(names_that_could_not_be_typed_again_are_refused) {
  game g;
  const std::string long_name(dnd::bounds::creature_name_bytes_max + 1, 'x');
  for (const std::string& name : {std::string("Zombie 7"), std::string("7"), std::string("'''"),
                                  std::string("\"Tom # Cat\""), long_name})
    BOOST_TEST_CONTEXT(name)
  BOOST_TEST(g.refused("add zombie as: " + name).code == refusal_code::bad_name);
}

BOOST_AUTO_TEST_CASE(hit_points_are_the_average_a_number_or_rolled) {
  game g;
  g.say("add zombie");
  g.say("add zombie hp: 30");
  g.say("add zombie hp: roll rolled: 1,2,3");
  BOOST_TEST(g.hp("zombie-1") == 22);
  BOOST_TEST(g.hp("zombie-2") == 30);
  BOOST_TEST(g.who("zombie-2").max_hp == 30);
  BOOST_TEST(g.hp("zombie-3") == 15);
  BOOST_TEST((g.the<creature_added>().hp_dice == std::vector<std::uint16_t>{1, 2, 3}));
  BOOST_TEST(g.refused("add elara hp: roll").code == refusal_code::bad_value);
}

BOOST_AUTO_TEST_CASE(what_nobody_knows_is_refused_and_nothing_of_the_rest_comes) {
  game g;
  const auto no = g.refused("add zombie and: zombi");
  BOOST_TEST(no.code == refusal_code::unknown_content);
  BOOST_TEST(no.column.value() == std::string("add zombie and: ").size());
  BOOST_TEST(g.state.creatures().empty());
}

BOOST_AUTO_TEST_CASE(creatures_have_a_bound) {
  game g;
  for (std::size_t i = 0; i < dnd::bounds::creatures_max / 100; ++i) g.say("add goblin count: 100");
  BOOST_TEST(g.refused("add goblin").code == refusal_code::too_many);
}

BOOST_AUTO_TEST_CASE(hit_dice_come_before_initiative) {
  game g;
  g.say("add elara");
  g.say("encounter start");
  g.say("add goblin count: 2 hp: roll rolled: 1,1,6,6,15");
  BOOST_TEST(g.hp("goblin-1") == 2);
  BOOST_TEST(g.hp("goblin-2") == 12);
  BOOST_TEST(g.state.fight()->find("goblin-1")->initiative == 17);
  BOOST_TEST(g.state.fight()->find("goblin-2")->initiative == 17);
}

BOOST_AUTO_TEST_CASE(whom_a_leaving_creature_held_is_free) {
  game g;
  g.say("add elara and: goblin");
  g.say("condition add grappled to: elara by: goblin-1");
  g.say("remove goblin-1");
  BOOST_TEST(!g.is("elara", condition::grappled));
}

BOOST_AUTO_TEST_CASE(what_a_leaving_creature_concentrates_on_ends_on_all) {
  game g;
  g.knows(dnd::test::caster("Mira", {"shell"}));
  spell shell = dnd::test::spell_of(
      "shell", "Shell", 1,
      {dnd::test::apply_step(
          "Shell", dnd::test::lasting_modifier(modifier_key::armor_class, "2", "1 hour"))});
  shell.concentration = true;
  g.knows(shell);
  g.say("add caster as: Mira");
  g.say("add elara");
  g.say("cast shell by: Mira to: elara");
  BOOST_REQUIRE(g.who("elara").effects.size() == 1U);
  g.say("remove mira");
  BOOST_TEST(g.who("elara").effects.empty());
}

BOOST_AUTO_TEST_SUITE_END()
