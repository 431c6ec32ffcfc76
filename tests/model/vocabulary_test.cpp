#include "model/vocabulary.hpp"

#include "tests/support/print_enums.hpp"

#include <boost/test/unit_test.hpp>
#include <cctype>
#include <string>

BOOST_AUTO_TEST_SUITE(vocabulary_suite)

using namespace dnd::model;

namespace {

std::string spelled(std::string_view name, char separator, bool upper) {
  std::string made(name);
  for (char& letter : made) {
    if (letter == '-') letter = separator;
    if (upper) letter = static_cast<char>(std::toupper(static_cast<unsigned char>(letter)));
  }
  return made;
}

/// Every value goes through its name and back, however the name is written.
template <class Enum, class Parse>
void check_names(std::size_t count, Parse parse) {
  for (std::size_t i = 0; i < count; ++i) {
    const auto value = static_cast<Enum>(i);
    const std::string_view name = to_text(value);
    BOOST_TEST_CONTEXT(name) {
      BOOST_TEST(name.find_first_not_of("abcdefghijklmnopqrstuvwxyz-") == std::string_view::npos);
      for (const char separator : {'-', ' ', '_'}) {
        BOOST_TEST(parse(spelled(name, separator, false)) == value);
        BOOST_TEST(parse(spelled(name, separator, true)) == value);
      }
      BOOST_TEST(!parse(std::string(name) + "x").has_value());
      BOOST_TEST(!parse(name.substr(0, name.size() - 1)).has_value());
    }
  }
  BOOST_TEST(!parse("").has_value());
  BOOST_TEST(!parse("-").has_value());
}

}  // namespace

BOOST_AUTO_TEST_CASE(every_name_is_read_back_in_every_spelling) {
  check_names<ability>(ability_count, parse_ability);
  check_names<damage_type>(damage_type_count, parse_damage_type);
  check_names<condition>(condition_count, parse_condition);
  check_names<skill>(skill_count, parse_skill);
  check_names<creature_size>(6, parse_creature_size);
  check_names<creature_kind>(2, parse_creature_kind);
}

BOOST_AUTO_TEST_CASE(stored_names_stay_as_they_are) {
  BOOST_TEST(to_text(ability::intelligence) == "int");
  BOOST_TEST(to_text(ability::cha) == "cha");
  BOOST_TEST(to_text(damage_type::bludgeoning) == "bludgeoning");
  BOOST_TEST(to_text(damage_type::lightning) == "lightning");
  BOOST_TEST(to_text(condition::exhaustion) == "exhaustion");
  BOOST_TEST(to_text(condition::unconscious) == "unconscious");
  BOOST_TEST(to_text(skill::animal_handling) == "animal-handling");
  BOOST_TEST(to_text(skill::sleight_of_hand) == "sleight-of-hand");
  BOOST_TEST(to_text(creature_size::gargantuan) == "gargantuan");
  BOOST_TEST(to_text(creature_kind::character) == "character");
}

BOOST_AUTO_TEST_CASE(abilities_have_full_names_too) {
  for (std::size_t i = 0; i < ability_count; ++i) {
    const auto value = static_cast<ability>(i);
    BOOST_TEST(parse_ability(full_name(value)) == value);
    BOOST_TEST(parse_ability(spelled(full_name(value), '-', true)) == value);
  }
  BOOST_TEST(full_name(ability::dex) == "Dexterity");
  BOOST_TEST(full_name(ability::intelligence) == "Intelligence");
}

BOOST_AUTO_TEST_CASE(lists_are_in_the_order_of_the_enumerators) {
  BOOST_TEST_REQUIRE(ability_names().size() == ability_count);
  BOOST_TEST_REQUIRE(damage_type_names().size() == damage_type_count);
  BOOST_TEST_REQUIRE(condition_names().size() == condition_count);
  BOOST_TEST_REQUIRE(skill_names().size() == skill_count);
  for (std::size_t i = 0; i < skill_count; ++i)
    BOOST_TEST(skill_names()[i] == to_text(static_cast<skill>(i)));
  for (std::size_t i = 0; i < condition_count; ++i)
    BOOST_TEST(condition_names()[i] == to_text(static_cast<condition>(i)));
  for (std::size_t i = 0; i < damage_type_count; ++i)
    BOOST_TEST(damage_type_names()[i] == to_text(static_cast<damage_type>(i)));
  for (std::size_t i = 0; i < ability_count; ++i)
    BOOST_TEST(ability_names()[i] == to_text(static_cast<ability>(i)));
}

BOOST_AUTO_TEST_CASE(skills_go_with_their_abilities) {
  // SRD: Using Ability Scores.
  std::string listed;
  for (std::size_t a = 0; a < ability_count; ++a) {
    listed += std::string(to_text(static_cast<ability>(a))) + ":";
    for (std::size_t s = 0; s < skill_count; ++s) {
      if (ability_of(static_cast<skill>(s)) == static_cast<ability>(a))
        listed += " " + std::string(to_text(static_cast<skill>(s)));
    }
    listed += "\n";
  }
  BOOST_TEST(listed ==
             "str: athletics\n"
             "dex: acrobatics sleight-of-hand stealth\n"
             "con:\n"
             "int: arcana history investigation nature religion\n"
             "wis: animal-handling insight medicine perception survival\n"
             "cha: deception intimidation performance persuasion\n");
}

BOOST_AUTO_TEST_CASE(sets_hold_what_was_put_in) {
  condition_set set;
  BOOST_TEST(set.empty());
  set.insert(condition::blinded);
  set.insert(condition::unconscious);
  BOOST_TEST(set.contains(condition::blinded));
  BOOST_TEST(set.contains(condition::unconscious));
  BOOST_TEST(!set.contains(condition::prone));
  BOOST_TEST((condition_set(set.bits()) == set));
  set.erase(condition::blinded);
  BOOST_TEST(!set.contains(condition::blinded));
  BOOST_TEST(!set.empty());
}

BOOST_AUTO_TEST_SUITE_END()
