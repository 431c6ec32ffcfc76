// A first campaign: its world is made too, and it becomes the current one. Goal: whatever fails or
// ends in between, the next try works. Method: the disk fails at every operation in turn.
#include "io/workspace/new_campaign.hpp"

#include "tests/io/workspace/disk_of_worlds.hpp"
#include "tests/support/faulty_disk.hpp"
#include "tests/support/log_fixture.hpp"

#include <boost/test/unit_test.hpp>

#include <filesystem>
#include <sys/stat.h>

namespace new_campaign_suite {
namespace {

using namespace dnd;
using namespace dnd::test::worlds_on_disk;

struct beginner : disk_of_worlds {
  io::result<io::new_campaign> start(std::string_view name) {
    auto in = worlds();
    return io::start_campaign(io::posix_file_ops(), in, name, now_ms);
  }
  std::string current() {
    const auto got = value_of(worlds().current_campaign());
    return got ? got->label() : "none";
  }
  unsigned rights(const std::string& path) {
    struct ::stat about {};
    BOOST_REQUIRE(::stat((disk / path).c_str(), &about) == 0);
    return about.st_mode & 0777U;
  }
};

}  // namespace
}  // namespace new_campaign_suite

BOOST_FIXTURE_TEST_SUITE(new_campaign_suite, new_campaign_suite::beginner)

BOOST_AUTO_TEST_CASE(the_first_campaign_of_all_gets_a_world_and_is_the_current_one) {
  const auto made = value_of(start("The Lost Mine"));
  BOOST_TEST(made.campaign.label() == "Default/The-Lost-Mine");
  BOOST_TEST(made.world.value().name == "Default");
  BOOST_TEST(made.world->campaigns == 1U);
  BOOST_TEST(current() == "Default/The-Lost-Mine");
  const auto second = value_of(start("Second"));
  BOOST_TEST(second.campaign.label() == "Default/Second");
  BOOST_TEST(!second.world);
  BOOST_TEST(current() == "Default/Second");
}

BOOST_AUTO_TEST_CASE(a_world_that_was_named_is_made_where_there_is_none_at_all) {
  options.world = "Sword Coast";
  const auto made = value_of(start("Mine"));
  BOOST_TEST(made.campaign.label() == "Sword-Coast/Mine");
  BOOST_TEST(made.world.value().name == "Sword Coast");
}

BOOST_AUTO_TEST_CASE(where_the_user_has_a_world_a_slip_of_the_pen_makes_none) {
  world("Faerun");
  options.world = "Faerum";
  const io::error why = error_of(start("Mine"));
  BOOST_TEST(why.code == ec::not_found);
  BOOST_TEST(has(why.todo, "\"Faerun\""));
  BOOST_TEST((why.way_out == io::remedy::make_world));
  options.world = "Krynn";
  BOOST_TEST(has(error_of(start("Mine")).todo, "there is: Faerun"));
  BOOST_TEST(value_of(worlds().list_worlds()).size() == 1U);
  options.world = "faerun";
  BOOST_TEST(value_of(start("Mine")).campaign.label() == "Faerun/Mine");
}

BOOST_AUTO_TEST_CASE(worlds_that_ship_are_nobodys_own) {
  world("srd");
  world("Sample");
  std::filesystem::create_directory(disk / "worlds/lost+found");
  options.world = "Sampel";
  BOOST_TEST(has(error_of(start("Mine")).todo, "\"Sample\""));
  options.world = "Sample";
  BOOST_TEST(value_of(start("There")).campaign.label() == "Sample/There");
  options.world = "";
  // Whoever plays there goes on there.
  BOOST_TEST(value_of(start("There Again")).campaign.label() == "Sample/There-Again");
  std::filesystem::remove(disk / "worlds/.current.yaml");
  BOOST_TEST(value_of(start("Mine")).campaign.label() == "Default/Mine");
  options.world = "Faerun";
  BOOST_TEST(error_of(start("Mine")).code == ec::not_found);
}

BOOST_AUTO_TEST_CASE(a_named_world_is_made_beside_those_that_ship) {
  world("srd");
  options.world = "Faerun";
  BOOST_TEST(value_of(start("Mine")).campaign.label() == "Faerun/Mine");
}

BOOST_AUTO_TEST_CASE(a_bad_name_makes_nothing) {
  BOOST_TEST(error_of(start("../Mine")).code == ec::bad_name);
  BOOST_TEST(!disk.has("worlds"));
  options.world = "a/b";
  BOOST_TEST(error_of(start("Mine")).code == ec::bad_name);
}

