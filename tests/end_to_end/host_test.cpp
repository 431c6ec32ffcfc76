// The real host: what it answers, how it begins and ends, and that it says no in time.

#include "tests/support/log_fixture.hpp"
#include "tests/support/running_host.hpp"

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <csignal>
#include <random>
#include <sys/stat.h>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(host_suite)

namespace {

bool holds(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

/// `bearer`: see `running_host`.
std::string request_of(const std::string& bearer, const std::string& body) {
  return "POST /v1/campaigns/W/C/commands HTTP/1.1\r\nHost: localhost\r\n" + bearer +
         "Content-Type: application/json\r\nContent-Length: " + std::to_string(body.size()) +
         "\r\n\r\n" + body;
}

std::string without_end(std::string text) {
  while (!text.empty() && text.back() == '\n') text.pop_back();
  return text;
}

BOOST_FIXTURE_TEST_CASE(commands_are_answered_as_exec_answers_them, running_host) {
  (void)done({"campaign", "create", "D"});
  // The roll comes first: dice of the same seed fall the same way once.
  for (const auto* line : {"roll 3d6", "add zombie count: 2", "atack", "status", "undo", "redo"}) {
    const auto reply = say(line);
    const auto alone = dnd({"--json", "--seed", "1", "exec", "--campaign", "W/D", line});
    BOOST_TEST(without_end(reply.body) == without_end(alone.out), line);
    BOOST_TEST((reply.status == 200U) == (alone.code == 0), line);
  }
  (void)stop();
}

BOOST_FIXTURE_TEST_CASE(it_ends_whole_when_it_is_asked_to, running_host) {
  BOOST_TEST(say("note one").status == 200U);
  connection waits(url);
  BOOST_TEST(waits.get("/healthz").status == 200U);
  const auto end = stop();
  BOOST_TEST(waits.read_to_the_end() == "");
  BOOST_TEST(holds(bytes("snapshot.yaml"), "seq: 1"));
  for (const auto* line :
       {"info started", "info opened campaign=W/C", "info closed campaign=W/C", "info stopped"})
    BOOST_TEST(holds(end.err, line), end.err);
  BOOST_TEST(!holds(end.err, "note one"));
  (void)done({"campaign", "verify", "W/C"});
}

BOOST_FIXTURE_TEST_CASE(what_was_accepted_is_answered_before_it_ends, running_host) {
  constexpr std::size_t clients = 20;
  std::vector<std::unique_ptr<connection>> lines;
  for (std::size_t i = 0; i < clients; ++i) {
    lines.push_back(std::make_unique<connection>(url));
    BOOST_TEST(lines.back()->get("/healthz").status == 200U);
  }
  for (auto& each : lines) BOOST_TEST(each->send(request_of(bearer(), object_of("note x"))));
  (void)stop();
  std::size_t accepted = 0;
  for (auto& each : lines) {
    // A request that it had not read when it was asked to stop gets no answer, and does nothing.
    const auto reply = each->read_reply();
    BOOST_TEST((reply.status == 200U || reply.status == 503U || reply.status == 0U), reply.status);
    accepted += reply.status == 200U ? 1U : 0U;
  }
  const json_text shown(done({"--json", "campaign", "show", "W/C"}).out);
  BOOST_TEST(std::uint64_t((*shown)["seq"]) == accepted);
}

BOOST_FIXTURE_TEST_CASE(beyond_this_machine_it_does_not_listen, dnd_program) {
  for (const auto* where : {"0.0.0.0:0", "[::]:0", "192.0.2.1:0", "nonsense"}) {
    const auto end = dnd({"host", "--listen", where});
    BOOST_TEST(end.code == 2, where);
    BOOST_TEST(!end.err.empty(), where);
  }
  BOOST_TEST(holds(dnd({"host", "--listen", "0.0.0.0:0"}).err, "encrypted"));
}

BOOST_FIXTURE_TEST_CASE(where_somebody_listens_already_it_says_so, running_host) {
  const auto end = dnd({"host", "--listen", address.substr(std::string_view("http://").size())});
  BOOST_TEST(end.code == 1);
  BOOST_TEST(holds(end.err, "Another program listens there"), end.err);
}

BOOST_FIXTURE_TEST_CASE(a_socket_in_the_file_system_is_its_owners_alone, dnd_program) {
  const std::string path = root / "s";
  for (int round = 0; round < 2; ++round) {
    // The second finds the file that the first left when it was killed.
    const auto host = start({"--json", "host", "--socket", path});
    const auto line = host->read_line();
    BOOST_REQUIRE(line);
    BOOST_TEST(holds(*line, R"("url":null)"));
    struct stat found {};
    BOOST_REQUIRE(::stat(path.c_str(), &found) == 0);
    BOOST_TEST((found.st_mode & 0777U) == 0600U);
    BOOST_TEST(connection(path).get("/v1/campaigns").status == 200U);
    host->signal(round == 0 ? SIGKILL : SIGTERM);
    const auto end = host->wait_for_end(running_host::seconds_to_stop);
    BOOST_TEST((round == 0 || end.code == 0), end.err);
    BOOST_TEST((::stat(path.c_str(), &found) == 0) == (round == 0));
  }
}

BOOST_FIXTURE_TEST_CASE(a_campaign_of_another_process_is_locked_and_the_other_way_round,
                        running_host) {
  const auto player = start({"--json", "repl", "W/C"});
  player->write("note one\n");
  BOOST_REQUIRE(player->read_line());
  BOOST_TEST(say("note two").status == 423U);
  (void)player->wait();
  BOOST_TEST(say("note two").status == 200U);
  const auto alone = dnd({"--json", "exec", "--campaign", "W/C", "note three"});
  BOOST_TEST(json_text(alone.out).error_code() == "locked");
}

BOOST_FIXTURE_TEST_CASE(settings_are_read_again_and_idle_campaigns_closed, running_host) {
  BOOST_TEST(say("note one").status == 200U);
  set("idle_close: 1s\n");
  program->signal(SIGHUP);
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(30);
  while (dnd({"--json", "exec", "--campaign", "W/C", "note two"}).code != 0)
    BOOST_REQUIRE(std::chrono::steady_clock::now() < deadline);
  BOOST_TEST(say("note three").status == 200U);
  // What is wrong with them changes nothing.
  set("idle_close: soon\n");
  program->signal(SIGHUP);
  BOOST_TEST(say("note four").status == 200U);
  const auto end = stop();
  BOOST_TEST(holds(end.err, "info settings_read"), end.err);
  BOOST_TEST(holds(end.err, "error settings_not_read"), end.err);
}

BOOST_FIXTURE_TEST_CASE(the_journal_is_json_when_it_is_to_be, dnd_program) {
  const auto host = start({"--json", "host", "--listen", "127.0.0.1:0", "--log-json"});
  BOOST_REQUIRE(host->read_line());
  host->signal(SIGTERM);
  const auto end = host->wait_for_end(running_host::seconds_to_stop);
  std::size_t lines = 0;
  for (std::string_view rest = end.err; !rest.empty(); ++lines) {
    const auto size = rest.find('\n');
    BOOST_REQUIRE(size != std::string_view::npos);
    const json_text line(rest.substr(0, size));
    BOOST_TEST(!std::string_view((*line)["what"]).empty());
    rest.remove_prefix(size + 1);
  }
  BOOST_TEST(lines >= 3U);
}

// A client that sends many commands at once, each with an id, and asks again for what was not
// answered when the host was killed.
BOOST_FIXTURE_TEST_CASE(killed_at_any_moment_each_acknowledged_command_is_there_once,
                        running_host) {
  constexpr std::size_t kills = 12, more = 30;
  std::mt19937_64 random(seed_of_test());
  std::vector<std::string> answers;
  for (std::size_t round = 0; round <= kills; ++round) {
    connection line(url);
    std::string requests;
    for (std::size_t i = 0; i < more; ++i) {
      const std::string id = "id-" + std::to_string(answers.size() + i);
      requests += request_of(bearer(), object_of("roll 4d6 # " + id, id));
    }
    BOOST_REQUIRE(line.send(requests));
    // Killed with answers on their way; the last time it may finish.
    const std::size_t wanted = round == kills ? more : random() % more;
    for (std::size_t i = 0; i < more; ++i) {
      if (i == wanted) program->signal(SIGKILL);
      const auto reply = line.read_reply();
      if (reply.status == 0) break;
      BOOST_REQUIRE_EQUAL(reply.status, 200U);
      answers.push_back(reply.body);
    }
    if (round == kills) break;
    (void)program->wait();
    begin();
  }
  (void)stop();
  BOOST_TEST(answers.size() > more);
  const json_text shown(done({"--json", "campaign", "show", "W/C"}).out);
  // Each roll is one event: none was carried out twice, and none is missing.
  BOOST_TEST(std::uint64_t((*shown)["seq"]) == answers.size());
  (void)done({"campaign", "verify", "W/C"});
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
