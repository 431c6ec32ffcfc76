// Links, pipes and other things in the place of a file.

#include "io/files/file_ops.hpp"

#include "io/files/posix/descriptor.hpp"
#include "tests/io/files/two_disks.hpp"
#include "tests/support/faulty_disk.hpp"
#include "tests/support/print_enums.hpp"
#include "tests/support/scratch_directory.hpp"

#include <boost/mpl/list.hpp>
#include <boost/test/unit_test.hpp>

#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fstream>
#include <thread>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(odd_files_suite)

namespace {

using io::ec;
using io::entry_kind;
using io::open_mode;
using namespace two_disks;

BOOST_AUTO_TEST_CASE_TEMPLATE(directory_is_no_file, Disk, disks) {
  Disk disk;
  auto& ops = disk.ops();
  for (const auto mode : {open_mode::read_only, open_mode::append_existing})
    BOOST_TEST(code_of(ops.open(disk.root(), mode)) == ec::not_a_file);
  BOOST_TEST(code_of(ops.read_all(disk.root(), 100)) == ec::not_a_file);
  BOOST_TEST(code_of(ops.write_new(disk.root(), "x")) == ec::not_a_file);
}

/// Every way to open a file.
std::vector<io::error> errors_of_opening(io::file_ops& ops, const std::string& path) {
  std::vector<io::error> all;
  const auto note = [&](const auto& failed) {
    BOOST_REQUIRE(!failed.has_value());
    all.push_back(failed.error());
  };
  for (const auto mode :
       {open_mode::read_only, open_mode::append_existing, open_mode::append_or_create})
    note(ops.open(path, mode));
  note(ops.read_all(path, 100));
  note(ops.write_new(path, "x"));
  note(ops.write_over(path, "x"));
  note(ops.lock(path));
  return all;
}

BOOST_AUTO_TEST_CASE(what_is_not_a_regular_file_is_said_at_once_and_not_waited_for) {
  real_disk disk;
  const auto pipe = disk.path("pipe");
  BOOST_REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
  const auto socket = disk.path("socket");
  BOOST_REQUIRE(::mknod(socket.c_str(), S_IFSOCK | 0600, 0) == 0);
  for (const std::string& path : {pipe, socket, std::string("/dev/zero"), std::string("/dev/tty")})
    for (const io::error& why : errors_of_opening(disk.ops(), path)) {
      // Where there is no terminal, the kernel says that there is no such device.
      BOOST_TEST(why.code == ec::not_a_file, render(why));
      BOOST_TEST(why.what.find("is not a regular file") != std::string::npos, render(why));
      BOOST_TEST(why.path == path);
      BOOST_TEST(!why.todo.empty());
    }
}

BOOST_AUTO_TEST_CASE(nothing_is_written_through_a_link) {
  real_disk disk;
  auto& ops = disk.ops();
  const auto link = disk.path("link");
  for (const std::string target : {"theirs", "missing", "link"}) {
    disk.scratch.write("theirs", "theirs");
    BOOST_REQUIRE(::symlink(disk.path(target).c_str(), link.c_str()) == 0);
    const auto refused = [&](const auto& failed) {
      BOOST_TEST(code_of(failed) == ec::not_a_file, target);
      BOOST_TEST(failed.error().what.find("symbolic link") != std::string::npos, target);
      BOOST_TEST(failed.error().path == link);
    };
    refused(ops.open(link, open_mode::append_existing));
    refused(ops.open(link, open_mode::append_or_create));
    refused(ops.write_new(link, "x"));
    refused(ops.write_over(link, "x"));
    refused(ops.lock(link));
    refused(io::rewrite_file(link, 0));
    disk.scratch.write("ours", "ours");
    refused(ops.rename(disk.path("ours"), link));
    refused(ops.exchange(disk.path("ours"), link));
    refused(io::publish(ops, link, "x"));
    refused(io::publish_over_spare(ops, link, "x"));
    refused(io::check_own_directory(ops, link));
    BOOST_TEST(*ops.read_all(disk.path("theirs"), 100) == "theirs");
    BOOST_TEST(!disk.scratch.has("missing"));
    // The link goes, and what it leads to stays.
    BOOST_REQUIRE(ops.remove(link).has_value());
    BOOST_TEST(disk.scratch.has("theirs"));
  }
}

BOOST_AUTO_TEST_CASE(links_on_the_way_and_to_what_is_read_are_followed) {
  real_disk disk;
  auto& ops = disk.ops();
  BOOST_REQUIRE(ops.make_directory(disk.path("there")).has_value());
  BOOST_REQUIRE(::symlink("there", disk.path("way").c_str()) == 0);
  BOOST_REQUIRE(ops.write_new(disk.path("way/file"), "text").has_value());
  BOOST_REQUIRE(::symlink("there/file", disk.path("file").c_str()) == 0);
  BOOST_TEST(*ops.read_all(disk.path("file"), 100) == "text");
  BOOST_TEST(*ops.is_link(disk.path("way")));
  BOOST_TEST(*ops.is_link(disk.path("file")));
  BOOST_TEST(!*ops.is_link(disk.path("there")));
  BOOST_TEST(!*ops.is_link(disk.path("none")));
  BOOST_TEST(io::check_own_directory(ops, disk.path("there")).has_value());
  BOOST_TEST(io::check_own_directory(ops, disk.path("none")).has_value());
}

BOOST_AUTO_TEST_CASE(a_second_name_of_a_file_that_is_replaced_keeps_its_content) {
  real_disk disk;
  auto& ops = disk.ops();
  for (const bool over : {false, true}) {
    disk.scratch.write("ours", "old");
    const auto other = disk.path(over ? "second" : "first");
    BOOST_REQUIRE(::link(disk.path("ours").c_str(), other.c_str()) == 0);
    const auto written = over ? ops.write_over(disk.path("ours"), "newer")
                              : ops.write_new(disk.path("ours"), "newer");
    BOOST_REQUIRE(written.has_value());
    BOOST_TEST(*ops.read_all(disk.path("ours"), 100) == "newer");
    BOOST_TEST(*ops.read_all(other, 100) == "old");
  }
}

BOOST_AUTO_TEST_CASE(an_entry_that_cannot_be_looked_at_hides_no_other) {
  real_disk disk;
  BOOST_REQUIRE(::symlink("circle", disk.path("circle").c_str()) == 0);
  disk.scratch.write("file", "");
  const auto entries = disk.ops().list(disk.root());
  BOOST_REQUIRE(entries.has_value() && entries->size() == 2U);
  BOOST_TEST((*entries)[0].kind == entry_kind::other);
  BOOST_TEST((*entries)[1].kind == entry_kind::file);
}

// A file server may hold a file for a moment: whoever opens it has to wait until it gives it up.
BOOST_AUTO_TEST_CASE(file_with_a_lease_is_opened_when_the_lease_is_given_up) {
  real_disk disk;
  disk.scratch.write("f", "text");
  ::sigset_t signals;
  ::sigemptyset(&signals);
  ::sigaddset(&signals, SIGIO);
  BOOST_REQUIRE(::pthread_sigmask(SIG_BLOCK, &signals, nullptr) == 0);
  const io::descriptor leased(::open(disk.path("f").c_str(), O_RDWR | O_CLOEXEC));
  if (::fcntl(leased.number(), F_SETLEASE, F_WRLCK) != 0) return;  // Not on this file system.
  std::thread holder([&] {
    int number = 0;
    ::sigwait(&signals, &number);
    ::fcntl(leased.number(), F_SETLEASE, F_UNLCK);
  });
  BOOST_TEST(*disk.ops().read_all(disk.path("f"), 10) == "text");
  holder.join();
  BOOST_REQUIRE(::pthread_sigmask(SIG_UNBLOCK, &signals, nullptr) == 0);
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
