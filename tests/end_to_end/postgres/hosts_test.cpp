// Hosts of one store, with the real program and a real server: any of them takes any request, one
// takes over from another, and campaigns go from one to the other while they are played.

#include "tests/support/hasty_client.hpp"
#include "tests/support/host_follower.hpp"
#include "tests/support/store_of_games.hpp"

#include <boost/test/unit_test.hpp>

#include <atomic>
#include <chrono>
#include <future>
#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(hosts_suite)

namespace {

using std::chrono::seconds;

std::size_t count_of(const std::string& in, std::string_view what) {
  std::size_t count = 0;
  for (auto at = in.find(what); at != std::string::npos; at = in.find(what, at + what.size()))
    ++count;
  return count;
}

/// Two hosts, and a campaign that one of them has.
struct two_hosts : store_of_games {
  two_hosts() {
    done_in_store({"campaign", "push", "C"});
    // Tokens of one are known to the other in a moment.
    BOOST_TEST_REQUIRE(say_until_answered(a, "note zero", "z", seconds(5)).status == 200U);
    BOOST_TEST_REQUIRE(say_until_answered(b, "note zero", "z", seconds(5)).status == 200U);
  }

  std::string owner_url() const {
    return server.sql("select h.url from campaign c join host h on h.id = c.owner");
  }
  std::string id_of(const running_host& which) const {
    return server.sql("select id from host where url = '" + which.address + "'");
  }
  host_of_store& owner() { return owner_url() == a.address ? a : b; }
  host_of_store& other() { return owner_url() == a.address ? b : a; }

  host_of_store a{server}, b{server};
};

}  // namespace

BOOST_FIXTURE_TEST_CASE(any_host_takes_any_request_and_one_takes_over, two_hosts) {
  auto& has_it = owner();
  auto& passes_on = other();
  BOOST_TEST(has_it.say("note one").status == 200U);
  // The other one passes it on, streams as well.
  follower seen(passes_on.url, 0);
  const auto passed = passes_on.say("note two", "b-1");
  BOOST_TEST(passed.status == 200U, passed.body);
  const auto again = passes_on.say("note two", "b-1");
  BOOST_TEST(again.status == 200U, again.body);
  BOOST_TEST(passes_on.get("/v1/campaigns/W/C/commits").body.find("note two") != std::string::npos);
  // In any spelling, too.
  BOOST_TEST(passes_on.get("/v1/campaigns/w/c/commits").body.find("note two") != std::string::npos);
  seen.read_up_to(std::uint64_t((*json_text(passed.body))["seq"].at(1)));
  BOOST_TEST(seen.commands().back().find("note two") != std::string::npos);
  BOOST_TEST(passes_on.get("/metrics").body.find("dnd_relayed_requests_total{result=\"done\"}") !=
             std::string::npos);
  // It is killed: nobody keeps the campaign for longer than a lease.
  has_it.program->signal(SIGKILL);
  std::size_t waits = 0;
  const auto taken = say_until_answered(passes_on, "note three", "b-2", seconds(15), &waits);
  BOOST_TEST(taken.status == 200U, taken.body);
  each_is_there_once(log_in_store(), {"note one", "note two", "note three"});
  const auto metrics = passes_on.get("/metrics").body;
  BOOST_TEST(metrics.find("dnd_store_taken_over_total 1") != std::string::npos, metrics);
  // The journal names each request once, also those that were passed on in vain.
  BOOST_TEST(waits > 0U);
  BOOST_TEST(count_of(passes_on.stop().err, "status=503") == waits);
}