BOOST_AUTO_TEST_CASE(a_campaign_that_is_there_already_is_offered) {
  (void)value_of(start("Mine"));
  (void)value_of(start("Other"));
  const io::error why = error_of(start("mine"));
  BOOST_TEST(why.code == ec::exists);
  BOOST_TEST((why.way_out == io::remedy::load_campaign));
  BOOST_TEST(current() == "Default/Other");
}

BOOST_AUTO_TEST_CASE(several_worlds_of_the_user_have_to_be_told_apart) {
  world("A");
  world("B");
  BOOST_TEST((error_of(start("Mine")).way_out == io::remedy::choose_world));
  value_of(worlds().set_current(campaign("B", "One")));
  BOOST_TEST(value_of(start("Mine")).campaign.label() == "B/Mine");
}

BOOST_AUTO_TEST_CASE(worlds_that_are_their_owners_alone_are_made_so) {
  options.worlds_dir = disk / "share/dnd";
  options.worlds_for = io::meant_for::owner;
  (void)value_of(start("Mine"));
  BOOST_TEST(rights("share") == 0700U);
  BOOST_TEST(rights("share/dnd") == 0700U);
  options.worlds_dir = disk / "elsewhere/worlds";
  options.worlds_for = io::meant_for::everyone;
  (void)value_of(start("Mine"));
  BOOST_TEST(rights("elsewhere/worlds") != 0700U);
}

BOOST_AUTO_TEST_CASE(a_file_in_the_place_of_the_world_is_named) {
  disk.write("worlds/Default", "");
  BOOST_TEST(error_of(start("Mine")).code == ec::exists);
}

BOOST_AUTO_TEST_CASE(after_an_end_at_any_operation_the_next_try_works) {
  using namespace dnd::test;
  const auto seed = seed_of_test();
  const auto tried = for_each_fault([&](std::uint64_t n) {
    faulty_disk fresh;
    BOOST_REQUIRE(fresh.make_directory("/home") && fresh.sync_directory("/"));
    fresh.plan({.at = n, .what = fault::crash, .count = counted::changes});
    const io::workspace_options places{.worlds_dir = "/home/worlds", .data_dir = "/home/data"};
    io::workspace before(fresh, places);
    const bool made = io::start_campaign(fresh, before, "Mine", now_ms).has_value();
    if (!fresh.fired()) {
      BOOST_REQUIRE(made);
      return false;
    }
    for (const crash_mode mode : all_crash_modes) {
      BOOST_TEST_CONTEXT("operation " << n << ", mode " << int(mode) << ", seed " << seed) {
        auto later = fresh.after_crash(mode, seed);
        io::workspace again(later, places);
        auto next = io::start_campaign(later, again, "Mine", now_ms);
        // It may be there, and only not be the current one.
        if (!next) BOOST_REQUIRE(next.error().code == ec::exists);
        if (!next) BOOST_REQUIRE((next.error().way_out == io::remedy::load_campaign));
        const auto found = again.find_campaign("Mine");
        BOOST_REQUIRE_MESSAGE(found, (found ? "" : io::render(found.error())));
        BOOST_TEST(found->label() == "Default/Mine");
        BOOST_REQUIRE(again.set_current(*found));
        const auto worlds = again.list_worlds();
        BOOST_REQUIRE(worlds);
        BOOST_TEST(worlds->size() == 1U);
      }
    }
    return true;
  });
  BOOST_TEST(tried > 20U);
}

BOOST_AUTO_TEST_CASE(a_disk_that_fails_at_the_last_step_says_that_the_campaign_is_there) {
  using namespace dnd::test;
  std::string last;
  (void)for_each_fault([&](std::uint64_t n) {
    faulty_disk fresh;
    BOOST_REQUIRE(fresh.make_directory("/home"));
    fresh.plan({.at = n, .what = fault::fail, .count = counted::changes});
    io::workspace in(fresh, {.worlds_dir = "/home/worlds", .data_dir = "/home/data"});
    const auto made = io::start_campaign(fresh, in, "Mine", now_ms);
    if (!made) last = made.error().what;
    return fresh.fired();
  });
  BOOST_TEST(has(last, "Default/Mine was made, but is not the current campaign: "), last);
}

BOOST_AUTO_TEST_SUITE_END()
