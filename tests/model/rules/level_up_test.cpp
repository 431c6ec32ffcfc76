// What a level brings, and what it asks for.

#include "model/rules/level_up.hpp"

#include "tests/support/leveller.hpp"
#include "tests/support/print_enums.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <string>
#include <string_view>

namespace dnd::tests {
namespace level_up_suite {
namespace {

using namespace model;

struct stage : test::leveller {
  stage() : test::leveller(1) {}
  void meet_fighter(int level) {
    begin("hero", "race: human\nclass: fighter\nlevel: " + std::to_string(level) +
                      "\nfeatures: [fighter-fighting-style-defense]\n"
                      "abilities: {str: 16, dex: 14, con: 14, int: 13, wis: 12, cha: 8}\n");
  }
  [[nodiscard]] bool told(std::string_view what) const {
    const auto news = the<character_changed>().news;
    return std::ranges::any_of(
        news, [&](const std::string& one) { return one.find(what) != std::string::npos; });
  }
  [[nodiscard]] bool has_trait(std::string_view name) const {
    const auto& traits = who("hero").block->traits.all();
    return std::ranges::find(traits, name, &trait::name) != traits.end();
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(level_ups, stage)

BOOST_AUTO_TEST_CASE(a_level_brings_hit_points_features_and_news) {
  meet_fighter(1);
  BOOST_TEST(hp("hero") == 12);
  say("level up hero");
  BOOST_TEST(the<character_changed>().what == "Fighter 2");
  BOOST_TEST(who("hero").max_hp == 20);
  BOOST_TEST(told("Action Surge"));
  BOOST_TEST(has_trait("Action Surge"));
}

// The only subclass there is needs no word.
BOOST_AUTO_TEST_CASE(a_subclass_comes_at_its_level) {
  meet_fighter(2);
  say("level up hero");
  BOOST_TEST(subclass_in(*who("hero").record, "fighter") == "champion");
  BOOST_TEST(told("champion"));
  BOOST_TEST(has_trait("Improved Critical"));
  BOOST_TEST((refused("level up hero subclass: champion").code == refusal_code::not_available));
}

BOOST_AUTO_TEST_CASE(a_subclass_of_a_world_has_to_be_chosen) {
  disk.write("world/classes/fighter.yaml", [this] {
    std::string text = *content.text(io::content::category::classes, "fighter");
    text.replace(text.find("subclasses: [champion]"), 22, "subclasses: [champion, knight]");
    return text;
  }());
  disk.write("world/subclasses/knight.yaml",
             "name: Knight\nclass: fighter\nlevels: [{level: 3, features: [second-wind]}]\n");
  content.forget();
  meet_fighter(2);
  const refusal no = refused("level up hero");
  BOOST_TEST((no.code == refusal_code::missing_label));
  BOOST_TEST(no.hint.find("champion or knight") != std::string::npos);
  say("level up hero subclass: knight");
  BOOST_TEST(subclass_in(*who("hero").record, "fighter") == "knight");
  BOOST_TEST(
      (refused("level up hero class: wizard subclass: champion").code == refusal_code::bad_value));
}

BOOST_AUTO_TEST_CASE(level_four_asks_for_an_increase_or_a_feat) {
  meet_fighter(3);
  const refusal no = refused("level up hero");
  BOOST_TEST((no.code == refusal_code::missing_label));
  BOOST_TEST(no.hint.find("increase: str 2") != std::string::npos);
  BOOST_TEST((refused("level up hero increase: str feat: grappler").code ==
              refusal_code::unexpected_text));
  say("level up hero increase: str 1 and: con 1");
  BOOST_TEST(who("hero").block->abilities[0] == 17);
  // 10+2, 3 × (6+2): the higher score counts for no more yet.
  BOOST_TEST(who("hero").max_hp == 36);
  BOOST_TEST((refused("level up hero increase: str").code == refusal_code::not_available));
}

BOOST_AUTO_TEST_CASE(a_level_for_which_experience_lacks_is_given_and_told) {
  meet_fighter(1);
  const auto told = [&] {
    std::string all;
    for (const std::string& each : the<character_changed>().news) all += each + "; ";
    return all;
  };
  // Nobody counts it.
  say("level up hero");
  BOOST_TEST(told().find("XP") == std::string::npos, told());
  say("xp award 100 to: hero");
  say("level up hero");
  BOOST_TEST(told().find("Level 3 takes 900 XP, and it has 400") != std::string::npos, told());
  say("xp award 2300 to: hero");
  say("level up hero increase: str 2");
  BOOST_TEST(told().find("XP") == std::string::npos, told());
}

BOOST_AUTO_TEST_CASE(more_constitution_counts_for_all_levels) {
  meet_fighter(3);
  say("level up hero increase: con 2");
  BOOST_TEST(who("hero").max_hp == 10 + 3 + 3 * (6 + 3));
}

BOOST_AUTO_TEST_CASE(hit_points_are_rolled_typed_or_average) {
  meet_fighter(1);
  say("level up hero hp: roll rolled: 9");
  BOOST_TEST(who("hero").max_hp == 12 + 11);
  BOOST_TEST((the<character_changed>().hp_dice == std::vector<std::uint16_t>{9}));
  say("level up hero hp: 1");
  BOOST_TEST(who("hero").max_hp == 12 + 11 + 3);
  BOOST_TEST((refused("level up hero hp: 11 increase: str").code == refusal_code::bad_value));
  BOOST_TEST((refused("level up hero hp: much increase: str").code == refusal_code::bad_value));
}

BOOST_AUTO_TEST_CASE(another_class_asks_for_scores_of_both) {
  meet_fighter(2);
  // Charisma 8.
  BOOST_TEST((refused("level up hero class: bard").code == refusal_code::not_available));
  say("level up hero class: wizard");
  BOOST_TEST(who("hero").block->classes.size() == 2);
  BOOST_TEST(who("hero").max_hp == 20 + 6);
  BOOST_TEST(who("hero").block->casting.front().slots[0] == 2);
  BOOST_TEST(told("3 cantrips and 6 spells"));
  BOOST_TEST((refused("level up hero class: jester").code == refusal_code::unknown_content));
  say("level up hero class: bard free");
  BOOST_TEST(level_in(*who("hero").record, "bard") == 1);
}

BOOST_AUTO_TEST_CASE(a_fighting_style_is_chosen_once_and_an_unfit_one_is_refused) {
  begin("hero",
        "race: human\nclass: wizard\nlevel: 1\n"
        "abilities: {str: 14, dex: 14, con: 14, int: 13, wis: 12, cha: 8}\n");
  const refusal no = refused("level up hero class: fighter");
  BOOST_TEST(no.hint.find("archery") != std::string::npos);
  BOOST_TEST(
      (refused("level up hero class: fighter choose: juggling").code == refusal_code::bad_value));
  say("level up hero class: fighter choose: archery");
  BOOST_TEST(has_trait("Fighting Style: Archery"));
}

BOOST_AUTO_TEST_CASE(invocations_ask_for_levels_and_other_choices) {
  begin("hero",
        "race: human\nclass: warlock\nlevel: 1\n"
        "abilities: {str: 8, dex: 14, con: 14, int: 10, wis: 12, cha: 16}\n");
  BOOST_TEST((refused("level up hero choose: lifedrinker and: devils sight").code ==
              refusal_code::not_available));
  say("level up hero choose: agonizing blast and: devils sight");
  BOOST_TEST(who("hero").record->features.size() == 2);
}

// SRD: Character Advancement. Whoever plays without points levels when the table says so.
BOOST_AUTO_TEST_CASE(who_counts_experience_needs_enough_of_it) {
  begin("hero",
        "race: human\nclass: fighter\nlevel: 1\nexperience: 299\n"
        "features: [fighter-fighting-style-defense]\nabilities: {con: 14}\n");
  BOOST_TEST((refused("level up hero").code == refusal_code::not_available));
  say("level up hero free");
  begin("other",
        "race: human\nclass: fighter\nlevel: 1\nexperience: 300\n"
        "features: [fighter-fighting-style-defense]\nabilities: {con: 14}\n");
  say("level up other");
  BOOST_TEST((refused("level up other").code == refusal_code::not_available));
}

BOOST_AUTO_TEST_CASE(twenty_levels_are_all) {
  meet_fighter(20);
  BOOST_TEST((refused("level up hero").code == refusal_code::too_many));
}

// In mid-fight, at 0 hit points, poisoned: all of that stays, and undo takes back the level alone.
BOOST_AUTO_TEST_CASE(a_level_in_the_worst_of_moments_leaves_it_as_it_is) {
  meet_fighter(2);
  say("add zombie");
  say("encounter start");
  say("initiative by: hero rolled: 20");
  say("condition add poisoned to: hero");
  say("damage to: hero amount: 20 type: slashing");
  say("save death by: hero rolled: 5");
  const creature before = who("hero");
  say("level up hero");
  const creature& after = who("hero");
  BOOST_TEST(after.hp == 0);
  BOOST_TEST((after.life == vitality::dying));
  BOOST_TEST(after.death_failures == before.death_failures);
  BOOST_TEST((after.conditions == before.conditions));
  BOOST_TEST((after.turn == before.turn));
  BOOST_TEST(after.max_hp == 28);
  BOOST_TEST(state.fight() != nullptr);
}

BOOST_AUTO_TEST_CASE(concentration_and_spent_slots_stay) {
  begin("mira",
        "race: human\nclass: cleric\nlevel: 2\nsubclass: life\n"
        "abilities: {str: 10, dex: 10, con: 14, int: 10, wis: 16, cha: 10}\n"
        "spells: {0: [light], 1: [bless, cure-wounds]}\n");
  say("cast bless by: mira to: mira");
  const auto effects = who("mira").effects;
  BOOST_TEST(!effects.empty());
  const auto spent = who("mira").spent;
  BOOST_TEST(!spent.empty());
  say("level up mira");
  BOOST_TEST((who("mira").effects == effects));
  BOOST_TEST((who("mira").spent == spent));
  BOOST_TEST(who("mira").block->casting.front().slots[1] == 2);
}

// SRD: Pact Magic: at level 3 both slots are of 2nd level.
BOOST_AUTO_TEST_CASE(a_spent_slot_of_pact_magic_grows_with_the_others) {
  begin("hero",
        "race: human\nclass: warlock\nlevel: 2\nsubclass: fiend\n"
        "abilities: {con: 14, cha: 16}\nspells: {0: [eldritch-blast], 1: "
        "[protection-from-evil-and-good]}\n");
  say("cast protection from evil and good by: hero to: hero");
  BOOST_TEST(who("hero").spent.front().pool.str() == "1st-level slots");
  BOOST_TEST(grow("hero", "warlock").empty());
  BOOST_REQUIRE_EQUAL(who("hero").spent.size(), 1u);
  BOOST_TEST(who("hero").spent.front().pool.str() == "2nd-level slots");
  BOOST_TEST(who("hero").spent.front().spent == 1);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace level_up_suite
}  // namespace dnd::tests
