// A fork that shares its past: the state of the moment, and neither play nor repair nor removal of
// the one ever touches the other, whatever the disk does meanwhile.

#include "io/workspace/shared_fork.hpp"

#include "io/store/codec/state_codec.hpp"
#include "io/store/file/caches.hpp"
#include "io/store/file/campaign_reader.hpp"
#include "io/store/file/checkpoints/checkpoints.hpp"
#include "io/store/file/file_names.hpp"
#include "io/store/file/history/past_states.hpp"
#include "io/store/file/index/index_file.hpp"
#include "io/store/file/log/shared_past.hpp"
#include "io/workspace/workspace.hpp"
#include "tests/support/faulty_disk.hpp"
#include "tests/support/played_campaign.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

BOOST_AUTO_TEST_SUITE(shared_fork_suite)

using namespace dnd;
using test::an_evening;

namespace {

constexpr std::int64_t fork_time = 1'795'374'251'120;

io::workspace_options sharing_all() {
  io::workspace_options out;
  out.worlds_dir = "/worlds";
  out.share_from = 1;
  return out;
}

/// "/worlds/W/Mine" is played for some commands of the evening.
struct shared_world {
  explicit shared_world(std::size_t commands = an_evening().commands.size()) {
    BOOST_REQUIRE(disk.make_directory("/worlds"));
    io::workspace places(disk, sharing_all());
    BOOST_REQUIRE(places.create_world("W"));
    test::make_empty_campaign(disk, mine);
    test::write_commands(disk, mine, 0, commands);
  }
  static io::result<io::campaign_info> fork(io::file_ops& on, const char* from, const char* name,
                                            std::optional<model::seq_t> at) {
    io::workspace places(on, sharing_all());
    const auto found = places.find_campaign(std::string("W/") + from);
    if (!found) return found.error();
    return places.fork_campaign(*found, name, at, fork_time);
  }
  static io::result<bool> flatten(io::file_ops& on, const char* which) {
    io::workspace places(on, sharing_all());
    const auto found = places.find_campaign(std::string("W/") + which);
    if (!found) return found.error();
    return places.flatten_campaign(*found);
  }
  /// What a campaign is by its log, read to write.
  static void is_at(io::file_ops& on, const std::string& path, model::seq_t seq) {
    const auto found = io::load_campaign(on, path, io::access::read_write);
    BOOST_REQUIRE_MESSAGE(found, (found ? "" : io::render(found.error())));
    BOOST_REQUIRE_EQUAL(found->state.seq(), seq);
    if (seq != 0) BOOST_REQUIRE_EQUAL(io::state_hash(found->state), an_evening().hashes.at(seq));
  }
  static std::string log_of(io::file_ops& on, const std::string& path) {
    const auto log = io::open_log_file(on, path, io::open_mode::read_only);
    BOOST_REQUIRE(log);
    std::string out(static_cast<std::size_t>(*(*log)->size()), '\0');
    BOOST_REQUIRE(*(*log)->read(0, out) == out.size());
    return out;
  }
  /// The first command that ends with this event or a later one.
  static std::size_t command_after(model::seq_t seq) {
    std::size_t at = 0;
    while (an_evening().commands[at].end.seq < seq) ++at;
    return at;
  }

  const std::string mine = "/worlds/W/Mine";
  const std::string other = "/worlds/W/Other";
  test::faulty_disk disk;
};

}  // namespace

BOOST_AUTO_TEST_CASE(at_any_command_it_has_the_state_and_both_go_on_by_themselves) {
  const auto& evening = an_evening();
  const std::size_t half = evening.commands.size() / 2;
  const shared_world world(half);
  std::size_t shared = 0;
  for (std::size_t i = 0; i < half; i += 3) {
    auto disk = world.disk.after_kill();
    const auto at = evening.commands[i].end.seq;
    const auto made = shared_world::fork(disk, "Mine", "Other", at);
    BOOST_REQUIRE_MESSAGE(made, (made ? "" : io::render(made.error())));
    BOOST_TEST(!made->problem);
    if (!io::past_parts_in(disk, world.other)->empty()) {
      ++shared;
      BOOST_TEST(!disk.has(world.other + "/log.jsonl"));
    }
    shared_world::is_at(disk, world.other, at);
    // What the one plays on is not the other's, either way.
    test::write_commands(disk, world.mine, half, evening.commands.size());
    shared_world::is_at(disk, world.other, at);
    test::write_commands(disk, world.other, i + 1, evening.commands.size());
    shared_world::is_at(disk, world.other, evening.commands.back().end.seq);
    shared_world::is_at(disk, world.mine, evening.commands.back().end.seq);
    BOOST_REQUIRE(shared_world::log_of(disk, world.other) == evening.bytes);
    BOOST_REQUIRE(shared_world::log_of(disk, world.mine) == evening.bytes);
    for (const model::seq_t seq : {model::seq_t{1}, at}) {
      const auto then = io::state_at(disk, world.other, seq);
      BOOST_REQUIRE(then);
      if (seq == at) BOOST_REQUIRE_EQUAL(io::state_hash(*then), evening.hashes.at(at));
    }
  }
  BOOST_TEST(shared > half / 6);
}

