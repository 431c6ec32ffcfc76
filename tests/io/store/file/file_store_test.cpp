// What the files do besides the contract of all stores: the caches are made by whoever has the
// lease, and by nobody else.

#include "io/store/file/file_store.hpp"

#include "io/store/file/caches.hpp"
#include "io/store/file/checkpoints/checkpoints.hpp"
#include "tests/support/print_enums.hpp"
#include "tests/support/written_campaign.hpp"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(file_store_suite)

using namespace dnd;

namespace {

struct opened_campaign : test::written_campaign {
  opened_campaign() {
    evening();
    for (int i = 0; i < 300; ++i) note(std::string(500, 'n'));
    auto opened = store.open(io::id_of_directory(directory), "mine");
    BOOST_REQUIRE(opened);
    open = std::move(opened->log);
    end = opened->found.end;
  }

  io::file_store store{disk};
  std::shared_ptr<io::open_log> open;
  io::log_position end;
};

// All that is kept may be as large as the log.
constexpr io::checkpoint_retention much{.every = 50, .per_mille = 1'000'000};

}  // namespace

BOOST_FIXTURE_TEST_CASE(tending_goes_on_until_nothing_is_left, opened_campaign) {
  int pieces = 0;
  int rests = 0;
  for (bool more = true; more; ++pieces) {
    const auto tended = open->tend(end, much, io::cache_pace::now, [&] { ++rests; });
    BOOST_REQUIRE(tended);
    more = *tended;
    BOOST_REQUIRE(pieces < 1'000);
  }
  BOOST_TEST(disk.has(directory + "/log.index"));
  BOOST_TEST(pieces > 1);
  BOOST_TEST(rests > 0);
  BOOST_TEST(io::cache_bytes(disk, directory) > 0U);
}

BOOST_FIXTURE_TEST_CASE(a_kept_state_that_is_of_no_use_is_made_again_when_all_else_is_done,
                        opened_campaign) {
  const auto tend = [&](io::cache_pace pace) {
    for (bool more = true; more;) {
      const auto tended = open->tend(end, much, pace, {});
      BOOST_REQUIRE(tended);
      more = *tended;
    }
  };
  tend(io::cache_pace::now);
  const auto kept = io::list_checkpoints(disk, directory);
  BOOST_REQUIRE(!kept.empty());
  const auto path = io::checkpoint_path(directory, kept.front());
  disk.put(path, "rubbish");
  tend(io::cache_pace::when_due);
  BOOST_TEST(disk.bytes_of(path) == "rubbish");
  tend(io::cache_pace::now);
  BOOST_TEST((!disk.has(path) || disk.bytes_of(path) != "rubbish"));
}

BOOST_FIXTURE_TEST_CASE(whoever_gave_the_lease_back_makes_no_caches, opened_campaign) {
  open->release();
  const auto tended = open->tend(end, much, io::cache_pace::now, {});
  BOOST_REQUIRE(tended);
  BOOST_TEST(!*tended);
  BOOST_TEST(!disk.has(directory + "/log.index"));
}

BOOST_FIXTURE_TEST_CASE(an_error_of_the_disk_is_reported_and_the_log_goes_on, opened_campaign) {
  disk.plan({.at = 1, .count = test::counted::changes});
  BOOST_TEST(!open->tend(end, much, io::cache_pace::now, {}));
  BOOST_TEST(!!open->sync());
}

BOOST_AUTO_TEST_SUITE_END()
