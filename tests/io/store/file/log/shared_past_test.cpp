// A log in several files is one log: read, written and cut as if it were one.

#include "io/store/file/log/shared_past.hpp"

#include "io/store/file/file_names.hpp"
#include "tests/support/faulty_disk.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

BOOST_AUTO_TEST_SUITE(shared_past_suite)

using namespace dnd;
using io::open_mode;

namespace {

/// "/c" has "abcdefghij" in three files, of the first of which 4 bytes and of the second 3; "/a" is
/// the campaign whose log is the first.
struct in_three_files {
  in_three_files() {
    for (const char* each : {"/a", "/c"}) BOOST_REQUIRE(disk.make_directory(each));
    disk.put("/a/log.jsonl", "abcdXXXX");
    BOOST_REQUIRE(disk.link("/a/log.jsonl", "/c/past.1.4.jsonl"));
    disk.put("/c/past.2.3.jsonl", "efgYY");
    disk.put("/c/since.jsonl", "hij");
  }
  [[nodiscard]] std::unique_ptr<io::log_file> opened(open_mode mode) {
    auto log = io::open_log_file(disk, "/c", mode);
    BOOST_REQUIRE_MESSAGE(log, (log ? "" : io::render(log.error())));
    return *std::move(log);
  }
  [[nodiscard]] std::string all() {
    const auto log = opened(open_mode::read_only);
    std::string out(100, '\0');
    const auto got = log->read(0, out);
    BOOST_REQUIRE(got);
    return out.substr(0, *got);
  }

  test::faulty_disk disk;
};

}  // namespace

BOOST_FIXTURE_TEST_CASE(every_stretch_is_read_as_of_one_file, in_three_files) {
  const std::string whole = "abcdefghij";
  const auto log = opened(open_mode::read_only);
  BOOST_TEST(*log->size() == whole.size());
  for (std::size_t at = 0; at <= whole.size() + 1; ++at)
    for (std::size_t count = 0; count <= whole.size() + 1; ++count) {
      std::string into(count, '\0');
      const auto got = log->read(at, into);
      BOOST_REQUIRE(got);
      BOOST_REQUIRE_EQUAL(into.substr(0, *got), at > whole.size() ? "" : whole.substr(at, count));
    }
}

BOOST_FIXTURE_TEST_CASE(only_the_last_one_is_written_and_cut, in_three_files) {
  {
    const auto log = opened(open_mode::append_existing);
    BOOST_REQUIRE(log->append("kl"));
    BOOST_REQUIRE(log->sync_whole(12));
    BOOST_REQUIRE(log->rewrite(2));
    BOOST_REQUIRE(log->truncate(9));
    const auto below = log->truncate(6);
    BOOST_REQUIRE(!below);
    BOOST_TEST((below.error().code == io::ec::corrupt));
  }
  BOOST_TEST(all() == "abcdefghi");
  BOOST_TEST(disk.bytes_of("/c/since.jsonl") == "hi");
  BOOST_TEST(disk.bytes_of("/a/log.jsonl") == "abcdXXXX");
  BOOST_TEST(disk.bytes_of("/c/past.2.3.jsonl") == "efgYY");
  const auto log = opened(open_mode::append_existing);
  const auto other = log->sync_whole(11);
  BOOST_REQUIRE(!other);
  BOOST_TEST((other.error().code == io::ec::corrupt));
}

BOOST_FIXTURE_TEST_CASE(what_the_other_campaign_writes_and_removes_is_not_seen, in_three_files) {
  disk.append_foreign("/a/log.jsonl", "ZZ");
  BOOST_TEST(all() == "abcdefghij");
  BOOST_REQUIRE(disk.remove("/a/log.jsonl"));
  BOOST_TEST(all() == "abcdefghij");
}

BOOST_FIXTURE_TEST_CASE(a_part_with_too_few_bytes_is_damage_and_names_its_file, in_three_files) {
  disk.put("/c/past.2.3.jsonl", "ef");
  const auto log = opened(open_mode::read_only);
  std::string into(10, '\0');
  const auto got = log->read(0, into);
  BOOST_REQUIRE(!got);
  BOOST_TEST((got.error().code == io::ec::corrupt));
  BOOST_TEST(got.error().path == "/c/past.2.3.jsonl");
}

