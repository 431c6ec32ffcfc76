// What came of something that was tried many times, in words and numbers.

#include "model/views/chances.hpp"

#include "tests/support/game.hpp"

#include <string>

BOOST_AUTO_TEST_SUITE(chances_suite)

using namespace dnd::model;
using namespace dnd::model::views;
using namespace dnd::test;

namespace {

/// The same table each time, and one line that is tried at it.
void try_once(chance_tally& tally, const std::string& line) {
  game g;
  g.say("add Elara and: goblin");
  const state before = g.state;
  const auto events = g.say(line);
  tally.add(before, g.state, events);
}

bool tells(const books_view& view, std::string_view what) {
  for (const book_row& each : view.rows)
    if (each.text.find(what) != std::string::npos) return true;
  return false;
}

}  // namespace

BOOST_AUTO_TEST_CASE(values_are_told_with_how_often_they_came_out) {
  chance_tally tally;
  for (const char* amount : {"1", "1", "2", "5"})
    try_once(tally, std::string("damage to: Elara amount: ") + amount);
  const auto view = tally.told();
  BOOST_TEST(tells(view, "Tried 4 times; nothing of it has happened."));
  BOOST_TEST(tells(view, "elara takes 2.3 damage on the average, from 1 to 5."));
  BOOST_TEST(tells(view,
                   "elara, hp: 11 in 50.0 %, 7 in 25.0 %, 10 in 25.0 %; mean 9.8, from 7 to "
                   "11."));
}

BOOST_AUTO_TEST_CASE(what_is_always_the_same_has_no_mean_and_details_are_left_out) {
  chance_tally tally;
  try_once(tally, "damage to: Elara amount: 500");
  const auto view = tally.told();
  BOOST_TEST(tells(view, "elara, hp: 0 in 100.0 %."));
  BOOST_TEST(tells(view, "elara, life: dead in 100.0 %."));
  BOOST_TEST(!tells(view, "elara, died"));
}

BOOST_AUTO_TEST_CASE(a_value_that_mostly_stays_counts_as_what_it_was) {
  chance_tally tally;
  try_once(tally, "condition add prone to: Elara");
  try_once(tally, "note nothing");
  BOOST_TEST(tells(tally.told(), "elara, conditions: prone in 50.0 %, none in 50.0 %."));
}

BOOST_AUTO_TEST_CASE(attacks_are_told_with_hits_and_criticals) {
  chance_tally tally;
  for (const char* faces : {"20, 1, 1", "15, 1", "2", "3"})
    try_once(tally, std::string("attack by: Elara with: longsword to: goblin-1 rolled: ") + faces);
  BOOST_TEST(tells(tally.told(),
                   "elara with Longsword against goblin-1: hits 50.0 %, critical "
                   "25.0 %."));
}

BOOST_AUTO_TEST_CASE(times_that_were_refused_are_told_with_the_first_reason) {
  chance_tally tally;
  try_once(tally, "damage to: Elara amount: 1");
  tally.add_refused(
      {.code = refusal_code::not_available, .message = "the first", .hint = {}, .column = {}});
  tally.add_refused(
      {.code = refusal_code::not_available, .message = "another", .hint = {}, .column = {}});
  BOOST_TEST(tells(tally.told(), "Refused in 66.7 %: the first."));
  // Of what went well.
  BOOST_TEST(tells(tally.told(), "elara, hp: 11 in 100.0 %"));
}

BOOST_AUTO_TEST_CASE(nothing_is_told_of_what_changes_nothing) {
  chance_tally tally;
  try_once(tally, "note x");
  BOOST_TEST(tells(tally.told(), "Nothing comes of it."));
}

BOOST_AUTO_TEST_SUITE_END()
