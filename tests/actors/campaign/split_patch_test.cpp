// A patch that is cut into parts restores, part by part, what the whole restores, and each part
// fits a line of the log.

#include "actors/campaign/split_patch.hpp"

#include "model/bounds.hpp"
#include "model/json/field_encoder.hpp"
#include "model/patch.hpp"
#include "tests/support/sample_events.hpp"

#include <boost/test/unit_test.hpp>

#include <memory>
#include <string>

BOOST_AUTO_TEST_SUITE(split_patch_suite)

using namespace dnd;
using namespace dnd::model;
using actors::split_patch;

namespace {

std::size_t bytes_of(const state_patch& patch) {
  std::string out;
  model::field_encoder::write(out, patch);
  return out.size();
}

/// All parts together are the whole, and none is too large. Returns how many there are.
std::size_t splits(const state& from, const state& to) {
  const auto parts = split_patch(diff(from, to));
  state now = from;
  for (const auto& part : parts) {
    BOOST_TEST(bytes_of(part) <= bounds::event_fields_bytes_max - 1'024);
    BOOST_TEST(restore(now, part).ok());
    // Looked at between the parts too, by `show --at`.
    if (now.fight()) (void)now.fight()->turn_of();
  }
  BOOST_TEST((now == to));
  return parts.size();
}

state crowd(std::size_t count, std::string_view wordy = {}) {
  auto block = std::make_shared<stat_block>();
  block->languages = wordy;
  state now;
  auto fight = std::make_shared<encounter>();
  for (std::size_t i = 0; i < count; ++i) {
    auto who = std::make_shared<creature>();
    who->id = "creature-with-a-long-name-of-fifty-bytes-or-so-" + std::to_string(i);
    who->block = block;
    combatant one;
    one.id = who->id;
    one.rolled = true;
    one.initiative = -10;
    one.tie_break = UINT64_MAX - i;
    fight->order.push_back(one);
    now.put(std::move(who));
    now.set_number("slug-" + std::to_string(i), 1'000);
  }
  fight->current = static_cast<std::uint32_t>(count - 1);
  now.set_fight(std::move(fight));
  now.edit_play().title = std::string(bounds::title_bytes_max, '\x01');
  now.set_encounters(7);
  return now;
}

}  // namespace

BOOST_AUTO_TEST_CASE(an_empty_patch_is_one_empty_part) {
  const auto parts = split_patch({});
  BOOST_REQUIRE_EQUAL(parts.size(), 1U);
  BOOST_TEST((parts[0] == state_patch{}));
}

BOOST_AUTO_TEST_CASE(a_small_patch_stays_whole) {
  const state empty;
  state small = test::maximal_state();
  // What lies on creatures may be long; this is about the rest.
  const state full = test::maximal_state();
  for (const auto& who : full.creatures()) {
    small.edit(who->id)->effects.clear();
    small.edit(who->id)->block = std::make_shared<const stat_block>();
  }
  BOOST_TEST(splits(empty, small) == 1U);
  BOOST_TEST(splits(small, empty) == 1U);
}

BOOST_AUTO_TEST_CASE(the_largest_state_comes_and_goes_in_parts) {
  const state empty;
  const auto full = crowd(bounds::creatures_max);
  BOOST_TEST(splits(empty, full) > 10U);
  BOOST_TEST(splits(full, empty) > 3U);
}

BOOST_AUTO_TEST_CASE(every_size_of_a_fight_is_whole_again) {
  const state empty;
  for (std::size_t count = 0; count < 300; count += count < 90 ? 30 : 1)
    splits(empty, count == 0 ? empty : crowd(count));
}

BOOST_AUTO_TEST_CASE(creatures_with_large_stat_blocks_get_parts_of_their_own) {
  const std::string wordy(bounds::event_fields_bytes_max / 2 + 1'000, 'x');
  BOOST_TEST(splits({}, crowd(5, wordy)) >= 5U);
}

BOOST_AUTO_TEST_CASE(changes_of_many_creatures_and_of_their_order_are_cut_too) {
  const auto before = crowd(bounds::creatures_max);
  auto after = before;
  for (const auto& who : before.creatures()) after.edit(who->id)->hp = 7;
  after.edit_fight()->order.pop_back();
  after.edit_fight()->current = encounter::nobody;
  BOOST_TEST(splits(after, before) > 3U);
  after = before;
  after.edit_fight()->round = 9;
  BOOST_TEST(splits(after, before) == 1U);
}

BOOST_AUTO_TEST_CASE(an_end_of_a_fight_is_part_of_the_patch) {
  auto with = crowd(3);
  auto without = with;
  without.set_fight(nullptr);
  BOOST_TEST(splits(with, without) == 1U);
}

BOOST_AUTO_TEST_CASE(large_groups_get_parts_of_their_own) {
  const state empty;
  state full;
  for (std::size_t i = 0; i < bounds::groups_max; ++i) {
    creature_group group{.name = "group-" + std::to_string(i), .members = {}};
    for (std::size_t k = 0; k < bounds::group_members_max; ++k)
      group.members.push_back("creature-with-a-long-name-of-fifty-bytes-or-so-" +
                              std::to_string(1'000 + k));
    full.set_group(std::move(group));
  }
  BOOST_TEST(splits(empty, full) > 10U);
  BOOST_TEST(splits(full, empty) == 1U);
}

BOOST_AUTO_TEST_SUITE_END()
