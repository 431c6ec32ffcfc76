// One snapshot of the past at a time: which one is made, what has no room, and what is of no use.

#include "io/store/file/checkpoints/checkpoint_maker.hpp"

#include "io/store/codec/state_codec.hpp"
#include "io/store/file/index/index_builder.hpp"
#include "tests/support/print_enums.hpp"
#include "tests/support/written_campaign.hpp"

#include <boost/test/unit_test.hpp>

#include <optional>
#include <string>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(checkpoint_maker_suite)

namespace {

using io::checkpoint_maker;
using model::seq_t;
using thoroughness = checkpoint_maker::thoroughness;

/// A log whose index knows the end of each command.
struct evening : written_campaign {
  evening() {
    written_campaign::evening();
    command({model::session_ended{.number = 1}}).note("good night");
    auto opened = disk.open(log_file, io::open_mode::read_only);
    BOOST_REQUIRE(opened);
    file = *std::move(opened);
    io::index_builder builder({.begin = {}, .seq = last(), .end = UINT64_MAX, .place_bytes = 1},
                              no_rest);
    BOOST_REQUIRE(io::scan_log(*file, {}, builder));
    std::string bytes;
    index.append(std::move(builder).finish(), bytes);
  }
  io::result<checkpoint_maker::outcome> try_run(const checkpoint_maker::settings& how) {
    checkpoint_maker maker(disk, directory, *file, index, how, rest);
    return maker.run();
  }
  checkpoint_maker::outcome run(const checkpoint_maker::settings& how) {
    const auto made = try_run(how);
    BOOST_REQUIRE_MESSAGE(made, (made ? "" : io::render(made.error())));
    return *made;
  }
  std::size_t run_to_the_end(const checkpoint_maker::settings& how) {
    std::size_t runs = 0;
    while (run(how).made != 0) ++runs;
    return runs;
  }
  [[nodiscard]] std::vector<seq_t> kept() { return io::list_checkpoints(disk, directory); }
  /// Each is what the log says.
  void all_are_right() {
    for (const seq_t seq : kept()) {
      const auto loaded = io::load_checkpoint(disk, directory, *file, seq);
      BOOST_REQUIRE_MESSAGE(loaded, (loaded ? "" : io::render(loaded.error())));
      const auto& [at, state, ids] = *loaded;
      BOOST_TEST((at == places[seq]));
      BOOST_TEST(io::state_hash(state) == io::state_hash(states[seq]));
      BOOST_TEST(ends_command[seq]);
    }
  }
  void put(seq_t seq, const io::snapshot& what) {
    BOOST_REQUIRE(io::publish_checkpoint(disk, directory, seq, io::render_snapshot(what)));
  }

