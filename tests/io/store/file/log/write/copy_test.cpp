// Stretches of files: appended, compared, counted, and put aside under a name that is free.

#include "io/store/file/log/write/copy.hpp"

#include "tests/support/faulty_disk.hpp"
#include "tests/support/print_enums.hpp"
#include "tests/support/text_file.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(copy_suite)

namespace {

using io::ec;

/// More than is moved at a time.
std::string large() {
  std::string text(700'000, '\0');
  for (std::size_t i = 0; i < text.size(); ++i) text[i] = static_cast<char>('a' + i % 23);
  return text;
}

struct directory {
  directory() { BOOST_REQUIRE(disk.make_directory("/c") && disk.sync_directory("/")); }
  io::result<io::kept_bytes> keep(io::file_ops& ops, std::string_view text,
                                  const io::byte_range& range) {
    const text_file file(text);
    return io::keep_aside(ops, file, range, "/c", "/c/aside");
  }
  std::string keep(std::string_view text) {
    const auto kept = keep(disk, text, {0, text.size()});
    BOOST_REQUIRE(kept);
    BOOST_TEST((disk.bytes_of(kept->path) == text));
    return kept->path;
  }
  faulty_disk disk;
};

std::uint64_t difference(std::string_view a, const io::byte_range& range, std::string_view b,
                         std::uint64_t begin) {
  const text_file one(a);
  const text_file other(b);
  const auto found = io::first_difference(one, range, other, begin);
  BOOST_REQUIRE(found);
  return *found;
}

BOOST_FIXTURE_TEST_CASE(stretch_is_appended_whatever_its_size, directory) {
  const auto text = large();
  const text_file from(text);
  disk.put("/c/to", "before,");
  const auto to = disk.open("/c/to", io::open_mode::append_existing);
  BOOST_REQUIRE(to);
  BOOST_REQUIRE(io::copy_range(from, {3, 3}, **to));
  BOOST_TEST(disk.bytes_of("/c/to") == "before,");
  BOOST_REQUIRE(io::copy_range(from, {3, 600'000}, **to));
  BOOST_TEST((disk.bytes_of("/c/to") == "before," + text.substr(3, 599'997)));
}

BOOST_FIXTURE_TEST_CASE(file_that_ends_within_the_stretch_is_an_error_at_its_end, directory) {
  const text_file from("0123456789");
  const auto to = disk.open("/c/to", io::open_mode::append_or_create);
  BOOST_REQUIRE(to);
  const auto copied = io::copy_range(from, {4, 12}, **to);
  BOOST_REQUIRE(!copied);
  BOOST_TEST(copied.error().code == ec::io_error);
  BOOST_TEST(copied.error().byte.value() == 10U);
}

BOOST_AUTO_TEST_CASE(stretches_are_the_same_up_to_the_first_byte_that_differs) {
  BOOST_TEST(difference("xx0123", {2, 6}, "0123", 0) == 4U);
  BOOST_TEST(difference("xx0123", {2, 6}, "yyy01Z3", 3) == 2U);
  BOOST_TEST(difference("abc", {0, 3}, "Abc", 0) == 0U);
  BOOST_TEST(difference("abc", {1, 1}, "", 0) == 0U);
}

BOOST_AUTO_TEST_CASE(difference_is_found_in_any_piece) {
  const auto text = large();
  for (const std::size_t at : {0UL, 262'143UL, 262'144UL, 699'999UL}) {
    auto other = text;
    other[at] = '!';
    BOOST_TEST(difference(text, {0, text.size()}, other, 0) == at);
  }
}

BOOST_AUTO_TEST_CASE(file_that_is_too_short_to_compare_with_is_an_error) {
  const text_file one("0123");
  const text_file other("01");
  BOOST_TEST(io::first_difference(one, {0, 4}, other, 0).error().code == ec::io_error);
}

BOOST_AUTO_TEST_CASE(newlines_of_a_stretch_are_counted) {
  const text_file file("\n1\n\n2");
  BOOST_TEST(*io::count_newlines(file, {0, 5}) == 3U);
  BOOST_TEST(*io::count_newlines(file, {1, 3}) == 1U);
  BOOST_TEST(*io::count_newlines(file, {1, 1}) == 0U);
  BOOST_TEST(!io::count_newlines(file, {0, 6}));
}

BOOST_FIXTURE_TEST_CASE(what_is_put_aside_is_there_after_a_loss_of_power, directory) {
  const auto kept = keep(disk, "0\n23\n5", {2, 6});
  BOOST_REQUIRE(kept);
  BOOST_TEST(kept->path == "/c/aside");
  BOOST_TEST(kept->newlines == 1U);
  BOOST_TEST(disk.after_crash(crash_mode::drop, 1).bytes_of("/c/aside") == "23\n5");
}

BOOST_FIXTURE_TEST_CASE(name_of_other_bytes_is_left_to_them, directory) {
  BOOST_TEST(keep("one") == "/c/aside");
  BOOST_TEST(keep("two") == "/c/aside-2");
  // Of the same length.
  BOOST_TEST(keep("2nd") == "/c/aside-3");
  BOOST_TEST(disk.bytes_of("/c/aside") == "one");
}

BOOST_FIXTURE_TEST_CASE(same_bytes_are_saved_once, directory) {
  (void)keep("one");
  (void)keep("two");
  BOOST_TEST(keep("one") == "/c/aside");
  BOOST_TEST(keep("two") == "/c/aside-2");
}

BOOST_FIXTURE_TEST_CASE(name_of_a_directory_is_passed_over, directory) {
  BOOST_REQUIRE(disk.make_directory("/c/aside"));
  BOOST_TEST(keep("one") == "/c/aside-2");
}

BOOST_FIXTURE_TEST_CASE(there_are_only_so_many_names, directory) {
  disk.put("/c/aside", "other");
  for (int i = 2; i < 1'000; ++i) disk.put("/c/aside-" + std::to_string(i), "other");
  const auto kept = keep(disk, "one", {0, 3});
  BOOST_REQUIRE(!kept);
  BOOST_TEST(kept.error().code == ec::exists);
}

BOOST_FIXTURE_TEST_CASE(it_is_put_aside_whole_or_not_at_all_wherever_power_is_lost, directory) {
  const auto places = for_each_fault([&](std::uint64_t n) {
    faulty_disk now = disk.after_kill();
    now.plan({.at = n, .what = fault::crash, .count = counted::changes});
    (void)keep(now, "0123456789", {0, 10});
    for (const auto mode : all_crash_modes) {
      const auto later = now.after_crash(mode, n);
      if (later.has("/c/aside")) BOOST_TEST(later.bytes_of("/c/aside") == "0123456789");
    }
    return now.fired();
  });
  BOOST_TEST(places > 3U);
}

BOOST_FIXTURE_TEST_CASE(what_a_crash_left_is_written_over, directory) {
  disk.put("/c/aside.tmp", "half of something else");
  BOOST_TEST(keep("one") == "/c/aside");
  BOOST_TEST(!disk.has("/c/aside.tmp"));
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
