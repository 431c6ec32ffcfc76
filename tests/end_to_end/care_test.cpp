// Looking after a campaign with the real program: verify, repair, reseal. Nothing happens unasked,
// nothing is overwritten, and the exit code says how it went.

#include "tests/support/dnd_program.hpp"

#include <boost/test/unit_test.hpp>

namespace dnd::test {
namespace care_suite {
namespace {

struct cared_campaign : dnd_program {
  cared_campaign() {
    (void)say({"session start A", "add zombie", "note one", "note two"});
    remove("snapshot.yaml");
    log = bytes("log.jsonl");
    damaged = log;
    damaged.replace(damaged.find("\"text\":\"one\""), 12, "\"text\":\"own\"");
  }

  void is_as_damaged() const {
    BOOST_TEST(bytes("log.jsonl") == damaged);
    BOOST_TEST(!has("log.jsonl.damaged-3"));
    BOOST_TEST(!has("log.jsonl.edited-3"));
  }

  /// Answers the question of a command on a terminal.
  [[nodiscard]] finished answered(std::vector<std::string> words, const std::string& answer) const {
    words.insert(words.begin(), {"--color", "never"});
    process running(words_of(std::move(words)), where, process::terminal::pseudo);
    const auto question = running.read_until("[y/N]");
    running.write(answer + "\n");
    auto end = running.wait();
    end.out = question + end.out;
    return end;
  }

  std::string log;
  std::string damaged;
};

bool holds(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace
}  // namespace care_suite

BOOST_FIXTURE_TEST_SUITE(care_suite, care_suite::cared_campaign)

BOOST_AUTO_TEST_CASE(a_sound_campaign_is_left_alone) {
  const auto end = done({"campaign", "repair", "W/C"});
  BOOST_TEST(holds(end.out, "Sound"), end.out);
  BOOST_TEST(done({"campaign", "reseal", "W/C", "--from", "1"}).out ==
             "All sums of \"C\" fit. Nothing was changed.\n");
  BOOST_TEST(holds(done({"--json", "campaign", "repair", "W/C"}).out, "\"sound\":true"));
  BOOST_TEST(bytes("log.jsonl") == log);
}

BOOST_AUTO_TEST_CASE(nothing_is_repaired_when_nobody_can_be_asked) {
  put("log.jsonl", damaged);
  const auto end = dnd({"campaign", "repair", "W/C"});
  BOOST_TEST(end.code == 1);
  BOOST_TEST(holds(end.out, "line 3"), end.out);
  BOOST_TEST(holds(end.out, "Keeps  events 1 to 2: 2 commands, 1 session"), end.out);
  BOOST_TEST(holds(end.out, "Drops  events 3 to 4: 2 commands"), end.out);
  BOOST_TEST(holds(end.err, "--yes"), end.err);
  const auto json = dnd({"--json", "campaign", "repair", "W/C"});
  BOOST_TEST(json.code == 1);
  BOOST_TEST(holds(json.out, "\"repaired\":false"), json.out);
  is_as_damaged();
  BOOST_TEST(dnd({"campaign", "reseal", "W/C", "--from", "3"}).code == 1);
  BOOST_TEST(dnd({"campaign", "reseal", "W/C"}).code == 2);
  is_as_damaged();
}

BOOST_AUTO_TEST_CASE(a_repair_that_is_agreed_to_keeps_what_is_proven_and_the_damage) {
  put("log.jsonl", damaged);
  BOOST_TEST(dnd({"exec", "W/C", "status"}).code == 3);
  const auto refused = answered({"campaign", "repair", "W/C"}, "n");
  BOOST_TEST(refused.code == 1);
  is_as_damaged();
  const auto end = answered({"campaign", "repair", "W/C"}, "y");
  BOOST_TEST(end.code == 0);
  BOOST_TEST(holds(end.out, "Repaired: \"C\" has 2 events."), end.out);
  BOOST_TEST(bytes("log.jsonl.damaged-3") == damaged);
  BOOST_TEST(bytes("log.jsonl") == log.substr(0, bytes("log.jsonl").size()));
  BOOST_TEST(dnd({"campaign", "verify", "W/C"}).code == 0);
  (void)say({"note three"});
}

BOOST_AUTO_TEST_CASE(a_repair_without_a_question_answers_in_json) {
  put("log.jsonl", damaged);
  const auto end = done({"--json", "campaign", "repair", "W/C", "--yes"});
  const json_text answer(end.out);
  BOOST_TEST((*answer)["repaired"].get_bool().value());
  BOOST_TEST((*answer)["keeps"]["events"].get_int64().value() == 2);
  BOOST_TEST((*answer)["drops"]["events"].get_int64().value() == 2);
  BOOST_TEST((*answer)["originals"].get_array().value().size() == 1U);
}

BOOST_AUTO_TEST_CASE(going_back_on_purpose_is_possible_and_opens) {
  const auto middle = dnd({"campaign", "repair", "W/C", "--truncate-at", "9", "--yes"});
  BOOST_TEST(middle.code == 1);
  BOOST_TEST(holds(middle.err, "Choose a number from 0 to 4."), middle.err);
  (void)done({"campaign", "repair", "W/C", "--truncate-at", "3", "--yes"});
  BOOST_TEST(bytes("log.jsonl.damaged-4") == log);
  BOOST_TEST(hp("zombie-1") == 22);
  BOOST_TEST(holds(done({"campaign", "log", "W/C"}).out, "note one"));
  BOOST_TEST(!holds(done({"campaign", "log", "W/C"}).out, "note two"));
}

BOOST_AUTO_TEST_CASE(an_edit_that_was_meant_is_shown_line_by_line_and_sealed) {
  put("log.jsonl", damaged);
  put("log.jsonl.bak", log);
  const auto end = answered({"campaign", "reseal", "W/C", "--from", "3"}, "yes");
  BOOST_TEST(end.code == 0);
  BOOST_TEST(holds(end.out, "\"text\":\"one\""), end.out);
  BOOST_TEST(holds(end.out, "\"text\":\"own\""), end.out);
  BOOST_TEST(bytes("log.jsonl.edited-3") == damaged);
  BOOST_TEST(dnd({"campaign", "verify", "W/C"}).code == 0);
  BOOST_TEST(hp("zombie-1") == 22);
  (void)say({"note three"});
}

BOOST_AUTO_TEST_CASE(a_campaign_that_is_played_is_not_repaired_under_its_player) {
  const auto running = start({"--json", "repl", "W/C"});
  running->write("note three\n");
  (void)running->read_line();
  for (const std::string command : {"repair", "reseal"}) {
    std::vector<std::string> words{"campaign", command, "W/C", "--yes"};
    if (command == "reseal") words.insert(words.end(), {"--from", "1"});
    const auto end = dnd(words);
    BOOST_TEST(end.code == 1);
    BOOST_TEST(holds(end.err, "is open in process " + std::to_string(running->pid())), end.err);
  }
}

BOOST_AUTO_TEST_CASE(what_is_refused_names_the_commands_that_help) {
  put("log.jsonl", damaged);
  const auto end = dnd({"exec", "W/C", "status"});
  BOOST_TEST(end.code == 3);
  BOOST_TEST(holds(end.err, "dnd campaign verify"), end.err);
  BOOST_TEST(holds(end.err, "dnd campaign repair"), end.err);
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
