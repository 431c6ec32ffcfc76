// What stands at the keys of modifiers, and the errors of each.

#include "io/content/modifier_values.hpp"

#include "io/content/modifier_reader.hpp"

#include <boost/test/unit_test.hpp>

#include <string_view>
#include <vector>

BOOST_AUTO_TEST_SUITE(modifier_values_suite)

using namespace dnd;
using namespace dnd::io::content;

namespace {

io::result<std::vector<model::modifier>> modifiers_of(std::string_view text) {
  return read_content(text, "test.yaml", [](const value& root) { return read_modifiers(root); });
}

}  // namespace

BOOST_AUTO_TEST_CASE(words_flags_and_limits_are_read) {
  const auto read = modifiers_of(
      "[{highest_dice: healed}, {damage: half, with: [str]}, {jump: x3}, {jump: str}, "
      "{no_fall: true}, {no_fall: 20}, {counts_as: [fey, elemental]}, {suppress: [charmed]}, "
      "{succeeds: [dex, con]}, {ignore_resistance: [fire]}, {expertise: true, skills: history}, "
      "{undying: 1, dc: 10, dc_more: 5, damage_at_most: 7}, {score: "
      "{con: +2}, most: 20}, "
      "{save: cha, at_least: 1, unless: [unconscious]}, {immune: [all], spells: [magic-missile]}, "
      "{healing: 2+slot}, {spell_damage: 1d8 necrotic, against: [marked Curse]}, "
      "{no_disadvantage: [attack], against: [unseen]}, {cannot: [act_and_bonus, rest]}, "
      "{disadvantage: escape}, {attacks_at_most: 1}, {to_hit: 1, other_weapons: true}, {light: "
      "15/30}, {light: 20}]");
  BOOST_REQUIRE(read);
  const auto& all = *read;
  BOOST_TEST(all[0].value == "healed");
  BOOST_TEST(all[1].value == "half");
  BOOST_TEST(all[3].value == "str");
  BOOST_TEST(all[4].value.empty());
  BOOST_TEST(all[5].value == "20");
  BOOST_TEST(all[6].words.size() == 2U);
  BOOST_TEST(all[7].conditions.contains(model::condition::charmed));
  BOOST_TEST(all[8].with.contains(model::ability::con));
  BOOST_TEST(all[9].types.contains(model::damage_type::fire));
  BOOST_TEST(all[11].dc_more == 5);
  BOOST_TEST(all[11].damage_at_most == 7);
  BOOST_TEST(all[12].most == 20);
  BOOST_TEST((all[13].at_least == 1));
  BOOST_TEST(all[13].unless.front() == "unconscious");
  BOOST_TEST(all[14].spells.front() == "magic-missile");
  BOOST_TEST(all[15].value == "2+slot");
  BOOST_TEST(all[16].types.contains(model::damage_type::necrotic));
  BOOST_TEST(all[19].on.contains(model::roll_kind::escape));
  BOOST_TEST(all[21].other_weapons);
  BOOST_TEST(all[22].value == "15/30");
  BOOST_TEST(all[23].value == "20");
}

BOOST_AUTO_TEST_CASE(what_is_no_value_is_refused) {
  for (const std::string_view text : {"[{highest_dice: all}]",
                                      "[{jump: far}]",
                                      "[{no_fall: often}]",
                                      "[{no_fall: 0}]",
                                      "[{critical: sometimes}]",
                                      "[{deals: x9}]",
                                      "[{magical: false}]",
                                      "[{magical: often}]",
                                      "[{immune_to_spells: 10}]",
                                      "[{attacks_at_most: 0}]",
                                      "[{share_damage: all}]",
                                      "[{casting_time: free}]",
                                      "[{spell_duration: x5}]",
                                      "[{half_on_success: spells}]",
                                      "[{check_at_least: 10}]",
                                      "[{succeeds: [luck]}]",
                                      "[{suppress: [joy]}]",
                                      "[{hit_dice: 3}]",
                                      "[{to_hit: half}]",
                                      "[{score: {con: 2}, most: 99}]",
                                      "[{undying: 1, damage_at_most: 0}]",
                                      "[{light: far}]",
                                      "[{light: 0}]",
                                      "[{light: 15/}]",
                                      "[{light: -5/10}]",
                                      "[{save: 1, at_least: some}]",
                                      "[{spell_damage: 1d8 soap}]"})
    BOOST_TEST(!modifiers_of(text).has_value(), text);
}

BOOST_AUTO_TEST_SUITE_END()
