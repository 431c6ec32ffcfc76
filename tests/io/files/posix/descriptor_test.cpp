// The system calls on an open file, on the real disk: who owns a descriptor, what each call does,
// and the errors of files that cannot do it.

#include "io/files/posix/descriptor.hpp"

#include "tests/support/print_enums.hpp"
#include "tests/support/scratch_directory.hpp"

#include <boost/test/unit_test.hpp>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <string>
#include <thread>
#include <utility>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(descriptor_suite)

namespace {

using io::descriptor;
using io::ec;

bool is_open(int number) {
  return ::fcntl(number, F_GETFD) >= 0;
}

struct one_file {
  one_file() { path = disk.write("file", "0123456789"); }
  [[nodiscard]] descriptor open(int flags) const {
    auto opened = io::open_file(path, flags);
    BOOST_REQUIRE(opened);
    return *std::move(opened);
  }
  [[nodiscard]] std::string bytes() const { return disk.read("file"); }
  tests::scratch_directory disk;
  std::string path;
};

template <class T>
io::error error_of(const io::result<T>& outcome) {
  BOOST_REQUIRE(!outcome);
  return outcome.error();
}

BOOST_FIXTURE_TEST_CASE(descriptor_is_closed_with_its_owner, one_file) {
  int number = -1;
  {
    const auto file = open(O_RDONLY);
    number = file.number();
    BOOST_TEST(is_open(number));
  }
  BOOST_TEST(!is_open(number));
}

BOOST_FIXTURE_TEST_CASE(descriptor_that_is_moved_has_one_owner, one_file) {
  auto first = open(O_RDONLY);
  const int number = first.number();
  descriptor second(std::move(first));
  BOOST_TEST(first.number() == -1);
  BOOST_TEST(second.number() == number);
  auto third = open(O_RDONLY);
  const int replaced = third.number();
  third = std::move(second);
  BOOST_TEST(third.number() == number);
  BOOST_TEST(!is_open(replaced));
}

BOOST_FIXTURE_TEST_CASE(descriptor_that_is_released_stays_open, one_file) {
  int number = -1;
  {
    auto file = open(O_RDONLY);
    number = file.release();
    BOOST_TEST(file.number() == -1);
  }
  BOOST_TEST(is_open(number));
  ::close(number);
}

BOOST_FIXTURE_TEST_CASE(no_descriptor_is_left_to_another_program, one_file) {
  const auto file = open(O_RDONLY);
  BOOST_TEST((::fcntl(file.number(), F_GETFD) & FD_CLOEXEC) != 0);
}

BOOST_FIXTURE_TEST_CASE(file_that_is_made_can_be_read_by_others_and_written_by_its_owner,
                        one_file) {
  const ::mode_t before = ::umask(0);
  const auto made = io::open_file(disk / "new", O_WRONLY | O_CREAT);
  ::umask(before);
  BOOST_REQUIRE(made);
  struct ::stat about {};
  BOOST_REQUIRE(::stat((disk / "new").c_str(), &about) == 0);
  BOOST_TEST((about.st_mode & 0777) == 0644U);
}

BOOST_FIXTURE_TEST_CASE(file_that_is_missing_is_an_error_with_its_path, one_file) {
  const auto why = error_of(io::open_file(disk / "none", O_RDONLY));
  BOOST_TEST(why.code == ec::not_found);
  BOOST_TEST(why.path == disk / "none");
  BOOST_TEST(why.system_errno == ENOENT);
}

BOOST_FIXTURE_TEST_CASE(bytes_go_to_the_end_of_a_file_that_is_appended_to, one_file) {
  const auto file = open(O_RDWR | O_APPEND);
  BOOST_REQUIRE(io::write_all(file, path, "ab"));
  BOOST_REQUIRE(io::cut_descriptor(file, path, 4));
  BOOST_REQUIRE(io::write_all(file, path, "cd"));
  BOOST_TEST(bytes() == "0123cd");
}

BOOST_FIXTURE_TEST_CASE(bytes_are_read_from_where_they_are_asked_for_and_fewer_at_the_end,
                        one_file) {
  const auto file = open(O_RDONLY);
  char into[4] = {};
  for (const auto& [offset, expected] :
       {std::pair(2UL, "2345"), {8UL, "89"}, {10UL, ""}, {100UL, ""}}) {
    const auto got = io::read_at(file, path, offset, into);
    BOOST_REQUIRE(got);
    BOOST_TEST(std::string(into, *got) == expected);
  }
}

BOOST_FIXTURE_TEST_CASE(bytes_that_are_written_again_stay_as_they_are, one_file) {
  // More than is written at a time.
  std::string large(700'000, '\0');
  for (std::size_t i = 0; i < large.size(); ++i) large[i] = static_cast<char>('a' + i % 23);
  disk.write("file", large);
  for (const std::uint64_t from : {0UL, 5UL, 300'000UL, 699'999UL, 700'000UL, 800'000UL}) {
    BOOST_REQUIRE(io::rewrite_file(path, from));
    BOOST_TEST((bytes() == large));
  }
}

BOOST_FIXTURE_TEST_CASE(file_that_is_gone_cannot_be_written_again, one_file) {
  BOOST_TEST(error_of(io::rewrite_file(disk / "none", 0)).code == ec::not_found);
}

BOOST_FIXTURE_TEST_CASE(file_that_is_only_read_cannot_be_written_or_cut, one_file) {
  const auto file = open(O_RDONLY);
  BOOST_TEST(error_of(io::write_all(file, path, "x")).system_errno == EBADF);
  BOOST_TEST(error_of(io::cut_descriptor(file, path, 0)).system_errno == EINVAL);
  BOOST_TEST(bytes() == "0123456789");
}

BOOST_FIXTURE_TEST_CASE(read_that_fails_names_its_byte, one_file) {
  const descriptor directory(::open(disk.path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  char into[4];
  const auto why = error_of(io::read_at(directory, disk.path(), 7, into));
  BOOST_TEST(why.system_errno == EISDIR);
  BOOST_TEST(why.byte.value() == 7U);
}

BOOST_FIXTURE_TEST_CASE(full_device_is_told, one_file) {
  const descriptor full(::open("/dev/full", O_WRONLY | O_CLOEXEC));
  BOOST_TEST(error_of(io::write_all(full, "/dev/full", "x")).code == ec::no_space);
}

BOOST_FIXTURE_TEST_CASE(file_is_flushed_synced_and_closed, one_file) {
  auto file = open(O_RDWR);
  const int number = file.number();
  BOOST_TEST(io::flush_descriptor(file, path, 0, 10).has_value());
  BOOST_TEST(io::sync_descriptor(file, path, io::sync_kind::data).has_value());
  BOOST_TEST(io::sync_descriptor(file, path, io::sync_kind::everything).has_value());
  BOOST_TEST(io::close_descriptor(std::move(file), path).has_value());
  BOOST_TEST(!is_open(number));
}

BOOST_FIXTURE_TEST_CASE(sync_of_what_cannot_be_synced_is_an_error, one_file) {
  int ends[2];
  BOOST_REQUIRE(::pipe2(ends, O_CLOEXEC) == 0);
  const descriptor reader(ends[0]);
  const descriptor writer(ends[1]);
  BOOST_TEST(error_of(io::sync_descriptor(writer, "pipe", io::sync_kind::data)).path == "pipe");
  BOOST_TEST(!io::flush_descriptor(writer, "pipe", 0, 1));
}

BOOST_FIXTURE_TEST_CASE(descriptor_that_is_not_open_cannot_be_closed, one_file) {
  auto file = open(O_RDONLY);
  ::close(file.number());
  BOOST_TEST(error_of(io::close_descriptor(std::move(file), path)).system_errno == EBADF);
}

BOOST_AUTO_TEST_CASE(write_that_does_less_than_it_was_asked_to_goes_on) {
  // A pipe takes what it has room for, and the rest when somebody has read.
  int ends[2];
  BOOST_REQUIRE(::pipe2(ends, O_CLOEXEC) == 0);
  const descriptor reader(ends[0]);
  std::size_t got = 0;
  std::thread reading([&] {
    char into[4'096];
    for (;;) {
      const auto some = ::read(reader.number(), into, sizeof into);
      if (some <= 0) return;
      got += static_cast<std::size_t>(some);
    }
  });
  const std::string bytes(1'000'000, 'x');
  {
    const descriptor writer(ends[1]);
    BOOST_TEST(io::write_all(writer, "pipe", bytes).has_value());
  }
  reading.join();
  BOOST_TEST(got == bytes.size());
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
