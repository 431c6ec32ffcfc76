// The table of what conditions do.

#include "model/effects/condition_rows.hpp"

#include "model/state.hpp"

#include <boost/test/unit_test.hpp>

#include <memory>
#include <utility>
#include <vector>

BOOST_AUTO_TEST_SUITE(condition_rows_suite)

using namespace dnd::model;

namespace {

std::array<condition_row, condition_count> no_rows() {
  return {};
}

condition_modifier lowers(modifier_key key, std::string_view value, std::uint8_t level = 0) {
  modifier one;
  one.key = key;
  one.value = value;
  return {std::move(one), level};
}

condition_row& of(std::array<condition_row, condition_count>& rows, condition kind) {
  return rows[static_cast<std::size_t>(kind)];
}

condition_set only(condition kind) {
  condition_set set;
  set.insert(kind);
  return set;
}

std::vector<condition> met(const condition_rows& rows, condition_set has, std::uint8_t level,
                           modifier_key key) {
  std::vector<condition> found;
  rows.each(has, level, key, [&](condition kind, const modifier&) { found.push_back(kind); });
  return found;
}

}  // namespace

BOOST_AUTO_TEST_CASE(only_modifiers_of_conditions_that_are_there_are_met) {
  auto rows = no_rows();
  of(rows, condition::prone).modifiers = {lowers(modifier_key::armor_class, "-1")};
  of(rows, condition::unconscious).modifiers = {lowers(modifier_key::armor_class, "-2"),
                                                lowers(modifier_key::speed, "0")};
  const condition_rows all(rows);
  BOOST_TEST(met(all, {}, 0, modifier_key::armor_class).empty());
  BOOST_TEST((met(all, only(condition::prone), 0, modifier_key::armor_class) ==
              std::vector{condition::prone}));
  BOOST_TEST(met(all, only(condition::prone), 0, modifier_key::speed).empty());
  condition_set both = only(condition::prone);
  both.insert(condition::unconscious);
  BOOST_TEST(met(all, both, 0, modifier_key::armor_class).size() == 2U);
}

BOOST_AUTO_TEST_CASE(levels_count_from_theirs_on) {
  auto rows = no_rows();
  of(rows, condition::exhaustion).modifiers = {lowers(modifier_key::speed, "half", 2),
                                               lowers(modifier_key::speed, "0", 5)};
  const condition_rows all(rows);
  const condition_set tired = only(condition::exhaustion);
  BOOST_TEST(met(all, tired, 1, modifier_key::speed).empty());
  BOOST_TEST(met(all, tired, 2, modifier_key::speed).size() == 1U);
  BOOST_TEST(met(all, tired, 6, modifier_key::speed).size() == 2U);
}

BOOST_AUTO_TEST_CASE(what_an_implied_condition_implies_comes_too) {
  auto rows = no_rows();
  of(rows, condition::unconscious).implies = only(condition::stunned);
  of(rows, condition::stunned).implies = only(condition::blinded);
  of(rows, condition::blinded).implies = only(condition::deafened);
  const condition_rows all(rows);
  for (const condition kind : {condition::stunned, condition::blinded, condition::deafened})
    BOOST_TEST(all.of(condition::unconscious).implies.contains(kind));
  BOOST_TEST(!all.of(condition::blinded).implies.contains(condition::stunned));
}

BOOST_AUTO_TEST_CASE(every_creature_of_a_state_is_under_its_rows) {
  const auto rows = std::make_shared<const condition_rows>(no_rows());
  state now;
  auto early = std::make_shared<creature>();
  early->id = "early";
  now.put(early);
  const state before = now;
  now.set_rows(rows);
  auto late = std::make_shared<creature>();
  late->id = "late";
  now.put(std::move(late));
  BOOST_TEST(now.find("early")->rows == rows);
  BOOST_TEST(now.find("late")->rows == rows);
  // Who shares the creature sees nothing of it.
  BOOST_TEST(before.find("early")->rows == nullptr);
}

BOOST_AUTO_TEST_CASE(rows_are_no_part_of_what_a_state_is) {
  state with;
  state without;
  for (state* const each : {&with, &without}) {
    auto who = std::make_shared<creature>();
    who->id = "who";
    who->block = std::make_shared<const stat_block>();
    each->put(std::move(who));
  }
  with.set_rows(std::make_shared<const condition_rows>(no_rows()));
  BOOST_TEST((with == without));
}

BOOST_AUTO_TEST_SUITE_END()
