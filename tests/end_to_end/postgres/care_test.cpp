// Campaigns in a database are backed up, restored, repaired and resealed as those in files are.

#include "tests/support/store_of_games.hpp"

#include <boost/test/unit_test.hpp>

#include <filesystem>
#include <string>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(care_suite)

namespace {

/// A campaign with an evening in it.
struct cared_for : store_of_games {
  cared_for() {
    done({"exec", "C", "session start The door", "add goblin count: 2", "encounter start",
          "damage goblin-1 3", "encounter end", "note \"the lamp went out\""});
    done_in_store({"campaign", "push", "C"});
  }
  /// Somebody has changed a line of the log by hand.
  void change(const std::string& from, const std::string& to) const {
    server.sql("update commit set body = convert_to(replace(convert_from(body, 'UTF8'), '" + from +
               "', '" + to + "'), 'UTF8')");
  }
  std::uint64_t events() const { return std::stoull(server.sql("select head_seq from campaign")); }
  std::string kept(const std::string& like) const {
    return server.sql("select convert_from(body, 'UTF8') from kept where name like '" + like + "'");
  }
  std::string text_of(const words& what, const char* key) const {
    const json_text said(done_in_store(what).out);
    return std::string(std::string_view((*said)[key]));
  }
};

}  // namespace

BOOST_FIXTURE_TEST_CASE(a_backup_is_kept_in_the_store_and_restored_from_there, cared_for) {
  const auto before = hash_in_store("W/C");
  const auto name = text_of({"--json", "campaign", "backup", "--campaign", "W/C"}, "path");
  BOOST_TEST(name.starts_with("000001-seq-"), name);
  done_in_store({"exec", "W/C", "damage goblin-2 2"});
  const auto after = hash_in_store("W/C");
  BOOST_TEST(after != before);
  const auto listed = done_in_store({"campaign", "restore", "--list", "--campaign", "W/C"}).out;
  BOOST_TEST(listed.find(name) != std::string::npos, listed);
  const auto replaced =
      text_of({"--json", "campaign", "restore", name, "--campaign", "W/C"}, "path");
  BOOST_TEST(hash_in_store("W/C") == before);
  done_in_store({"campaign", "verify", "W/C"});
  // And what was there before it.
  done_in_store({"campaign", "restore", replaced, "--campaign", "W/C"});
  BOOST_TEST(hash_in_store("W/C") == after);
  done_in_store({"exec", "W/C", "note on"});
  BOOST_TEST(in_store({"campaign", "restore", "nothing", "--campaign", "W/C"}).code == 1);
}

BOOST_FIXTURE_TEST_CASE(old_backups_make_room_for_new_ones, cared_for) {
  (void)root.write("home/config/dnd/config.yaml", "backup_keep: 2\n");
  for (int each = 0; each < 3; ++each) {
    done_in_store({"exec", "W/C", "note again"});
    done_in_store({"campaign", "backup", "--campaign", "W/C"});
  }
  const auto names = server.sql("select string_agg(distinct name, ' ' order by name) from kept");
  BOOST_TEST(names.find("000001") == std::string::npos, names);
  BOOST_TEST(names.find("000002") != std::string::npos, names);
  BOOST_TEST(names.find("000003") != std::string::npos, names);
}

BOOST_FIXTURE_TEST_CASE(a_copy_as_files_and_a_bundle_are_the_campaign, cared_for) {
  done_in_store({"campaign", "backup", root / "copy", "--campaign", "W/C"});
  BOOST_TEST(root.read("copy/log.jsonl") == log_in_store());
  done_in_store({"campaign", "export", "W/C", "--to", "bundle", "--out", root / "b"});
  BOOST_TEST(root.read("b/W/C/log.jsonl") == log_in_store());
  // One that is files is put in the place of one in the store.
  done_in_store({"exec", "W/C", "note more"});
  done_in_store({"campaign", "restore", root / "copy", "--campaign", "W/C"});
  BOOST_TEST(root.read("copy/log.jsonl") == log_in_store());
}

