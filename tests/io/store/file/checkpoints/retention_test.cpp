// Which snapshots of the past are kept and made. Goal: no gap is wider than asked for while there
// is room, old ones get fewer, and room is never exceeded.

#include "io/store/file/checkpoints/retention.hpp"

#include "model/bounds.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <random>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(retention_suite)

namespace {

using io::checkpoint_info;
using io::checkpoint_situation;
using io::checkpoint_task;
using model::seq_t;

std::vector<checkpoint_info> each_every(seq_t distance, std::size_t count,
                                        std::uint64_t bytes = 10) {
  std::vector<checkpoint_info> all;
  for (std::size_t i = 1; i <= count; ++i) all.push_back({i * distance, bytes});
  return all;
}

std::vector<checkpoint_info> without(std::vector<checkpoint_info> all,
                                     const std::vector<seq_t>& gone) {
  std::erase_if(all, [&](const auto& each) { return std::ranges::count(gone, each.seq) != 0; });
  return all;
}

seq_t widest_gap(const std::vector<checkpoint_info>& all) {
  seq_t widest = 0, last = 0;
  for (const auto& each : all) {
    widest = std::max(widest, each.seq - last);
    last = each.seq;
  }
  return widest;
}

}  // namespace

BOOST_AUTO_TEST_CASE(old_ones_get_fewer_and_no_gap_too_wide) {
  const auto all = each_every(100, 1'000);
  const auto kept = without(all, io::thin_out(all, {.every = 4'000, .bytes_max = UINT64_MAX}));
  BOOST_TEST(widest_gap(kept) <= 4'000U);
  // 60,000 of the 100,000 events are older than eight distances.
  BOOST_TEST(kept.size() < 80U);
  BOOST_TEST(kept.size() > 25U);
  for (std::size_t i = 1; i <= bounds::checkpoints_recent; ++i)
    BOOST_TEST((kept[kept.size() - i] == all[all.size() - i]));
  BOOST_TEST(io::thin_out(kept, {.every = 4'000, .bytes_max = UINT64_MAX}).empty());
}

BOOST_AUTO_TEST_CASE(few_ones_all_stay) {
  const auto all = each_every(1, bounds::checkpoints_recent);
  BOOST_TEST(io::thin_out(all, {.every = 1'000, .bytes_max = UINT64_MAX}).empty());
  BOOST_TEST(io::thin_out({}, {.every = 1, .bytes_max = 0}).empty());
}

BOOST_AUTO_TEST_CASE(room_is_never_exceeded_and_the_newest_goes_last) {
  std::mt19937_64 random(7);
  for (int run = 0; run < 200; ++run) {
    std::vector<checkpoint_info> all;
    seq_t seq = 0;
    for (auto left = random() % 30; left > 0; --left)
      all.push_back({seq += 1 + random() % 500, 1 + random() % 100});
    const std::uint64_t room = random() % 1'000;
    const auto kept = without(all, io::thin_out(all, {.every = 1, .bytes_max = room}));
    std::uint64_t bytes = 0;
    for (const auto& each : kept) bytes += each.bytes;
    BOOST_TEST(bytes <= room);
    if (!kept.empty()) BOOST_TEST((kept.back() == all.back()));
  }
  const auto even = each_every(10, 8);
  const auto kept = without(even, io::thin_out(even, {.every = 1, .bytes_max = 40}));
  BOOST_TEST(widest_gap(kept) <= 30U);
}

BOOST_AUTO_TEST_CASE(there_are_no_more_of_them_than_the_bound) {
  const auto all = each_every(10, bounds::checkpoints_max + 1);
  const auto gone = io::thin_out(all, {.every = 1, .bytes_max = UINT64_MAX});
  BOOST_TEST(gone.size() == 1U);
}

BOOST_AUTO_TEST_CASE(one_is_made_at_each_end_of_a_session_and_at_the_distance) {
  checkpoint_situation now{.have = {}, .session_ends = {30, 70}, .end = 20, .every = 100};
  BOOST_TEST(!io::next_checkpoint(now));
  now.end = 90;
  BOOST_TEST((io::next_checkpoint(now) == checkpoint_task{0, 30}));
  now.have = {30};
  BOOST_TEST((io::next_checkpoint(now) == checkpoint_task{30, 70}));
  now.have = {30, 71};
  BOOST_TEST(!io::next_checkpoint(now));
  now.end = 170;
  BOOST_TEST(!io::next_checkpoint(now));
  now.end = 171;
  BOOST_TEST((io::next_checkpoint(now) == checkpoint_task{71, 171}));
}

BOOST_AUTO_TEST_CASE(of_old_sessions_the_last_one_within_the_distance_has_one) {
  checkpoint_situation now{
      .have = {}, .session_ends = {20, 60, 90, 140}, .end = 1'000, .every = 100};
  BOOST_TEST((io::next_checkpoint(now) == checkpoint_task{0, 90}));
  now.session_ends = {20, 40, 140};
  BOOST_TEST((io::next_checkpoint(now) == checkpoint_task{0, 100}));
  now.session_ends = {};
  BOOST_TEST((io::next_checkpoint(now) == checkpoint_task{0, 100}));
}

BOOST_AUTO_TEST_CASE(first_session_that_is_longer_than_the_distance_does_without_its_end) {
  const checkpoint_situation now{.have = {}, .session_ends = {900}, .end = 1'000, .every = 100};
  BOOST_TEST((io::next_checkpoint(now) == checkpoint_task{0, 100}));
}

BOOST_AUTO_TEST_CASE(none_is_made_that_there_is_no_room_for) {
  checkpoint_situation now{
      .have = {100}, .session_ends = {120}, .end = 500, .every = 100, .affordable_from = 300};
  BOOST_TEST((io::next_checkpoint(now) == checkpoint_task{100, 300}));
  now.affordable_from = 501;
  BOOST_TEST(!io::next_checkpoint(now));
  now.have = {100, 100'000};
  now.end = 100'050;
  now.affordable_from = 100'051;
  BOOST_TEST(!io::next_checkpoint(now));
}

BOOST_AUTO_TEST_CASE(a_gap_that_is_wider_than_a_distance_and_a_command_is_filled) {
  const seq_t widest = 100 + bounds::command_events_max;
  checkpoint_situation now{
      .have = {50, 50 + widest}, .session_ends = {}, .end = 60 + widest, .every = 100};
  BOOST_TEST(!io::next_checkpoint(now));
  now.have.back() += 1;
  BOOST_TEST((io::next_checkpoint(now) == checkpoint_task{50, 150}));
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
