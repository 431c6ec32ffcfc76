// Campaigns in a database, with the real program and a real server: played as those in files are,
// brought there and back byte for byte, and played by several hosts that find each other.

#include "tests/support/host_follower.hpp"
#include "tests/support/postgres_server.hpp"
#include "tests/support/running_host.hpp"

#include <boost/test/unit_test.hpp>

#include <arpa/inet.h>
#include <chrono>
#include <netinet/in.h>
#include <string>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(playing_suite)

namespace {

using words = std::vector<std::string>;

words with_store(const postgres_server& server, words more) {
  words out{"--store", server.url()};
  out.insert(out.end(), more.begin(), more.end());
  return out;
}

/// A server with an empty store, and the program.
struct store_of_games : dnd_program {
  store_of_games() {
    BOOST_REQUIRE_EQUAL(dnd(with_store(server, {"store", "init", "--disks", "0"})).code, 0);
  }

  finished in_store(words what) const { return dnd(with_store(server, std::move(what))); }
  finished done_in_store(words what) const {
    const auto end = in_store(std::move(what));
    BOOST_REQUIRE_MESSAGE(end.code == 0, end.out << end.err);
    return end;
  }
  std::string hash_in_store(const std::string& campaign) const {
    const json_text shown(done_in_store({"--json", "campaign", "show", campaign}).out);
    return std::string(std::string_view((*shown)["state_hash"]));
  }
  std::string log_in_store() const {
    return server.sql(
        "select convert_from(string_agg(body, '' order by last), 'UTF8') from commit");
  }

  postgres_server server{"n1", postgres_server::disk::skipped};
};

const words an_evening_of{"session start The door",
                          "add goblin count: 2",
                          "encounter start",
                          "damage goblin-1 3 type: fire",
                          "next",
                          "encounter end",
                          "note \"the lamp went out\""};

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
  // What mends files says what to do.
  for (const words& each :
       {words{"campaign", "repair", "W/C"}, words{"campaign", "reseal", "W/C", "--from", "1"},
        words{"campaign", "backup", "--campaign", "W/C"},
        words{"campaign", "export", "W/C", "--to", "bundle", "--out", root / "b"}}) {
    const auto refused = in_store(each);
    BOOST_TEST(refused.code == 1, refused.out + refused.err);
    BOOST_TEST(refused.err.find("ring") != std::string::npos, refused.err);
  }
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

namespace {

std::uint16_t free_port() {
  const int probe = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in at{};
  at.sin_family = AF_INET;
  at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof at;
  BOOST_REQUIRE(::bind(probe, reinterpret_cast<sockaddr*>(&at), size) == 0);
  BOOST_REQUIRE(::getsockname(probe, reinterpret_cast<sockaddr*>(&at), &size) == 0);
  ::close(probe);
  return ntohs(at.sin_port);
}

/// A host of a store, at an address that others know.
struct host_of_store : running_host {
  explicit host_of_store(const postgres_server& server, std::uint16_t port = free_port())
      : running_host({"--listen", "127.0.0.1:" + std::to_string(port), "--advertise",
                      "http://127.0.0.1:" + std::to_string(port), "--store", server.url()}) {}
};

/// Whether each note was written, and once.
void each_is_there_once(const std::string& log, std::initializer_list<std::string_view> notes) {
  for (const std::string_view each : notes) {
    const auto at = log.find(each);
    BOOST_REQUIRE_MESSAGE(at != std::string::npos, each);
    BOOST_TEST(log.find(each, at + 1) == std::string::npos, each);
  }
}

/// Says a line until it is answered by somebody, for so long.
http_reply say_until_answered(const running_host& to, std::string_view line, std::string_view id,
                              std::chrono::seconds longest) {
  const auto end = std::chrono::steady_clock::now() + longest;
  for (;;) {
    auto got = to.say(line, id);
    if (got.status == 200 || std::chrono::steady_clock::now() > end) return got;
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
  }
}

}  // namespace

BOOST_FIXTURE_TEST_CASE(any_host_takes_any_request_and_one_takes_over, store_of_games) {
  done_in_store({"campaign", "push", "C"});
  host_of_store first(server), second(server);
  BOOST_TEST(first.say("note one").status == 200U);
  // The other one passes it on, streams as well. The first one hears of its token in a moment.
  BOOST_TEST(say_until_answered(second, "note zero", "b-0", std::chrono::seconds(5)).status ==
             200U);
  follower seen(second.url, 0);
  const auto passed = second.say("note two", "b-1");
  BOOST_TEST(passed.status == 200U, passed.body);
  const auto again = second.say("note two", "b-1");
  BOOST_TEST(again.status == 200U, again.body);
  BOOST_TEST(second.get("/v1/campaigns/W/C/commits").body.find("note two") != std::string::npos);
  seen.read_up_to(std::uint64_t((*json_text(passed.body))["seq"].at(1)));
  BOOST_TEST(seen.commands().back().find("note two") != std::string::npos);
  // It is killed: nobody keeps the campaign for longer than a lease.
  first.program->signal(SIGKILL);
  const auto taken = say_until_answered(second, "note three", "b-2", std::chrono::seconds(15));
  BOOST_TEST(taken.status == 200U, taken.body);
  each_is_there_once(log_in_store(), {"note one", "note two", "note three"});
  second.stop();
}

BOOST_FIXTURE_TEST_CASE(a_host_that_ends_gives_its_campaigns_back_at_once, store_of_games) {
  done_in_store({"campaign", "push", "C"});
  host_of_store first(server), second(server);
  BOOST_TEST(first.say("note one").status == 200U);
  first.stop();
  BOOST_TEST(second.say("note two").status == 200U);
  second.stop();
}

BOOST_FIXTURE_TEST_CASE(a_host_that_slept_through_its_lease_writes_nothing_more, store_of_games) {
  done_in_store({"campaign", "push", "C"});
  host_of_store first(server), second(server);
  BOOST_TEST(first.say("note one").status == 200U);
  first.program->signal(SIGSTOP);
  const auto taken = say_until_answered(second, "note two", "b-1", std::chrono::seconds(15));
  BOOST_TEST(taken.status == 200U, taken.body);
  first.program->signal(SIGCONT);
  // It hears that it is not its any more, and passes on.
  const auto late = say_until_answered(first, "note three", "a-2", std::chrono::seconds(15));
  BOOST_TEST(late.status == 200U, late.body);
  each_is_there_once(log_in_store(), {"note one", "note two", "note three"});
  second.stop();
  first.stop();
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
