#include "cli/terminal/standard_streams.hpp"

#include <boost/test/unit_test.hpp>

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

namespace dnd::cli {
BOOST_AUTO_TEST_SUITE(standard_streams_suite)

namespace {

/// In a child whose descriptors of this set of bits are closed: 0 when all three are open after the
/// call, input at its end and output taken.
int outcome_with_closed(unsigned closed) {
  const ::pid_t child = ::fork();
  if (child == 0) {
    for (int number = 0; number < 3; ++number)
      if ((closed & (1U << number)) != 0) ::close(number);
    open_standard_streams();
    char byte = 'x';
    if ((closed & 1U) != 0 && ::read(0, &byte, 1) != 0) ::_exit(1);
    if ((closed & 2U) != 0 && ::write(1, &byte, 1) != 1) ::_exit(2);
    if ((closed & 4U) != 0 && ::write(2, &byte, 1) != 1) ::_exit(3);
    const int next = ::open("/", O_RDONLY | O_DIRECTORY);
    ::_exit(next > 2 ? 0 : 4);
  }
  int status = 0;
  BOOST_REQUIRE(::waitpid(child, &status, 0) == child);
  BOOST_REQUIRE(WIFEXITED(status));
  return WEXITSTATUS(status);
}

BOOST_AUTO_TEST_CASE(whatever_is_closed_is_open_afterwards) {
  for (unsigned closed = 0; closed < 8; ++closed)
    BOOST_TEST(outcome_with_closed(closed) == 0, "with these closed: " << closed);
}

BOOST_AUTO_TEST_CASE(what_is_open_stays_what_it_is) {
  struct ::stat before {};
  struct ::stat after {};
  BOOST_REQUIRE(::fstat(STDOUT_FILENO, &before) == 0);
  open_standard_streams();
  BOOST_REQUIRE(::fstat(STDOUT_FILENO, &after) == 0);
  BOOST_TEST((before.st_dev == after.st_dev && before.st_ino == after.st_ino));
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::cli