BOOST_FIXTURE_TEST_CASE(what_is_damaged_is_repaired_and_kept_as_it_was, cared_for) {
  const auto whole = events();
  change("lamp", "lump");
  const auto asked = in_store({"campaign", "repair", "W/C"});
  BOOST_TEST(asked.out.find("Damage") != std::string::npos, asked.out);
  // No name of a place that is gone soon.
  BOOST_TEST(asked.out.find("/copy-") == std::string::npos, asked.out);
  const auto repaired = done_in_store({"campaign", "repair", "W/C", "--yes"}).out;
  BOOST_TEST(repaired.find("Kept as it was: log.jsonl") != std::string::npos, repaired);
  BOOST_TEST(events() < whole);
  BOOST_TEST(kept("log.jsonl%").find("lump") != std::string::npos);
  BOOST_TEST(done_in_store({"campaign", "verify", "W/C"}).out.starts_with("Sound"));
  done_in_store({"exec", "W/C", "note \"the lamp was out\""});
  const auto nothing = done_in_store({"campaign", "repair", "W/C"}).out;
  BOOST_TEST(nothing.starts_with("Sound"), nothing);
}

BOOST_FIXTURE_TEST_CASE(rows_that_are_missing_are_damage_and_the_rest_is_kept, cared_for) {
  const auto whole = events();
  server.sql("delete from commit where last = (select max(last) from commit)");
  BOOST_TEST(in_store({"campaign", "verify", "W/C"}).code == 3);
  done_in_store({"campaign", "repair", "W/C", "--yes"});
  BOOST_TEST(events() < whole);
  done_in_store({"exec", "W/C", "note on"});
  BOOST_TEST(done_in_store({"campaign", "verify", "W/C"}).out.starts_with("Sound"));
}

BOOST_FIXTURE_TEST_CASE(one_in_its_middle_is_cut_to_what_is_proven, cared_for) {
  change("goblin-1 3", "goblin-1 4");
  const auto repaired = done_in_store({"--json", "campaign", "repair", "W/C", "--yes"}).out;
  BOOST_TEST(repaired.find("log.jsonl") != std::string::npos, repaired);
  BOOST_TEST(repaired.find("/copy-") == std::string::npos, repaired);
  BOOST_TEST(done_in_store({"campaign", "verify", "W/C"}).out.starts_with("Sound"));
  BOOST_TEST(kept("log.jsonl%").find("lamp") != std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(one_that_was_edited_on_purpose_is_sealed_again, cared_for) {
  const auto whole = events();
  change("lamp", "torch");
  const auto sealed =
      done_in_store({"campaign", "reseal", "W/C", "--from", std::to_string(whole), "--yes"}).out;
  BOOST_TEST(sealed.find("Sealed") != std::string::npos, sealed);
  BOOST_TEST(events() == whole);
  BOOST_TEST(done_in_store({"campaign", "verify", "W/C"}).out.starts_with("Sound"));
  BOOST_TEST(done_in_store({"campaign", "log", "W/C"}).out.find("torch") != std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(a_campaign_that_was_damaged_is_restored, cared_for) {
  const auto before = hash_in_store("W/C");
  const auto name = text_of({"--json", "campaign", "backup", "--campaign", "W/C"}, "path");
  change("lamp", "lump");
  const auto replaced =
      text_of({"--json", "campaign", "restore", name, "--campaign", "W/C"}, "path");
  BOOST_TEST(hash_in_store("W/C") == before);
  BOOST_TEST(replaced.starts_with("log.jsonl.replaced-"), replaced);
  BOOST_TEST(kept(replaced).find("lump") != std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(what_a_host_plays_is_not_mended, cared_for) {
  host_of_store host(server);
  BOOST_TEST(host.say("note one").status == 200U);
  for (const words& each :
       {words{"campaign", "repair", "W/C"}, words{"campaign", "reseal", "W/C", "--from", "1"}}) {
    const auto refused = in_store(each);
    BOOST_TEST(refused.code == 1);
    BOOST_TEST(refused.err.find(host.address) != std::string::npos, refused.err);
  }
  // A backup is made while it is played.
  done_in_store({"campaign", "backup", "--campaign", "W/C"});
  BOOST_TEST(host.say("note two").status == 200U);
  host.stop();
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
