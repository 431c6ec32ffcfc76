#include "tests/cli/render/entries/looked_up_scene.hpp"

BOOST_FIXTURE_TEST_SUITE(creature_page_suite, dnd::tests::looked_up_scene)

BOOST_AUTO_TEST_CASE(monster_has_its_stat_block) {
  const std::string all = page("goblin kind: monster");
  BOOST_TEST(
      all.starts_with("Goblin (monster): small humanoid (goblinoid), neutral evil\n"
                      "Armor class     15 (Leather Armor, Shield)\n"
                      "Hit points      7 (2d6)\n"
                      "Speed           30 ft.\n"));
  BOOST_TEST(all.find("   STR      DEX      CON      INT     WIS     CHA\n"
                      "8 (-1)  14 (+2)  10 (+0)  10 (+0)  8 (-1)  8 (-1)\n") != std::string::npos);
  BOOST_TEST(all.find("Challenge       1/4 (50 XP)\n") != std::string::npos);
  BOOST_TEST(all.find("  Scimitar              melee +4, reach 5 ft., 1d6+2 slashing\n") !=
             std::string::npos);
  // Nothing is said of saves that its abilities say.
  BOOST_TEST(all.find("Saves") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(caster_and_legend_have_their_spells_and_legendary_actions) {
  const std::string all = page("lich");
  BOOST_TEST(all.find("Saves           CON +10, INT +12, WIS +9\n") != std::string::npos);
  BOOST_TEST(all.find("  with                  INT, DC 20, to hit +12\n") != std::string::npos);
  BOOST_TEST(all.find("  level 9 (1 slot)      Power Word Kill\n") != std::string::npos);
  BOOST_TEST(all.find("Legendary actions (3 a round)\n") != std::string::npos);
  BOOST_TEST(all.find("  Legendary Resistance  3/day\n") != std::string::npos);
  BOOST_TEST(all.find("costs 3") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(traits_actions_and_castings_say_what_they_do) {
  disk.write("world/traits/keen-smell.yaml", "name: Keen Smell\ndescription: For all of them.\n");
  disk.write("world/monsters/hound.yaml",
             "name: Hound\narmor_class: 12\nother_armor_class: [{value: 15, with: barding}]\n"
             "hit_points: 5\nspeed: {walk: 40}\ninitiative: 4\n"
             "traits: [Keen Smell]\n"
             "spellcasting: [{with: wis, dc: 11, to_hit: 3, spells: {1: [bless]}, per_day: {bless: "
             "1}, description: Innate.}]\n"
             "actions: [{name: Bite, attack: melee, to_hit: 3, damage: [1d6 piercing],\n"
             "  description: \"A bite.\\nAnd another line.\"}]\n"
             "description: A good one.\n");
  const std::string all = page("hound");
  BOOST_TEST(all.find("Armor class     12, 15 with barding\n") != std::string::npos);
  BOOST_TEST(all.find("  Keen Smell\n    For all of them.\n") != std::string::npos);
  BOOST_TEST(all.find("Bless (1/day)\n    Innate.\n") != std::string::npos);
  BOOST_TEST(all.find("1d6 piercing\n    A bite.\n    And another line.\n") != std::string::npos);
  BOOST_TEST(all.find("\nA good one.\nfrom /") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(traits_and_actions_of_which_only_names_are_known_take_little_room) {
  disk.write("world/monsters/moon-cat.yaml",
             "name: Moon Cat\narmor_class: 12\nhit_points: 5\n"
             "traits: [Moon Purr, {name: Moon Leap, per_day: 2}, Moon Nap]\n"
             "actions: [{name: Moon Stare}]\n");
  BOOST_TEST(page("moon cat")
                 .find("Traits\n"
                       "  Moon Leap             2/day\n"
                       "  Moon Purr, Moon Nap\n"
                       "Actions\n"
                       "  Moon Stare            -\n") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(narrow_terminal_gets_abilities_in_words) {
  where.width = 40;
  const std::string all = page("goblin kind: monster");
  BOOST_TEST(all.find("Abilities       STR 8 (-1), DEX 14 (+2),\n") != std::string::npos);
  for (const std::string& line : lines("goblin kind: monster"))
    BOOST_TEST(line.size() <= 40U, line);
}

BOOST_AUTO_TEST_CASE(character_is_shown_as_one) {
  disk.write("world/characters/mira.yaml",
             "name: Mira\nrace: human\nclass: fighter\nlevel: 2\n"
             "abilities: {str: 14, dex: 12, con: 12, int: 10, wis: 10, cha: 10}\n"
             "background: sailor\n");
  const std::string all = page("mira");
  BOOST_TEST(all.starts_with("Mira (character): "));
  BOOST_TEST(all.find("ighter 2") != std::string::npos);
  BOOST_TEST(all.find("Background      sailor\n") != std::string::npos);
  BOOST_TEST(all.find("Challenge") == std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