BOOST_FIXTURE_TEST_CASE(hosts_that_are_asked_at_once_for_what_nobody_plays_all_answer,
                        store_of_games) {
  const json_text made(done_in_store({"--json", "host", "token", "create", "--role", "gm"}).out);
  const std::string token((*made)["token"].get_string().value());
  host_of_store first(server), second(server);
  for (int i = 0; i < 8; ++i) {
    const auto name = "K" + std::to_string(i);
    done({"campaign", "create", name});
    done_in_store({"campaign", "push", name});
    const auto say_at = [&](const host_of_store& host) {
      const auto port = std::stoi(host.address.substr(host.address.rfind(':') + 1));
      return std::async(std::launch::async, [=] {
        return ask_in_haste(static_cast<std::uint16_t>(port), token,
                            "/v1/campaigns/W/" + name + "/commands",
                            running_host::object_of("roll 2d6"), std::chrono::seconds(20));
      });
    };
    auto one = say_at(first), other = say_at(second);
    for (auto* each : {&one, &other}) {
      const auto said = each->get();
      BOOST_TEST(said.status == 200U, said.body);
    }
  }
  second.stop();
  first.stop();
}

BOOST_FIXTURE_TEST_CASE(a_token_that_was_made_a_moment_ago_is_known_to_every_host, two_hosts) {
  BOOST_TEST(owner().say("note one").status == 200U);
  const auto ask = [](const host_of_store& host, const std::string& token) {
    const auto port = std::stoi(host.address.substr(host.address.rfind(':') + 1));
    return ask_in_haste(static_cast<std::uint16_t>(port), token,
                        std::string(running_host::commands), running_host::object_of("roll 2d6"),
                        std::chrono::seconds(20));
  };
  for (auto* each : {&owner(), &other()}) {
    const json_text made(done_in_store({"--json", "host", "token", "create", "--role", "gm"}).out);
    const auto said = ask(*each, std::string((*made)["token"].get_string().value()));
    BOOST_TEST(said.status == 200U, said.body);
  }
  const auto never = ask(owner(), "dnd_" + std::string(43, 'A'));
  BOOST_TEST(never.status == 401U, never.body);
  a.stop();
  b.stop();
}

BOOST_FIXTURE_TEST_CASE(a_connection_outlives_what_is_passed_on_over_it, two_hosts) {
  auto& has_it = owner();
  auto& passes_on = other();
  BOOST_TEST(has_it.say("note one").status == 200U);
  connection line(passes_on.url);
  const auto say = [&](std::string_view what) {
    return line.post(running_host::commands, running_host::object_of(what));
  };
  for (const char* each : {"note two", "note three"}) {
    const auto got = say(each);
    BOOST_TEST(got.status == 200U, got.body);
  }
  // A refusal is an answer like any other.
  BOOST_TEST(say("nonsense").status == 422U);
  BOOST_TEST(line.get("/v1/campaigns/W/C").status == 200U);
  // The owner goes, and the line to it with it; the client keeps its own.
  has_it.stop();
  const auto taken = say("note four");
  BOOST_TEST(taken.status == 200U, taken.body);
  each_is_there_once(log_in_store(), {"note one", "note two", "note three", "note four"});
  passes_on.stop();
}

BOOST_FIXTURE_TEST_CASE(a_host_that_ends_gives_its_campaigns_back_at_once, two_hosts) {
  auto& ends = owner();
  auto& stays = other();
  BOOST_TEST(ends.say("note one").status == 200U);
  ends.stop();
  BOOST_TEST(stays.say("note two").status == 200U);
  stays.stop();
}

BOOST_FIXTURE_TEST_CASE(a_host_that_slept_through_its_lease_writes_nothing_more, two_hosts) {
  auto& sleeps = owner();
  auto& stays = other();
  BOOST_TEST(sleeps.say("note one").status == 200U);
  sleeps.program->signal(SIGSTOP);
  const auto taken = say_until_answered(stays, "note two", "b-1", seconds(15));
  BOOST_TEST(taken.status == 200U, taken.body);
  sleeps.program->signal(SIGCONT);
  // It hears that it is not its any more, and passes on.
  const auto late = say_until_answered(sleeps, "note three", "a-2", seconds(15));
  BOOST_TEST(late.status == 200U, late.body);
  each_is_there_once(log_in_store(), {"note one", "note two", "note three"});
  stays.stop();
  sleeps.stop();
}

