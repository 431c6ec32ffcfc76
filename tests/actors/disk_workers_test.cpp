// Which threads wait for which disk. That one which hangs holds up no other: two_disks_test.

#include "actors/disk_workers.hpp"

#include "model/bounds.hpp"
#include "tests/support/actor_fixture.hpp"
#include "tests/support/print_enums.hpp"

#include <boost/test/unit_test.hpp>

#include <fmt/format.h>

#include <vector>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(disk_workers_suite)

BOOST_FIXTURE_TEST_CASE(campaigns_have_a_writer_each_as_long_as_there_are_enough, hosted_stage) {
  BOOST_TEST(count_alive("log_writer") == 0U);
  std::vector<actors::opened_campaign> campaigns;
  const auto open_another = [&] {
    const std::string name = fmt::format("c{}", campaigns.size());
    (void)make_campaign(name);
    campaigns.push_back(open(name));
  };
  for (int i = 0; i < 3; ++i) open_another();
  BOOST_TEST(count_alive("log_writer") == 3U);
  campaigns[1] = {};
  BOOST_REQUIRE(close("c1"));
  open_another();
  BOOST_TEST(count_alive("log_writer") == 3U);
  while (campaigns.size() < bounds::log_writers_default + 5) open_another();
  BOOST_TEST(count_alive("log_writer") == bounds::log_writers_default);
}

BOOST_AUTO_TEST_CASE(logs_that_are_written_together_have_one_writer) {
  using writing = actors::disk_workers::writing;
  int started = 0;
  actors::disk_workers workers;
  workers.begin({.log_writer =
                     [&started] {
                       ++started;
                       return actors::log_writer_actor();
                     },
                 .file_worker = {},
                 .archiver = {}},
                bounds::log_writers_default);
  for (int i = 0; i < 3; ++i) (void)workers.take_writer(1, writing::together);
  BOOST_TEST(started == 1);
  (void)workers.take_writer(2, writing::together);
  BOOST_TEST(started == 2);
  for (int i = 0; i < 3; ++i) (void)workers.take_writer(3, writing::apart);
  BOOST_TEST(started == 5);
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
