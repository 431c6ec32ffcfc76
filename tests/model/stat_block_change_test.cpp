#include "model/stat_block_change.hpp"

#include "tests/support/sample_events.hpp"

#include <boost/test/unit_test.hpp>

namespace dnd::tests {
namespace stat_block_change_suite {

using namespace model;

BOOST_AUTO_TEST_SUITE(stat_block_changes)

BOOST_AUTO_TEST_CASE(what_does_not_differ_is_not_named) {
  stat_block before;
  before.kind = creature_kind::character;
  stat_block after = before;
  BOOST_TEST((difference(before, after) == stat_block_change{}));
  after.armor_class = 18;
  const stat_block_change change = difference(before, after);
  BOOST_TEST((change.armor_class == std::int16_t{18}));
  BOOST_TEST(!change.hit_points.has_value());
}

// Every field that a block of a character may have is carried over, there and back.
BOOST_AUTO_TEST_CASE(a_change_makes_the_one_block_of_the_other) {
  stat_block plain;
  plain.kind = creature_kind::character;
  stat_block full;
  test::field_filler(7).fill(full);
  full.kind = creature_kind::character;
  // A character has none of these.
  full.hit_dice = plain.hit_dice;
  full.important = plain.important;
  full.damage_threshold = plain.damage_threshold;
  full.challenge_eighths = plain.challenge_eighths;
  full.xp = plain.xp;
  full.legendary_actions = plain.legendary_actions;
  BOOST_TEST((changed(plain, difference(plain, full)) == full));
  BOOST_TEST((changed(full, difference(full, plain)) == plain));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace stat_block_change_suite
}  // namespace dnd::tests
