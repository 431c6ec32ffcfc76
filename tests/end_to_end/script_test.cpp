// Scripts through pipes: answers in order, few syncs, and clean ends.

#include "tests/support/dnd_program.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <sstream>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(script_suite)

namespace {

std::string script_of_notes(int count) {
  std::string script;
  for (int i = 0; i < count; ++i) script += "note number " + std::to_string(i) + "\n";
  return script;
}

/// Calls of one system call in the summary of `strace -c`.
long calls_in(const std::string& summary, std::string_view name) {
  std::istringstream lines(summary);
  for (std::string line; std::getline(lines, line);) {
    if (!line.ends_with(" " + std::string(name))) continue;
    std::istringstream columns(line);
    std::string share, seconds, each;
    long calls = 0;
    columns >> share >> seconds >> each >> calls;
    return calls;
  }
  return 0;
}

BOOST_FIXTURE_TEST_CASE(answers_come_in_the_order_of_the_script, dnd_program) {
  std::string script;
  for (int i = 0; i < 20; ++i) {
    script += "note number " + std::to_string(i) + "\n";
    if (i % 5 == 0) script += "fly\n";
  }
  const auto end = dnd({"--json", "repl", "W/C"}, script);
  BOOST_TEST(end.code == 1);
  const auto answers = end.lines();
  BOOST_REQUIRE(answers.size() == 24U);
  std::size_t at = 0;
  std::uint64_t seq = 0;
  for (int i = 0; i < 20; ++i) {
    const json_text answer(answers[at++]);
    BOOST_TEST(answer.is_ok());
    BOOST_TEST(std::uint64_t((*answer)["seq"].at(0)) == ++seq);
    if (i % 5 == 0) BOOST_TEST(json_text(answers[at++]).error_code() == "unknown_verb");
  }
}

// What the engine counts is tested with it; this is what the kernel sees.
BOOST_FIXTURE_TEST_CASE(two_hundred_commands_at_once_need_fewer_syncs_than_commands, dnd_program) {
  const std::string strace = "/usr/bin/strace";
  BOOST_REQUIRE_MESSAGE(std::filesystem::exists(strace), "strace is not installed");
  put("script", script_of_notes(200));
  const auto end = run({strace, "-f", "-c", "-e", "trace=fdatasync,fsync", "-o", file("summary"),
                        dnd_binary(), "--json", "repl", "W/C"},
                       where, bytes("script"));
  BOOST_TEST(end.code == 0);
  BOOST_TEST(end.lines().size() == 200U);
  const auto calls = calls_in(bytes("summary"), "fdatasync") + calls_in(bytes("summary"), "fsync");
  BOOST_TEST(calls > 0);
  BOOST_TEST(calls < 100);
}

BOOST_FIXTURE_TEST_CASE(comments_and_empty_lines_are_no_commands, dnd_program) {
  const auto end = dnd({"--json", "repl", "W/C"}, "# a comment\n\n   \nnote one # why\n");
  BOOST_TEST(end.code == 0);
  BOOST_TEST(end.lines().size() == 1U);
}

BOOST_FIXTURE_TEST_CASE(a_campaign_goes_before_a_short_command, dnd_program) {
  (void)done({"campaign", "create", "A New Hope", "--world", "W"});
  BOOST_TEST(done({"exec", "A New Hope", "note here"}).out.find("here") != std::string::npos);
  BOOST_TEST(done({"exec", "--campaign", "W/C", "2d6 # luck"}).out.find("luck") !=
             std::string::npos);
  BOOST_TEST(done({"exec", "W/C", "note there", "?"}).out.find("In short") == std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(an_empty_line_ends_no_turn_in_a_script, dnd_program) {
  const auto end = dnd({"repl", "W/C"}, "add zombie\nadd goblin\nstart\n\n\n\n");
  BOOST_TEST(end.code == 0);
  BOOST_TEST(end.out.find("turn ends") == std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(the_last_line_needs_no_newline, dnd_program) {
  BOOST_TEST(dnd({"--json", "repl", "W/C"}, "note one\nnote two").lines().size() == 2U);
}

BOOST_FIXTURE_TEST_CASE(a_refused_line_is_reported_with_its_number, dnd_program) {
  const auto end = dnd({"repl", "W/C"}, "note one\nfly\nnote two\n");
  BOOST_TEST(end.code == 1);
  BOOST_TEST(end.err.find("Line 2") != std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(a_program_that_is_told_to_stop_keeps_what_it_answered, dnd_program) {
  const auto running = start({"--json", "repl", "W/C"});
  running->write("add zombie\ndamage to: zombie-1 amount: 9 type: slashing\n");
  BOOST_REQUIRE(running->read_line());
  BOOST_REQUIRE(running->read_line());
  running->signal(SIGTERM);
  const auto end = running->wait();
  BOOST_TEST(end.signal == 0);
  BOOST_TEST(end.code == 0);
  BOOST_TEST(hp("zombie-1") == 13);
}

BOOST_FIXTURE_TEST_CASE(a_reader_that_goes_away_ends_the_script_quietly, dnd_program) {
  const auto running = start({"--json", "repl", "W/C"});
  running->write("note one\n");
  BOOST_REQUIRE(running->read_line());
  running->close_output();
  // Answers have nowhere to go: the program ends although there is more to do.
  running->write(script_of_notes(5'000));
  const auto end = running->wait();
  BOOST_TEST((end.code == 141 || end.signal == SIGPIPE));
  BOOST_TEST(end.err == "");
  (void)say({"note still fine"});
}

BOOST_FIXTURE_TEST_CASE(a_second_writer_is_refused_with_the_holders_pid, dnd_program) {
  (void)say({"add zombie"});
  const auto running = start({"--json", "repl", "W/C"});
  running->write("note one\n");
  BOOST_REQUIRE(running->read_line());
  const auto second = dnd({"exec", "W/C", "note two"});
  BOOST_TEST(second.code == 1);
  BOOST_TEST(second.out == "");
  BOOST_TEST(second.err.find(std::to_string(running->pid())) != std::string::npos);
  BOOST_TEST(second.err.find("C") != std::string::npos);
  // Who only looks needs no lock.
  BOOST_TEST(dnd({"campaign", "show", "W/C"}).code == 0);
  BOOST_TEST(dnd({"campaign", "list"}).code == 0);
  const auto log = dnd({"--json", "campaign", "log", "W/C"});
  BOOST_TEST(log.code == 0);
  BOOST_TEST(log.out.find("note one") != std::string::npos);
  running->write("note three\n");
  BOOST_TEST(json_text(*running->read_line()).is_ok());
  BOOST_TEST(running->wait().code == 0);
  (void)say({"note four"});
}

BOOST_FIXTURE_TEST_CASE(a_lock_is_free_when_its_holder_was_killed, dnd_program) {
  const auto running = start({"--json", "repl", "W/C"});
  running->write("note one\n");
  BOOST_REQUIRE(running->read_line());
  running->signal(SIGKILL);
  (void)running->wait();
  (void)say({"note two"});
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
