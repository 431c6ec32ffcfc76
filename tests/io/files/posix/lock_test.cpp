// The lock of a campaign: one holder at a time, whatever becomes of its process.

#include "io/files/posix/lock.hpp"

#include "tests/support/print_enums.hpp"
#include "tests/support/scratch_directory.hpp"

#include <boost/test/unit_test.hpp>

#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <string>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(lock_suite)

namespace {

BOOST_AUTO_TEST_CASE(closing_another_descriptor_of_the_file_leaves_the_lock) {
  const tests::scratch_directory disk;
  const auto lock = io::lock_file(disk / ".lock");
  BOOST_REQUIRE(lock);
  BOOST_TEST(disk.read(".lock").ends_with(std::to_string(::getpid()) + "\n"));
  BOOST_TEST(!io::lock_file(disk / ".lock"));
}

BOOST_AUTO_TEST_CASE(lock_in_a_directory_that_is_missing_is_an_error) {
  const tests::scratch_directory disk;
  const auto lock = io::lock_file(disk / "none/.lock");
  BOOST_REQUIRE(!lock);
  BOOST_TEST(lock.error().code == io::ec::not_found);
}

/// Runs `body` in a child; returns when it has written one byte. The child waits to be killed.
template <class Body>
::pid_t child_that(Body&& body) {
  int pipe_ends[2];
  BOOST_REQUIRE(::pipe(pipe_ends) == 0);
  const ::pid_t child = ::fork();
  if (child == 0) {
    const char answer = body() ? 'y' : 'n';
    if (::write(pipe_ends[1], &answer, 1) != 1) ::_exit(1);
    for (;;) ::pause();
  }
  char answer = 0;
  BOOST_REQUIRE(::read(pipe_ends[0], &answer, 1) == 1);
  BOOST_TEST(answer == 'y');
  ::close(pipe_ends[0]);
  ::close(pipe_ends[1]);
  return child;
}

void kill_child(::pid_t child) {
  ::kill(child, SIGKILL);
  BOOST_REQUIRE(::waitpid(child, nullptr, 0) == child);
}

BOOST_AUTO_TEST_CASE(lock_of_another_process_names_it_and_ends_with_it) {
  const tests::scratch_directory disk;
  for (int round = 0; round < 50; ++round) {
    const ::pid_t child = child_that([&] {
      auto lock = io::lock_file(disk / ".lock");
      if (!lock) return false;
      static_cast<void>(lock->release());  // Held until the process ends.
      return true;
    });
    const auto refused = io::lock_file(disk / ".lock");
    BOOST_REQUIRE(!refused);
    BOOST_TEST(refused.error().code == io::ec::locked);
    BOOST_TEST(refused.error().what == "open in process " + std::to_string(child));
    kill_child(child);
    BOOST_TEST(io::lock_file(disk / ".lock").has_value());
  }
}

BOOST_AUTO_TEST_CASE(lock_is_not_inherited_by_fork_or_exec) {
  const tests::scratch_directory disk;
  auto lock = io::lock_file(disk / ".lock");
  BOOST_REQUIRE(lock.has_value());
  const ::pid_t forked = child_that([] { return true; });
  int there[2], back[2];
  BOOST_REQUIRE(::pipe(there) == 0 && ::pipe(back) == 0);
  const ::pid_t replaced = ::fork();
  if (replaced == 0) {
    ::dup2(there[0], 0);
    ::dup2(back[1], 1);
    ::close(there[1]);
    ::execlp("cat", "cat", nullptr);
    ::_exit(127);
  }
  char echo = 'x';  // Once it answers, it is another program.
  BOOST_REQUIRE(::write(there[1], &echo, 1) == 1 && ::read(back[0], &echo, 1) == 1);
  lock->reset();
  BOOST_TEST(io::lock_file(disk / ".lock").has_value());  // Both children live on.
  kill_child(forked);
  kill_child(replaced);
  for (const int end : {there[0], there[1], back[0], back[1]}) ::close(end);
}

BOOST_AUTO_TEST_CASE(stale_lock_file_is_no_lock_and_is_never_removed) {
  const tests::scratch_directory disk;
  disk.write(".lock", "not a number at all, and long");
  {
    const auto lock = io::lock_file(disk / ".lock");
    BOOST_REQUIRE(lock.has_value());
  }
  BOOST_TEST(disk.has(".lock"));
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
