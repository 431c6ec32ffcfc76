// Two servers, and all that may come between a commit and the word that it is there: who believes
// too early has lost commands after the next failover. Method: the standby stands still, so that a
// commit waits; then something happens to it, and it is looked at what was said and what is kept.

#include "io/store/postgres/batch_writer.hpp"

#include "io/store/joint_log.hpp"
#include "io/store/postgres/campaign_rows.hpp"
#include "tests/support/log_fixture.hpp"
#include "tests/support/postgres_storage.hpp"
#include "tests/support/print_enums.hpp"

#include <boost/test/unit_test.hpp>

#include <atomic>
#include <chrono>
#include <future>
#include <memory>
#include <optional>
#include <thread>

BOOST_AUTO_TEST_SUITE(batch_writer_suite)

using namespace dnd;
using namespace dnd::test;
using namespace std::chrono_literals;

namespace {

using outcome_of = std::future<io::result<done>>;

/// A primary n1, its standby n2, and a host that plays a campaign there.
struct two_servers {
  enum class names : std::uint8_t { on_both, on_the_first };

  explicit two_servers(io::postgres::database_options options = {.answer_within = 20s,
                                                                 .known_within = 40s},
                       names where = names::on_both)
      : n2(postgres_server::standby_of(n1, "n2")) {
    set_standbys(n1, "ANY 1 (n1,n2)");
    if (where == names::on_both) set_standbys(*n2, "ANY 1 (n1,n2)");
    database = database_at(n1.url_with(*n2), 2, options);
    host = host_of(database);
    which = new_campaign_in(*database);
    auto opened = host->open(which, "mine");
    BOOST_REQUIRE_MESSAGE(opened, (opened ? "" : io::render(opened.error())));
    log = std::move(opened->log);
    BOOST_REQUIRE(append());
  }
  ~two_servers() {
    n1.freeze(false);
    n2->freeze(false);
  }

  static void set_standbys(const postgres_server& on, const std::string& names) {
    on.sql("alter system set synchronous_standby_names = '" + names + "'");
    on.sql("select pg_reload_conf()");
    while (on.sql("show synchronous_standby_names") != names) std::this_thread::sleep_for(20ms);
  }

  io::result<done> append() {
    lines.add_commands(1);
    pending = lines.line(lines.lines() - 1);
    return log->append(pending, lines.end(), io::log_part::long_term);
  }
  /// One that has reached the server and waits for the standby.
  outcome_of append_and_wait() {
    auto outcome = std::async(std::launch::async, [this] { return append(); });
    while (n1.sql("select count(*) from pg_stat_activity where wait_event = 'SyncRep'") != "1")
      std::this_thread::sleep_for(20ms);
    return outcome;
  }
  static bool is_open(const outcome_of& what, std::chrono::milliseconds within = 700ms) {
    return what.wait_for(within) == std::future_status::timeout;
  }
  std::string lines_at(const postgres_server& server) const {
    const auto in = database_at(server.url(), 0);
    const auto found =
        io::postgres::campaign_rows(*in, *io::postgres::parse_uuid(which.text)).lines();
    BOOST_REQUIRE_MESSAGE(found, (found ? "" : io::render(found.error())));
    return *found;
  }

  postgres_server n1{"n1", postgres_server::disk::synced};
  std::unique_ptr<postgres_server> n2;
  std::shared_ptr<io::postgres::database> database;
  std::unique_ptr<io::postgres_store> host;
  io::campaign_id which;
  std::shared_ptr<io::open_log> log;
  log_maker lines;
  std::string pending;
};

void require_in(outcome_of& outcome) {
  const auto how = outcome.get();
  BOOST_REQUIRE_MESSAGE(how, (how ? "" : io::render(how.error())));
}

}  // namespace

BOOST_FIXTURE_TEST_CASE(nothing_is_answered_before_a_standby_has_it, two_servers) {
  n2->freeze(true);
  auto outcome = append_and_wait();
  BOOST_TEST(is_open(outcome));
  n2->freeze(false);
  require_in(outcome);
  BOOST_TEST(lines_at(n1) == lines.bytes());
}

