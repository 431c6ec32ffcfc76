// Forks of a log that is too long to be copied: they share it, and nothing that happens to the one
// campaign happens to the other.

#include "tests/support/dnd_program.hpp"

#include <boost/test/unit_test.hpp>

#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <string_view>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(long_forks_suite)

namespace {

namespace fs = std::filesystem;

std::string bytes_in(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// "Old" has a log of more than a mebibyte, and "New" is a fork of all of it.
struct long_road : dnd_program {
  long_road() {
    (void)done({"--world", "W", "campaign", "create", "Old"});
    std::string lines = "add zombie count: 2\n";
    for (int i = 0; i < 4'000; ++i) lines += fmt::format("note {} {}\n", i, std::string(200, 'x'));
    (void)done({"exec", "--campaign", "Old", "-"}, lines);
    (void)done({"campaign", "fork", "New", "--campaign", "Old"});
  }
  [[nodiscard]] fs::path path_of(std::string_view campaign) const {
    return fs::path(directory).parent_path() / campaign;
  }
  [[nodiscard]] std::set<std::string> log_files_of(std::string_view campaign) const {
    std::set<std::string> names;
    for (const auto& each : fs::directory_iterator(path_of(campaign)))
      if (each.path().extension() == ".jsonl") names.insert(each.path().filename().string());
    return names;
  }
  void is_sound(const std::string& campaign) const {
    BOOST_TEST(contains(done({"campaign", "verify", campaign}).out, "Sound: "));
  }
  [[nodiscard]] std::string shown(const std::string& campaign) const {
    return done({"campaign", "show", campaign}).out;
  }
};

}  // namespace

BOOST_FIXTURE_TEST_CASE(both_go_on_and_the_one_outlives_the_other, long_road) {
  const auto bytes = fs::file_size(path_of("Old") / "log.jsonl");
  BOOST_REQUIRE_GT(bytes, 1'048'576U);
  const std::string past = fmt::format("past.1.{}.jsonl", bytes);
  BOOST_TEST((log_files_of("New") == std::set<std::string>{past, "since.jsonl"}));
  BOOST_TEST(fs::equivalent(path_of("New") / past, path_of("Old") / "log.jsonl"));
  (void)done({"exec", "--campaign", "Old", "damage to: zombie-1 amount: 3"});
  (void)done({"exec", "--campaign", "New", "damage to: zombie-1 amount: 5", "encounter start",
              "damage to: zombie-2 amount: 1", "encounter end"});
  BOOST_TEST(contains(shown("Old"), "19/22"));
  BOOST_TEST(contains(shown("New"), "17/22"));
  BOOST_TEST(contains(done({"campaign", "show", "New", "--at", "3"}).out, "22/22"));
  (void)done({"exec", "--campaign", "New", "undo to 3900 yes"});
  BOOST_TEST(contains(shown("New"), "22/22"));
  (void)done({"exec", "--campaign", "New", "redo"});
  is_sound("Old");
  is_sound("New");
  fs::remove_all(path_of("Old"));
  is_sound("New");
  BOOST_TEST(contains(shown("New"), "17/22"));
  BOOST_TEST(!contains(done({"campaign", "list"}).out, "Old"));
}

BOOST_FIXTURE_TEST_CASE(a_repair_of_the_one_leaves_the_other_alone, long_road) {
  (void)done({"exec", "--campaign", "New", "damage to: zombie-1 amount: 5"});
  (void)done({"campaign", "fork", "Third", "--campaign", "New"});
  BOOST_TEST(log_files_of("Third").size() == 3U);
  BOOST_TEST(contains(shown("Third"), "17/22"));
  (void)done({"exec", "--campaign", "New", "note one", "note two", "note three"});
  // A byte of the last but one.
  const fs::path own = path_of("New") / "since.jsonl";
  std::string text = bytes_in(own);
  const auto at = text.find("note two");
  BOOST_REQUIRE(at != std::string::npos);
  {
    std::fstream out(own, std::ios::binary | std::ios::in | std::ios::out);
    out.seekp(static_cast<std::streamoff>(at));
    out << 'X';
  }
  BOOST_TEST(dnd({"campaign", "verify", "New"}).code != 0);
  (void)done({"campaign", "repair", "New", "--yes"});
  is_sound("New");
  BOOST_TEST(log_files_of("New").contains("log.jsonl"));
  BOOST_TEST(!log_files_of("New").contains("since.jsonl"));
  for (const char* each : {"Old", "Third"}) is_sound(each);
}

BOOST_FIXTURE_TEST_CASE(a_copy_and_a_flattened_fork_have_all_in_one_file, long_road) {
  (void)done({"exec", "--campaign", "New", "damage to: zombie-1 amount: 5"});
  const std::string past = bytes_in(path_of("Old") / "log.jsonl");
  const std::string whole = past + bytes_in(path_of("New") / "since.jsonl");
  const fs::path copy = path_of("Copied");
  (void)done({"campaign", "backup", copy.string(), "--campaign", "New"});
  BOOST_TEST((bytes_in(copy / "log.jsonl") == whole));
  BOOST_TEST(contains(done({"campaign", "flatten", "New"}).out, "all its own"));
  BOOST_TEST((log_files_of("New") == std::set<std::string>{"log.jsonl"}));
  BOOST_TEST((bytes_in(path_of("New") / "log.jsonl") == whole));
  BOOST_TEST(contains(done({"campaign", "flatten", "New"}).out, "already"));
  is_sound("New");
  BOOST_TEST(contains(shown("New"), "17/22"));
}

BOOST_FIXTURE_TEST_CASE(one_that_is_played_is_copied, long_road) {
  const auto playing = start({"exec", "--campaign", "Old", "-"});
  playing->write("damage to: zombie-1 amount: 2\n");
  (void)playing->read_until("zombie-1");
  (void)done({"campaign", "fork", "Late", "--campaign", "Old"});
  BOOST_TEST((log_files_of("Late") == std::set<std::string>{"log.jsonl"}));
  BOOST_TEST(contains(shown("Late"), "20/22"));
  const auto refused = dnd({"campaign", "flatten", "Old"});
  BOOST_TEST(refused.code != 0);
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
