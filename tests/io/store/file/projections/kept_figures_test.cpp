// The figures as they are kept. Goal: whatever happens to the file, every answer is that of the
// log, and it is made again. Method: damage of all kinds, and a fault or the loss of power at every
// operation while one is written.

#include "io/store/file/projections/kept_figures.hpp"

#include "io/store/file/caches.hpp"
#include "tests/io/store/file/projections/figures_promises.hpp"

#include <vector>

BOOST_FIXTURE_TEST_SUITE(kept_figures_suite, dnd::test::counted_evening)

using namespace dnd;
using namespace dnd::test;
using io::cache_pace;

BOOST_AUTO_TEST_CASE(they_follow_the_log_however_often_they_are_kept) {
  for (int i = 0; i < 6; ++i) {
    keep();
    BOOST_TEST((loaded(disk).account == expected()));
    BOOST_TEST((loaded(disk).at == places.back()));
    note().wound("grog", 1);
  }
}

BOOST_AUTO_TEST_CASE(a_count_that_is_given_up_keeps_nothing_and_is_done_anew) {
  for (int i = 0; i < 200; ++i) note();
  const auto kept =
      io::keep_figures(disk, directory, places.back(), cache_pace::now, [] { return false; });
  BOOST_REQUIRE(!kept);
  BOOST_TEST((kept.error().code == io::ec::busy));
  BOOST_TEST(!disk.has(file));
  keep();
  BOOST_TEST((loaded(disk).account == expected()));
}

BOOST_AUTO_TEST_CASE(pieces_of_any_size_come_to_the_same) {
  for (const std::uint64_t size : {1U, 2U, 3U, 7U, 100U}) {
    auto copy = disk.after_kill();
    int pieces = 0;
    for (bool goes_on = true; goes_on; ++pieces) {
      const auto before = loaded(copy).account.last();
      const auto kept = io::keep_figures(copy, directory, places.back(), cache_pace::now, {}, size);
      BOOST_REQUIRE_MESSAGE(kept, (kept ? "" : io::render(kept.error())));
      goes_on = *kept;
      const auto made = loaded(copy);
      BOOST_REQUIRE(made.account.last() > before);
      BOOST_REQUIRE((made.at == places[made.account.last()]));
      BOOST_REQUIRE(ends_command[made.account.last()]);
    }
    BOOST_TEST((loaded(copy).account == expected()));
    BOOST_TEST((pieces > 1) == (size < 20), size);
    const auto again = io::keep_figures(copy, directory, places.back(), cache_pace::now, {}, size);
    BOOST_TEST((again && !*again));
  }
}

BOOST_AUTO_TEST_CASE(nothing_after_what_is_durable_is_in_them) {
  for (model::seq_t durable = 1; durable <= last(); ++durable) {
    if (!ends_command[durable]) continue;
    auto copy = disk.after_kill();
    BOOST_REQUIRE(io::keep_figures(copy, directory, places[durable], cache_pace::now));
    BOOST_TEST((loaded(copy).at == places[durable]));
  }
}

BOOST_AUTO_TEST_CASE(little_that_is_new_is_not_worth_a_write) {
  BOOST_REQUIRE(io::keep_figures(disk, directory, places.back(), cache_pace::when_due));
  BOOST_TEST(!disk.has(file));
  keep();
  const auto before = disk.bytes_of(file);
  note();
  disk.plan({.at = 0});
  BOOST_REQUIRE(io::keep_figures(disk, directory, places.back(), cache_pace::when_due));
  // Only a look at its beginning.
  BOOST_TEST(disk.operations() <= 4U);
  BOOST_TEST(disk.bytes_of(file) == before);
}

BOOST_AUTO_TEST_CASE(what_is_of_no_use_is_made_again) {
  counted_evening other;
  other.note("elsewhere").note().note();
  other.keep();
  keep();
  const auto good = disk.bytes_of(file);
  const std::vector<std::string> bad = {"",
                                        "rubbish",
                                        "{}\n",
                                        std::string(1'000, '\0'),
                                        good.substr(0, good.size() / 2),
                                        good.substr(0, good.size() - 1),
                                        good + good,
                                        other.disk.bytes_of(file)};
  for (const auto& bytes : bad) {
    disk.put(file, bytes);
    answers_are_right(disk.after_kill());
    keep();
    BOOST_TEST(disk.bytes_of(file) == good);
  }
  BOOST_REQUIRE(disk.remove(file));
  answers_are_right(disk.after_kill());
  keep();
  BOOST_TEST(disk.bytes_of(file) == good);
}

BOOST_AUTO_TEST_CASE(a_log_that_was_cut_makes_what_was_counted_after_it_of_no_use) {
  wound("grog", 2);
  keep();
  const auto at = command_end(15);
  auto copy = disk.after_kill();
  copy.put(log_file, log().substr(0, places[at].offset));
  BOOST_REQUIRE(io::keep_figures(copy, directory, places[at], cache_pace::when_due));
  BOOST_TEST((loaded(copy).at == places[at]));
}

BOOST_AUTO_TEST_CASE(power_loss_at_every_operation_changes_no_answer) {
  const auto first_seed = seed_of_test();
  keep();
  note().wound("grog", 1);
  const auto tried = for_each_fault([&](std::uint64_t n) {
    auto copy = disk.after_kill();
    copy.plan({.at = n, .what = fault::crash, .count = counted::changes});
    (void)io::keep_figures(copy, directory, places.back(), cache_pace::now);
    for (const crash_mode mode : all_crash_modes)
      for (std::uint64_t seed = first_seed; seed < first_seed + 3; ++seed) {
        auto later = copy.after_crash(mode, seed);
        answers_are_right(later);
        keep(later);
        answers_are_right(later);
        BOOST_REQUIRE((loaded(later).at == places.back()));
      }
    return copy.fired();
  });
  BOOST_TEST(tried >= 4U);
}

BOOST_AUTO_TEST_CASE(error_at_every_operation_is_reported_and_changes_no_answer) {
  keep();
  note().wound("grog", 1);
  const auto tried = for_each_fault([&](std::uint64_t n) {
    auto copy = disk.after_kill();
    copy.plan({.at = n, .what = fault::fail_short});
    (void)io::keep_figures(copy, directory, places.back(), cache_pace::now);
    const bool fired = copy.fired();
    copy.plan({.at = 0});
    answers_are_right(copy);
    return fired;
  });
  BOOST_TEST(tried >= 8U);
}

BOOST_AUTO_TEST_CASE(removing_the_caches_removes_them_too) {
  keep();
  disk.put(file + ".tmp", "half");
  BOOST_REQUIRE(io::remove_caches(disk, directory));
  BOOST_TEST(!disk.has(file));
  BOOST_TEST(!disk.has(file + ".tmp"));
  BOOST_REQUIRE(io::remove_caches(disk, directory));
}

BOOST_AUTO_TEST_CASE(what_a_crash_left_of_one_is_removed_by_the_next_open) {
  keep();
  disk.put(file + ".tmp", "half");
  BOOST_REQUIRE(io::load_campaign(disk, directory, io::access::read_write));
  BOOST_TEST(!disk.has(file + ".tmp"));
  BOOST_TEST(disk.has(file));
}

BOOST_AUTO_TEST_SUITE_END()