BOOST_FIXTURE_TEST_CASE(without_one_of_them_the_log_is_missing, in_three_files) {
  const auto is_missing = [](test::faulty_disk on) {
    const auto log = io::open_log_file(on, "/c", open_mode::read_only);
    const auto if_there = io::open_log_file_if_there(on, "/c");
    return !log && log.error().code == io::ec::not_found && if_there && *if_there == nullptr;
  };
  for (const char* each : {"/c/past.1.4.jsonl", "/c/since.jsonl"}) {
    auto without = disk.after_kill();
    BOOST_REQUIRE(without.remove(each));
    BOOST_TEST(is_missing(without), each);
  }
  BOOST_TEST(!is_missing(disk.after_kill()));
}

BOOST_FIXTURE_TEST_CASE(a_log_in_one_file_goes_before_them, in_three_files) {
  disk.put("/c/log.jsonl", "whole");
  BOOST_TEST(all() == "whole");
  BOOST_REQUIRE(io::remove_shared_past(disk, "/c"));
  BOOST_TEST(all() == "whole");
  BOOST_TEST(!disk.has("/c/since.jsonl"));
  BOOST_TEST(io::past_parts_in(disk, "/c")->empty());
  BOOST_REQUIRE(io::remove_shared_past(disk, "/c"));
}

BOOST_FIXTURE_TEST_CASE(only_names_of_their_form_are_parts, in_three_files) {
  for (const char* each :
       {"past.3.jsonl", "past.03.5.jsonl", "past.3.05.jsonl", "past.0.4.jsonl", "past.3.0.jsonl",
        "past.3.5.json", "past.3.5.jsonl.tmp", "past.x.5.jsonl"})
    disk.put(std::string("/c/") + each, "other");
  const std::vector<io::past_part> expected{{.name = "past.1.4.jsonl", .bytes = 4},
                                            {.name = "past.2.3.jsonl", .bytes = 3}};
  BOOST_TEST((*io::past_parts_in(disk, "/c") == expected));
}

BOOST_FIXTURE_TEST_CASE(a_log_of_several_files_is_shared_too, in_three_files) {
  for (const auto& [bytes, parts] :
       {std::pair<std::uint64_t, std::size_t>{3, 1}, {4, 1}, {6, 2}, {7, 2}, {9, 3}, {10, 3}}) {
    auto on = disk.after_kill();
    BOOST_REQUIRE(on.make_directory("/d"));
    const auto shared = io::share_past(on, "/c", bytes, "/d");
    BOOST_REQUIRE(shared);
    BOOST_REQUIRE(*shared);
    BOOST_TEST(io::past_parts_in(on, "/d")->size() == parts);
    on.put("/d/since.jsonl", "!");
    const auto log = io::open_log_file(on, "/d", open_mode::read_only);
    BOOST_REQUIRE(log);
    std::string out(100, '\0');
    out.resize(*(*log)->read(0, out));
    BOOST_TEST(out == std::string("abcdefghij").substr(0, bytes) + "!");
  }
  BOOST_REQUIRE(disk.make_directory("/d"));
  BOOST_TEST(!*io::share_past(disk, "/c", 11, "/d"));
  BOOST_TEST(io::past_parts_in(disk, "/d")->empty());
}

BOOST_FIXTURE_TEST_CASE(more_parts_than_there_may_be_are_not_shared, in_three_files) {
  for (std::size_t i = 3; i <= io::most_past_parts; ++i)
    disk.put("/c/" + io::past_part_name(i, 1), "x");
  BOOST_REQUIRE(disk.make_directory("/d"));
  const std::uint64_t past = 7 + io::most_past_parts - 2;
  BOOST_TEST(!*io::share_past(disk, "/c", past + 1, "/d"));
  BOOST_TEST(io::past_parts_in(disk, "/d")->empty());
  BOOST_TEST(*io::share_past(disk, "/c", past, "/d"));
}

BOOST_FIXTURE_TEST_CASE(what_cannot_be_shared_leaves_nothing, in_three_files) {
  for (std::uint64_t n = 1;; ++n) {
    auto on = disk.after_kill();
    BOOST_REQUIRE(on.make_directory("/d"));
    on.plan({.at = n, .what = test::fault::fail, .count = test::counted::all});
    const auto shared = io::share_past(on, "/c", 9, "/d");
    const bool fired = on.fired();
    on.plan({});
    BOOST_REQUIRE(shared);
    BOOST_REQUIRE_EQUAL(*shared, !fired);
    BOOST_REQUIRE_EQUAL(io::past_parts_in(on, "/d")->empty(), fired);
    if (!fired) break;
  }
}

BOOST_AUTO_TEST_SUITE_END()
