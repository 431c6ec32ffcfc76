#include "actors/threads.hpp"

#include <boost/test/unit_test.hpp>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <functional>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(threads_suite)

namespace {

using dnd::actors::check_threads;

/// In a child, whose limits are its own. 0: they are to be had; 1: refused as it should be.
int outcome_with(const std::function<bool()>& limits) {
  const ::pid_t child = ::fork();
  if (child == 0) {
    if (!limits()) ::_exit(2);
    const auto checked = check_threads(2);
    if (checked) ::_exit(0);
    ::_exit(checked.error().code == io::ec::busy && !checked.error().todo.empty() ? 1 : 3);
  }
  int status = 0;
  BOOST_REQUIRE(::waitpid(child, &status, 0) == child);
  BOOST_REQUIRE(WIFEXITED(status));
  return WEXITSTATUS(status);
}

bool limit(__rlimit_resource which, ::rlim_t most) {
  const ::rlimit both{most, most};
  return ::setrlimit(which, &both) == 0;
}

#ifdef __SANITIZE_ADDRESS__
// Of addresses, for what it knows of each byte.
constexpr ::rlim_t taken_by_sanitizer = ::rlim_t{1} << 45;
#else
constexpr ::rlim_t taken_by_sanitizer = 0;
#endif
constexpr ::rlim_t gigabyte = ::rlim_t{1} << 30;

BOOST_AUTO_TEST_CASE(threads_are_to_be_had_without_limits_and_with_wide_ones) {
  BOOST_TEST(outcome_with([] { return true; }) == 0);
  BOOST_TEST(outcome_with([] { return limit(RLIMIT_DATA, taken_by_sanitizer + 8 * gigabyte); }) ==
             0);
}

BOOST_AUTO_TEST_CASE(too_little_memory_is_said) {
  BOOST_TEST(outcome_with([] { return limit(RLIMIT_DATA, gigabyte / 32); }) == 1);
}

BOOST_AUTO_TEST_CASE(too_few_threads_are_said) {
  BOOST_TEST(outcome_with([] {
               constexpr unsigned nobody = 65'534;
               const bool is_somebody = ::geteuid() != 0 || ::setuid(nobody) == 0;
               return is_somebody && limit(RLIMIT_NPROC, 1);
             }) == 1);
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