// That its process has ended is certain on its machine: nobody waits for the end of its lease.
BOOST_FIXTURE_TEST_CASE(a_host_that_was_killed_and_starts_again_goes_on_at_once, two_hosts) {
  auto& dies = owner();
  auto& stays = other();
  BOOST_TEST(dies.say("note one").status == 200U);
  const auto lease = server.sql("select lease_until from host where url = '" + dies.address + "'");
  const auto epoch = server.sql("select epoch from campaign");
  dies.program->signal(SIGKILL);
  (void)dies.program->wait();
  dies.start_again();
  // The first answer, wherever it is asked for.
  const auto first = stays.say("note two");
  BOOST_TEST(first.status == 200U, first.body);
  BOOST_TEST(dies.say("note three").status == 200U);
  BOOST_TEST(server.sql("select now() < '" + lease + "'::timestamptz") == "t");
  BOOST_TEST(server.sql("select epoch > " + epoch + " from campaign") == "t");
  each_is_there_once(log_in_store(), {"note one", "note two", "note three"});
  a.stop();
  b.stop();
}

// It may answer from its memory as long as it lives: a port that is free proves nothing.
BOOST_FIXTURE_TEST_CASE(one_that_only_sleeps_keeps_its_campaigns_while_its_lease_runs, two_hosts) {
  auto& sleeps = owner();
  BOOST_TEST(sleeps.say("note one").status == 200U);
  const auto id = id_of(sleeps);
  sleeps.program->signal(SIGSTOP);
  {
    // Another process of the same machine, user and address; it listens elsewhere.
    auto more = sleeps.started_with;
    more.at(1) = "127.0.0.1:0";
    more.insert(more.begin(), {"--json", "host"});
    const auto second = sleeps.start(more);
    BOOST_TEST_REQUIRE(second->read_line().has_value());
    BOOST_TEST(server.sql("select lease_until > now() from host where id = '" + id + "'") == "t");
    second->signal(SIGTERM);
    BOOST_TEST(second->wait_for_end(running_host::seconds_to_stop).code == 0);
  }
  sleeps.program->signal(SIGCONT);
  BOOST_TEST(say_until_answered(sleeps, "note two", "s-2", seconds(15)).status == 200U);
  a.stop();
  b.stop();
}

// Whoever is fenced after a lost connection does not know whether it has written: what has no id
// might be there twice.
BOOST_FIXTURE_TEST_CASE(what_is_fenced_is_given_to_another_host_if_it_has_an_id, two_hosts) {
  const auto take_away = [&] { server.sql("update campaign set epoch = epoch + 1, owner = null"); };
  auto& first = owner();
  take_away();
  const auto without = first.say("note one");
  BOOST_TEST(without.status == 423U, without.body);
  BOOST_TEST(log_in_store().find("note one") == std::string::npos);
  BOOST_TEST(first.say("note two").status == 200U);
  auto& second = owner();
  take_away();
  const auto with = second.say("note three", "f-3");
  BOOST_TEST(with.status == 200U, with.body);
  each_is_there_once(log_in_store(), {"note two", "note three"});
  a.stop();
  b.stop();
}

