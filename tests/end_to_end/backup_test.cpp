// Backups through the real program: while somebody plays, at the end of sessions, and back again.

#include "tests/support/dnd_program.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <filesystem>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(backup_suite)

namespace {

namespace fs = std::filesystem;

struct backups : dnd_program {
  [[nodiscard]] std::vector<std::string> names() const {
    std::vector<std::string> found;
    if (has("backups"))
      for (const auto& each : fs::directory_iterator(file("backups")))
        found.push_back(each.path().filename());
    std::ranges::sort(found);
    return found;
  }
  [[nodiscard]] std::uint64_t seq_of(const std::string& campaign) const {
    const json_text shown(done({"--json", "campaign", "show", campaign}).out);
    return std::uint64_t((*shown)["seq"]);
  }
};

BOOST_FIXTURE_TEST_CASE(campaign_that_is_played_is_copied_to_a_directory_that_opens, backups) {
  const auto running = start({"--json", "repl", "W/C"});
  std::uint64_t before = 0;
  for (int i = 0; i < 6; ++i) {
    std::string script;
    for (int k = 0; k < 150; ++k)
      script += k % 50 == 0    ? "add zombie\nencounter start\n"
                : k % 50 == 30 ? "encounter end\n"
                               : "note it goes on and on\n";
    running->write(script);
    BOOST_REQUIRE(running->read_line());
    // Answers pile up meanwhile: the writer is somewhere in the script.
    const auto name = "copy" + std::to_string(i);
    const auto copied =
        done({"campaign", "backup", root / "worlds/W/" + name, "--campaign", "W/C"});
    BOOST_TEST(copied.out.starts_with("Copied \"C\""));
    BOOST_TEST(done({"campaign", "verify", "W/" + name}).out.find("Sound") != std::string::npos);
    const auto seq = seq_of("W/" + name);
    BOOST_TEST(seq >= before);
    before = seq;
    (void)done({"exec", "--campaign", "W/" + name, "note it can be played"});
    BOOST_TEST(seq_of("W/" + name) == seq + 1);
  }
  BOOST_TEST(running->wait().code == 0);
  BOOST_TEST(before > 100U);
  // The writer may have been through with the script when the last copy was made.
  BOOST_TEST(seq_of("W/C") >= before);
  BOOST_TEST(dnd({"campaign", "backup", root / "worlds/W/copy0", "--campaign", "W/C"}).code == 1);
  BOOST_TEST(dnd({"campaign", "backup", "W/C"}).code == 2);
}

BOOST_FIXTURE_TEST_CASE(every_end_of_a_session_leaves_a_compressed_copy, backups) {
  for (int i = 0; i < 7; ++i) (void)say({"session start", "note x", "session end"});
  BOOST_TEST(names().size() == 5U);
  BOOST_TEST(names().front().starts_with("000003-seq-9-"));
  (void)done({"session", "start", "--campaign", "W/C"});
  where.environment["DND_BACKUP_KEEP"] = "2";
  (void)done({"session", "end", "--campaign", "W/C"});
  BOOST_TEST(names().size() == 2U);
  where.environment["DND_BACKUP_KEEP"] = "0";
  (void)say({"session start", "session end"});
  BOOST_TEST(names().size() == 2U);
  where.environment.erase("DND_BACKUP_KEEP");
  put("campaign.yaml", bytes("campaign.yaml") + "backup_keep: 3\n");
  (void)say({"session start", "session end"});
  BOOST_TEST(names().size() == 3U);
  // Debian's own tools read them.
  const auto listed = run({"/bin/tar", "--zstd", "-tf", file("backups/" + names().back())}, where);
  BOOST_TEST(listed.code == 0);
  BOOST_TEST(listed.out.find("log.jsonl\n") != std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(backup_that_fails_is_reported_and_harms_nothing, backups) {
  put("backups", "a file where a directory is needed");
  const auto end = done({"--json", "exec", "W/C", "session start", "session end"});
  BOOST_TEST(end.err.find("The backup was not made") != std::string::npos, end.err);
  BOOST_TEST(end.lines().back().find("\"warnings\":[\"The backup was not made") !=
             std::string::npos);
  BOOST_TEST(seq_of("W/C") == 2U);
  // Also when the answer has left before it was known.
  const auto afterwards = done({"exec", "W/C", "session start", "session end", "note x", "note y"});
  BOOST_TEST(afterwards.err.find("The backup was not made") != std::string::npos, afterwards.err);
  BOOST_TEST(seq_of("W/C") == 6U);
}

BOOST_FIXTURE_TEST_CASE(backup_is_restored_and_what_was_there_is_kept, backups) {
  (void)say({"session start", "add zombie", "session end"});
  const auto hash = state_hash();
  put("characters/grog.yaml", "name: Grog\n");
  (void)say({"damage to: zombie-1 amount: 9 type: fire"});
  const auto later = state_hash();
  const auto listed = done({"campaign", "restore", "--list"}).out;
  BOOST_TEST(listed.find(names().front()) != std::string::npos);
  const auto restored = done({"campaign", "restore", names().front()});
  BOOST_TEST(restored.out.find("as it was at event 3") != std::string::npos);
  BOOST_TEST(state_hash() == hash);
  BOOST_TEST(!has("characters/grog.yaml"));
  BOOST_TEST(names().size() == 2U);
  (void)done({"campaign", "restore", "replaced-1"});
  BOOST_TEST(state_hash() == later);
  BOOST_TEST(has("characters/grog.yaml"));
  (void)say({"note play goes on"});
}

BOOST_FIXTURE_TEST_CASE(restore_needs_the_name_of_a_backup, backups) {
  BOOST_TEST(dnd({"campaign", "restore"}).code == 2);
  BOOST_TEST(dnd({"campaign", "restore", "nothing-there"}).code == 1);
}

BOOST_FIXTURE_TEST_CASE(nothing_is_restored_under_somebody_who_plays, backups) {
  (void)say({"session start", "session end"});
  const auto running = start({"--json", "repl", "W/C"});
  running->write("note x\n");
  BOOST_REQUIRE(running->read_line());
  const auto refused = dnd({"campaign", "restore", names().front()});
  BOOST_TEST(refused.code == 1);
  BOOST_TEST(refused.err.find(std::to_string(running->pid())) != std::string::npos);
  BOOST_TEST(running->wait().code == 0);
}

BOOST_FIXTURE_TEST_CASE(the_advice_about_a_damaged_backup_leads_to_one_that_does, backups) {
  (void)say({"session start", "session end"});
  const auto hash = state_hash();
  (void)say({"session start", "note x", "session end"});
  const auto newest = "backups/" + names().back();
  put(newest, bytes(newest).substr(0, bytes(newest).size() - 40));
  const auto before = state_hash();
  const auto refused = dnd({"campaign", "restore", names().back()});
  BOOST_TEST(refused.code == 3);
  BOOST_TEST(refused.err.find("`dnd campaign restore --list`") != std::string::npos, refused.err);
  BOOST_TEST(state_hash() == before);
  const json_text listed(done({"--json", "campaign", "restore", "--list"}).out);
  const std::string another((*listed)["backups"].at(0)["name"].get_c_str());
  BOOST_REQUIRE(another != names().back());
  (void)done({"campaign", "restore", another});
  BOOST_TEST(state_hash() == hash);
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
