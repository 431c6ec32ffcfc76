#include "model/rules/level_choices.hpp"

#include "tests/support/library_game.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

namespace dnd::tests {
namespace level_choices_suite {
namespace {

using namespace model;
using namespace model::rules;

const std::vector<std::string> styles = {"fighter-fighting-style-archery",
                                         "fighter-fighting-style-defense",
                                         "fighter-fighting-style-great-weapon-fighting"};

std::vector<word> words(const std::vector<std::string>& texts) {
  std::vector<word> all;
  for (const std::string& one : texts) all.push_back({one, 0});
  return all;
}

struct stage : test::library_game {
  trial attempt{state};
  draft out{attempt, library, house, dice};
  level_gains gains(const std::string& of, int level, const character_record& record = {}) {
    const auto entry = entry_named(out, category::classes, of, 0);
    BOOST_REQUIRE(entry.has_value());
    auto found = gains_of(out, record, class_entry(**entry), level);
    BOOST_REQUIRE(found.has_value());
    return *std::move(found);
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(level_choice_rules, stage)

BOOST_AUTO_TEST_CASE(an_option_is_meant_by_its_slug_its_end_or_a_part_of_its_own) {
  BOOST_TEST(option_meant(styles, "fighter fighting style archery") == styles[0]);
  BOOST_TEST(option_meant(styles, "Defense") == styles[1]);
  BOOST_TEST(option_meant(styles, "great weapon") == styles[2]);
  BOOST_TEST(option_meant(styles, "fighting style").empty());
  BOOST_TEST(option_meant(styles, "dueling").empty());
  BOOST_TEST(option_meant(styles, "").empty());
}

BOOST_AUTO_TEST_CASE(options_are_listed_without_what_they_share) {
  BOOST_TEST(listed_options(styles) == "archery, defense or great weapon fighting");
  BOOST_TEST(listed_options({"lute"}) == "lute");
}

BOOST_AUTO_TEST_CASE(features_and_choices_of_a_level_come_from_the_entries) {
  const level_gains first = gains("fighter", 1);
  BOOST_TEST(first.features.size() == 2);
  BOOST_REQUIRE_EQUAL(first.choices.size(), 1u);
  BOOST_TEST(first.choices.front().source == "Fighting Style");
  BOOST_TEST(gains("fighter", 4).increase == 2);
  BOOST_TEST(gains("fighter", 5).increase == 0);
  character_record champion;
  champion.subclasses = {{"fighter", "champion"}};
  BOOST_TEST(gains("fighter", 3, champion).features.size() > gains("fighter", 3).features.size());
  // Two invocations at level 2, one more at 5, none at 4 but one at 5.
  BOOST_TEST(gains("warlock", 2).choices.front().count == 2);
  BOOST_TEST(gains("warlock", 3).choices.size() == 1);
}

BOOST_AUTO_TEST_CASE(subclasses_begin_where_their_entries_say) {
  const auto level = [&](const std::string& of) {
    return *subclass_level(out, class_entry(**entry_named(out, category::classes, of, 0)));
  };
  BOOST_TEST(level("cleric") == 1);
  BOOST_TEST(level("wizard") == 2);
  BOOST_TEST(level("fighter") == 3);
}

BOOST_AUTO_TEST_CASE(what_is_said_is_taken_and_what_is_left_open_is_asked_for) {
  const std::vector<level_choice> choices = {
      {.kind = choice_kind::feature, .source = "Fighting Style", .count = 1, .from = styles}};
  character_record record;
  const auto open = take_choices(record, choices, {}, "choose");
  BOOST_REQUIRE(open.has_value());
  BOOST_TEST((open->code == refusal_code::missing_label));
  BOOST_TEST(open->hint.find("archery") != std::string::npos);
  BOOST_TEST(!take_choices(record, choices, words({"archery"}), "choose").has_value());
  BOOST_TEST(record.features.front() == styles[0]);
  // Not twice, and nothing else.
  BOOST_TEST(take_choices(record, choices, words({"archery"}), "choose").has_value());
  BOOST_TEST(take_choices(record, choices, words({"dancing"}), "choose").has_value());
  BOOST_TEST(
      take_choices(record, choices, words({"defense", "great weapon"}), "choose").has_value());
}

BOOST_AUTO_TEST_CASE(skills_tools_and_the_rest_go_where_they_belong) {
  character_record record;
  const std::vector<level_choice> choices = {
      {.kind = choice_kind::proficiency,
       .source = "a",
       .count = 2,
       .from = {"skill-stealth", "lute"}},
      {.kind = choice_kind::enemy, .source = "b", .count = 1, .from = {"undead", "monstrosities"}},
      {.kind = choice_kind::terrain, .source = "c", .count = 2, .from = {"forest", "coast"}}};
  BOOST_TEST(!take_choices(record, choices,
                           words({"stealth", "lute", "monstrosities", "forest", "coast"}), "choose")
                  .has_value());
  BOOST_TEST((record.skills == std::vector<std::string>{"stealth"}));
  BOOST_TEST((record.proficiencies == std::vector<std::string>{"lute"}));
  BOOST_TEST((record.enemies == std::vector<std::string>{"monstrosity"}));
  BOOST_REQUIRE_EQUAL(record.others.size(), 1u);
  BOOST_TEST(record.others.front().text == "[forest, coast]");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace level_choices_suite
}  // namespace dnd::tests
