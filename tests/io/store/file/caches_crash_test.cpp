// The caches of the past, cut short. Goal: a crash or an error anywhere leaves nothing that
// matters. Method: a fault or the loss of power at every operation while they are made.

#include "io/store/file/caches.hpp"

#include "io/store/file/checkpoints/checkpoints.hpp"
#include "io/store/file/file_names.hpp"
#include "io/store/file/history/commit_reader.hpp"
#include "io/store/file/index/index_file.hpp"
#include "tests/support/log_fixture.hpp"
#include "tests/support/written_campaign.hpp"

#include <boost/test/unit_test.hpp>

#include <cstdint>
#include <string>

namespace dnd::test {
namespace caches_crash_suite {
namespace {

using io::cache_pace;
using model::seq_t;

const std::string& directory = written_campaign::directory;
const std::string checkpoints = io::path_in(directory, io::checkpoint_directory_name);

struct evening : written_campaign {
  evening() { written_campaign::evening(); }
};

/// Everything that is asked of the past, from whatever the caches are.
void answers_are_right(faulty_disk disk, const written_campaign& made) {
  for (const seq_t seq : {1U, 5U, 11U, 20U, 23U}) {
    const auto then = io::state_at(disk, directory, seq);
    BOOST_REQUIRE_MESSAGE(then, (then ? "" : io::render(then.error())));
    BOOST_REQUIRE(*then == made.states[seq]);
    const auto last = io::last_commits(disk, directory, 2, seq);
    BOOST_REQUIRE(last && !last->empty());
    BOOST_REQUIRE(last->back()->last >= seq);
  }
  const auto sessions = io::list_sessions(disk, directory);
  BOOST_REQUIRE(sessions && sessions->size() == 1U);
  BOOST_REQUIRE_EQUAL((*sessions)[0].events, made.last());
}

}  // namespace
}  // namespace caches_crash_suite

BOOST_FIXTURE_TEST_SUITE(caches_crash_suite, caches_crash_suite::evening)

// Promises 17 and 18.
BOOST_AUTO_TEST_CASE(power_loss_at_every_operation_changes_no_answer) {
  const auto first_seed = seed_of_test();
  caches();
  note().wound("grog", 1);
  const auto tried = for_each_fault([&](std::uint64_t n) {
    auto copy = disk.after_kill();
    copy.plan({.at = n, .what = fault::crash, .count = counted::changes});
    for (bool again = true; again;) {
      const auto made =
          io::extend_caches(copy, directory, places.back(), tight_limits(2), cache_pace::now);
      again = made && made->is_unfinished;
    }
    for (const crash_mode mode : all_crash_modes)
      for (std::uint64_t seed = first_seed; seed < first_seed + 3; ++seed) {
        auto later = copy.after_crash(mode, seed);
        answers_are_right(later, *this);
        for (bool again = true; again;) {
          const auto made =
              io::extend_caches(later, directory, places.back(), tight_limits(2), cache_pace::now);
          BOOST_REQUIRE_MESSAGE(made, (made ? "" : io::render(made.error())));
          again = made->is_unfinished;
        }
        answers_are_right(later, *this);
        const auto file = later.open(log_file, io::open_mode::read_only);
        const auto known = io::load_index(later, directory, **file);
        BOOST_REQUIRE(known && known->is_whole);
        BOOST_REQUIRE((known->index.end() == places.back()));
        const auto left = later.list(checkpoints);
        BOOST_REQUIRE(left);
        for (const auto& each : *left) BOOST_REQUIRE(!each.name.ends_with(".tmp"));
      }
    return copy.fired();
  });
  BOOST_TEST(tried >= 8U);
}

BOOST_AUTO_TEST_CASE(error_at_every_operation_is_reported_and_changes_no_answer) {
  caches();
  note().wound("grog", 1);
  const auto tried = for_each_fault([&](std::uint64_t n) {
    auto copy = disk.after_kill();
    copy.plan({.at = n, .what = fault::fail_short});
    const auto made =
        io::extend_caches(copy, directory, places.back(), tight_limits(2), cache_pace::now);
    const bool fired = copy.fired();
    if (made && fired) BOOST_TEST_MESSAGE("made up for operation " << n);
    copy.plan({.at = 0});
    answers_are_right(copy, *this);
    return fired;
  });
  BOOST_TEST(tried >= 20U);
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
