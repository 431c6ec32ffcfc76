// A campaign that begins as another one was at some moment: the same events up to there, byte for
// byte, and the same state, whatever the disk does meanwhile.

#include "io/store/codec/state_codec.hpp"
#include "io/store/file/campaign_reader.hpp"
#include "io/store/file/file_names.hpp"
#include "io/store/file/history/past_states.hpp"
#include "io/workspace/workspace.hpp"
#include "tests/support/faulty_disk.hpp"
#include "tests/support/played_campaign.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

BOOST_AUTO_TEST_SUITE(fork_campaign_suite)

using namespace dnd;

namespace {

constexpr std::int64_t fork_time = 1'795'374'251'120;

io::workspace_options options() {
  io::workspace_options out;
  out.worlds_dir = "/worlds";
  return out;
}

/// "/worlds/W/Mine" is played for some commands.
struct forked_world {
  explicit forked_world(std::size_t commands) {
    BOOST_REQUIRE(disk.make_directory("/worlds"));
    io::workspace places(disk, options());
    BOOST_REQUIRE(places.create_world("W"));
    test::make_empty_campaign(disk, path);
    test::write_commands(disk, path, 0, commands);
  }
  io::result<io::campaign_info> fork(io::file_ops& on, std::optional<model::seq_t> at) {
    io::workspace places(on, options());
    const auto from = places.find_campaign("W/Mine");
    if (!from) return from.error();
    return places.fork_campaign(*from, "Other", at, fork_time);
  }
  [[nodiscard]] std::string bytes_of(const test::faulty_disk& on, const std::string& of) const {
    return on.bytes_of(of + "/log.jsonl") + on.bytes_of(of + "/encounter.jsonl");
  }

  const std::string path = "/worlds/W/Mine";
  const std::string other = "/worlds/W/Other";
  test::faulty_disk disk;
};

}  // namespace

BOOST_AUTO_TEST_CASE(a_fork_at_any_command_has_its_state_and_the_bytes_up_to_it) {
  const auto& evening = test::an_evening();
  forked_world world(evening.commands.size());
  const std::string whole = world.bytes_of(world.disk, world.path);
  for (std::size_t i = 0; i < evening.commands.size(); i += 7) {
    auto disk = world.disk.after_kill();
    const auto at = evening.commands[i].end;
    const auto made = world.fork(disk, at.seq);
    BOOST_REQUIRE_MESSAGE(made, (made ? "" : io::render(made.error())));
    BOOST_TEST(made->name == "Other");
    const std::string copied = world.bytes_of(disk, world.other);
    BOOST_REQUIRE(copied == whole.substr(0, copied.size()));
    const auto found = io::load_campaign(disk, world.other, io::access::read_write);
    BOOST_REQUIRE_MESSAGE(found, (found ? "" : io::render(found.error())));
    BOOST_REQUIRE_EQUAL(found->state.seq(), at.seq);
    BOOST_REQUIRE_EQUAL(io::state_hash(found->state), evening.hashes.at(at.seq));
    BOOST_REQUIRE_EQUAL(disk.has(world.other + "/encounter.jsonl"),
                        found->state.fight() != nullptr);
    BOOST_REQUIRE(world.bytes_of(disk, world.path) == whole);
  }
}

BOOST_AUTO_TEST_CASE(without_an_event_it_begins_as_the_other_one_is) {
  const auto& evening = test::an_evening();
  forked_world world(20);
  world.disk.put(world.path + "/monsters/own.yaml", "name: Own\n");
  BOOST_REQUIRE(world.fork(world.disk, {}));
  BOOST_TEST(world.bytes_of(world.disk, world.other) == world.bytes_of(world.disk, world.path));
  BOOST_TEST(world.disk.bytes_of(world.other + "/monsters/own.yaml") == "name: Own\n");
  BOOST_TEST(io::state_at(world.disk, world.other, evening.commands[19].end.seq).has_value());
}

BOOST_AUTO_TEST_CASE(at_the_beginning_it_is_empty) {
  forked_world world(20);
  BOOST_REQUIRE(world.fork(world.disk, 0));
  BOOST_TEST(world.bytes_of(world.disk, world.other).empty());
}

BOOST_AUTO_TEST_CASE(an_event_in_a_command_or_past_the_end_or_a_name_that_is_taken_is_refused) {
  const auto& evening = test::an_evening();
  forked_world world(evening.commands.size());
  model::seq_t before = 0;
  model::seq_t inside = 0;
  for (const auto& each : evening.commands) {
    if (each.end.seq > before + 1) inside = each.end.seq - 1;
    before = each.end.seq;
  }
  BOOST_REQUIRE(inside > 0U);
  const auto in_command = world.fork(world.disk, inside);
  BOOST_REQUIRE(!in_command);
  BOOST_TEST(in_command.error().what.find("in the middle of the command") != std::string::npos);
  BOOST_TEST(!world.disk.has(world.other + "/log.jsonl"));
  const auto past = world.fork(world.disk, before + 1);
  BOOST_REQUIRE(!past);
  BOOST_TEST((past.error().code == io::ec::not_found));
  BOOST_REQUIRE(world.fork(world.disk, 5 > before ? before : evening.commands[3].end.seq));
  const auto taken = world.fork(world.disk, before);
  BOOST_REQUIRE(!taken);
  BOOST_TEST((taken.error().code == io::ec::exists));
}

BOOST_AUTO_TEST_CASE(whatever_fails_leaves_a_whole_fork_or_none_and_the_other_as_it_was) {
  const auto& evening = test::an_evening();
  forked_world world(evening.commands.size());
  const std::string whole = world.bytes_of(world.disk, world.path);
  const auto at = evening.commands.back().end;
  // All of the other one is on disk before.
  const auto settled = world.disk.after_crash(test::crash_mode::keep, 1);
  for (const auto what : {test::fault::fail, test::fault::fail_short, test::fault::crash}) {
    for (std::uint64_t n = 1;; ++n) {
      auto disk = settled.after_kill();
      disk.plan({.at = n, .what = what, .count = test::counted::changes});
      const auto made = world.fork(disk, at.seq);
      if (!disk.fired()) {
        BOOST_REQUIRE_MESSAGE(made, (made ? "" : io::render(made.error())));
        break;
      }
      for (const auto mode : test::all_crash_modes) {
        auto later = disk.after_crash(mode, n);
        BOOST_REQUIRE(world.bytes_of(later, world.path) == whole);
        if (!later.has(world.other + "/campaign.yaml")) continue;
        const auto found = io::load_campaign(later, world.other, io::access::read_write);
        BOOST_REQUIRE_MESSAGE(found, (found ? "" : io::render(found.error())));
        BOOST_REQUIRE_EQUAL(found->state.seq(), at.seq);
      }
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
