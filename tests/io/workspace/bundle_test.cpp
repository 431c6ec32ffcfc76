// A campaign with all that it takes to play on elsewhere: whole or not there at all, whatever the
// disk does meanwhile, and no content is missing in it.

#include "io/workspace/bundle.hpp"

#include "io/content/builtin.hpp"
#include "io/store/codec/state_codec.hpp"
#include "io/store/file/campaign_reader.hpp"
#include "io/workspace/workspace.hpp"
#include "tests/support/faulty_disk.hpp"
#include "tests/support/log_fixture.hpp"
#include "tests/support/played_campaign.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

BOOST_AUTO_TEST_SUITE(bundle_suite)

using namespace dnd;
using namespace dnd::test;

namespace {

struct bundled_world {
  bundled_world() {
    BOOST_REQUIRE(disk.make_directory("/worlds"));
    for (const char* each : {"/out", "/data", "/data/monsters", "/data/spells"})
      BOOST_REQUIRE(disk.make_directory(each));
    io::workspace places(disk, options());
    BOOST_REQUIRE(places.create_world("W"));
    make_empty_campaign(disk, path);
    write_commands(disk, path, 0, an_evening().commands.size());
    disk.put(path + "/monsters/own.yaml", "name: Own\n");
    disk.put("/worlds/W/monsters/worlds.yaml", "name: The world's\n");
    disk.put("/worlds/W/monsters/both.yaml", "name: Stronger\n");
    disk.put("/data/monsters/both.yaml", "name: Weaker\n");
    disk.put("/data/spells/data.yaml", "name: Of the data\n");
    disk.put("/data/monsters/goblin.yaml", built_in);
    disk.put("/data/monsters/wolf.yaml", built_in + "# changed\n");
  }
  static io::workspace_options options() {
    io::workspace_options out;
    out.worlds_dir = "/worlds";
    out.data_dir = "/data";
    return out;
  }
  static io::result<model::seq_t> bundle(io::file_ops& on) {
    io::workspace places(on, options());
    const auto which = places.find_campaign("W/Mine");
    if (!which) return which.error();
    return io::make_bundle(
        on, *which, {.content = places.content_directories(*which), .note = "how"}, "/out/b");
  }
  static void check_whole(faulty_disk& on) {
    const auto found = io::load_campaign(on, "/out/b/W/Mine", io::access::read_write);
    BOOST_REQUIRE_MESSAGE(found, (found ? "" : io::render(found.error())));
    const auto last = an_evening().commands.back().end.seq;
    BOOST_REQUIRE_EQUAL(found->state.seq(), last);
    BOOST_REQUIRE_EQUAL(io::state_hash(found->state), an_evening().hashes.at(last));
    BOOST_REQUIRE_EQUAL(on.bytes_of("/out/b/W/monsters/both.yaml"), "name: Stronger\n");
    BOOST_REQUIRE_EQUAL(on.bytes_of("/out/b/W/spells/data.yaml"), "name: Of the data\n");
  }

  const std::string path = "/worlds/W/Mine";
  const std::string built_in =
      std::string(io::content::builtin::find(model::category::monsters, "goblin")->text);
  faulty_disk disk;
};

}  // namespace

BOOST_FIXTURE_TEST_CASE(it_has_the_log_the_settings_and_the_content_of_all_places, bundled_world) {
  const auto made = bundle(disk);
  BOOST_REQUIRE_MESSAGE(made, (made ? "" : io::render(made.error())));
  BOOST_TEST(*made == an_evening().commands.back().end.seq);
  check_whole(disk);
  const auto bytes = [&](const std::string& name) { return disk.bytes_of("/out/b/" + name); };
  BOOST_TEST(bytes("W/Mine/log.jsonl") == disk.bytes_of(path + "/log.jsonl"));
  BOOST_TEST(bytes("W/Mine/campaign.yaml") == disk.bytes_of(path + "/campaign.yaml"));
  BOOST_TEST(bytes("W/world.yaml") == disk.bytes_of("/worlds/W/world.yaml"));
  BOOST_TEST(bytes("W/Mine/monsters/own.yaml") == "name: Own\n");
  BOOST_TEST(bytes("W/monsters/worlds.yaml") == "name: The world's\n");
  // Every program has the one; the other was changed.
  BOOST_TEST(!disk.has("/out/b/W/monsters/goblin.yaml"));
  BOOST_TEST(disk.has("/out/b/W/monsters/wolf.yaml"));
  BOOST_TEST(bytes("README.txt") == "how");
}

BOOST_FIXTURE_TEST_CASE(what_is_there_already_is_left_alone, bundled_world) {
  disk.put("/out/b", "mine");
  const auto refused = bundle(disk);
  BOOST_REQUIRE(!refused);
  BOOST_TEST((refused.error().code == io::ec::exists));
  BOOST_TEST(disk.bytes_of("/out/b") == "mine");
}

BOOST_FIXTURE_TEST_CASE(error_at_every_operation_is_reported_and_leaves_nothing, bundled_world) {
  const auto tried = for_each_fault([&](std::uint64_t n) {
    auto copy = disk.after_kill();
    copy.plan({.at = n, .what = fault::fail_short, .count = counted::changes});
    const bool made = !!bundle(copy);
    const bool fired = copy.fired();
    copy.plan({.at = 0});
    if (made) {
      check_whole(copy);
    } else {
      const auto left = copy.kind_of("/out/b");
      BOOST_REQUIRE(left);
      // The name was given, and only what makes it durable failed.
      if (*left != io::entry_kind::none) check_whole(copy);
    }
    return fired;
  });
  BOOST_TEST(tried > 20U);
}

BOOST_FIXTURE_TEST_CASE(loss_of_power_at_every_operation_leaves_it_whole_or_not_there,
                        bundled_world) {
  BOOST_REQUIRE(disk.sync_directory("/"));
  const auto tried = for_each_fault([&](std::uint64_t n) {
    auto copy = disk.after_kill();
    copy.plan({.at = n, .what = fault::crash, .count = counted::changes});
    (void)bundle(copy);
    const bool fired = copy.fired();
    for (const crash_mode mode : all_crash_modes) {
      auto later = copy.after_crash(mode, n);
      const auto left = later.kind_of("/out/b");
      BOOST_REQUIRE(left);
      if (*left != io::entry_kind::none) check_whole(later);
      // The next attempt works, whatever is left of this one.
      if (*left != io::entry_kind::none) continue;
      const auto again = bundle(later);
      BOOST_REQUIRE_MESSAGE(again, (again ? "" : io::render(again.error())));
    }
    return fired;
  });
  BOOST_TEST(tried > 20U);
}

BOOST_AUTO_TEST_SUITE_END()
