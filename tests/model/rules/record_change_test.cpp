// A character whose record changes keeps what belongs to the moment.

#include "model/rules/record_change.hpp"

#include "model/patch.hpp"
#include "model/trial.hpp"
#include "tests/support/library_game.hpp"
#include "tests/support/print_enums.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>
#include <utility>

namespace dnd::tests {
namespace record_change_suite {
namespace {

using namespace model;

struct stage : test::library_game {
  stage() {
    meet("hero",
         "name: Hero\nrace: human\nclass: fighter\nlevel: 2\narmor: leather-armor\n"
         "abilities: {str: 16, dex: 14, con: 14, int: 10, wis: 12, cha: 8}\n");
  }
  /// Changes the record of the hero; empty when it was done.
  template <class Change>
  std::string change(Change how) {
    trial attempt(state);
    rules::draft out(attempt, library, house, dice);
    const auto record = rules::record_of(out, who("hero"));
    if (!record) return record.error().message;
    character_record after = **record;
    how(after);
    if (auto no = rules::change_record(out, "hero", std::move(after), {.what = "changed"}))
      return no->message;
    last = std::move(out).take();
    attempt.keep();
    return {};
  }
};

void one_more(character_record& record) {
  record.levels.push_back({.of = "fighter", .hp = 0, .gain = {}});
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(record_changes, stage)

BOOST_AUTO_TEST_CASE(a_character_comes_with_its_record) {
  BOOST_REQUIRE(who("hero").record);
  BOOST_TEST(who("hero").record->levels.size() == 2);
}

BOOST_AUTO_TEST_CASE(the_block_follows_the_record) {
  BOOST_TEST(who("hero").block->armor_class == 13);
  BOOST_TEST(change([](character_record& record) {
               record.armor = "chain-mail";
               record.shield = true;
             }).empty());
  BOOST_TEST(who("hero").block->armor_class == 18);
  BOOST_TEST((the<character_changed>().block.armor_class == std::int16_t{18}));
  BOOST_TEST(!the<character_changed>().block.actions.has_value());
}

BOOST_AUTO_TEST_CASE(wounds_and_conditions_stay_and_the_new_hit_points_are_added) {
  say("damage to: hero amount: 5 type: slashing");
  say("condition add poisoned to: hero");
  BOOST_TEST(hp("hero") == 15);
  BOOST_TEST(change(one_more).empty());
  BOOST_TEST(who("hero").max_hp == 28);
  BOOST_TEST(hp("hero") == 23);
  BOOST_TEST(is("hero", condition::poisoned));
}

BOOST_AUTO_TEST_CASE(who_is_dying_stays_so) {
  say("damage to: hero amount: 20 type: slashing");
  BOOST_TEST(change(one_more).empty());
  BOOST_TEST(hp("hero") == 0);
  BOOST_TEST(who("hero").max_hp == 28);
  BOOST_TEST((who("hero").life == vitality::dying));
}

BOOST_AUTO_TEST_CASE(less_constitution_takes_hit_points_and_leaves_one) {
  say("damage to: hero amount: 19 type: slashing");
  BOOST_TEST(change([](character_record& record) { record.abilities[2] = 1; }).empty());
  BOOST_TEST(who("hero").max_hp == 6);
  BOOST_TEST(hp("hero") == 1);
}

BOOST_AUTO_TEST_CASE(a_given_number_of_hit_points_moves_with_the_computed_one) {
  meet("other",
       "name: Other\nrace: human\nclass: fighter\nlevel: 2\nhit_points: 31\n"
       "abilities: {con: 14}\n");
  trial attempt(state);
  rules::draft out(attempt, library, house, dice);
  character_record after = *who("other").record;
  one_more(after);
  BOOST_TEST(!rules::change_record(out, "other", after, {.what = "fighter 3"}));
  attempt.keep();
  BOOST_TEST(who("other").max_hp == 39);
  BOOST_TEST((who("other").record->hit_points == 39));
}

BOOST_AUTO_TEST_CASE(what_the_content_refuses_changes_nothing) {
  const state_patch none;
  const model::state before = state;
  BOOST_TEST(!change([](character_record& record) { record.armor = "longsword"; }).empty());
  BOOST_TEST((diff(state, before) == none));
}

// One that came before records were kept is taken from its file, as long as that is still it.
BOOST_AUTO_TEST_CASE(an_older_character_takes_the_record_of_its_file) {
  auto old = std::make_shared<creature>(who("hero"));
  old->record = nullptr;
  state.put(old);
  BOOST_TEST(change(one_more).empty());
  BOOST_TEST(who("hero").max_hp == 28);

  state.put(old);
  disk.write("world/characters/hero.yaml",
             "name: Hero\nrace: human\nclass: fighter\nlevel: 3\nabilities: {str: 16}\n");
  content.forget();
  BOOST_TEST(change(one_more).find("is not known") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_monster_has_no_record) {
  say("add zombie");
  trial attempt(state);
  rules::draft out(attempt, library, house, dice);
  const auto record = rules::record_of(out, who("zombie-1"));
  BOOST_REQUIRE(!record);
  BOOST_TEST((record.error().code == refusal_code::not_available));
}

// The other shape stays, and the own one behind it is another.
BOOST_AUTO_TEST_CASE(a_change_in_another_shape_is_one_of_the_own_shape) {
  auto shaped = std::make_shared<creature>(who("hero"));
  auto own = std::make_shared<own_shape>();
  own->block = shaped->block;
  own->hp = 12;
  own->max_hp = 20;
  own->effect = 1;
  shaped->own = own;
  auto bear = std::make_shared<stat_block>(*shaped->block);
  bear->name = "Bear";
  shaped->block = bear;
  shaped->hp = shaped->max_hp = 34;
  state.put(shaped);
  BOOST_TEST(change(one_more).empty());
  BOOST_TEST(who("hero").block->name == "Bear");
  BOOST_TEST(hp("hero") == 34);
  BOOST_TEST(who("hero").own->max_hp == 28);
  BOOST_TEST(who("hero").own->hp == 20);
  BOOST_TEST(who("hero").own->block->classes.front().level == 3);
}

// What undo puts back is all of it.
BOOST_AUTO_TEST_CASE(a_patch_takes_a_change_back_exactly) {
  say("damage to: hero amount: 5 type: slashing");
  const model::state before = state;
  BOOST_TEST(change(one_more).empty());
  BOOST_TEST(restore(state, diff(state, before)).ok());
  BOOST_TEST((state == before));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace record_change_suite
}  // namespace dnd::tests
