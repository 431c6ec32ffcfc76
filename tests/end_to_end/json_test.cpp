// What programs read: one JSON object a command, exit codes, and no colours where nobody looks.

#include "tests/support/dnd_program.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <sstream>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(json_suite)

namespace {

namespace dom = simdjson::dom;

bool has_escape(const finished& end) {
  return end.out.find('\x1b') != std::string::npos || end.err.find('\x1b') != std::string::npos;
}

BOOST_FIXTURE_TEST_CASE(an_accepted_command_gives_its_events, dnd_program) {
  const auto answers = say({"add zombie", "damage to: zombie-1 amount: 9 type: slashing"});
  const json_text answer(answers[1]);
  BOOST_TEST(answer.is_ok());
  BOOST_TEST(std::uint64_t((*answer)["seq"].at(0)) == 2U);
  BOOST_TEST(std::uint64_t((*answer)["seq"].at(1)) == 2U);
  BOOST_TEST(!std::string_view((*answer)["text"]).empty());
  const dom::element event = (*answer)["events"].at(0);
  BOOST_TEST(std::string_view(event["type"]) == "damage_dealt");
  BOOST_TEST(std::int64_t(event["hp"].at(0)) == 22);
  BOOST_TEST(std::int64_t(event["hp"].at(1)) == 13);
}

BOOST_FIXTURE_TEST_CASE(a_refused_command_gives_code_message_and_hint, dnd_program) {
  const auto end = dnd({"--json", "exec", "W/C", "damage to: zombie-1 amount: 9 type: slashing"});
  BOOST_TEST(end.code == 1);
  const json_text answer(end.out);
  BOOST_TEST(!answer.is_ok());
  BOOST_TEST(answer.error_code() == "unknown_creature");
  BOOST_TEST(!std::string_view((*answer)["error"]["message"]).empty());
  BOOST_TEST((*answer)["error"]["hint"].is_string());
}

BOOST_FIXTURE_TEST_CASE(campaign_show_has_the_shape_of_the_design, dnd_program) {
  (void)say({"session start The mill", "add zombie", "add commoner as: Vera", "encounter start",
             "condition add poisoned to: Vera"});
  const json_text shown(done({"--json", "campaign", "show", "W/C"}).out);
  BOOST_TEST(std::string_view((*shown)["world"]) == "W");
  BOOST_TEST(std::string_view((*shown)["campaign"]) == "C");
  BOOST_TEST(std::uint64_t((*shown)["seq"]) > 4U);
  BOOST_TEST(std::string_view((*shown)["state_hash"]).size() == 16U);
  BOOST_TEST(!(*shown)["session"].is_null());
  const dom::element fight = (*shown)["encounter"];
  BOOST_TEST(std::uint64_t(fight["round"]) == 1U);
  BOOST_TEST(fight["turn"].is_string());
  BOOST_TEST(dom::array(fight["order"]).size() == 2U);
  const dom::array creatures = (*shown)["creatures"];
  BOOST_REQUIRE(creatures.size() == 2U);
  for (const dom::element creature : creatures) {
    for (const auto* text : {"id", "name", "kind"}) BOOST_TEST(creature[text].is_string());
    for (const auto* number : {"hp", "max_hp", "temp_hp", "ac"})
      BOOST_TEST(creature[number].is_int64());
    BOOST_TEST(creature["conditions"].is_array());
  }
  BOOST_TEST(std::string_view(creatures.at(0)["conditions"].at(0)) == "poisoned");
}

BOOST_FIXTURE_TEST_CASE(campaign_show_goes_back_to_an_earlier_event, dnd_program) {
  (void)say({"add zombie", "damage to: zombie-1 amount: 9 type: slashing"});
  const json_text shown(done({"--json", "campaign", "show", "W/C", "--at", "1"}).out);
  BOOST_TEST(std::int64_t((*shown)["creatures"].at(0)["hp"]) == 22);
  BOOST_TEST(dnd({"--json", "campaign", "show", "W/C", "--at", "9"}).code == 1);
}

BOOST_FIXTURE_TEST_CASE(every_command_answers_in_json, dnd_program) {
  (void)say({"session start", "add zombie", "session end"});
  const std::vector<std::vector<std::string>> all{
      {"campaign", "list"},       {"campaign", "load", "W/C"},
      {"campaign", "log", "W/C"}, {"world", "list"},
      {"world", "show", "W"},     {"session", "list"},
      {"world", "create", "V"},   {"--world", "V", "campaign", "create", "D"}};
  for (auto words : all) {
    BOOST_TEST_CONTEXT(words[1]) {
      words.insert(words.begin(), "--json");
      const auto end = done(words);
      (void)json_text(end.out);
      BOOST_TEST(end.err == "");
    }
  }
}

BOOST_FIXTURE_TEST_CASE(events_of_the_log_are_those_on_disk, dnd_program) {
  (void)say({"add zombie", "damage to: zombie-1 amount: 9 type: slashing"});
  const json_text log(done({"--json", "campaign", "log", "W/C"}).out);
  BOOST_TEST(dom::array(*log).size() == 2U);
  BOOST_TEST(std::string_view((*log).at(1)["command"]) ==
             "damage to: zombie-1 amount: 9 type: slashing");
  const json_text last(done({"--json", "campaign", "log", "W/C", "--last", "1"}).out);
  BOOST_TEST(dom::array(*last).size() == 1U);
  const json_text wounds(done({"--json", "campaign", "log", "--type", "damage_dealt"}).out);
  BOOST_TEST(dom::array(*wounds).size() == 1U);
}

BOOST_FIXTURE_TEST_CASE(the_last_commands_of_the_log_are_its_last_lines, dnd_program) {
  (void)say({"add zombie", "encounter start", "note x", "encounter end", "note y"});
  // Of each command, all that stands in the log for it.
  std::vector<std::string> commands;
  std::istringstream log(bytes("log.jsonl"));
  for (std::string line; std::getline(log, line);) {
    if (line.find("\"command\":") != std::string::npos) commands.emplace_back();
    commands.back() += "," + line + "\n";
  }
  BOOST_REQUIRE(commands.size() == 5U);
  for (std::size_t count = 1; count <= commands.size() + 1; ++count) {
    std::string wanted;
    for (auto i = commands.size() - std::min(count, commands.size()); i < commands.size(); ++i)
      wanted += commands[i];
    wanted[0] = '[';
    const auto end = done({"--json", "campaign", "log", "W/C", "--last", std::to_string(count)});
    BOOST_TEST(end.out == wanted + "]\n");
  }
}

/// What the README adds up.
std::int64_t damage_of(const dnd_program& program, const std::vector<std::string>& more = {}) {
  std::vector<std::string> words{"--json", "campaign", "log", "--type", "damage_dealt"};
  words.insert(words.end(), more.begin(), more.end());
  const json_text log(program.done(words).out);
  std::int64_t sum = 0;
  for (const dom::element each : dom::array(*log)) sum += std::int64_t(each["amount"]);
  return sum;
}

BOOST_FIXTURE_TEST_CASE(what_was_taken_back_does_not_count, dnd_program) {
  (void)say({"add zombie", "dmg zombie-1 5 fire", "dmg zombie-1 3 fire", "undo"});
  BOOST_TEST(damage_of(*this) == 5);
  BOOST_TEST(damage_of(*this, {"--undone"}) == 8);
  BOOST_TEST(damage_of(*this, {"--last", "1"}) == 5);
  (void)say({"redo"});
  BOOST_TEST(damage_of(*this) == 8);
  (void)say({"undo 2"});
  BOOST_TEST(damage_of(*this) == 0);
  (void)say({"encounter start", "dmg zombie-1 2", "encounter discard"});
  BOOST_TEST(damage_of(*this) == 0);
  (void)say({"undo"});
  BOOST_TEST(damage_of(*this) == 2);
}

BOOST_FIXTURE_TEST_CASE(the_whole_log_is_what_stands_on_disk_but_for_the_marks, dnd_program) {
  (void)say({"add zombie", "encounter start", "dmg zombie-1 5", "undo", "note x", "undo 2"});
  const std::string mark = ",\"undone\":true}";
  std::string stored;
  std::size_t marked = 0;
  for (std::string line : done({"--json", "campaign", "log", "W/C"}).lines()) {
    if (line == "]") continue;
    if (line.ends_with(mark)) {
      line.replace(line.size() - mark.size(), mark.size(), "}");
      ++marked;
    }
    stored += line.substr(1) + "\n";
  }
  BOOST_TEST(stored == bytes("log.jsonl"));
  // All but the zombie and the two undos.
  BOOST_TEST(marked == std::size_t(std::count(stored.begin(), stored.end(), '\n') - 3));
}

BOOST_FIXTURE_TEST_CASE(an_undo_says_what_it_took_back_and_where_the_game_stands, dnd_program) {
  const auto answers = say({"add zombie", "encounter start", "dmg zombie-1 5 fire", "undo", "redo",
                            "undo 2", "redo", "encounter end", "undo"});
  const auto text = [&](std::size_t i) {
    return std::string(std::string_view((*json_text(answers[i]))["text"]));
  };
  BOOST_TEST(text(3) == "Undone: 5 fire to zombie-1, event 7. zombie-1's turn again.");
  BOOST_TEST(text(4) == "Redone: 5 fire to zombie-1, event 7. zombie-1's turn again.");
  BOOST_TEST(text(5) ==
             "Undone: 5 fire to zombie-1, event 7.\n"
             "Undone: the start of encounter 1, events 2–6.\n"
             "There is no fight any more.");
  BOOST_TEST(text(6).ends_with("The fight is on again: zombie-1's turn."));
  BOOST_TEST(text(8).starts_with("Undone: the end of encounter 1, event"));
  const json_text two(answers[5]);
  const dom::element first = (*two)["undone"].at(0);
  BOOST_TEST(std::uint64_t(first["seq"].at(0)) == 2U);
  BOOST_TEST(std::uint64_t(first["seq"].at(1)) == 6U);
  BOOST_TEST(std::string_view(first["command"]) == "encounter start");
  BOOST_TEST(std::string_view(first["by"]) == "gm");
  BOOST_TEST((*two)["turn"].is_null());
  BOOST_TEST((*two)["encounter"].is_null());
  const json_text again(answers[6]);
  BOOST_TEST(dom::array((*again)["redone"]).size() == 2U);
  BOOST_TEST(std::string_view((*again)["turn"]) == "zombie-1");
  BOOST_TEST(std::uint64_t((*again)["encounter"]) == 1U);
}

BOOST_FIXTURE_TEST_CASE(more_than_a_handful_is_one_line_and_memory_is_not_the_limit, dnd_program) {
  // Further back than the program remembers, and it has been opened again.
  std::string script = "add zombie\n";
  for (int i = 0; i < 300; ++i) script += "note n" + std::to_string(i) + "\n";
  for (int i = 0; i < 290; ++i) script += "undo\n";
  (void)done({"repl", "W/C"}, script);
  const auto lines = done({"exec", "W/C", "undo 11"}).lines();
  BOOST_REQUIRE(lines.size() == 1U);
  BOOST_TEST(lines[0] ==
             "Undone: 11 commands, events 1–11: first the note \"n9\", last adding zombie-1. "
             "No fight is on.");
}

BOOST_FIXTURE_TEST_CASE(the_log_marks_what_was_taken_back_for_people_too, dnd_program) {
  (void)say({"note a", "note b", "undo"});
  for (const std::vector<std::string>& words : {std::vector<std::string>{"campaign", "log", "W/C"},
                                                {"campaign", "log", "W/C", "--last", "3"},
                                                {"exec", "W/C", "log 3"}}) {
    const auto lines = done(words).lines();
    BOOST_REQUIRE(lines.size() == 6U);
    BOOST_TEST(lines[0].ends_with("  gm: note a"));
    BOOST_TEST(lines[2].ends_with("  (undone)  gm: note b"));
    BOOST_TEST(lines[3] == "    ~ Note: b");
    BOOST_TEST(lines[5] == "      Undone: event 2.");
  }
  BOOST_TEST(done({"campaign", "log", "W/C", "--type", "note_added"}).lines().size() == 2U);
  BOOST_TEST(done({"campaign", "log", "W/C", "--by", "gm", "--undone"}).lines().size() == 6U);
}

BOOST_FIXTURE_TEST_CASE(the_last_events_of_a_long_log_cost_no_look_at_its_beginning, dnd_program) {
  std::string script;
  for (int i = 0; i < 400; ++i) script += "note " + std::string(3'500, 'n') + "\n";
  (void)done({"repl", "W/C"}, script);
  auto log = bytes("log.jsonl");
  BOOST_REQUIRE(has("snapshot.yaml") && log.size() > 1'200'000);
  // Whoever reads all of it finds this.
  log[30] ^= 1;
  put("log.jsonl", log);
  BOOST_TEST(dnd({"--json", "campaign", "log", "W/C"}).code == 3);
  const auto end = done({"--json", "campaign", "log", "W/C", "--last", "2"});
  const json_text last(end.out);
  BOOST_REQUIRE(dom::array(*last).size() == 2U);
  BOOST_TEST(std::uint64_t((*last).at(1)["seq"]) == 400U);
  BOOST_TEST(done({"campaign", "log", "W/C", "--last", "2"}).lines().size() >= 2U);
}

BOOST_FIXTURE_TEST_CASE(exit_codes_say_how_it_went, dnd_program) {
  BOOST_TEST(dnd({"exec", "W/C", "note one"}).code == 0);
  BOOST_TEST(dnd({"exec", "W/C", "fly"}).code == 1);
  BOOST_TEST(dnd({"exec", "W/C", "note one", "fly", "note two"}).code == 1);
  BOOST_TEST(dnd({"dance"}).code == 2);
  auto log = bytes("log.jsonl");
  log[log.size() / 8] ^= 1;
  put("log.jsonl", log);
  remove("snapshot.yaml");
  BOOST_TEST(dnd({"exec", "W/C", "note one"}).code == 3);
}

BOOST_FIXTURE_TEST_CASE(what_is_not_a_terminal_sees_no_colours, dnd_program) {
  (void)say({"add zombie"});
  for (const std::vector<std::string>& words :
       {std::vector<std::string>{"exec", "W/C", "status", "fly"},
        {"campaign", "show", "W/C"},
        {"help"},
        {"dance"}})
    BOOST_TEST(!has_escape(dnd(words)));
  BOOST_TEST(has_escape(dnd({"--color", "always", "exec", "W/C", "status"})));
  where.environment["NO_COLOR"] = "1";
  BOOST_TEST(!has_escape(dnd({"exec", "W/C", "status"})));
}

BOOST_FIXTURE_TEST_CASE(the_same_seed_rolls_the_same_dice, dnd_program) {
  const auto roll = [this](const std::string& seed) {
    const json_text answer(done({"--json", "--seed", seed, "exec", "W/C", "roll 10d20"}).out);
    return std::string(std::string_view((*answer)["text"]));
  };
  const auto first = roll("7");
  BOOST_TEST(roll("7") == first);
  BOOST_TEST(roll("8") != first);
}

BOOST_FIXTURE_TEST_CASE(version_and_help_need_nothing, dnd_program) {
  where.environment["DND_WORLDS_DIR"] = "/nonexistent";
  const auto version = done({"--version"});
  BOOST_TEST(version.out.starts_with("dnd "));
  BOOST_TEST(version.lines().size() == 1U);
  BOOST_TEST(done({"help"}).out.find("campaign") != std::string::npos);
  BOOST_TEST(done({"--help"}).out == done({"help"}).out);
  BOOST_TEST(done({"help", "attack"}).out.find("attack") != std::string::npos);
  BOOST_TEST(done({"exec", "--help"}).out == done({"help", "exec"}).out);
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
