// Bad input: a clear word, the right exit code, and not a byte of the log changed.

#include "tests/support/dnd_program.hpp"

#include <boost/test/unit_test.hpp>

#include <filesystem>
#include <unistd.h>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(refusals_suite)

namespace {

/// A campaign with a zombie and a commoner in it.
struct played_program : dnd_program {
  played_program() {
    (void)say({"add zombie", "add commoner as: Vera"});
    log = bytes("log.jsonl");
  }
  /// Refused with this code, in text and as JSON, and nothing has changed.
  void refuses(const std::string& line, std::string_view code) const {
    BOOST_TEST_CONTEXT(line.substr(0, 80)) {
      const auto answer = dnd({"--json", "exec", "--campaign", "W/C", "--", line});
      BOOST_TEST(answer.code == 1);
      const json_text json(answer.out);
      BOOST_TEST(!json.is_ok());
      BOOST_TEST(json.error_code() == code);
      BOOST_TEST(!std::string_view((*json)["error"]["message"]).empty());
      BOOST_TEST(bytes("log.jsonl") == log);
    }
  }
  /// Fails with this exit code, says these words, and nothing has changed.
  void fails(std::vector<std::string> words, int code, const std::string& told) const {
    const auto end = dnd(std::move(words));
    BOOST_TEST(end.code == code);
    BOOST_TEST(end.out == "");
    BOOST_TEST(end.err.find(told) != std::string::npos, end.err << " does not say " << told);
    BOOST_TEST(bytes("log.jsonl") == log);
  }
  std::string log;
};

BOOST_FIXTURE_TEST_CASE(commands_that_mean_nothing_are_refused, played_program) {
  refuses("atack by: Vera with: club to: zombie-1", "unknown_verb");
  refuses("damage to: zombi-9 amount: 1 type: fire", "unknown_creature");
  refuses("attack by: Vera with: greatclub to: zombie-1", "unknown_action");
  refuses("damage to: zombie-1 amont: 1 type: fire", "unknown_label");
  refuses("condition add wobbly to: Vera", "unknown_condition");
  refuses("damage to: zombie-1 amount: 1 type: sadness", "unknown_damage_type");
  refuses("add zombei", "unknown_content");
}

BOOST_FIXTURE_TEST_CASE(dice_that_cannot_be_rolled_are_refused, played_program) {
  refuses("roll 2d", "bad_dice");
  refuses("roll d0", "bad_dice");
  refuses("roll 1001d6", "too_many_dice");
  refuses("roll 1d10001", "bad_dice");
  refuses("roll 2d6 rolled: 7,1", "bad_rolled");
  refuses("roll 2d6 rolled: 1,2,3", "bad_rolled");
}

BOOST_FIXTURE_TEST_CASE(lines_that_are_too_long_or_not_text_are_refused, played_program) {
  refuses("note " + std::string(4'096, 'x'), "command_too_long");
  refuses("note bad \xff byte", "unexpected_text");
  const auto end = dnd({"--json", "repl", "W/C"}, "note " + std::string(9'000, 'x') + "\nstatus\n");
  BOOST_TEST(end.code == 1);
  BOOST_REQUIRE(end.lines().size() == 2U);
  BOOST_TEST(json_text(end.lines()[0]).error_code() == "command_too_long");
  BOOST_TEST(json_text(end.lines()[1]).is_ok());
}

BOOST_FIXTURE_TEST_CASE(the_nearest_spelling_is_offered, played_program) {
  const auto end = dnd({"exec", "W/C", "atack by: Vera with: club to: zombie-1"});
  BOOST_TEST(end.code == 1);
  BOOST_TEST(end.err.find("attack") != std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(names_that_no_campaign_may_have_are_refused, played_program) {
  const std::vector<std::string> names{"",      "..",        ".",        ".hidden",
                                       "-dash", "a/b",       "monsters", std::string(101, 'x'),
                                       "a\nb",  "a\x1b[31mb"};
  for (const auto& name : names) {
    BOOST_TEST_CONTEXT(name) {
      const auto end = dnd({"--json", "campaign", "create", "--", name});
      BOOST_TEST(end.code != 0);
      BOOST_TEST(json_text(end.out).error_code() == "bad_name");
      BOOST_TEST(end.out.find('\x1b') == std::string::npos);
    }
  }
  BOOST_TEST(!std::filesystem::exists(root / "C"));
}

BOOST_FIXTURE_TEST_CASE(a_taken_name_and_a_missing_campaign_are_refused, played_program) {
  fails({"campaign", "create", "C"}, 1, "there is already a C");
  fails({"campaign", "create", "c"}, 1, "case");
  fails({"campaign", "load", "nowhere"}, 1, "nowhere");
  fails({"exec", "--campaign", "nowhere", "status"}, 1, "nowhere");
  fails({"--world", "nowhere", "campaign", "create", "D"}, 1, "nowhere");
}

BOOST_FIXTURE_TEST_CASE(wrong_usage_ends_with_two, played_program) {
  fails({"campain", "list"}, 2, "campaign");
  fails({"campaign", "create"}, 2, "needs a name");
  fails({"campaign", "list", "--colour"}, 2, "--colo");
  fails({"--seed", "x", "campaign", "list"}, 2, "whole number");
}

BOOST_FIXTURE_TEST_CASE(damaged_logs_end_with_three_and_are_left_alone, played_program) {
  auto bad = log;
  bad[bad.size() / 4] ^= 1;
  log = bad;
  put("log.jsonl", bad);
  remove("snapshot.yaml");
  fails({"exec", "W/C", "status"}, 3, "log.jsonl");
  fails({"campaign", "show", "W/C"}, 3, "line 1");
}

BOOST_FIXTURE_TEST_CASE(a_log_that_is_gone_is_damage_and_is_not_made_anew, played_program) {
  remove("log.jsonl");
  const auto end = dnd({"exec", "W/C", "status"});
  BOOST_TEST(end.code == 3);
  BOOST_TEST(end.err.find("log.jsonl") != std::string::npos);
  BOOST_TEST(!has("log.jsonl"));
}

BOOST_FIXTURE_TEST_CASE(monsters_of_ones_own_that_cannot_be_read_are_refused_with_their_file,
                        played_program) {
  put("monsters/broken.yaml", "name: [Grue\nsize: medium\n");
  put("monsters/deep.yaml", "name: " + std::string(70, '[') + std::string(70, ']') + "\n");
  put("monsters/large.yaml", "name: Grue\ndesc: " + std::string(1024 * 1024, 'x') + "\n");
  put("monsters/poor.yaml", "name: Poor\n");
  for (const std::string name : {"broken", "deep", "large", "poor"}) {
    refuses("add " + name, "bad_content");
    const auto end = dnd({"exec", "W/C", "add " + name});
    BOOST_TEST(end.err.find("monsters/" + name + ".yaml") != std::string::npos);
  }
}

BOOST_FIXTURE_TEST_CASE(a_directory_that_may_not_be_read_says_so, played_program) {
  namespace fs = std::filesystem;
  const bool is_root = ::geteuid() == 0;
  auto other = where;
  other.as_nobody = is_root;
  // The way there is open, the world is not.
  for (const auto& open : {root.path(), root / "worlds", root / "home"})
    fs::permissions(open, fs::perms::all);
  fs::permissions(root / "worlds/W", is_root ? fs::perms::owner_all : fs::perms::none);
  const auto end = run(words_of({"campaign", "show", "W/C"}), other);
  fs::permissions(root / "worlds/W", fs::perms::owner_all);
  BOOST_TEST(end.code == 1);
  BOOST_TEST(end.err.find("ermission") != std::string::npos, end.err);
}

BOOST_FIXTURE_TEST_CASE(a_worlds_directory_below_a_file_says_so, played_program) {
  (void)root.write("file", "");
  const auto end = dnd({"--worlds-dir", root / "file/worlds", "world", "create", "X"});
  BOOST_TEST(end.code == 1);
  BOOST_TEST(end.err.find("file") != std::string::npos);
}

// The limit of a file's size fails a write as a full disk does: in the middle of a line.
BOOST_FIXTURE_TEST_CASE(a_full_disk_fails_the_command_and_keeps_what_was_answered, played_program) {
  auto full = where;
  full.file_bytes_max = log.size() + 700;
  std::string script;
  for (int i = 0; i < 20; ++i) script += "note something that takes a little room\n";
  const auto end = run(words_of({"--json", "repl", "W/C"}), full, script);
  BOOST_TEST(end.code == 1);
  std::size_t accepted = 0;
  bool failed = false;
  for (const auto& line : end.lines()) {
    const json_text answer(line);
    if (!answer.is_ok()) failed = true;
    // What follows a failure is never accepted.
    if (answer.is_ok()) BOOST_TEST(!failed);
    accepted += answer.is_ok() ? 1U : 0U;
  }
  BOOST_TEST(failed);
  const json_text shown(done({"--json", "campaign", "show", "W/C"}).out);
  BOOST_TEST(std::uint64_t((*shown)["seq"]) == 2 + accepted);
  (void)say({"note there is room again"});
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