BOOST_FIXTURE_TEST_CASE(a_wait_that_was_cancelled_is_no_success, two_servers) {
  n2->freeze(true);
  auto outcome = append_and_wait();
  n1.sql("select pg_cancel_backend(pid) from pg_stat_activity where wait_event = 'SyncRep'");
  // Everybody sees it, and it may be gone with the next kill.
  while (n1.sql("select head_seq from campaign") != "2") std::this_thread::sleep_for(20ms);
  BOOST_TEST(is_open(outcome, 1500ms));
  n2->freeze(false);
  require_in(outcome);
  BOOST_TEST(lines_at(n1) == lines.bytes());
  BOOST_TEST(!!append());
}

BOOST_FIXTURE_TEST_CASE(an_outcome_that_a_read_would_show_waits_for_a_write, two_servers) {
  // The standby has nothing of what comes.
  n2->kill();
  auto outcome = append_and_wait();
  n1.kill();
  n1.start();
  // Recovery does not wait for standbys: a reader is told what may be lost yet.
  BOOST_TEST(n1.sql("select head_seq from campaign") == "2");
  BOOST_TEST(is_open(outcome, 1500ms));
  n1.kill();
  n2->start();
  n2->promote();
  BOOST_TEST(n2->sql("select head_seq from campaign") == "1");
  n1.follow(*n2);
  require_in(outcome);
  BOOST_TEST(lines_at(*n2) == lines.bytes());
  BOOST_TEST(!!append());
  BOOST_TEST(lines_at(*n2) == lines.bytes());
}

BOOST_AUTO_TEST_CASE(a_server_that_was_promoted_without_its_standbys_is_refused) {
  two_servers on({.answer_within = 1s, .known_within = 3s}, two_servers::names::on_the_first);
  on.n1.kill();
  on.n2->promote();
  const auto refused = on.append();
  BOOST_REQUIRE(!refused);
  BOOST_TEST(refused.error().what.find("on 1 disk before") != std::string::npos,
             refused.error().what);
  BOOST_TEST(refused.error().what.find("nobody knows") != std::string::npos);
  BOOST_TEST(on.n2->sql("select head_seq from campaign") == "1");
  BOOST_TEST(!on.append());
}

BOOST_AUTO_TEST_CASE(a_primary_that_wakes_up_after_a_failover_is_refused) {
  two_servers on({.answer_within = 2s, .known_within = 30s});
  two_servers::set_standbys(*on.n2, "ANY 1 (n1,n2,n3)");
  on.n1.freeze(true);
  auto outcome = std::async(std::launch::async, [&] { return on.append(); });
  on.n2->promote();
  const auto n3 = postgres_server::standby_of(*on.n2, "n3");
  require_in(outcome);
  BOOST_TEST(on.database->facts().timeline == 2U);
  on.n1.freeze(false);
  // It takes connections, and says that it is the primary.
  BOOST_TEST(on.n1.sql("select pg_is_in_recovery()") == "f");
  const auto only_n1 = io::postgres::meets({.is_standby = false,
                                            .fsync = true,
                                            .full_page_writes = true,
                                            .synchronous_commit = "on",
                                            .standbys = "ANY 1 (n1,n2)",
                                            .timeline = 1},
                                           {.disks = 2, .timeline = on.database->facts().timeline});
  BOOST_TEST(!only_n1);
  // The new one is gone for a while: the old one is the only one that answers.
  on.n2->freeze(true);
  auto next = std::async(std::launch::async, [&] { return on.append(); });
  BOOST_TEST(two_servers::is_open(next, 4s));
  on.n2->freeze(false);
  require_in(next);
  BOOST_TEST(on.lines_at(*on.n2) == on.lines.bytes());
  BOOST_TEST(on.n1.sql("select head_seq from campaign") == "1");
}