// A newer program brings the store to its format while hosts of this one run.
BOOST_FIXTURE_TEST_CASE(a_store_is_upgraded_under_hosts_until_it_serves_them_no_more, two_hosts) {
  // Whoever connects looks at the store again.
  const auto end_sessions = [&] {
    server.sql(
        "select pg_terminate_backend(pid) from pg_stat_activity "
        "where application_name = 'dnd'");
  };
  BOOST_TEST(a.say("note one").status == 200U);
  server.sql("alter table host add came_later int not null default 1");
  server.sql("update store set format = 99");
  end_sessions();
  BOOST_TEST(say_until_answered(a, "note two", "u-2", seconds(5)).status == 200U);
  host_of_store another(server);
  BOOST_TEST(say_until_answered(another, "note three", "u-3", seconds(5)).status == 200U);
  server.sql("update store set serves = 99");
  end_sessions();
  // What is in doubt is waited for, longer than this client waits; nothing is written any more.
  const auto port = std::stoi(a.address.substr(a.address.rfind(':') + 1));
  const auto refused = ask_in_haste(
      static_cast<std::uint16_t>(port), a.url.substr(a.url.find('=') + 1),
      std::string(running_host::commands), running_host::object_of("note four", "u-4"), seconds(3));
  BOOST_TEST(refused.status != 200U, refused.body);
  const auto late = in_store({"host", "--listen", "127.0.0.1:0"});
  BOOST_TEST(late.code == 3);
  BOOST_TEST(late.err.find("has format 99, this program knows 3") != std::string::npos, late.err);
  each_is_there_once(log_in_store(), {"note one", "note two", "note three"});
  BOOST_TEST(log_in_store().find("note four") == std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(those_that_run_are_shown_with_what_they_play, two_hosts) {
  const json_text listed(done_in_store({"--json", "host", "list"}).out);
  const auto hosts = (*listed)["hosts"];
  for (std::size_t each = 0; each < 2; ++each) {
    const bool has_it = std::string_view(hosts.at(each)["url"]) == owner_url();
    BOOST_TEST(bool(hosts.at(each)["alive"]));
    BOOST_TEST(hosts.at(each)["campaigns"].get_array().size() == (has_it ? 1U : 0U));
  }
  const auto text = done_in_store({"host", "list", "--campaigns"}).out;
  BOOST_TEST(text.find("W/C: " + owner_url()) != std::string::npos, text);
  BOOST_TEST(in_store({"host", "move", "W/C", "--to", "nobody"}).code == 1);
  BOOST_TEST(in_store({"host", "move", "W/C", "--to", owner_url()}).code == 1);
  BOOST_TEST(in_store({"host", "drain", "nobody"}).code == 1);
  BOOST_TEST(dnd({"host", "list"}).code == 2);
  a.stop();
  // The last one has nobody to give anything to.
  const auto alone = in_store({"host", "drain", b.address});
  BOOST_TEST(alone.code == 1);
  BOOST_TEST(alone.err.find("no other host") != std::string::npos, alone.err);
  b.stop();
}

BOOST_FIXTURE_TEST_CASE(a_campaign_goes_from_host_to_host_while_it_is_played, two_hosts) {
  // Two clients, each at a host of its own, that wait for their answers, and for nothing else.
  std::atomic<bool> is_over{false};
  std::vector<std::string> said[2];
  const auto play = [&](const running_host& at, int number) {
    for (int turn = 0; !is_over; ++turn) {
      const auto note = std::to_string(number) + "-" + std::to_string(turn) + ";";
      const auto got = at.say("note " + note, "p-" + note.substr(0, note.size() - 1));
      BOOST_TEST(got.status == 200U, got.body);
      if (got.status == 200) said[number].push_back(note);
    }
  };
  std::jthread one([&] { play(a, 0); });
  std::jthread two([&] { play(b, 1); });
  // Also when a test ends early: before the threads are waited for.
  const std::shared_ptr<void> at_the_end(nullptr, [&](void*) { is_over = true; });
  const auto first = owner_url();
  for (int moves = 0; moves < 2; ++moves) {
    const auto before = owner_url();
    const auto moved = in_store({"host", "move", "W/C"});
    BOOST_TEST(moved.code == 0, moved.err);
    const auto until = std::chrono::steady_clock::now() + seconds(5);
    while (owner_url() == before || owner_url().empty())
      BOOST_REQUIRE(std::chrono::steady_clock::now() < until);
  }
  BOOST_TEST(owner_url() == first);
  const auto drained = in_store({"host", "drain", id_of(owner()).substr(0, 8)});
  BOOST_TEST(drained.code == 0, drained.err);
  BOOST_TEST(drained.out.find("can be stopped") != std::string::npos, drained.out);
  auto& ends = first == a.address ? a : b;
  auto& stays = first == a.address ? b : a;
  // It plays nothing any more, and still answers.
  BOOST_TEST(ends.say("note here", "h-1").status == 200U);
  BOOST_TEST(owner_url() == stays.address);
  BOOST_TEST(ends.get("/metrics").body.find("dnd_host_drains 1") != std::string::npos);
  is_over = true;
  one.join();
  two.join();
  const auto log = log_in_store();
  for (const auto& notes : said) {
    BOOST_TEST(notes.size() > 3U);
    for (const auto& note : notes) each_is_there_once(log, {"\"note " + note});
  }
  ends.stop();
  stays.stop();
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
