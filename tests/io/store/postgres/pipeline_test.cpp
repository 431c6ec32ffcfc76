// What is known of statements after each way in which they may end.

#include "io/store/postgres/pipeline.hpp"

#include "tests/support/postgres_storage.hpp"

#include <boost/test/unit_test.hpp>

#include <chrono>

BOOST_AUTO_TEST_SUITE(pipeline_suite)

using namespace dnd;
using namespace dnd::test;
using namespace std::chrono_literals;
using namespace io::postgres;

namespace {

struct connected {
  connected() {
    shared_postgres().sql("create table if not exists numbers (n int8 primary key)");
    shared_postgres().sql("truncate numbers");
    auto made = shared_database()->connect_bare();
    BOOST_REQUIRE(made);
    on = *std::move(made);
  }
  expected<std::vector<reply>, failure> say(std::vector<std::string> statements,
                                            std::chrono::milliseconds within = 10s) {
    std::vector<call> calls;
    for (auto& each : statements) calls.push_back({.sql = std::move(each)});
    return run(*on, calls, std::chrono::steady_clock::now() + within);
  }
  std::string count() { return shared_postgres().sql("select count(*) from numbers"); }

  std::unique_ptr<connection> on;
};

}  // namespace

BOOST_FIXTURE_TEST_CASE(all_statements_happen_as_one, connected) {
  const auto given = say({"insert into numbers values (1)", "select n + 1 from numbers"});
  BOOST_REQUIRE(given);
  BOOST_TEST(given->at(0).affected == 1U);
  BOOST_TEST(given->at(1).number(0, 0) == 2U);
  BOOST_TEST(count() == "1");
}

BOOST_FIXTURE_TEST_CASE(or_none_of_them_happens_and_the_connection_goes_on, connected) {
  const auto given = say({"insert into numbers values (1)", "select 1 / 0", "select 1"});
  BOOST_REQUIRE(!given);
  BOOST_TEST((given.error().how == fate::refused));
  BOOST_TEST(given.error().state == "22012");
  BOOST_TEST(count() == "0");
  BOOST_TEST(!on->is_lost());
  BOOST_TEST(!!say({"insert into numbers values (1)"}));
}

BOOST_FIXTURE_TEST_CASE(a_warning_is_no_success, connected) {
  const auto given =
      say({"insert into numbers values (1)", "do $$ begin raise warning 'not everywhere'; end $$"});
  BOOST_REQUIRE(!given);
  BOOST_TEST((given.error().how == fate::unknown));
  BOOST_TEST(given.error().why.what.find("not everywhere") != std::string::npos);
  BOOST_TEST(on->is_lost());
}

BOOST_FIXTURE_TEST_CASE(a_wait_has_an_end_and_leaves_the_outcome_unknown, connected) {
  const auto begin = std::chrono::steady_clock::now();
  const auto given = say({"select pg_sleep(30)"}, 200ms);
  BOOST_REQUIRE(!given);
  BOOST_TEST((given.error().how == fate::unknown));
  BOOST_TEST(on->is_lost());
  BOOST_TEST((std::chrono::steady_clock::now() - begin < 10s));
}

BOOST_FIXTURE_TEST_CASE(a_session_that_is_ended_leaves_the_outcome_unknown, connected) {
  const auto given = say({"insert into numbers values (1)",
                          "select pg_terminate_backend(pg_backend_pid())", "select pg_sleep(10)"});
  BOOST_REQUIRE(!given);
  BOOST_TEST((given.error().how == fate::unknown));
  BOOST_TEST(on->is_lost());
}

BOOST_FIXTURE_TEST_CASE(what_is_large_is_sent_and_read_whole, connected) {
  const std::string many(8 << 20, 'x');
  const call ask[] = {{.sql = "select $1::bytea", .values = {bytes(many)}},
                      {.sql = "select $1::bytea", .values = {bytes(many)}}};
  const auto given = run(*on, ask, std::chrono::steady_clock::now() + 20s);
  BOOST_REQUIRE(given);
  BOOST_TEST((given->at(1).cell(0, 0) == many));
}

BOOST_AUTO_TEST_SUITE_END()
