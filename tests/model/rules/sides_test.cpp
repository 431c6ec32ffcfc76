// Who was brought by somebody is on that one's side.

#include "model/rules/sides.hpp"

#include <boost/test/unit_test.hpp>

#include <memory>

BOOST_AUTO_TEST_SUITE(sides_suite)

using namespace dnd::model;

namespace {

void put(state& now, std::string_view id, creature_kind kind, std::string_view summoner = {}) {
  auto block = std::make_shared<stat_block>();
  block->kind = kind;
  auto who = std::make_shared<creature>();
  who->id = small_text(id);
  who->block = std::move(block);
  who->summoner = small_text(summoner);
  now.put(std::move(who));
}

}  // namespace

BOOST_AUTO_TEST_CASE(who_brought_it_says_on_whose_side_a_creature_is) {
  state now;
  put(now, "mira", creature_kind::character);
  put(now, "wolf-1", creature_kind::monster, "mira");
  put(now, "rat-1", creature_kind::monster, "wolf-1");
  put(now, "wolf-2", creature_kind::monster);
  put(now, "wolf-3", creature_kind::monster, "nobody");
  const auto side = [&](std::string_view id) { return rules::side_of(now, *now.find(id)); };
  BOOST_TEST((side("wolf-1") == creature_kind::character));
  BOOST_TEST((side("rat-1") == creature_kind::character));
  BOOST_TEST((side("wolf-2") == creature_kind::monster));
  BOOST_TEST((side("wolf-3") == creature_kind::monster));
}

BOOST_AUTO_TEST_CASE(those_whom_nobody_names_are_the_characters_that_are_alive) {
  state now;
  put(now, "wolf-1", creature_kind::monster, "mira");
  put(now, "mira", creature_kind::character);
  put(now, "grog", creature_kind::character);
  put(now, "bob", creature_kind::character);
  now.edit("bob")->life = vitality::dead;
  BOOST_TEST((rules::living_characters(now) == std::vector<creature_id>{"grog", "mira"}));
}

BOOST_AUTO_TEST_CASE(an_effect_may_turn_it_against_who_brought_it) {
  state now;
  put(now, "mira", creature_kind::character);
  put(now, "elemental-1", creature_kind::monster, "mira");
  const auto bear = [&](std::string_view side, effect_number number) {
    auto effect = std::make_shared<effect_instance>();
    effect->number = number;
    effect->does.side = side;
    auto who = std::make_shared<creature>(*now.find("elemental-1"));
    who->effects.push_back({.what = effect});
    now.put(std::move(who));
  };
  bear("hostile", 1);
  BOOST_TEST((rules::side_of(now, *now.find("elemental-1")) == creature_kind::monster));
  BOOST_TEST(rules::are_foes(now, *now.find("mira"), *now.find("elemental-1")));
  bear("own", 2);
  BOOST_TEST((rules::side_of(now, *now.find("elemental-1")) == creature_kind::character));
  bear("none", 3);
  BOOST_TEST(rules::is_on_no_side(*now.find("elemental-1")));
  BOOST_TEST(!rules::are_foes(now, *now.find("mira"), *now.find("elemental-1")));
}

BOOST_AUTO_TEST_CASE(a_ring_of_summoners_comes_to_an_end) {
  state now;
  put(now, "rat-1", creature_kind::monster, "rat-2");
  put(now, "rat-2", creature_kind::monster, "rat-1");
  BOOST_TEST((rules::side_of(now, *now.find("rat-1")) == creature_kind::monster));
}

BOOST_AUTO_TEST_SUITE_END()
