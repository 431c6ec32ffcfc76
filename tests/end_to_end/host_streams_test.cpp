// Those who follow a campaign: every commit, once and in order, over WebSockets and as events.

#include "tests/support/host_follower.hpp"

#include <boost/test/unit_test.hpp>

#include <optional>
#include <set>
#include <thread>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(host_streams_suite)

namespace {

bool holds(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

BOOST_FIXTURE_TEST_CASE(commands_completion_and_help_are_answered_in_order, running_host) {
  follower client(url, 0);
  for (const auto* message :
       {R"({"command":"add zombie","id":"a"})", R"({"complete":"status zo"})",
        R"({"help":"attack"})", R"({"command":"status"})", R"({"command":"add zombie","id":"a"})",
        R"({"command":"atack"})", "nonsense", R"({"complete":"x","cursor":9})"})
    BOOST_REQUIRE(client.socket().send(message));
  client.read_answers(8);
  client.read_up_to(1);
  const auto& answers = client.answers();
  BOOST_TEST(holds(answers[0], R"("status":200,"answer":{"ok":true,"kind":"add")"), answers[0]);
  BOOST_TEST(holds(answers[1], R"("candidates":["zombie-1"])"), answers[1]);
  BOOST_TEST(holds(answers[2], R"("topic":"attack")"), answers[2]);
  BOOST_TEST(holds(answers[3], R"("kind":"status")"), answers[3]);
  BOOST_TEST(holds(answers[4], R"("repeated":true)"), answers[4]);
  BOOST_TEST(holds(answers[5], R"("status":422)"), answers[5]);
  BOOST_TEST(holds(answers[6], R"("status":400)"), answers[6]);
  BOOST_TEST(holds(answers[7], R"("status":400)"), answers[7]);
}

BOOST_FIXTURE_TEST_CASE(two_clients_see_the_same_order, running_host) {
  follower one(url, 0), two(url, 0);
  constexpr int each = 100;
  for (int i = 0; i < each; ++i) {
    BOOST_REQUIRE(one.socket().send(object_of("note one " + std::to_string(i))));
    BOOST_REQUIRE(two.socket().send(object_of("note two " + std::to_string(i))));
  }
  for (follower* who : {&one, &two}) {
    who->read_answers(each);
    who->read_up_to(2 * each);
    for (const auto& answer : who->answers()) BOOST_TEST(holds(answer, R"("status":200)"), answer);
  }
  BOOST_TEST(one.commands() == two.commands(), boost::test_tools::per_element());
  // Each one's own are in the order in which they were given.
  for (const std::string name : {"one", "two"}) {
    int next = 0;
    for (const auto& line : one.commands())
      if (line.starts_with("note " + name))
        BOOST_TEST(line == "note " + name + " " + std::to_string(next++));
    BOOST_TEST(next == each);
  }
}

BOOST_FIXTURE_TEST_CASE(a_client_that_lost_its_connection_goes_on_without_loss_or_repetition,
                        running_host) {
  std::uint64_t last = 0;
  for (int round = 0; round < 5; ++round) {
    follower client(url, last);
    for (int i = 0; i < 20; ++i) BOOST_TEST(say("note x").status == 200U);
    client.read_up_to(last + 13);
    last = client.last();
  }
  follower client(url, last);
  client.read_up_to(100);
  BOOST_TEST(client.commands().size() == 100U - last);
}

BOOST_FIXTURE_TEST_CASE(a_host_that_stops_answers_and_says_where_to_go_on, running_host) {
  auto client = std::make_unique<follower>(url, 0);
  BOOST_REQUIRE(client->socket().send(object_of("note one")));
  client->read_answers(1);
  client->read_up_to(1);
  program->signal(SIGTERM);
  while (client->read()) {
  }
  BOOST_TEST(client->end() == R"({"type":"end","why":"closed","since":1})");
  BOOST_TEST(client->socket().close_code() == 1001U);
  BOOST_TEST(program->wait_for_end(seconds_to_stop).code == 0);
  begin();
  follower again(url, client->last());
  BOOST_TEST(say("note two").status == 200U);
  again.read_up_to(2);
}

// One who does not read is left behind, and nobody else notices.
BOOST_FIXTURE_TEST_CASE(a_slow_client_is_cut_off_and_can_go_on, running_host) {
  follower slow(url, 0);
  follower quick(url, 0);
  const std::string text(4'000, 'x');
  constexpr std::uint64_t commits = 3'000;
  std::thread reads([&] { quick.read_up_to(commits); });
  connection line(url);
  for (std::uint64_t i = 0; i < commits; ++i)
    BOOST_REQUIRE_EQUAL(line.post(commands, object_of("note " + text)).status, 200U);
  reads.join();
  while (slow.read()) {
  }
  BOOST_TEST(holds(slow.end(), R"("why":"too_slow")"), slow.end());
  BOOST_TEST(slow.socket().close_code() == 1013U);
  BOOST_TEST(slow.last() < commits);
  BOOST_TEST(holds(slow.end(), R"("since":)" + std::to_string(slow.last()) + "}"), slow.end());
  follower again(url, slow.last());
  again.read_up_to(commits);
}

BOOST_FIXTURE_TEST_CASE(events_are_for_those_who_only_watch, running_host) {
  BOOST_TEST(say("note one").status == 200U);
  connection watcher(url);
  BOOST_REQUIRE(watcher.send("GET /v1/campaigns/W/C/events HTTP/1.1\r\nHost: localhost\r\n" +
                             bearer() + "Last-Event-ID: 0\r\n\r\n"));
  const auto header = watcher.read_until("\r\n\r\n");
  BOOST_REQUIRE(header);
  BOOST_TEST(holds(*header, "200 OK"));
  BOOST_TEST(holds(*header, "text/event-stream"));
  const auto first = watcher.read_until("\n\n");
  BOOST_REQUIRE(first);
  BOOST_TEST(holds(*first, "id: 1\nevent: commit\ndata: {\"seq\":[1,1]"), *first);
  BOOST_TEST(say("note two").status == 200U);
  const auto second = watcher.read_until("\n\n");
  BOOST_REQUIRE(second);
  BOOST_TEST(holds(*second, "id: 2\n"), *second);
  program->signal(SIGTERM);
  const auto rest = watcher.read_to_the_end();
  BOOST_TEST(holds(rest, R"(event: end)"), rest);
  BOOST_TEST(holds(rest, R"({"type":"end","why":"closed","since":2})"), rest);
  BOOST_TEST(rest.ends_with("0\r\n\r\n"));
  BOOST_TEST(program->wait_for_end(seconds_to_stop).code == 0);
}

BOOST_FIXTURE_TEST_CASE(what_cannot_be_followed_is_refused_before_it_begins, running_host) {
  for (const auto path : {socket, events}) {
    const std::string at(path);
    const auto opened = [&](const std::string& target) {
      return path == socket ? web_socket(url, target).opened().status : get(target).status;
    };
    BOOST_TEST(opened(at + "?since=1") == 404U);
    BOOST_TEST(opened(at + "?since=x") == 400U);
    BOOST_TEST(opened(at + "?sinec=0") == 400U);
  }
  BOOST_TEST(web_socket(url, "/v1/campaigns/W/Nowhere/socket").opened().status == 404U);
  BOOST_TEST(get(socket).status == 426U);
  must_be_well();
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
