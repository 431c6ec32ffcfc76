// Sentences about goods, experience, the world and sessions.

#include "tests/cli/render/narration_scene.hpp"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(narration_goods_suite)

using namespace dnd;
using namespace dnd::model;
using namespace dnd::tests::narration;
using tests::story;

namespace {

item_stack arrows(std::int32_t count) {
  return {.item = "arrow", .name = "Arrow", .count = count};
}

}  // namespace

BOOST_AUTO_TEST_CASE(coins_are_told_with_what_is_left) {
  BOOST_TEST(told(coins_changed{.holder = "grog", .coins = {0, 1'050}}) ==
             "Grog gets 10 gp 5 sp (10 gp 5 sp now).");
  BOOST_TEST(
      told(coins_changed{.holder = "grog", .coins = {500, 400}, .why = goods_reason::bought}) ==
      "Grog pays 1 gp (4 gp now).");
  BOOST_TEST(
      told(coins_moved{
          .from = "grog", .to = "stash", .amount = 5, .from_has = {5, 0}, .to_has = {0, 5}}) ==
      "5 cp go from Grog to the stash.");
}

BOOST_AUTO_TEST_CASE(a_sentence_that_begins_with_the_stash_begins_as_one) {
  BOOST_TEST(told(coins_changed{.holder = "stash", .coins = {0, 100}}) ==
             "The stash gets 1 gp (1 gp now).");
  BOOST_TEST(told(items_changed{.holder = "stash", .item = arrows(20), .has = {0, 20}}) ==
             "The stash gets 20 Arrows.");
}

BOOST_AUTO_TEST_CASE(things_are_told_by_their_number_and_their_looks) {
  BOOST_TEST(told(items_changed{.holder = "grog", .item = arrows(20), .has = {0, 20}}) ==
             "Grog gets 20 Arrows.");
  BOOST_TEST(told(items_moved{.from = "grog",
                              .to = "ground",
                              .item = arrows(1),
                              .from_has = {1, 0},
                              .to_has = {0, 1}}) == "Grog drops Arrow.");
  BOOST_TEST(told(items_moved{.from = "grog",
                              .to = "container/old-chest",
                              .item = arrows(2),
                              .from_has = {2, 0},
                              .to_has = {0, 2}}) == "2 Arrows go from Grog to old chest.");
  item_stack ring{.item = "ring", .name = "Ring of X", .unidentified = true, .looks = "odd ring"};
  BOOST_TEST(told(item_identified{.holder = "grog", .item = ring}) ==
             "Grog: odd ring is Ring of X.");
  BOOST_TEST(
      told(items_changed{
          .holder = "grog", .item = arrows(1), .has = {20, 19}, .why = goods_reason::shot}) ==
      "Grog shoots Arrow (19 left).");
}

BOOST_AUTO_TEST_CASE(charges_are_told_when_they_come_back_or_are_used_up) {
  item_stack wand{.item = "wand", .name = "Wand of X"};
  wand.spent = {{.pool = "wand", .spent = 3, .refill = "dawn"}};
  const std::vector<spent_charges> one = {{.pool = "wand", .spent = 1, .refill = "dawn"}};
  BOOST_TEST(told(charges_changed{.holder = "stash", .item = wand, .spent = one, .uses = {}}) ==
             "Wand of X (the stash): 2 charges come back.");
  item_stack kit{.item = "kit", .name = "Kit"};
  BOOST_TEST(told(charges_changed{.holder = "grog",
                                  .item = kit,
                                  .spent = {{.pool = "uses", .spent = 1, .refill = "never"}},
                                  .uses = {}}) == "Kit of Grog: 1 use is gone.");
  // Who takes it in hand has its charges: nothing new.
  BOOST_TEST(told(charges_changed{
                 .holder = "grog", .item = wand, .spent = {}, .uses = {{"wand", 3}}}) == "");
}

BOOST_AUTO_TEST_CASE(a_container_is_told_with_its_place_and_room) {
  BOOST_TEST(told(container_set{.container = "container/old-chest",
                                .name = "Old Chest",
                                .within = "ground",
                                .capacity = 30'000}) ==
             "Old Chest is there (the ground), holds 300 lb.");
  BOOST_TEST(told(container_set{.container = "container/old-chest", .name = {}, .within = {}}) ==
             "old chest is gone.");
}

BOOST_AUTO_TEST_CASE(experience_is_told_together_and_levels_apart) {
  story events;
  events
      .then(experience_gained{
          .creature = "grog", .experience = {200, 300}, .level_due = 2, .reason = "fight 3"})
      .then(experience_gained{
          .creature = "elara", .experience = {210, 310}, .level_due = 2, .reason = "fight 3"});
  BOOST_TEST(told(events) ==
             "Grog and elara gain 100 XP each (fight 3).\n"
             "Grog has 300 XP: level 2 is due.\n"
             "elara has 310 XP: level 2 is due.");
}

BOOST_AUTO_TEST_CASE(the_world_is_told_with_its_days_and_secrets) {
  BOOST_TEST(told(world_event{.text = "The king is dead.", .date = "day 6", .secret = true}) ==
             "In the world, day 6: The king is dead. (for the game master)");
  fact quest{.id = "find-gundren", .kind = fact_kind::quest, .name = "Find Gundren"};
  quest.status = "open";
  BOOST_TEST(told(fact_recorded{.fact = quest}) == "Quest: Find Gundren, open.");
  fact_changed done;
  done.fact = "find-gundren";
  done.name = "Find Gundren";
  done.status = {"open", "done"};
  BOOST_TEST(told(done) == "Find Gundren: done.");
  fact_changed tick;
  tick.fact = "ritual";
  tick.name = "Ritual";
  tick.progress = {2, 3};
  BOOST_TEST(told(tick) == "Ritual: 2 → 3.");
  BOOST_TEST(told(hunger_changed{.creature = "grog", .hunger = {1, 2}}) ==
             "Grog has been without food for 2 days.");
}

BOOST_AUTO_TEST_CASE(the_end_of_a_session_sums_it_up) {
  BOOST_TEST(told(session_ended{.number = 3}) == "Session 3 ends.");
  BOOST_TEST(
      told(session_ended{.number = 3, .lasted = 14'400, .experience = 450, .coins = -2'000}) ==
      "Session 3 ends: 450 XP, 20 gp less, 1 day passed.");
  BOOST_TEST(told(player_attended{.player = "Anna", .creature = "elara"}) == "Anna plays elara.");
}

BOOST_AUTO_TEST_SUITE_END()
