// What it does to a state that groups are formed and dissolved, and what contradicts it.

#include "model/events/groups.hpp"

#include "model/patch.hpp"
#include "tests/support/apply_fixture.hpp"

#include <boost/test/unit_test.hpp>

using namespace dnd::test;

BOOST_FIXTURE_TEST_SUITE(groups_events_suite, apply_fixture)

BOOST_AUTO_TEST_CASE(a_group_is_there_until_it_is_dissolved) {
  adds("a").adds("b");
  does(group_formed{.group = "pack", .members = {"a", "b"}});
  does(group_formed{.group = "abc", .members = {"b"}});
  BOOST_REQUIRE(now.groups().size() == 2U);
  BOOST_TEST(now.groups()[0].name.str() == "abc");
  does(group_formed{.group = "pack", .members = {"b"}});
  BOOST_TEST(now.find_group("pack")->members.size() == 1U);
  does(group_dissolved{.group = "pack"});
  BOOST_TEST(now.find_group("pack") == nullptr);
}

BOOST_AUTO_TEST_CASE(a_patch_puts_groups_back) {
  adds("a").adds("b");
  does(group_formed{.group = "gone", .members = {"a"}});
  does(group_formed{.group = "other", .members = {"a"}});
  const state before = now;
  does(group_dissolved{.group = "gone"});
  does(group_formed{.group = "other", .members = {"b"}});
  does(group_formed{.group = "new", .members = {"b"}});
  BOOST_TEST(!(now == before));
  const state_patch patch = diff(now, before);
  BOOST_TEST(patch.groups.size() == 3U);
  BOOST_TEST(restore(now, patch).ok());
  BOOST_TEST((now == before));
  BOOST_TEST(diff(now, before).groups.empty());
}

BOOST_AUTO_TEST_CASE(impossible_groups_contradict) {
  adds("a");
  contradicts(group_formed{.group = "pack", .members = {}}, "of nobody");
  contradicts(group_formed{.group = "pack", .members = {"a", "b"}}, nobody_there);
  contradicts(group_dissolved{.group = "pack"}, "not there");
}

BOOST_AUTO_TEST_SUITE_END()