  static inline const io::pause no_rest;
  static constexpr checkpoint_maker::settings often{.every = 4, .per_mille = 1'000'000};
  std::unique_ptr<io::log_file> file;
  io::log_index index;
  io::pause rest;
};

BOOST_FIXTURE_TEST_CASE(one_call_makes_one_at_most_until_none_is_missing, evening) {
  std::size_t before = 0;
  while (run(often).made != 0) {
    BOOST_TEST(kept().size() == before + 1);
    before = kept().size();
  }
  BOOST_TEST(before > 3U);
  all_are_right();
  seq_t last_kept = 0;
  for (const seq_t seq : kept()) {
    // A command is not divided.
    BOOST_TEST(seq - std::exchange(last_kept, seq) <= often.every + 2);
  }
}

BOOST_FIXTURE_TEST_CASE(end_of_a_session_is_kept, evening) {
  (void)run_to_the_end({.every = 1'000, .per_mille = 1'000'000});
  BOOST_REQUIRE(kept().size() == 1U);
  BOOST_TEST(kept()[0] == 21U);
  all_are_right();
}

BOOST_FIXTURE_TEST_CASE(none_is_made_where_none_is_allowed, evening) {
  BOOST_TEST(run_to_the_end({.every = 4, .per_mille = 0}) == 0U);
  BOOST_TEST(kept().empty());
}

BOOST_FIXTURE_TEST_CASE(those_that_there_is_no_room_for_any_more_are_removed, evening) {
  (void)run_to_the_end(often);
  const auto before = kept().size();
  const auto outcome = run({.every = 4, .per_mille = 0});
  BOOST_TEST(outcome.removed == before);
  BOOST_TEST(kept().empty());
}

BOOST_FIXTURE_TEST_CASE(all_together_keep_within_their_share_of_the_log, evening) {
  for (const std::uint64_t per_mille : {500U, 1'000U, 2'000U, 4'000U}) {
    (void)run_to_the_end({.every = 1, .per_mille = per_mille});
    std::uint64_t bytes = index.bytes();
    for (const auto& each : io::measure_checkpoints(disk, directory)) bytes += each.bytes;
    if (!kept().empty()) BOOST_TEST(bytes <= log().size() * per_mille / 1'000);
    all_are_right();
  }
  BOOST_TEST(!kept().empty());
}

BOOST_FIXTURE_TEST_CASE(those_of_another_log_are_removed_when_all_are_looked_at, evening) {
  auto place = places[6];
  place.sum ^= 1;
  put(6, {place, states[6]});
  auto look = often;
  look.look = thoroughness::all;
  BOOST_TEST(run(look).removed >= 1U);
  all_are_right();
}

BOOST_FIXTURE_TEST_CASE(one_whose_state_cannot_be_read_is_removed_when_it_is_needed, evening) {
  auto text = io::render_snapshot({places[6], states[6]});
  text.resize(text.size() - 20);
  BOOST_REQUIRE(io::publish_checkpoint(disk, directory, 6, text));
  const auto outcome = run(often);
  BOOST_TEST(outcome.removed == 1U);
  (void)run_to_the_end(often);
  all_are_right();
}

BOOST_FIXTURE_TEST_CASE(what_a_crash_left_of_one_is_removed, evening) {
  put(6, {places[6], states[6]});
  const auto left = io::checkpoint_path(directory, 12) + ".tmp";
  disk.put(left, "half of");
  (void)run(often);
  BOOST_TEST(!disk.has(left));
}

BOOST_FIXTURE_TEST_CASE(rest_is_called_while_one_is_made, evening) {
  int calls = 0;
  rest = [&] { return ++calls > 0; };
  BOOST_REQUIRE(run(often).made == 1U);
  BOOST_TEST(calls > 0);
}

BOOST_FIXTURE_TEST_CASE(log_that_is_damaged_is_an_error_with_its_place, evening) {
  auto bytes = log();
  bytes[places[1].offset + 40] ^= 1;
  disk.put(log_file, bytes);
  auto opened = disk.open(log_file, io::open_mode::read_only);
  BOOST_REQUIRE(opened);
  file = *std::move(opened);
  const auto outcome = try_run(often);
  BOOST_REQUIRE(!outcome);
  BOOST_TEST(outcome.error().code == io::ec::corrupt);
  BOOST_TEST(outcome.error().byte.value() == places[1].offset);
  BOOST_TEST(kept().empty());
}

BOOST_FIXTURE_TEST_CASE(write_that_fails_is_told_and_the_next_call_makes_it, evening) {
  const auto places_tried = for_each_fault([&](std::uint64_t n) {
    disk.plan({.at = n, .what = fault::fail_short, .count = counted::changes});
    const auto outcome = try_run({.every = 1'000, .per_mille = 1'000'000});
    const bool fired = disk.fired();
    BOOST_TEST(outcome.has_value() == !fired);
    disk.plan({});
    if (fired && !kept().empty()) BOOST_REQUIRE(io::remove_checkpoint(disk, directory, 21));
    return fired;
  });
  BOOST_TEST(places_tried > 3U);
  BOOST_TEST(kept().size() == 1U);
  all_are_right();
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
