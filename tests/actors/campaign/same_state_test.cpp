// One log, one state. Goal: a snapshot at any event of a long game and the lines after it give
// what all lines give (promise 20), and the same log gives the same bytes live, replayed, and in
// any number of threads at a time (promise 25). Method: random games; the canonical form of the
// state is compared byte by byte. A failure names its seed.

#include "io/store/codec/event_codec.hpp"
#include "io/store/codec/state_codec.hpp"
#include "io/store/file/history/commit_reader.hpp"
#include "io/store/file/snapshot.hpp"
#include "model/apply.hpp"
#include "tests/support/live_campaign.hpp"
#include "tests/support/log_fixture.hpp"
#include "tests/support/long_run.hpp"
#include "tests/support/random_commands.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <string>
#include <thread>
#include <vector>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(same_state_suite)

namespace {

/// The state as canonical bytes, with the places of undo and redo.
std::string bytes_of(const model::state& state) {
  return io::canonical_state(state) + ' ' + std::to_string(state.undo_at().head) + ' ' +
         std::to_string(state.undo_at().redo);
}

/// Plays until the log has so many events; no fight is on then.
void play(live_campaign& campaign, random_commands& random, model::seq_t events) {
  while (campaign.state().seq() < events) (void)campaign.say(random.next(campaign.state()));
  if (campaign.fight_is_on()) campaign.accept("encounter end");
}

/// What a replay passes through: the place after each event and the state there.
struct stop {
  io::log_position at;
  model::state state;
};

std::vector<stop> stops_of(faulty_disk& disk, std::uint64_t every) {
  std::vector<stop> stops;
  model::state state;
  model::event event;
  const auto show = [&](std::span<const io::line_view> command) -> io::result<bool> {
    for (const auto& line : command) {
      if (auto known = io::read_event(line, event); !known) return std::move(known).error();
      BOOST_REQUIRE(model::apply(state, event, line.seq).ok());
      if (line.seq % every != 0) continue;
      stops.push_back({{line.offset + line.text.size() + 1, line.seq, line.sum}, state});
    }
    return true;
  };
  const auto read = io::read_command_lines(disk, live_directory, {}, show);
  BOOST_REQUIRE(read.has_value());
  return stops;
}

BOOST_AUTO_TEST_CASE(snapshot_at_any_event_of_a_long_game_and_its_tail_give_what_all_lines_give) {
  const auto seed = seed_of_test();
  live_campaign campaign(seed);
  random_commands random(seed);
  play(campaign, random, 10'000);
  auto disk = campaign.disk().after_kill();
  const std::string whole = bytes_of(campaign.state());
  const auto stops = stops_of(disk, how_many({97, 1}));
  BOOST_TEST(stops.size() >= how_many({103, 10'000}));
  for (const stop& each : stops) {
    disk.put(live_snapshot, io::render_snapshot({.at = each.at, .state = each.state}));
    const auto loaded = io::load_campaign(disk, live_directory, io::access::read_only);
    BOOST_REQUIRE_MESSAGE(loaded, (loaded ? "" : io::render(loaded.error())));
    if (loaded->snapshot_seq != each.at.seq || !loaded->warnings.empty() ||
        loaded->replayed != campaign.state().seq() - each.at.seq ||
        bytes_of(loaded->state) != whole ||
        !(loaded->state.undo_at() == campaign.state().undo_at()))
      BOOST_FAIL("seed " << seed << ", snapshot at event " << each.at.seq);
  }
}

BOOST_AUTO_TEST_CASE(same_log_gives_the_same_bytes_live_and_in_any_number_of_threads) {
  const auto first_seed = seed_of_test();
  for (auto seed = first_seed; seed < first_seed + how_many({20, 1'000}); ++seed) {
    live_campaign campaign(seed);
    random_commands random(seed);
    play(campaign, random, 150);
    const std::string live = bytes_of(campaign.state());
    const auto hash = campaign.hash();
    for (const std::size_t threads : {1U, 2U, 8U}) {
      std::vector<std::string> replayed(threads);
      std::vector<std::uint64_t> hashes(threads);
      {
        std::vector<std::jthread> running;
        for (std::size_t i = 0; i < threads; ++i) {
          running.emplace_back([&, i, disk = campaign.disk().after_kill()]() mutable {
            const auto loaded = io::load_campaign(disk, live_directory, io::access::read_only);
            if (!loaded) return;
            replayed[i] = bytes_of(loaded->state);
            hashes[i] = io::state_hash(loaded->state);
          });
        }
      }
      for (std::size_t i = 0; i < threads; ++i) {
        if (replayed[i] != live || hashes[i] != hash)
          BOOST_FAIL("seed " << seed << ", " << threads << " threads");
      }
    }
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
