// A state as a value: parts that are found, shared and changed.

#include "model/state.hpp"

#include "tests/support/sample_events.hpp"

#include <boost/test/unit_test.hpp>

#include <memory>
#include <random>
#include <set>
#include <string>
#include <vector>

BOOST_AUTO_TEST_SUITE(state_suite)

using namespace dnd::model;

namespace {

std::shared_ptr<creature> someone(std::string_view id, std::int32_t hp = 10) {
  auto who = std::make_shared<creature>();
  who->id = id;
  who->hp = hp;
  who->max_hp = 10;
  who->block = std::make_shared<const stat_block>();
  return who;
}

}  // namespace

BOOST_AUTO_TEST_CASE(creatures_are_found_by_their_whole_id) {
  state now;
  now.put(someone("zombie-1"));
  now.put(someone("zombie-10"));
  BOOST_TEST(now.find("zombie-1")->id.str() == "zombie-1");
  BOOST_TEST(!now.find("zombie"));
  BOOST_TEST(!now.find("zombie-100"));
  BOOST_TEST(!now.edit("zombie"));
  BOOST_TEST(!now.erase("zombie"));
  BOOST_TEST(now.erase("zombie-1"));
  BOOST_TEST(now.creatures().size() == 1U);
}

BOOST_AUTO_TEST_CASE(creatures_are_in_the_order_of_their_ids_characters) {
  const std::string long_id(63, 'z');
  const std::vector<std::string> ids{
      "Élara",           "zombie-1",   "zombie-10",        "zombie-2",          "zombie",
      "zombie-1b",       "skeleton-1", "skeleton-12",      "skeleton",          long_id,
      long_id.substr(1), "a",          "skeletonskeleton", "skeletonskeleton-7"};
  state now;
  for (const auto& id : ids) now.put(someone(id));
  BOOST_TEST_REQUIRE(now.creatures().size() == ids.size());
  for (std::size_t i = 1; i < ids.size(); ++i)
    BOOST_TEST((now.creatures()[i - 1]->id.view() < now.creatures()[i]->id.view()), i);
  for (const auto& id : ids) BOOST_TEST(now.find(id)->id.view() == id);
  BOOST_TEST(now.find(std::string(64, 'z')) == nullptr);
  BOOST_TEST(now.find("skeletonskeleton-") == nullptr);
}

BOOST_AUTO_TEST_CASE(creatures_are_found_wherever_others_have_moved_them) {
  std::vector<std::string> ids;
  for (int i = 1; i <= 300; ++i) ids.push_back("zombie-" + std::to_string(i));
  state table;
  std::set<std::string> there;
  std::mt19937_64 random(7);
  for (int step = 0; step < 3'000; ++step) {
    const auto& id = ids[random() % ids.size()];
    if (random() % 2 == 0) {
      table.put(someone(id));
      there.insert(id);
    } else {
      BOOST_TEST(table.erase(id) == (there.erase(id) == 1));
    }
    const state copy = table;
    for (int look = 0; look < 20; ++look) {
      const auto& wanted = ids[random() % ids.size()];
      const auto* found = (look % 2 == 0 ? table : copy).find(wanted);
      BOOST_TEST_REQUIRE((found != nullptr) == there.contains(wanted));
      if (found != nullptr) BOOST_TEST_REQUIRE(found->id.view() == wanted);
    }
  }
}

BOOST_AUTO_TEST_CASE(places_in_a_fight_are_found_wherever_they_were_found_before) {
  auto fight = std::make_shared<encounter>();
  fight->order.resize(40);
  for (std::size_t i = 0; i < 40; ++i) fight->order[i].id = "zombie-" + std::to_string(i);
  state now;
  now.set_fight(fight);
  for (std::size_t before = 0; before < 40; ++before)
    for (std::uint32_t i = 0; i < 40; ++i) {
      BOOST_TEST_REQUIRE(now.place_in_fight(fight->order[before].id) == before);
      BOOST_TEST_REQUIRE(now.place_in_fight(fight->order[i].id) == i);
      BOOST_TEST_REQUIRE(now.place_in_fight("nobody") == encounter::nobody);
    }
  // A place that is not there any more.
  BOOST_TEST(now.place_in_fight("zombie-39") == 39U);
  fight->order.resize(10);
  BOOST_TEST(now.place_in_fight("zombie-39") == encounter::nobody);
  BOOST_TEST(now.place_in_fight("zombie-3") == 3U);
}

BOOST_AUTO_TEST_CASE(a_creature_is_put_over_the_one_of_its_id) {
  state now;
  now.put(someone("a", 1));
  now.put(someone("a", 2));
  BOOST_TEST(now.creatures().size() == 1U);
  BOOST_TEST(now.find("a")->hp == 2);
}

BOOST_AUTO_TEST_CASE(edit_unshares_once_and_only_what_is_shared) {
  state now;
  now.put(someone("a"));
  const auto* const alone = now.find("a");
  BOOST_TEST(now.edit("a") == alone);
  const state copy = now;
  auto* const mine = now.edit("a");
  BOOST_TEST(mine != alone);
  mine->hp = 3;
  BOOST_TEST(now.edit("a") == mine);
  BOOST_TEST(copy.find("a")->hp == 10);
}

BOOST_AUTO_TEST_CASE(edit_of_a_fight_or_session_unshares_it) {
  state now;
  BOOST_TEST(!now.edit_fight());
  now.set_fight(std::make_shared<encounter>());
  const state copy = now;
  now.edit_fight()->round = 7;
  now.edit_play().count = 7;
  BOOST_TEST(copy.fight()->round == 0U);
  BOOST_TEST(copy.play().count == 0U);
}

BOOST_AUTO_TEST_CASE(numbers_are_sorted_and_zero_removes) {
  state now;
  now.set_number("zombie", 3);
  now.set_number("goblin", 1);
  now.set_number("goblin", 2);
  BOOST_REQUIRE_EQUAL(now.numbers().size(), 2U);
  BOOST_TEST(now.numbers()[0].slug.str() == "goblin");
  BOOST_TEST(now.last_number("goblin") == 2U);
  now.set_number("goblin", 0);
  now.set_number("owl", 0);
  BOOST_TEST(now.numbers().size() == 1U);
  BOOST_TEST(now.last_number("goblin") == 0U);
}

BOOST_AUTO_TEST_CASE(equality_leaves_out_the_place_in_the_log) {
  auto a = dnd::test::maximal_state();
  auto b = dnd::test::maximal_state();
  BOOST_TEST((a == b));
  b.set_seq(99);
  b.set_undo_at({98, 97});
  BOOST_TEST((a == b));
  b.set_encounters(99);
  BOOST_TEST(!(a == b));
}

BOOST_AUTO_TEST_SUITE_END()
