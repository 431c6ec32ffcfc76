// The demo of a cluster, as `./dnd cluster demo` runs it: it says what it does and what comes of
// it, and leaves nothing behind, also when it is interrupted.

#include "tests/support/dnd_program.hpp"

#include <boost/test/unit_test.hpp>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(demo_suite)

namespace {

constexpr int seconds_to_end = 120;

/// A folder for temporary files of its own: whatever stays of a demo stays there.
struct demo : dnd_program {
  demo() {
    where.environment["TMPDIR"] = root / "tmp";
    BOOST_REQUIRE(std::filesystem::create_directory(root / "tmp"));
    // A server's user has to get there.
    namespace fs = std::filesystem;
    fs::permissions(root.path(), fs::perms::others_exec | fs::perms::group_exec,
                    fs::perm_options::add);
    fs::permissions(root / "tmp", fs::perms::others_exec | fs::perms::group_exec,
                    fs::perm_options::add);
  }

  [[nodiscard]] std::unique_ptr<process> begin() const {
    return std::make_unique<process>(
        std::vector<std::string>{"/bin/bash", DND_SOURCE_DIR "/share/cluster_demo.bash",
                                 dnd_binary()},
        where);
  }
  /// Neither files nor processes that have to do with its folder.
  void nothing_may_be_left() const {
    namespace fs = std::filesystem;
    BOOST_TEST(fs::is_empty(root / "tmp"));
    for (const auto& each : fs::directory_iterator("/proc")) {
      std::ifstream in(each.path() / "cmdline", std::ios::binary);
      const std::string words{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
      BOOST_TEST(words.find(root / "tmp") == std::string::npos, words);
    }
  }
};

}  // namespace

BOOST_FIXTURE_TEST_CASE(it_says_what_it_does_and_what_comes_of_it, demo) {
  const auto running = begin();
  const auto end = running->wait_for_end(seconds_to_end);
  BOOST_TEST(end.code == 0, end.out << end.err);
  BOOST_TEST(end.err == "");
  for (const std::string_view said :
       {"n1 is the primary", "zombie-1 22 → 13 hp", "kill -9 of host ", "has taken over",
        "kill -9 of the primary, n1", " is the primary, and ", "13/22", "is in the log once",
        "Sound: \"The Cellar\""})
    BOOST_TEST(end.out.find(said) != std::string::npos, said << ": " << end.out);
  nothing_may_be_left();
}

BOOST_FIXTURE_TEST_CASE(what_is_interrupted_leaves_nothing_behind, demo) {
  for (const auto& [which, where_it_is, code] :
       {std::tuple(SIGINT, "3. A fight", 130), std::tuple(SIGTERM, "1. The servers", 143)}) {
    const auto running = begin();
    (void)running->read_until(where_it_is);
    running->signal(which);
    const auto end = running->wait_for_end(seconds_to_end);
    BOOST_TEST(end.code == code, end.out << end.err);
    nothing_may_be_left();
  }
}

BOOST_FIXTURE_TEST_CASE(what_cannot_begin_says_why, demo) {
  const auto end =
      run({"/bin/bash", DND_SOURCE_DIR "/share/cluster_demo.bash", "/nowhere/dnd"}, where);
  BOOST_TEST(end.code == 1);
  BOOST_TEST(end.err.find("/nowhere/dnd") != std::string::npos, end.err);
  nothing_may_be_left();
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