BOOST_AUTO_TEST_CASE(caches_of_what_is_shared_are_there_and_none_of_what_is_not) {
  const auto& evening = an_evening();
  shared_world world;
  for (bool again = true; again;) {
    const auto made = io::extend_caches(
        world.disk, world.mine, evening.commands.back().end,
        {.checkpoint_every = 8, .per_mille = 1'000'000, .place_bytes = 1, .chunk_bytes = 1},
        io::cache_pace::now);
    BOOST_REQUIRE(made);
    again = made->is_unfinished;
  }
  const auto kept = io::list_checkpoints(world.disk, world.mine);
  BOOST_REQUIRE(kept.size() > 3U);
  std::size_t shared = 0;
  for (std::size_t i = 5; i < evening.commands.size(); i += 13) {
    auto disk = world.disk.after_kill();
    const auto at = evening.commands[i].end.seq;
    BOOST_REQUIRE(shared_world::fork(disk, "Mine", "Other", at));
    std::uint64_t past = 0;
    const auto parts = io::past_parts_in(disk, world.other);
    BOOST_REQUIRE(parts);
    for (const auto& each : *parts) past += each.bytes;
    if (past == 0) continue;
    for (const model::seq_t seq : io::list_checkpoints(disk, world.other)) {
      BOOST_TEST(seq <= at);
      ++shared;
    }
    const auto log = io::open_log_file(disk, world.other, io::open_mode::read_only);
    BOOST_REQUIRE(log);
    const auto index = io::load_index(disk, world.other, **log);
    BOOST_REQUIRE(index);
    BOOST_TEST(index->index.end().offset <= past);
    // What snapshots say is not ahead of the log, and with all of them the past is what it was.
    shared_world::is_at(disk, world.other, at);
    for (std::size_t earlier = 0; earlier <= i; earlier += 9) {
      const auto seq = evening.commands[earlier].end.seq;
      const auto then = io::state_at(disk, world.other, seq);
      BOOST_REQUIRE(then);
      BOOST_REQUIRE_EQUAL(io::state_hash(*then), evening.hashes.at(seq));
    }
  }
  BOOST_TEST(shared > 0U);
}

BOOST_AUTO_TEST_CASE(a_fork_of_a_fork_shares_both_pasts) {
  const auto& evening = an_evening();
  shared_world world;
  const std::size_t third = evening.commands.size() / 3;
  const auto begin = evening.commands[third].end.seq;
  BOOST_REQUIRE(shared_world::fork(world.disk, "Mine", "Other", begin));
  test::write_commands(world.disk, world.other, third + 1, evening.commands.size());
  for (std::size_t i = 2; i < evening.commands.size(); i += 11) {
    auto disk = world.disk.after_kill();
    const auto at = evening.commands[i].end.seq;
    const auto made = shared_world::fork(disk, "Other", "Third", at);
    BOOST_REQUIRE_MESSAGE(made, (made ? "" : io::render(made.error())));
    shared_world::is_at(disk, "/worlds/W/Third", at);
  }
}

BOOST_AUTO_TEST_CASE(it_outlives_the_other_one_and_is_not_changed_by_what_is_done_to_it) {
  const auto& evening = an_evening();
  shared_world world;
  const auto at = evening.commands[evening.commands.size() / 2].end.seq;
  BOOST_REQUIRE(shared_world::fork(world.disk, "Mine", "Other", at));
  // As a repair and a reseal put another file in the place of the log.
  BOOST_REQUIRE(world.disk.write_new(world.mine + "/log.jsonl.tmp", "gone\n"));
  BOOST_REQUIRE(world.disk.rename(world.mine + "/log.jsonl.tmp", world.mine + "/log.jsonl"));
  shared_world::is_at(world.disk, world.other, at);
  BOOST_REQUIRE(world.disk.remove(world.mine + "/log.jsonl"));
  shared_world::is_at(world.disk, world.other, at);
}

BOOST_AUTO_TEST_CASE(flattened_it_has_the_same_log_in_one_file) {
  const auto& evening = an_evening();
  shared_world world;
  const auto at = evening.commands[evening.commands.size() / 2].end.seq;
  BOOST_REQUIRE(shared_world::fork(world.disk, "Mine", "Other", at));
  const std::string before = shared_world::log_of(world.disk, world.other);
  BOOST_TEST(*shared_world::flatten(world.disk, "Other"));
  BOOST_TEST(world.disk.bytes_of(world.other + "/log.jsonl") == before);
  BOOST_TEST(io::past_parts_in(world.disk, world.other)->empty());
  BOOST_TEST(!world.disk.has(world.other + "/since.jsonl"));
  shared_world::is_at(world.disk, world.other, at);
  BOOST_TEST(!*shared_world::flatten(world.disk, "Other"));
  BOOST_TEST(!*shared_world::flatten(world.disk, "Mine"));
}

