// Campaigns in a database, with the real program and a real server: played as those in files are,
// and brought there and back byte for byte.

#include "tests/support/store_of_games.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(playing_suite)

namespace {

const words an_evening_of{"session start The door",
                          "add goblin count: 2",
                          "encounter start",
                          "damage goblin-1 3 type: fire",
                          "next",
                          "encounter end",
                          "note \"the lamp went out\""};

/// What a listing says of the first campaign.
struct listed {
  std::string at;
  bool fight;
  friend bool operator==(const listed&, const listed&) = default;
};

words exec_all(words first) {
  first.insert(first.end(), an_evening_of.begin(), an_evening_of.end());
  return first;
}

}  // namespace

BOOST_FIXTURE_TEST_CASE(a_campaign_in_a_store_is_played_like_any_other, store_of_games) {
  done_in_store({"campaign", "create", "The Lost Mine"});
  done_in_store(exec_all({"--seed", "1", "exec", "The Lost Mine"}));
  done(exec_all({"--seed", "1", "exec", "C"}));
  // The dice fell the same, so the state is the same.
  BOOST_TEST(hash_in_store("The Lost Mine") == state_hash());
  const auto listed = done_in_store({"--json", "campaign", "list"}).out;
  BOOST_TEST(listed.find("The Lost Mine") != std::string::npos, listed);
  BOOST_TEST(listed.find("W/C") == std::string::npos, listed);
  const auto log = done_in_store({"campaign", "log", "The Lost Mine"}).out;
  BOOST_TEST(log.find("the lamp went out") != std::string::npos, log);
  const auto sessions = done_in_store({"session", "list", "--campaign", "The Lost Mine"}).out;
  BOOST_TEST(sessions.find("The door") != std::string::npos, sessions);
  const auto why = done_in_store({"exec", "The Lost Mine", "why hp goblin-1"}).out;
  BOOST_TEST(why.find("3") != std::string::npos, why);
  done_in_store({"campaign", "export", "The Lost Mine", "--to", "json"});
  // Taken back, forked, and gone on with.
  done_in_store({"exec", "The Lost Mine", "undo"});
  done_in_store({"campaign", "fork", "Another Way", "--campaign", "The Lost Mine"});
  BOOST_TEST(hash_in_store("Another Way") == hash_in_store("The Lost Mine"));
  done_in_store({"exec", "Another Way", "damage goblin-2 1"});
  BOOST_TEST(hash_in_store("Another Way") != hash_in_store("The Lost Mine"));
}

BOOST_FIXTURE_TEST_CASE(a_listing_says_when_it_was_played_and_whether_a_fight_is_on,
                        store_of_games) {
  const auto list = [](const finished& end) {
    const json_text all(end.out);
    const auto first = (*all)["campaigns"].at(0);
    const bool is_played = !first["last_at"].is_null();
    return listed{.at = is_played ? std::string(std::string_view(first["last_at"])) : "",
                  .fight = bool(first["fight"])};
  };
  const auto in_files = [&] { return list(done({"--json", "campaign", "list"})); };
  const auto there = [&] { return list(done_in_store({"--json", "campaign", "list"})); };
  done_in_store({"campaign", "push", "C"});
  BOOST_TEST(there().at == "");
  BOOST_TEST(!there().fight);
  done({"exec", "C", "add goblin count: 2", "encounter start"});
  done_in_store({"campaign", "push", "C"});
  BOOST_TEST((there() == in_files()));
  BOOST_TEST(there().at.size() == 24U);
  BOOST_TEST(there().fight);
  // Of one that is open, of which there is no newer snapshot: the lines after it say so.
  host_of_store host(server);
  const auto is_on = [&](std::string_view line) {
    const auto said = host.say(line);
    BOOST_TEST(said.status == 200U, said.body);
    return there().fight;
  };
  const auto before = there().at;
  BOOST_TEST(is_on("note one"));
  BOOST_TEST(there().at > before);
  BOOST_TEST(!is_on("encounter end"));
  BOOST_TEST(is_on("undo"));
  BOOST_TEST(!is_on("redo"));
  BOOST_TEST(is_on("encounter start"));
  BOOST_TEST(!is_on("encounter discard"));
  host.stop();
  BOOST_TEST(!there().fight);
  const auto text = done_in_store({"campaign", "list"}).out;
  BOOST_TEST(text.find("in a fight") == std::string::npos, text);
}

