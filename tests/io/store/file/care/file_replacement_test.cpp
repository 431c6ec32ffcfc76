// Files that are replaced whole or not at all, and what was there before put aside under a name
// that is free.

#include "io/store/file/care/file_replacement.hpp"

#include "tests/support/faulty_disk.hpp"
#include "tests/support/print_enums.hpp"
#include "tests/support/text_file.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <utility>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(file_replacement_suite)

namespace {

using io::ec;
using io::file_replacement;

const std::string place = "/c/log.jsonl";

struct directory {
  directory() {
    BOOST_REQUIRE(disk.make_directory("/c") && disk.sync_directory("/"));
    disk.put(place, "old");
  }
  io::result<done> replace(io::file_ops& ops) {
    auto made = file_replacement::begin(ops, "/c", "log.jsonl");
    if (!made) return std::move(made).error();
    if (auto written = made->append("quite new"); !written) return written;
    return made->publish();
  }
  faulty_disk disk;
};

// -- file_replacement --------------------------------------------------------

BOOST_FIXTURE_TEST_CASE(old_file_is_there_until_the_new_one_is_published, directory) {
  auto made = file_replacement::begin(disk, "/c", "log.jsonl");
  BOOST_REQUIRE(made);
  BOOST_REQUIRE(made->append("new"));
  BOOST_TEST(disk.bytes_of(place) == "old");
  BOOST_REQUIRE(made->publish());
  BOOST_TEST(disk.bytes_of(place) == "new");
}

BOOST_FIXTURE_TEST_CASE(new_file_is_made_of_stretches_of_others, directory) {
  const text_file other("0123456789");
  auto made = file_replacement::begin(disk, "/c", "log.jsonl");
  BOOST_REQUIRE(made);
  BOOST_REQUIRE(made->copy(other, {2, 5}));
  BOOST_REQUIRE(made->append("-"));
  BOOST_REQUIRE(made->copy(other, {9, 10}));
  BOOST_REQUIRE(made->publish());
  BOOST_TEST(disk.bytes_of(place) == "234-9");
}

BOOST_FIXTURE_TEST_CASE(one_that_is_not_published_leaves_nothing, directory) {
  {
    auto made = file_replacement::begin(disk, "/c", "log.jsonl");
    BOOST_REQUIRE(made);
    BOOST_REQUIRE(made->append("new"));
    auto moved = *std::move(made);
    BOOST_REQUIRE(moved.append("er"));
  }
  const auto left = disk.list("/c");
  BOOST_REQUIRE(left);
  BOOST_TEST(left->size() == 1U);
  BOOST_TEST(disk.bytes_of(place) == "old");
}

BOOST_FIXTURE_TEST_CASE(what_a_killed_run_left_is_not_part_of_the_new_file, directory) {
  disk.put(place + ".tmp", "left");
  BOOST_REQUIRE(replace(disk));
  BOOST_TEST(disk.bytes_of(place) == "quite new");
}

BOOST_FIXTURE_TEST_CASE(stretch_that_cannot_be_read_is_an_error, directory) {
  text_file other("0123456789");
  other.broken_at = 4;
  auto made = file_replacement::begin(disk, "/c", "log.jsonl");
  BOOST_REQUIRE(made);
  BOOST_TEST(made->copy(other, {0, 10}).error().code == ec::io_error);
}

BOOST_FIXTURE_TEST_CASE(loss_of_power_anywhere_leaves_the_old_file_or_the_new_one, directory) {
  const auto places = for_each_fault([&](std::uint64_t n) {
    faulty_disk now = disk.after_kill();
    now.plan({.at = n, .what = fault::crash, .count = counted::changes});
    (void)replace(now);
    for (const auto mode : all_crash_modes) {
      const auto found = now.after_crash(mode, n).bytes_of(place);
      BOOST_TEST((found == "old" || found == "quite new"));
    }
    return now.fired();
  });
  BOOST_TEST(places > 3U);
}

BOOST_FIXTURE_TEST_CASE(published_file_survives_a_loss_of_power, directory) {
  BOOST_REQUIRE(replace(disk));
  BOOST_TEST(disk.after_crash(crash_mode::drop, 1).bytes_of(place) == "quite new");
}

BOOST_FIXTURE_TEST_CASE(error_anywhere_is_told_and_leaves_nothing_beside, directory) {
  const auto places = for_each_fault([&](std::uint64_t n) {
    faulty_disk now = disk.after_kill();
    now.plan({.at = n, .what = fault::fail_short, .count = counted::changes});
    const auto outcome = replace(now);
    const bool fired = now.fired();
    BOOST_TEST(outcome.has_value() == !fired);
    now.plan({});
    BOOST_TEST(!now.has(place + ".tmp"));
    return fired;
  });
  BOOST_TEST(places > 3U);
}

// -- move_aside, copy_aside --------------------------------------------------

BOOST_FIXTURE_TEST_CASE(file_is_moved_aside_for_good, directory) {
  const auto moved = io::move_aside(disk, "/c", "log.jsonl", "log.jsonl.damaged");
  BOOST_REQUIRE(moved);
  BOOST_TEST(*moved == "/c/log.jsonl.damaged");
  const auto later = disk.after_crash(crash_mode::drop, 1);
  BOOST_TEST(!later.has(place));
  BOOST_TEST(later.bytes_of(*moved) == "old");
}

BOOST_FIXTURE_TEST_CASE(name_that_is_taken_gets_a_number, directory) {
  disk.put("/c/aside", "earlier");
  BOOST_REQUIRE(disk.make_directory("/c/aside-2"));
  const auto moved = io::move_aside(disk, "/c", "log.jsonl", "aside");
  BOOST_REQUIRE(moved);
  BOOST_TEST(*moved == "/c/aside-3");
  BOOST_TEST(disk.bytes_of("/c/aside") == "earlier");
}

BOOST_FIXTURE_TEST_CASE(there_are_only_so_many_names, directory) {
  disk.put("/c/aside", "earlier");
  for (int i = 2; i < 1'000; ++i) disk.put("/c/aside-" + std::to_string(i), "earlier");
  const auto moved = io::move_aside(disk, "/c", "log.jsonl", "aside");
  BOOST_REQUIRE(!moved);
  BOOST_TEST(moved.error().code == ec::exists);
  BOOST_TEST(disk.bytes_of(place) == "old");
}

BOOST_FIXTURE_TEST_CASE(file_that_is_missing_cannot_be_moved, directory) {
  BOOST_TEST(io::move_aside(disk, "/c", "nothing", "aside").error().code == ec::not_found);
}

BOOST_FIXTURE_TEST_CASE(copy_that_is_put_aside_is_whole_and_the_file_stays, directory) {
  const auto file = disk.open(place, io::open_mode::read_only);
  BOOST_REQUIRE(file);
  const auto copied = io::copy_aside(disk, **file, "/c", "aside");
  BOOST_REQUIRE(copied);
  BOOST_TEST(*copied == "/c/aside");
  const auto later = disk.after_crash(crash_mode::drop, 1);
  BOOST_TEST(later.bytes_of(*copied) == "old");
  BOOST_TEST(later.bytes_of(place) == "old");
}

BOOST_FIXTURE_TEST_CASE(copy_does_not_replace_another_file, directory) {
  disk.put("/c/aside", "earlier");
  const auto file = disk.open(place, io::open_mode::read_only);
  const auto copied = io::copy_aside(disk, **file, "/c", "aside");
  BOOST_REQUIRE(copied);
  BOOST_TEST(*copied == "/c/aside-2");
  BOOST_TEST(disk.bytes_of("/c/aside") == "earlier");
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
