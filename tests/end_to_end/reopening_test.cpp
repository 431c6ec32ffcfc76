// What this program is for: a wound is still there when the campaign is opened again, however the
// program ended and whatever became of everything but the log.

#include "tests/support/dnd_program.hpp"

#include <boost/test/unit_test.hpp>

#include <csignal>
#include <filesystem>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(reopening_suite)

namespace {

const std::string add = "add zombie";
const std::string wound = "damage to: zombie-1 amount: 9 type: slashing";

BOOST_FIXTURE_TEST_CASE(a_wound_is_there_when_the_campaign_is_opened_again, dnd_program) {
  (void)say({add, wound});
  BOOST_TEST(hp("zombie-1") == 13);
  (void)say({"note another day"});
  BOOST_TEST(hp("zombie-1") == 13);
}

BOOST_FIXTURE_TEST_CASE(a_wound_is_there_in_the_middle_of_a_fight, dnd_program) {
  (void)say({add, "encounter start", wound});
  BOOST_TEST(has("encounter.jsonl"));
  BOOST_TEST(hp("zombie-1") == 13);
  const json_text shown(done({"--json", "campaign", "show", "W/C"}).out);
  BOOST_TEST(std::uint64_t((*shown)["encounter"]["round"]) == 1U);
  // The fight goes on from there.
  (void)say({"damage to: zombie-1 amount: 1 type: slashing", "encounter end"});
  BOOST_TEST(hp("zombie-1") == 12);
}

BOOST_FIXTURE_TEST_CASE(a_wound_is_there_after_the_fight, dnd_program) {
  (void)say({add, "encounter start", wound, "encounter end"});
  BOOST_TEST(!has("encounter.jsonl"));
  BOOST_TEST(hp("zombie-1") == 13);
}

BOOST_FIXTURE_TEST_CASE(encounters_file_exists_only_during_a_fight_and_its_bytes_go_to_the_log,
                        dnd_program) {
  (void)say({add});
  const auto before = bytes("log.jsonl");
  BOOST_TEST(!has("encounter.jsonl"));
  (void)say({"encounter start", wound});
  const auto fight = bytes("encounter.jsonl");
  BOOST_TEST(!fight.empty());
  BOOST_TEST(bytes("log.jsonl") == before);
  (void)say({"encounter end"});
  BOOST_TEST(!has("encounter.jsonl"));
  BOOST_TEST(bytes("log.jsonl").starts_with(before + fight));
}

BOOST_FIXTURE_TEST_CASE(answered_commands_survive_a_kill_right_after_the_answer, dnd_program) {
  for (const bool in_a_fight : {false, true}) {
    const auto running = start({"--json", "repl", "W/C"});
    if (in_a_fight) {
      running->write("encounter start\n");
      BOOST_TEST(json_text(*running->read_line()).is_ok());
    } else {
      running->write(add + "\n");
      BOOST_TEST(json_text(*running->read_line()).is_ok());
    }
    running->write("damage to: zombie-1 amount: 4 type: slashing\n");
    BOOST_TEST(json_text(*running->read_line()).is_ok());
    running->signal(SIGKILL);
    BOOST_TEST(running->wait().signal == SIGKILL);
    BOOST_TEST(hp("zombie-1") == (in_a_fight ? 14 : 18));
  }
}

BOOST_FIXTURE_TEST_CASE(nothing_is_lost_with_the_snapshot, dnd_program) {
  (void)say({"session start", add, wound, "session save"});
  const auto hash = state_hash();
  BOOST_REQUIRE(has("snapshot.yaml"));
  remove("snapshot.yaml");
  BOOST_TEST(state_hash() == hash);
  BOOST_TEST(hp("zombie-1") == 13);
}

BOOST_FIXTURE_TEST_CASE(a_damaged_snapshot_is_only_a_warning, dnd_program) {
  (void)say({"session start", add, wound, "session save"});
  const auto hash = state_hash();
  const auto whole = bytes("snapshot.yaml");
  // After it there are only empty lines.
  const auto last = whole.find_last_not_of('\n');
  for (const std::size_t left :
       {std::size_t{0}, std::size_t{10}, whole.size() / 4, last / 2, last}) {
    put("snapshot.yaml", whole.substr(0, left));
    const auto asked = done({"exec", "W/C", "status"});
    BOOST_TEST(asked.err.find("snapshot") != std::string::npos);
    BOOST_TEST(state_hash() == hash);
    BOOST_TEST(hp("zombie-1") == 13);
  }
}

BOOST_FIXTURE_TEST_CASE(a_log_cut_anywhere_in_its_last_line_opens_without_that_command,
                        dnd_program) {
  (void)say({add, "note the door creaks", wound});
  const auto whole = bytes("log.jsonl");
  const auto last = whole.rfind('\n', whole.size() - 2) + 1;
  for (auto size = last; size < whole.size(); ++size) {
    std::filesystem::remove(file("snapshot.yaml"));
    std::filesystem::remove(file("log.jsonl.torn-3"));
    put("log.jsonl", whole.substr(0, size));
    const auto opened = dnd({"--json", "exec", "W/C", "status"});
    BOOST_REQUIRE_EQUAL(opened.code, 0);
    // Only the newline is missing: the command is whole, and is kept.
    const bool is_whole = size + 1 == whole.size();
    BOOST_REQUIRE(opened.out.find(is_whole ? "13/22" : "22/22") != std::string::npos);
    if (is_whole || size == last) continue;
    BOOST_REQUIRE_EQUAL(bytes("log.jsonl"), whole.substr(0, last));
    BOOST_REQUIRE_EQUAL(bytes("log.jsonl.torn-3"), whole.substr(last, size - last));
    BOOST_REQUIRE(opened.err.find(std::to_string(size - last) + " byte") != std::string::npos);
    BOOST_REQUIRE(opened.err.find("log.jsonl.torn-3") != std::string::npos);
  }
}

BOOST_FIXTURE_TEST_CASE(undo_works_after_opening_again_and_so_does_redo, dnd_program) {
  (void)say({add, wound});
  (void)say({"undo"});
  BOOST_TEST(hp("zombie-1") == 22);
  (void)say({"redo"});
  BOOST_TEST(hp("zombie-1") == 13);
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
