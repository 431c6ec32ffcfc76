// How long a spell lasts by the level of its slot.

#include "model/effects/spell.hpp"

#include "model/effects/lasting_effects.hpp"
#include "tests/support/spell_table.hpp"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(spell_suite)

using namespace dnd::model;
using namespace dnd::test;

namespace {

spell hex() {
  spell made = spell_of("hex", "Hex", 1,
                        {apply_step("Hex", lasting_modifier(modifier_key::armor_class, "-1"))});
  made.duration = "1 minute";
  made.concentration = true;
  made.longer = {{2, "up to 10 minutes"}, {3, "8 hours"}, {9, "permanent"}};
  return made;
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_row_of_the_slot_says_how_long_and_whether_it_is_held) {
  const spell what = hex();
  BOOST_TEST(span_of(what, 1).duration == "1 minute");
  BOOST_TEST(span_of(what, 1).concentration);
  BOOST_TEST(span_of(what, 2).duration == "10 minutes");
  BOOST_TEST(span_of(what, 2).concentration);
  BOOST_TEST(span_of(what, 8).duration == "8 hours");
  BOOST_TEST(!span_of(what, 8).concentration);
  BOOST_TEST(span_of(what, 9).duration == "permanent");
}

BOOST_AUTO_TEST_CASE(what_it_puts_on_somebody_lasts_so_long) {
  game g = spell_table({hex()});
  g.say("cast hex by: mira to: target-1 at: 2");
  g.say("time pass 9 minutes");
  BOOST_TEST(bears(g, "target-1", "Hex"));
  BOOST_TEST(rules::concentration_of(g.who("mira")));
  g.say("time pass 2 minutes");
  BOOST_TEST(!bears(g, "target-1", "Hex"));
  g.say("cast hex by: mira to: target-1 at: 3");
  BOOST_TEST(!rules::concentration_of(g.who("mira")));
  g.say("time pass 7 hours");
  BOOST_TEST(bears(g, "target-1", "Hex"));
  g.say("time pass 2 hours");
  BOOST_TEST(!bears(g, "target-1", "Hex"));
}

BOOST_AUTO_TEST_SUITE_END()
