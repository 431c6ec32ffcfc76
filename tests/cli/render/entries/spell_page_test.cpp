#include "tests/cli/render/entries/looked_up_scene.hpp"

BOOST_FIXTURE_TEST_SUITE(spell_page_suite, dnd::tests::looked_up_scene)

BOOST_AUTO_TEST_CASE(spell_says_its_figures_and_how_they_grow) {
  BOOST_TEST(page("fireball")
                 .starts_with("Fireball (spell): level 3 evocation\n"
                              "Casting time    1 action\n"
                              "Range           150 ft.\n"
                              "Area            20 ft. sphere\n"
                              "Components      V, S, M\n"
                              "Duration        instantaneous\n"
                              "Save            DEX, half on a success\n"
                              "Damage          8d6 fire\n"
                              "  by slot    3    4     5     6     7     8     9\n"
                              "           8d6  9d6  10d6  11d6  12d6  13d6  14d6\n"
                              "Classes         Sorcerer, Wizard\n"));
}

BOOST_AUTO_TEST_CASE(narrow_terminal_gets_the_growth_in_words) {
  where.width = 40;
  BOOST_TEST(has_line("fireball", "  by slot       3: 8d6, 4: 9d6, 5: 10d6,"));
}

BOOST_AUTO_TEST_CASE(cantrip_ritual_concentration_and_attack_are_named) {
  BOOST_TEST(lines("fire bolt").front() == "Fire Bolt (spell): evocation cantrip");
  BOOST_TEST(has_line("fire bolt", "Attack          ranged spell attack"));
  BOOST_TEST(lines("detect magic").front() == "Detect Magic (spell): level 1 divination, ritual");
  BOOST_TEST(page("bless").find("Duration        concentration, ") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(darts_healing_and_costs_are_named) {
  BOOST_TEST(has_line("magic missile", "  how many      3"));
  BOOST_TEST(page("cure wounds").find("Heals           1d8") != std::string::npos);
  BOOST_TEST(page("revivify").find("(worth 300 gp)") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(description_and_file_of_an_own_spell_stand_below) {
  disk.write("world/spells/hex-bolt.yaml",
             "name: Hex Bolt\nlevel: 1\nschool: evocation\ncasting_time: 1 action\nrange: 60\n"
             "components: [v]\nduration: instantaneous\nrandom_damage: {dice: 2d8, types: [acid, "
             "cold]}\ndescription: It hurts in a way that nobody can foresee.\n");
  const std::string all = page("hex bolt");
  BOOST_TEST(all.find("Damage          2d8 of one of: acid, cold\n") != std::string::npos);
  BOOST_TEST(all.find("\nIt hurts in a way that nobody can foresee.\nfrom /") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
