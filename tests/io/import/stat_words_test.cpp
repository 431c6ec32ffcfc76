#include "io/import/stat_words.hpp"

#include "io/import/plain_text.hpp"
#include "model/bounds.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

namespace dnd::tests {
BOOST_AUTO_TEST_SUITE(stat_words_suite)

using namespace io::imports;

BOOST_AUTO_TEST_CASE(numbers_and_dice_are_found_in_their_words) {
  BOOST_TEST(first_number("15 (natural armor)").value_or(0) == 15);
  BOOST_TEST(first_number("AC 17").value_or(0) == 17);
  BOOST_TEST(first_number("1,200 XP").value_or(0) == 1200);
  BOOST_TEST(first_number("-3").value_or(0) == -3);
  BOOST_TEST(!first_number("none").has_value());
  BOOST_TEST(!first_number("99999999999999").has_value());
  BOOST_TEST(first_dice("135 (18d10 + 36)").value_or("") == "18d10+36");
  BOOST_TEST(first_dice("7 (2d6)").value_or("") == "2d6");
  BOOST_TEST(!first_dice("135").has_value());
}

BOOST_AUTO_TEST_CASE(speeds_and_senses_are_read) {
  const auto speed = read_speed_words("30 ft., fly 60 ft. (hover), swim 20 ft.");
  BOOST_REQUIRE(speed.has_value());
  BOOST_TEST(speed->walk == 30);
  BOOST_TEST(speed->fly == 60);
  BOOST_TEST(speed->swim == 20);
  BOOST_TEST(speed->hover);
  BOOST_TEST(read_speed_words("walk 25 ft.")->walk == 25);
  BOOST_TEST(!read_speed_words("slow").has_value());
  model::senses sight;
  std::string rest;
  read_sense_words("darkvision 60 ft., passive Perception 13, keen smell", sight, rest);
  BOOST_TEST(sight.darkvision == 60);
  BOOST_TEST(sight.passive_perception == 13);
  BOOST_TEST(rest == "keen smell");
}

BOOST_AUTO_TEST_CASE(bonuses_are_read_with_their_names) {
  const auto bonuses = read_bonus_words("Str +3, Sleight of Hand +5, Int -1, nothing");
  BOOST_REQUIRE(bonuses.size() == 3U);
  BOOST_TEST(bonuses[1].first == "Sleight of Hand");
  BOOST_TEST(bonuses[1].second == 5);
  BOOST_TEST(bonuses[2].second == -1);
}

BOOST_AUTO_TEST_CASE(damage_that_is_taken_otherwise_knows_about_weapons) {
  std::vector<model::damage_defence> all;
  std::string rest;
  read_damage_words(
      "cold, fire; bludgeoning, piercing, and slashing from nonmagical attacks that aren't "
      "silvered",
      model::defence_kind::resistance, all, rest);
  BOOST_REQUIRE(all.size() == 2U);
  BOOST_TEST(all[0].types.contains(model::damage_type::cold));
  BOOST_TEST(!all[0].nonmagical_only);
  BOOST_TEST(all[1].types.contains(model::damage_type::slashing));
  BOOST_TEST(all[1].nonmagical_only);
  BOOST_TEST(all[1].except_silvered);
  BOOST_TEST(rest.empty());
  read_damage_words("bad weather", model::defence_kind::immunity, all, rest);
  BOOST_TEST(rest == "bad weather");
  model::condition_set conditions;
  rest.clear();
  read_condition_words("charmed, bored", conditions, rest);
  BOOST_TEST(conditions.contains(model::condition::charmed));
  BOOST_TEST(rest == "bored");
}

BOOST_AUTO_TEST_CASE(challenge_types_sizes_and_skills_are_read) {
  BOOST_TEST(read_challenge_words("1/4").value_or(-1) == 2);
  BOOST_TEST(read_challenge_words("0.125").value_or(-1) == 1);
  BOOST_TEST(read_challenge_words("10 (5,900 XP)").value_or(-1) == 80);
  BOOST_TEST(!read_challenge_words("1/3").has_value());
  BOOST_TEST(!read_challenge_words("31").has_value());
  BOOST_TEST(!read_challenge_words("0.3").has_value());
  const type_line line = read_type_line("Small humanoid (goblinoid), neutral evil");
  BOOST_TEST((line.size == model::creature_size::small));
  BOOST_TEST(line.type == "humanoid (goblinoid)");
  BOOST_TEST(line.alignment == "neutral evil");
  BOOST_TEST((read_size_word("grg") == model::creature_size::gargantuan));
  BOOST_TEST((read_size_word("M") == model::creature_size::medium));
  BOOST_TEST(!read_size_word("vast").has_value());
  BOOST_TEST((read_skill_word("sleightOfHand") == model::skill::sleight_of_hand));
  BOOST_TEST((read_skill_word("prc") == model::skill::perception));
  BOOST_TEST(!read_skill_word("cooking").has_value());
}

BOOST_AUTO_TEST_CASE(texts_are_undressed) {
  BOOST_TEST(plain_text("<p>It <em>bites</em>.</p>\n<p>Twice&nbsp;&amp; more.</p>") ==
             "It bites.\nTwice & more.");
  BOOST_TEST(plain_text("_Melee:_ **+5** to hit\xE2\x80\x94hard") == "Melee: +5 to hit-hard");
  BOOST_TEST(plain_text("@UUID[Item.x]{Fire Bolt} and &Reference[prone], [[/r 2d6 + 3]] fire") ==
             "Fire Bolt and prone, 2d6 + 3 fire");
  BOOST_TEST(plain_text("a < b [[ {") == "a < b [[");
  BOOST_TEST(plain_line("a\n b") == "a b");
  const std::string long_text(bounds::import_text_bytes_max + 10, 'x');
  BOOST_TEST(plain_text(long_text).size() == bounds::import_text_bytes_max);
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::tests
