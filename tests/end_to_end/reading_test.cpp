// Looking changes nothing (promise 30): what the kernel sees of the commands that only read.

#include "tests/support/dnd_program.hpp"

#include <boost/test/unit_test.hpp>

#include <filesystem>
#include <sstream>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(reading_suite)

namespace {

const std::string strace = "/usr/bin/strace";
/// Every call that makes, changes or removes a name or opens a file.
const std::string calls =
    "trace=open,openat,creat,truncate,ftruncate,unlink,unlinkat,rename,renameat,renameat2,mkdir,"
    "mkdirat,rmdir,link,linkat,symlink,symlinkat,chmod,fchmodat";

/// The first call that could change a file, or nothing.
std::string first_change(const std::string& trace) {
  std::istringstream lines(trace);
  for (std::string line; std::getline(lines, line);) {
    if (line.find('(') == std::string::npos) continue;
    const bool opens =
        line.find(" open(") != std::string::npos || line.find(" openat(") != std::string::npos;
    if (opens && line.find("O_WRONLY") == std::string::npos &&
        line.find("O_RDWR") == std::string::npos && line.find("O_CREAT") == std::string::npos)
      continue;
    if (line.find("\"/dev/") != std::string::npos) continue;
    return line;
  }
  return {};
}

struct traced : dnd_program {
  /// The trace of a run.
  std::string trace_of(std::vector<std::string> words) {
    BOOST_REQUIRE_MESSAGE(std::filesystem::exists(strace), "strace is not installed");
    const auto to = root / "trace";
    std::vector<std::string> all{strace, "-f", "-o", to, "-e", calls, dnd_binary()};
    all.insert(all.end(), words.begin(), words.end());
    (void)run(all, where);
    auto trace = root.read("trace");
    BOOST_REQUIRE(trace.find("openat(") != std::string::npos);
    return trace;
  }
};

BOOST_FIXTURE_TEST_CASE(verify_show_and_log_open_nothing_for_writing, traced) {
  (void)say({"session start", "add zombie", "encounter start", "turn", "session save"});
  const auto whole = bytes("log.jsonl");
  // Sound, in a fight; then with a torn tail, which only an open for playing may put in order.
  for (const bool torn : {false, true}) {
    if (torn) put("encounter.jsonl", bytes("encounter.jsonl") + "{\"seq\":");
    const auto fight = bytes("encounter.jsonl");
    const std::vector<std::vector<std::string>> readers{
        {"campaign", "verify", "W/C"}, {"campaign", "show", "W/C"},
        {"campaign", "log", "W/C"},    {"campaign", "show", "W/C", "--at", "2"},
        {"campaign", "list"},          {"session", "list", "W/C"}};
    for (const auto& words : readers) {
      BOOST_TEST_CONTEXT(words[0] << " " << words[1]) {
        BOOST_TEST(first_change(trace_of(words)) == "");
        BOOST_TEST((bytes("log.jsonl") == whole));
        BOOST_TEST((bytes("encounter.jsonl") == fight));
      }
    }
  }
}

// The test above proves nothing if it cannot see a change.
BOOST_FIXTURE_TEST_CASE(a_command_that_plays_is_seen_to_write, traced) {
  BOOST_TEST(first_change(trace_of({"exec", "W/C", "note one"})) != "");
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
