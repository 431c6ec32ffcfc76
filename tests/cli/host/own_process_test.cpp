#include "cli/host/own_process.hpp"

#include <boost/test/unit_test.hpp>

#include <fcntl.h>
#include <future>
#include <thread>
#include <unistd.h>

BOOST_AUTO_TEST_SUITE(own_process_suite)

using namespace dnd::cli::host;

BOOST_AUTO_TEST_CASE(what_the_process_opens_and_starts_is_seen) {
  const process_figures before = figures_of_process();
  BOOST_TEST(before.resident_bytes > 1'000'000U);
  BOOST_TEST(before.threads >= 1U);
  BOOST_TEST(before.cpu_seconds > 0.0);
  const int opened = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
  BOOST_REQUIRE(opened >= 0);
  std::promise<void> end;
  std::thread other([&] { end.get_future().wait(); });
  const process_figures now = figures_of_process();
  end.set_value();
  other.join();
  ::close(opened);
  BOOST_TEST(now.descriptors == before.descriptors + 1);
  BOOST_TEST(now.threads == before.threads + 1);
  BOOST_TEST(figures_of_process().descriptors == before.descriptors);
}

BOOST_AUTO_TEST_SUITE_END()
