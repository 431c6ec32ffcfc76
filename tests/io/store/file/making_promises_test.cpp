// Promise 17 of docs/durability.md, for what several parts of the program make together. Method:
// the power goes at every operation in turn.

#include "io/content/init.hpp"
#include "io/store/file/campaign_reader.hpp"
#include "io/workspace/workspace.hpp"
#include "tests/support/faulty_disk.hpp"
#include "tests/support/log_fixture.hpp"
#include "tests/support/long_run.hpp"

#include <boost/test/unit_test.hpp>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(making_promises_suite)

// Promise 17: what was made is there whole after the loss of power, or nothing of it.
BOOST_AUTO_TEST_CASE(power_loss_while_a_campaign_is_made_leaves_all_of_it_or_nothing) {
  const auto first_seed = seed_of_test();
  constexpr std::int64_t now_ms = 1'795'374'251'120;
  const auto places_tried = for_each_fault([&](std::uint64_t n) {
    faulty_disk fresh;
    BOOST_REQUIRE(fresh.make_directory("/home") && fresh.sync_directory("/"));
    fresh.plan({.at = n, .what = fault::crash, .count = counted::changes});
    io::workspace worlds(fresh, {.worlds_dir = "/home/worlds", .data_dir = "/home/data"});
    const bool world_made = worlds.create_world("W").has_value();
    const bool campaign_made =
        world_made && worlds.create_campaign("W", "The Mine", now_ms).has_value();
    if (!fresh.fired()) {
      BOOST_REQUIRE(campaign_made);
      return false;
    }
    for (const crash_mode mode : all_crash_modes) {
      const std::uint64_t seeds = mode == crash_mode::scramble ? how_many({5, 200}) : 1;
      for (auto seed = first_seed; seed < first_seed + seeds; ++seed) {
        BOOST_TEST_CONTEXT("operation " << n << ", mode " << int(mode) << ", seed " << seed) {
          auto later = fresh.after_crash(mode, seed);
          io::workspace again(later, {.worlds_dir = "/home/worlds", .data_dir = "/home/data"});
          const auto all = again.list_worlds();
          BOOST_REQUIRE_MESSAGE(all, (all ? "" : render(all.error())));
          BOOST_REQUIRE(!world_made || all->size() == 1);
          for (const auto& world : *all) BOOST_REQUIRE(!world.problem);
          if (all->empty()) BOOST_REQUIRE(again.create_world("W"));
          const auto campaigns = again.list_campaigns();
          BOOST_REQUIRE(campaigns);
          BOOST_REQUIRE(!campaign_made || campaigns->size() == 1);
          if (campaigns->empty()) {
            const auto made = again.create_campaign("W", "The Mine", now_ms);
            BOOST_REQUIRE_MESSAGE(made, (made ? "" : render(made.error())));
          }
          const auto found = again.find_campaign("The Mine");
          BOOST_REQUIRE_MESSAGE(found, (found ? "" : render(found.error())));
          BOOST_REQUIRE(io::load_campaign(later, found->path, io::access::read_write));
          const auto left = later.list("/home/worlds/W");
          BOOST_REQUIRE(left);
          for (const auto& entry : *left)
            BOOST_REQUIRE(!entry.name.starts_with(".tmp-") && !entry.name.ends_with(".tmp"));
        }
      }
    }
    return true;
  });
  BOOST_TEST(places_tried > 20U);
}

// Promise 17, for `dnd init`: a file of the user is the old one or the new one, never half of one.
BOOST_AUTO_TEST_CASE(power_loss_while_content_is_written_leaves_whole_files) {
  const auto first_seed = seed_of_test();
  const io::content::init_options options{.existing = io::content::existing_files::overwrite,
                                          .categories = {io::content::category::rules},
                                          .progress = {}};
  const std::string mine = "name: Mine\n";
  faulty_disk whole;
  BOOST_REQUIRE(whole.make_directory("/data") && whole.sync_directory("/"));
  BOOST_REQUIRE(io::content::write_builtin(whole, "/data", options));
  const auto entries = whole.list("/data/rules");
  BOOST_REQUIRE(entries && entries->size() > 3);
  const auto places_tried = for_each_fault([&](std::uint64_t n) {
    faulty_disk fresh;
    BOOST_REQUIRE(fresh.make_directory("/data") && fresh.sync_directory("/"));
    BOOST_REQUIRE(fresh.make_directory("/data/rules") && fresh.sync_directory("/data"));
    fresh.put("/data/rules/combat.yaml", mine);
    fresh.plan({.at = n, .what = fault::crash, .count = counted::changes});
    const auto written = io::content::write_builtin(fresh, "/data", options);
    for (const crash_mode mode : all_crash_modes) {
      const std::uint64_t seeds = mode == crash_mode::scramble ? how_many({5, 200}) : 1;
      for (auto seed = first_seed; seed < first_seed + seeds; ++seed) {
        const auto later = fresh.after_crash(mode, seed);
        for (const auto& entry : *entries) {
          const auto path = "/data/rules/" + entry.name;
          const auto bytes_now = later.bytes_of(path);
          const bool is_new = bytes_now == whole.bytes_of(path);
          const bool is_old = entry.name == "combat.yaml" ? bytes_now == mine : !later.has(path);
          BOOST_REQUIRE_MESSAGE(is_new || (is_old && !written),
                                path << ", operation " << n << ", seed " << seed);
        }
      }
    }
    return fresh.fired();
  });
  BOOST_TEST(places_tried > 15U);
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
