// Modifiers, read from YAML.

#include "io/content/modifier_reader.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>
#include <vector>

BOOST_AUTO_TEST_SUITE(modifier_reader_suite)

using namespace dnd;
using namespace dnd::io::content;
using model::modifier_key;

namespace {

io::result<std::vector<model::modifier>> modifiers_of(std::string_view text) {
  return read_content(text, "test.yaml", [](const value& root) { return read_modifiers(root); });
}

}  // namespace

BOOST_AUTO_TEST_CASE(each_has_one_key_a_value_and_filters) {
  const auto read = modifiers_of(
      "[{to_hit: 1d4}, {damage: 1d6 radiant, weapon: [melee], once_per_turn: true}, "
      "{advantage: [save, check], with: [dex], against: [magic]}, {resist: [nonmagical]}, "
      "{score: {str: 19}}, {cannot: [act, move]}, {fails: [str, sight]}, {speed: x2}]");
  BOOST_REQUIRE(read);
  const auto& all = *read;
  BOOST_TEST((all[0].key == modifier_key::to_hit));
  BOOST_TEST(all[0].value == "1d4");
  BOOST_TEST(all[1].types.contains(model::damage_type::radiant));
  BOOST_TEST(all[1].weapon.contains(model::weapon_kind::melee));
  BOOST_TEST(all[1].once_per_turn);
  BOOST_TEST(all[2].on.contains(model::roll_kind::check));
  BOOST_TEST(all[2].with.contains(model::ability::dex));
  BOOST_TEST(all[3].nonmagical);
  BOOST_TEST(all[4].with.contains(model::ability::str));
  BOOST_TEST(all[5].deeds.contains(model::deed::move));
  BOOST_TEST(all[6].against.front() == "sight");
  BOOST_TEST(all[7].value == "x2");
}

BOOST_AUTO_TEST_CASE(a_value_may_grow_with_the_level) {
  const auto read = modifiers_of("[{damage: {1: 1d6, 3: 2d6}, weapon: finesse}]");
  BOOST_REQUIRE(read);
  BOOST_REQUIRE_EQUAL(read->front().by_level.size(), 2U);
  BOOST_TEST(read->front().by_level[1].dice == "2d6");
}

BOOST_AUTO_TEST_CASE(what_is_no_modifier_is_refused) {
  for (const std::string_view text :
       {"[{}]", "[{to_hit: 2, save: 2}]", "[{to_hit: often}]", "[{advantage: [luck]}]",
        "[{resist: [soap]}]", "[{cannot: [dance]}]", "[{damage: 1d6 soap}]",
        "[{to_hit: 2, weapon: [spoon]}]", "[{to_hit: 2, distance: away}]", "[{charm: 3}]",
        "[{to_hit: [1]}]", "[{damage: {1: many}}]", "[{half_proficiency: perhaps}]",
        "[{reduce_damage: all}]"})
    BOOST_TEST(!modifiers_of(text).has_value(), text);
}

BOOST_AUTO_TEST_SUITE_END()
