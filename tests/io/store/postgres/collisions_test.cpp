// What a database cannot put in order with what others do it undoes, and says so: it was not
// written, and is sent again as it is. Method: somebody else holds rows, or the database is made to
// say it.

#include "io/store/postgres/batch_writer.hpp"

#include "io/store/postgres/campaign_rows.hpp"
#include "io/store/postgres/ownership.hpp"
#include "tests/support/log_fixture.hpp"
#include "tests/support/postgres_storage.hpp"

#include <boost/test/unit_test.hpp>

#include <array>
#include <chrono>
#include <future>
#include <memory>
#include <string>
#include <thread>
#include <vector>

BOOST_AUTO_TEST_SUITE(collisions_suite)

using namespace dnd;
using namespace dnd::test;
using namespace io::postgres;
using namespace std::chrono_literals;

namespace {

/// A host that plays two campaigns, and somebody else who looks after the database.
struct two_campaigns {
  struct playing {
    std::shared_ptr<owned_campaign> what = std::make_shared<owned_campaign>();
    log_maker lines;
    std::string pending;
  };

  two_campaigns() {
    for (auto& each : campaigns) {
      each.what->id = *parse_uuid(new_campaign_in(*in).text);
      BOOST_REQUIRE(take_over(*in, host->host(), *each.what, "mine"));
    }
    auto made = in->connect_bare();
    BOOST_REQUIRE(made);
    other = *std::move(made);
  }

  /// A command of each, in one batch.
  void write_both() {
    std::vector<pending_write> all;
    for (auto& each : campaigns) {
      each.lines.add_commands(1);
      each.pending = each.lines.line(each.lines.lines() - 1);
      all.push_back({.to = each.what,
                     .rows = {{.last = each.lines.end().seq, .lines = each.pending}},
                     .end = each.lines.end()});
    }
    std::vector<pending_write*> writes;
    for (auto& each : all) writes.push_back(&each);
    writer.write(writes);
    for (const auto& each : all)
      BOOST_TEST(!!*each.outcome, (*each.outcome ? "" : io::render(each.outcome->error())));
  }
  void say(const std::string& sql) {
    const call ask{.sql = sql};
    const auto given = run(*other, {&ask, 1}, std::chrono::steady_clock::now() + 30s);
    BOOST_REQUIRE_MESSAGE(given, (given ? "" : io::render(given.error().why)));
  }
  void touch(const playing& which) {
    say("update campaign set name = name where id = '" + render_uuid(which.what->id) + "'");
  }
  void wait_until(const std::string& question, const std::string& answer) const {
    const auto until = std::chrono::steady_clock::now() + 30s;
    while (server.sql(question) != answer) {
      BOOST_REQUIRE(std::chrono::steady_clock::now() < until);
      std::this_thread::sleep_for(10ms);
    }
  }
  void each_line_is_there_once() const {
    for (const auto& each : campaigns) {
      const auto found = campaign_rows(*in, each.what->id).lines();
      BOOST_REQUIRE(found);
      BOOST_TEST(*found == each.lines.bytes());
    }
  }

  postgres_server server;
  std::shared_ptr<database> in = database_at(server.url(), 0);
  std::unique_ptr<io::postgres_store> host = host_of(in);
  batch_writer writer{in, host->host()};
  std::array<playing, 2> campaigns;
  std::unique_ptr<connection> other;
};

}  // namespace

BOOST_FIXTURE_TEST_CASE(what_a_deadlock_undid_is_written_again, two_campaigns) {
  // Which row the batch takes first is the server's business: one of both ways is a deadlock.
  for (const auto& [first, second] : {std::pair(0U, 1U), std::pair(1U, 0U)}) {
    say("begin");
    // The batch is the one that looks for deadlocks, and so the one that is undone.
    say("set local deadlock_timeout = '60s'");
    touch(campaigns[first]);
    auto written = std::async(std::launch::async, [&] { write_both(); });
    wait_until("select count(*) from pg_locks where not granted", "1");
    touch(campaigns[second]);
    say("commit");
    written.get();
  }
  wait_until("select deadlocks > 0 from pg_stat_database where datname = 'dnd'", "t");
  each_line_is_there_once();
  write_both();
  each_line_is_there_once();
}

BOOST_FIXTURE_TEST_CASE(what_could_not_be_serialized_is_written_again, two_campaigns) {
  for (const char* sql : {
           "create sequence tries",
           "create function refuse_twice() returns trigger language plpgsql as $$ begin "
           "if nextval('tries') < 3 then raise exception 'as if' using errcode = '40001'; end if; "
           "return new; end $$",
           "create trigger refuses before insert on commit for each row "
           "execute function refuse_twice()",
       })
    say(sql);
  write_both();
  // The first row of the first and of the second attempt, and both of the third.
  BOOST_TEST(server.sql("select last_value from tries") == "4");
  each_line_is_there_once();
}

// A server or a user may be set to another isolation: then the one who comes second would be
// refused again and again, where the head alone decides.
BOOST_FIXTURE_TEST_CASE(the_isolation_that_is_usual_elsewhere_does_not_count, two_campaigns) {
  server.sql("alter database dnd set default_transaction_isolation = 'serializable'");
  const auto anew = std::make_shared<database>(*database_url::parse(server.url()));
  const auto on = anew->connect_bare();
  BOOST_REQUIRE(on);
  const call ask{.sql = "select current_setting('transaction_isolation')"};
  const auto given = run(**on, {&ask, 1}, std::chrono::steady_clock::now() + 30s);
  BOOST_REQUIRE(given);
  BOOST_TEST(given->front().cell(0, 0) == "read committed");
}

BOOST_AUTO_TEST_SUITE_END()
