// What something else writes into the log of a campaign that is open, and cuts off it.

#include "tests/end_to_end/strange_folder.hpp"

#include <boost/test/unit_test.hpp>

#include <filesystem>
#include <fstream>
#include <string>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(foreign_writer_suite)

namespace {

// -- somebody else writes --------------------------------------------------

struct shared_folder : strange_folder {
  shared_folder() : running(start({"--json", "repl", "W/C"})) {}
  std::string say_one(const std::string& line) const {
    running->write(line + "\n");
    const auto answer = running->read_line();
    BOOST_REQUIRE_MESSAGE(answer, "no answer to " << line);
    return *answer;
  }
  void is_refused(const std::string& line) const {
    const auto answer = say_one(line);
    BOOST_TEST(json_text(answer).error_code() == "poisoned", answer);
    BOOST_TEST(answer.find("while it was open") != std::string::npos, answer);
  }
  std::unique_ptr<process> running;
};

BOOST_FIXTURE_TEST_CASE(bytes_that_something_else_writes_are_noticed_before_the_next_answer,
                        shared_folder) {
  BOOST_TEST(json_text(say_one("note mine")).is_ok());
  const auto mine = bytes("log.jsonl");
  std::ofstream(file("log.jsonl"), std::ios::app) << "<<<<<<< theirs\n";
  is_refused("note refused");
  is_refused("note refused too");
  const auto damaged = say_one("reopen");
  BOOST_TEST(json_text(damaged).error_code() == "corrupt", damaged);
  BOOST_TEST(damaged.find("<<<<<<< theirs") != std::string::npos, damaged);
  put("log.jsonl", mine);
  BOOST_TEST(json_text(say_one("reopen")).is_ok());
  BOOST_TEST(json_text(say_one("note goes on")).is_ok());
  BOOST_TEST(running->wait().code == 3);
  BOOST_TEST(done({"campaign", "verify", "W/C"}).out.find("Sound") != std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(a_log_that_something_else_cuts_is_noticed_before_the_next_answer,
                        shared_folder) {
  BOOST_TEST(json_text(say_one("note mine")).is_ok());
  std::filesystem::resize_file(file("log.jsonl"),
                               std::filesystem::file_size(file("log.jsonl")) - 5);
  is_refused("note refused");
  BOOST_TEST(!json_text(say_one("reopen")).is_ok());
}

BOOST_FIXTURE_TEST_CASE(bytes_in_the_log_are_noticed_when_a_fight_ends, shared_folder) {
  BOOST_TEST(json_text(say_one("add goblin")).is_ok());
  BOOST_TEST(json_text(say_one("encounter start")).is_ok());
  const auto mine = bytes("log.jsonl");
  std::ofstream(file("log.jsonl"), std::ios::app) << "theirs\n";
  BOOST_TEST(json_text(say_one("note in the fight")).is_ok());
  is_refused("encounter end");
  put("log.jsonl", mine);
  BOOST_TEST(json_text(say_one("reopen")).is_ok());
  const auto log = bytes("log.jsonl") + bytes("encounter.jsonl");
  BOOST_TEST(log.find("note in the fight") != std::string::npos);
  (void)running->wait();
  BOOST_TEST(done({"campaign", "verify", "W/C"}).out.find("Sound") != std::string::npos);
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
