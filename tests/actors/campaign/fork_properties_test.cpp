// A fork at every command of random games has the state that the other campaign had then, and its
// lines up to there. A failure names its seed: run again with DND_SEED=N.

#include "io/store/codec/state_codec.hpp"
#include "io/store/file/campaign_reader.hpp"
#include "io/store/file/file_names.hpp"
#include "io/store/file/file_store.hpp"
#include "io/workspace/workspace.hpp"
#include "tests/support/live_campaign.hpp"
#include "tests/support/log_fixture.hpp"
#include "tests/support/long_run.hpp"
#include "tests/support/played_campaign.hpp"
#include "tests/support/random_commands.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

BOOST_AUTO_TEST_SUITE(fork_properties_suite)

using namespace dnd;
using test::live_campaign;

namespace {

constexpr std::int64_t fork_time = 1'795'374'251'120;
const std::string path = "/worlds/W/Mine";
const std::string other = "/worlds/W/Other";

io::workspace_options options() {
  io::workspace_options out;
  out.worlds_dir = "/worlds";
  return out;
}

/// The files of a game in a world of their own.
test::faulty_disk world_of(live_campaign& game) {
  test::faulty_disk disk;
  BOOST_REQUIRE(disk.make_directory("/worlds"));
  io::workspace places(disk, options());
  BOOST_REQUIRE(places.create_world("W"));
  test::make_empty_campaign(disk, path);
  for (const std::string_view name : {io::log_file_name, io::encounter_file_name}) {
    const auto from = io::path_in(std::string(test::live_directory), name);
    if (game.disk().has(from)) disk.put(io::path_in(path, name), game.disk().bytes_of(from));
  }
  return disk;
}

void fork_at(const test::faulty_disk& world, model::seq_t seq) {
  auto disk = world.after_kill();
  io::workspace places(disk, options());
  const auto from = places.find_campaign("W/Mine");
  BOOST_REQUIRE_MESSAGE(from, (from ? "" : io::render(from.error())));
  const auto made = places.fork_campaign(*from, "Other", seq, fork_time);
  BOOST_REQUIRE_MESSAGE(made, (made ? "" : io::render(made.error())));
  const auto then = io::file_store(disk).state_at(io::id_of_directory(path), seq);
  BOOST_REQUIRE_MESSAGE(then, (then ? "" : io::render(then.error())));
  const auto found = io::load_campaign(disk, other, io::access::read_write);
  BOOST_REQUIRE_MESSAGE(found, (found ? "" : io::render(found.error())));
  BOOST_REQUIRE_EQUAL(found->state.seq(), seq);
  BOOST_REQUIRE_EQUAL(io::state_hash(found->state), io::state_hash(*then));
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_fork_at_every_command_has_the_state_of_that_moment) {
  const auto first = test::seed_of_test();
  std::size_t forks = 0;
  for (auto seed = first; seed < first + test::how_many({12, 1'000}); ++seed) {
    BOOST_TEST_CONTEXT("seed " << seed) {
      test::random_commands random(seed);
      live_campaign game(seed);
      std::vector<model::seq_t> ends;
      for (int i = 0; i < 30; ++i)
        if (game.say(random.next(game.state())) == actors::outcome::accepted)
          ends.push_back(game.state().seq());
      const auto world = world_of(game);
      for (const model::seq_t end : ends) fork_at(world, end);
      forks += ends.size();
    }
  }
  BOOST_TEST(forks > 150U);
}

BOOST_AUTO_TEST_SUITE_END()