BOOST_FIXTURE_TEST_CASE(a_campaign_goes_there_and_back_byte_for_byte, store_of_games) {
  done(exec_all({"exec", "C"}));
  const auto pushed = done_in_store({"campaign", "push", "C"}).out;
  BOOST_TEST(pushed.find("W/C is in the store") != std::string::npos, pushed);
  BOOST_TEST(log_in_store() == bytes("log.jsonl"));
  BOOST_TEST(hash_in_store("W/C") == state_hash());
  BOOST_TEST(done_in_store({"campaign", "push", "C"}).out.find("already") != std::string::npos);
  // A fight begins there, and goes on here in its middle.
  done_in_store({"exec", "W/C", "encounter start", "damage goblin-1 1"});
  done_in_store({"campaign", "pull", "C"});
  BOOST_TEST(has("encounter.jsonl"));
  BOOST_TEST(hash_in_store("W/C") == state_hash());
  done({"exec", "C", "damage goblin-1 1", "encounter end"});
  done_in_store({"campaign", "push", "C"});
  BOOST_TEST(log_in_store() == bytes("log.jsonl"));
  // Played on in both: neither is touched.
  done({"exec", "C", "note here"});
  done_in_store({"exec", "W/C", "note there"});
  const auto refused = in_store({"campaign", "push", "C"});
  BOOST_TEST(refused.code == 1);
  BOOST_TEST(refused.err.find("another one by event") != std::string::npos, refused.err);
  BOOST_TEST(in_store({"campaign", "pull", "C"}).code == 1);
}

BOOST_FIXTURE_TEST_CASE(content_of_a_world_comes_along, store_of_games) {
  put("../monsters/mould.yaml", "name: Mould\narmor_class: 6\nhit_points: 7\n");
  done_in_store({"campaign", "push", "C"});
  done_in_store({"exec", "W/C", "add mould"});
  // What is changed here is there when it is brought.
  put("../monsters/mould.yaml", "name: Mould\narmor_class: 6\nhit_points: 70\n");
  const auto brought = done_in_store({"world", "push", "W"}).out;
  BOOST_TEST(brought.find("1 file") != std::string::npos, brought);
  done_in_store({"exec", "W/C", "add mould"});
  const auto shown = done_in_store({"--json", "campaign", "show", "W/C"}).out;
  BOOST_TEST(shown.find("70") != std::string::npos, shown);
  remove("../monsters/mould.yaml");
  done_in_store({"world", "pull", "W"});
  BOOST_TEST(bytes("../monsters/mould.yaml").find("70") != std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(a_campaign_in_a_store_is_verified, store_of_games) {
  done(exec_all({"exec", "C"}));
  done_in_store({"campaign", "push", "C"});
  const auto sound = done_in_store({"campaign", "verify", "W/C"}).out;
  BOOST_TEST(sound.find("15 events") != std::string::npos, sound);
  // Somebody has changed a line.
  server.sql(
      "update commit set body = "
      "convert_to(replace(convert_from(body, 'UTF8'), 'lamp', 'lump'), 'UTF8')");
  const auto damaged = in_store({"--json", "campaign", "verify", "W/C"});
  BOOST_TEST(damaged.code == 3, damaged.out + damaged.err);
  const json_text said(damaged.out);
  BOOST_TEST(std::uint64_t((*said)["findings"].at(0)["seq"]) == 15U);
}

BOOST_FIXTURE_TEST_CASE(what_writes_files_of_content_is_not_for_a_store, store_of_games) {
  done_in_store({"campaign", "push", "C"});
  const std::string sheet = root.write("orc.json", R"({"name": "Rope"})");
  for (const words& each : {words{"--world", "W", "import", sheet},
                            words{"--world", "W", "content", "check", "--fix"}}) {
    const auto refused = in_store(each);
    BOOST_TEST(refused.code == 1);
    BOOST_TEST(refused.err.find("world push") != std::string::npos, refused.err);
  }
}

BOOST_FIXTURE_TEST_CASE(without_a_store_there_is_nothing_to_bring, store_of_games) {
  const auto none = dnd({"campaign", "push", "C"});
  BOOST_TEST(none.code == 2);
  BOOST_TEST(none.err.find("--store") != std::string::npos, none.err);
  const auto gone = dnd({"--store", "postgres://nobody@/no", "campaign", "list"});
  BOOST_TEST(gone.code == 1);
  const auto wrong = dnd({"--store", "somewhere", "campaign", "list"});
  BOOST_TEST(wrong.code == 1, wrong.err);
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
