// The disk fails under the real program: full, gone, or saying errors. What was answered is there,
// whoever plays gets an error at once, and `reopen` goes on in the same run when the cause is gone.

#include "tests/support/dnd_program.hpp"

#include <boost/test/unit_test.hpp>

#include <filesystem>
#include <sys/resource.h>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(disk_failure_suite)

namespace {

namespace fs = std::filesystem;

/// No file of the process may grow past this: what a full disk looks like to a program. The limit
/// can be raised again, so there is room again.
void limit_files(const process& running, rlim_t bytes) {
  const rlimit limit{bytes, RLIM_INFINITY};
  BOOST_REQUIRE(::prlimit(running.pid(), RLIMIT_FSIZE, &limit, nullptr) == 0);
}

std::string note(std::size_t number) {
  return "note number " + std::to_string(number) + " is long enough to fill a page before long";
}

struct player : dnd_program {
  player() : running(start({"--json", "repl", "W/C"})) {}
  std::string say(const std::string& line) {
    running->write(line + "\n");
    const auto answer = running->read_line();
    BOOST_REQUIRE_MESSAGE(answer, "no answer to " << line);
    return *answer;
  }
  /// Everything that was accepted is in the log, once and in order.
  void check_log() const {
    const auto log = bytes("log.jsonl") + bytes("encounter.jsonl");
    std::size_t at = 0;
    for (const auto& each : accepted) {
      at = log.find("\"command\":\"" + each + "\"", at);
      BOOST_REQUIRE_MESSAGE(at != std::string::npos, "lost: " << each);
      ++at;
    }
    BOOST_TEST(done({"campaign", "verify", "W/C"}).out.find("Sound") != std::string::npos);
  }