BOOST_AUTO_TEST_CASE(who_waits_for_one_that_sleeps_goes_on_when_another_is_found) {
  // Gone after the host, which writes when it ends.
  std::unique_ptr<postgres_server> n3;
  two_servers on({.answer_within = 60s, .known_within = 120s});
  two_servers::set_standbys(*on.n2, "ANY 1 (n1,n2,n3)");
  on.n1.freeze(true);
  auto outcome = std::async(std::launch::async, [&] { return on.append(); });
  BOOST_TEST(two_servers::is_open(outcome));
  const auto begun = std::chrono::steady_clock::now();
  on.n2->promote();
  n3 = postgres_server::standby_of(*on.n2, "n3");
  require_in(outcome);
  // Whoever waits has the others looked at; an answer of the one that sleeps is waited for longer.
  BOOST_TEST((std::chrono::steady_clock::now() - begun < 30s));
  BOOST_TEST(on.lines_at(*on.n2) == on.lines.bytes());
}

BOOST_AUTO_TEST_CASE(what_stays_unknown_says_so_and_is_found_by_opening_again) {
  two_servers on({.answer_within = 500ms, .known_within = 2s});
  on.n2->freeze(true);
  const auto unknown = on.append();
  BOOST_REQUIRE(!unknown);
  BOOST_TEST(unknown.error().what.find("nobody knows") != std::string::npos);
  BOOST_TEST(on.append().error().code == io::ec::poisoned);
  on.n2->freeze(false);
  on.log->release();
  auto opened = on.host->open(on.which, "mine");
  for (int tries = 0; !opened && tries < 20; ++tries) {
    std::this_thread::sleep_for(100ms);
    opened = on.host->open(on.which, "mine");
  }
  BOOST_REQUIRE_MESSAGE(opened, (opened ? "" : io::render(opened.error())));
  // Whole or not at all.
  const auto seq = opened->found.end.seq;
  BOOST_TEST((seq == 1U || seq == 2U));
}

BOOST_AUTO_TEST_CASE(a_server_that_turns_read_only_is_waited_for) {
  postgres_server only;
  const auto in = database_at(only.url(), 0);
  const auto host = host_of(in);
  const auto which = new_campaign_in(*in);
  const auto opened = host->open(which, "mine");
  BOOST_REQUIRE(opened);
  log_maker lines;
  const auto append = [&] {
    lines.add_commands(1);
    return opened->log->append(lines.line(lines.lines() - 1), lines.end(), io::log_part::long_term);
  };
  BOOST_REQUIRE(append());
  // As one that is switched over: the sessions that there are stay, and may write no more.
  const auto turn = [&](const std::string& how) {
    only.sql("alter system set default_transaction_read_only = " + how);
    only.sql("select pg_reload_conf()");
    while (only.sql("show default_transaction_read_only") != how) std::this_thread::sleep_for(20ms);
  };
  turn("on");
  auto next = std::async(std::launch::async, append);
  BOOST_TEST(two_servers::is_open(next));
  turn("off");
  require_in(next);
  const auto found = host->load(which);
  BOOST_REQUIRE(found);
  BOOST_TEST((found->end == lines.end()));
}

BOOST_AUTO_TEST_CASE(a_server_that_is_killed_at_every_moment_loses_and_doubles_nothing) {
  postgres_server only("n1", postgres_server::disk::synced);
  const auto in = database_at(only.url(), 1, {.answer_within = 10s, .known_within = 30s});
  const auto host = host_of(in);
  const auto which = new_campaign_in(*in);
  auto opened = host->open(which, "mine");
  BOOST_REQUIRE(opened);
  log_maker lines;
  std::atomic<bool> ends = false;
  std::optional<io::error> failed;
  std::thread player([&] {
    while (!ends && !failed) {
      lines.add_commands(1);
      const auto next = lines.line(lines.lines() - 1);
      const auto how = opened->log->append(next, lines.end(), io::log_part::long_term);
      if (!how) failed = how.error();
    }
  });
  for (int round = 0; round < 6; ++round) {
    std::this_thread::sleep_for(std::chrono::milliseconds(60 + 37 * round));
    only.kill();
    only.start();
  }
  ends = true;
  player.join();
  BOOST_REQUIRE_MESSAGE(!failed, (failed ? io::render(*failed) : ""));
  const auto found = host->load(which);
  BOOST_REQUIRE_MESSAGE(found, (found ? "" : io::render(found.error())));
  BOOST_TEST((found->end == lines.end()));
  BOOST_TEST(lines.lines() > 6U);
}

BOOST_AUTO_TEST_SUITE_END()
