#include "model/rules/level_gains.hpp"

#include "model/rules/level_choices.hpp"
#include "tests/support/library_game.hpp"
#include "tests/support/print_enums.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

namespace dnd::tests {
namespace level_gains_suite {
namespace {

using namespace model;
using namespace model::rules;

struct stage : test::library_game {
  trial attempt{state};
  draft out{attempt, library, house, dice};
  character_record record;
  stage() {
    record.name = "Hero";
    record.abilities = {15, 19, 13, 8, 10, 12};
    record.levels = {{.of = "fighter", .hp = 0, .gain = {}}};
  }
  objection raise(const std::vector<std::string>& texts) {
    std::vector<word> said;
    for (const std::string& one : texts) said.push_back({one, 0});
    return raise_scores(record, said, 2, rule_check::strict);
  }
  objection needs(const std::string& of) {
    return check_prerequisites(record, class_entry(**entry_named(out, category::classes, of, 0)));
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(level_gain_rules, stage)

BOOST_AUTO_TEST_CASE(two_points_go_to_one_score_or_to_two) {
  BOOST_TEST(!raise({"str"}).has_value());
  BOOST_TEST(record.abilities[0] == 17);
  BOOST_TEST(record.levels.back().gain == "str 2");
  BOOST_TEST(!raise({"dex", "con"}).has_value());
  BOOST_TEST(record.abilities[1] == 20);
  BOOST_TEST(record.abilities[2] == 14);
  BOOST_TEST(!raise({"con 1", "wisdom +1"}).has_value());
  BOOST_TEST(record.abilities[4] == 11);
}

BOOST_AUTO_TEST_CASE(no_score_passes_20_and_no_more_is_raised_than_the_level_gives) {
  BOOST_TEST(raise({"dex 2"}).has_value());
  BOOST_TEST(raise({"str 3"}).has_value());
  BOOST_TEST(raise({"str 1"}).has_value());
  BOOST_TEST(raise({"luck"}).has_value());
  BOOST_TEST(!raise_scores(record, {{"str 3", 0}}, 2, rule_check::waived).has_value());
  BOOST_TEST(record.abilities[0] == 18);
}

BOOST_AUTO_TEST_CASE(a_feat_asks_for_its_scores_and_comes_once) {
  record.abilities[0] = 12;
  BOOST_TEST(take_feat(out, record, {"grappler", 0}, rule_check::strict).has_value());
  record.abilities[0] = 13;
  BOOST_TEST(!take_feat(out, record, {"Grappler", 0}, rule_check::strict).has_value());
  BOOST_TEST(record.levels.back().gain == "feat grappler");
  BOOST_TEST(take_feat(out, record, {"grappler", 0}, rule_check::strict).has_value());
  const auto unknown = take_feat(out, record, {"flying", 0}, rule_check::strict);
  BOOST_REQUIRE(unknown.has_value());
  BOOST_TEST((unknown->code == refusal_code::unknown_content));
}

// SRD: Multiclassing, Prerequisites. 15 19 13 8 10 12.
BOOST_AUTO_TEST_CASE(classes_ask_for_scores_besides_another) {
  for (const char* fits : {"barbarian", "fighter", "rogue"})
    BOOST_TEST(!needs(fits).has_value(), fits);
  for (const char* fails :
       {"bard", "cleric", "druid", "monk", "paladin", "ranger", "sorcerer", "warlock", "wizard"})
    BOOST_TEST(needs(fails).has_value(), fails);
  record.abilities = {8, 13, 8, 8, 13, 8};
  for (const char* fits : {"cleric", "druid", "fighter", "monk", "ranger", "rogue"})
    BOOST_TEST(!needs(fits).has_value(), fits);
  for (const char* fails : {"barbarian", "paladin", "wizard"})
    BOOST_TEST(needs(fails).has_value(), fails);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace level_gains_suite
}  // namespace dnd::tests