  std::unique_ptr<process> running;
  std::vector<std::string> accepted;
};

BOOST_FIXTURE_TEST_CASE(full_disk_is_reported_at_once_and_reopen_goes_on_when_there_is_room,
                        player) {
  for (int round = 0; round < 3; ++round) {
    BOOST_TEST(json_text(say("note begin")).is_ok());
    limit_files(*running, fs::file_size(file("log.jsonl")) + 5'000);
    std::string answer;
    for (std::size_t i = 0; i < 100; ++i) {
      answer = say(note(i));
      if (!json_text(answer).is_ok()) break;
      accepted.push_back(note(i));
    }
    BOOST_TEST(json_text(answer).error_code() == "poisoned", answer);
    BOOST_TEST(answer.find("cannot write") != std::string::npos);
    BOOST_TEST(answer.find("reopen") != std::string::npos);
    // Nothing more is accepted, and looking is possible.
    BOOST_TEST(!json_text(say("note refused")).is_ok());
    BOOST_TEST(json_text(say("status")).is_ok());
    limit_files(*running, RLIM_INFINITY);
    BOOST_TEST(!json_text(say("note still refused")).is_ok());
    const auto opened = say("reopen");
    BOOST_TEST(json_text(opened).is_ok(), opened);
    BOOST_TEST(opened.find("Open again, at event") != std::string::npos);
  }
  BOOST_TEST(accepted.size() > 30U);
  BOOST_TEST(json_text(say("note end")).is_ok());
  BOOST_TEST(running->wait().code == 1);
  check_log();
}

BOOST_FIXTURE_TEST_CASE(full_disk_in_the_middle_of_a_fight_costs_nothing_that_was_answered,
                        player) {
  BOOST_TEST(json_text(say("add zombie")).is_ok());
  BOOST_TEST(json_text(say("encounter start")).is_ok());
  limit_files(*running, 6'000);
  for (std::size_t i = 0; i < 100; ++i) {
    if (!json_text(say(note(i))).is_ok()) break;
    accepted.push_back(note(i));
  }
  // Still no room: what recovery has to write, it cannot.
  BOOST_TEST(accepted.size() < 100U);
  limit_files(*running, RLIM_INFINITY);
  BOOST_TEST(json_text(say("reopen")).is_ok());
  BOOST_TEST(json_text(say("encounter end")).is_ok());
  BOOST_TEST(running->wait().code == 1);
  check_log();
}

BOOST_FIXTURE_TEST_CASE(campaign_that_is_removed_is_noticed_and_goes_on_when_it_is_back, player) {
  BOOST_TEST(json_text(say("note one")).is_ok());
  accepted.emplace_back("note one");
  const auto kept = root / "kept";
  fs::copy(directory, kept, fs::copy_options::recursive);
  fs::remove_all(directory);
  const auto answer = say("note into nowhere");
  BOOST_TEST(!json_text(answer).is_ok());
  BOOST_TEST(answer.find("removed while it was open") != std::string::npos, answer);
  const auto missing = say("reopen");
  BOOST_TEST(!json_text(missing).is_ok(), missing);
  BOOST_TEST(!json_text(say("note nowhere")).is_ok());
  fs::rename(kept, directory);
  const auto opened = say("reopen");
  BOOST_TEST(json_text(opened).is_ok(), opened);
  BOOST_TEST(json_text(say("note two")).is_ok());
  accepted.emplace_back("note two");
  BOOST_TEST(running->wait().code == 1);
  check_log();
  BOOST_TEST(bytes("log.jsonl").find("nowhere") == std::string::npos);
}

/// The real program under strace, which makes a system call on the log fail.
struct traced : dnd_program {
  // Calls are counted by thread, so there is one that writes.
  traced() { where.environment["DND_LOG_WRITERS"] = "1"; }
  finished play(const std::string& fault) {
    const std::string strace = "/usr/bin/strace";
    BOOST_REQUIRE_MESSAGE(fs::exists(strace), "this test needs the package strace");
    std::string script;
    for (std::size_t i = 0; i < 4; ++i) script += note(i) + "\nstatus\n";
    return run({strace, "-f", "-o", root / "trace", "-P", file("log.jsonl"), "-e",
                "inject=" + fault, dnd_binary(), "--json", "repl", "W/C"},
               where, script + "reopen\n" + note(4) + "\nreopen\n" + note(5) + "\n");
  }
};

BOOST_FIXTURE_TEST_CASE(error_of_the_kernel_at_each_call_is_reported_and_made_up_for, traced) {
  std::size_t failures = 0;
  for (const std::string fault :
       {"write:error=ENOSPC", "write:error=EDQUOT", "write:error=EIO", "write:error=EROFS",
        "fdatasync:error=EIO", "fdatasync:error=ENOSPC"})
    for (int at = 1; at <= 2; ++at) {
      const auto before = bytes("log.jsonl");
      // Calls are counted by thread: the first sync of each may be that of an open.
      const int call = fault.starts_with("fdatasync") ? 2 : at;
      const auto end = play(fault + ":when=" + std::to_string(call));
      const auto lines = end.lines();
      BOOST_REQUIRE_MESSAGE(lines.size() == 12U, fault << at << ": " << end.out << end.err);
      const auto log = bytes("log.jsonl");
      BOOST_TEST(log.starts_with(before));
      std::size_t found = before.size();
      const std::size_t answers[] = {0, 2, 4, 6, 9, 11};
      bool failed = false;
      for (std::size_t i = 0; i < std::size(answers); ++i) {
        if (!json_text(lines[answers[i]]).is_ok()) {
          failed = true;
          continue;
        }
        found = log.find(note(i), found);
        BOOST_REQUIRE_MESSAGE(found != std::string::npos, fault << " lost " << note(i));
      }
      failures += failed ? 1U : 0U;
      // The fault comes once: after the second `reopen` all is well.
      BOOST_TEST(json_text(lines[10]).is_ok(), lines[10]);
      BOOST_TEST(json_text(lines[11]).is_ok(), lines[11]);
      BOOST_TEST(done({"campaign", "verify", "W/C"}).out.find("Sound") != std::string::npos);
    }
  BOOST_TEST(failures >= 10U);
}

BOOST_FIXTURE_TEST_CASE(interrupted_call_is_made_again, traced) {
  for (const std::string call : {"write", "fdatasync"}) {
    const auto end = play(call + ":error=EINTR:when=1+2");
    BOOST_TEST(end.code == 0);
    for (const auto& line : end.lines()) BOOST_TEST(json_text(line).is_ok(), line);
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