BOOST_AUTO_TEST_CASE(while_the_other_one_is_played_its_log_is_copied) {
  const auto& evening = an_evening();
  shared_world world;
  const auto at = evening.commands[evening.commands.size() / 2].end.seq;
  const auto played = world.disk.lock(world.mine + "/.lock");
  BOOST_REQUIRE(played);
  BOOST_REQUIRE(shared_world::fork(world.disk, "Mine", "Other", at));
  BOOST_TEST(io::past_parts_in(world.disk, world.other)->empty());
  BOOST_TEST(world.disk.has(world.other + "/log.jsonl"));
  BOOST_REQUIRE(world.disk.lock(world.other + "/.lock"));
}

BOOST_AUTO_TEST_CASE(a_short_log_is_copied) {
  shared_world world;
  auto options = sharing_all();
  options.share_from = an_evening().bytes.size() + 1;
  io::workspace places(world.disk, options);
  BOOST_REQUIRE(places.fork_campaign(*places.find_campaign("W/Mine"), "Other", {}, fork_time));
  BOOST_TEST(io::past_parts_in(world.disk, world.other)->empty());
  BOOST_TEST(world.disk.has(world.other + "/log.jsonl"));
}

BOOST_AUTO_TEST_CASE(what_it_shares_is_durable_when_it_is_there) {
  const auto& evening = an_evening();
  shared_world world;
  // Written, and never synced: the machine may lose it.
  auto disk = world.disk.after_crash(test::crash_mode::keep, 1);
  const std::string log = world.mine + "/log.jsonl";
  const std::string whole = disk.bytes_of(log);
  disk.put(log, "");
  disk.append_foreign(log, whole);
  const auto at = evening.commands[evening.commands.size() / 2].end.seq;
  BOOST_REQUIRE(shared_world::fork(disk, "Mine", "Other", at));
  for (const auto mode : test::all_crash_modes) {
    auto later = disk.after_crash(mode, 7);
    shared_world::is_at(later, world.other, at);
  }
}

BOOST_AUTO_TEST_CASE(whatever_fails_leaves_a_whole_fork_or_none_and_the_other_as_it_was) {
  const auto& evening = an_evening();
  const shared_world world;
  const auto at = evening.commands[evening.commands.size() / 2].end.seq;
  const auto settled = world.disk.after_crash(test::crash_mode::keep, 1);
  const std::string whole = settled.bytes_of(world.mine + "/log.jsonl");
  for (const auto what : {test::fault::fail, test::fault::fail_short, test::fault::crash}) {
    for (std::uint64_t n = 1;; ++n) {
      auto disk = settled.after_kill();
      disk.plan({.at = n, .what = what, .count = test::counted::changes});
      const auto made = shared_world::fork(disk, "Mine", "Other", at);
      const bool fired = disk.fired();
      if (!fired) BOOST_REQUIRE_MESSAGE(made, (made ? "" : io::render(made.error())));
      for (const auto mode : test::all_crash_modes) {
        auto later = disk.after_crash(mode, n);
        BOOST_REQUIRE(later.bytes_of(world.mine + "/log.jsonl") == whole);
        const bool is_there = later.has(world.other + "/campaign.yaml");
        // What is acknowledged is there, and what is not is made by the next try.
        if (made) BOOST_REQUIRE(is_there);
        if (!is_there) BOOST_REQUIRE(shared_world::fork(later, "Mine", "Other", at));
        shared_world::is_at(later, world.other, at);
      }
      if (!fired) break;
    }
  }
}

BOOST_AUTO_TEST_CASE(whatever_fails_while_it_is_flattened_loses_nothing) {
  const auto& evening = an_evening();
  shared_world world;
  const auto at = evening.commands[evening.commands.size() / 2].end.seq;
  BOOST_REQUIRE(shared_world::fork(world.disk, "Mine", "Other", at));
  const auto settled = world.disk.after_crash(test::crash_mode::keep, 1);
  for (const auto what : {test::fault::fail, test::fault::fail_short, test::fault::crash}) {
    for (std::uint64_t n = 1;; ++n) {
      auto disk = settled.after_kill();
      disk.plan({.at = n, .what = what, .count = test::counted::changes});
      const auto flat = shared_world::flatten(disk, "Other");
      const bool fired = disk.fired();
      BOOST_REQUIRE(fired || flat);
      for (const auto mode : test::all_crash_modes) {
        auto later = disk.after_crash(mode, n);
        shared_world::is_at(later, world.other, at);
        shared_world::is_at(later, world.mine, evening.commands.back().end.seq);
      }
      if (!fired) break;
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
