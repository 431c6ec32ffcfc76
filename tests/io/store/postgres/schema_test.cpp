#include "io/store/postgres/schema.hpp"

#include "tests/support/postgres_storage.hpp"
#include "tests/support/print_enums.hpp"

#include <boost/test/unit_test.hpp>

#include <chrono>

BOOST_AUTO_TEST_SUITE(schema_suite)

using namespace dnd;
using namespace dnd::test;
using namespace io::postgres;

namespace {

/// A database of its own on the shared server.
struct empty_database {
  empty_database() {
    static int count = 0;
    name = "empty" + std::to_string(++count);
    shared_postgres().sql("create database " + name);
    const auto url = database_url::parse(shared_postgres().url(name));
    BOOST_REQUIRE(url);
    in = std::make_shared<database>(*url);
    auto made = in->connect_bare();
    BOOST_REQUIRE(made);
    on = *std::move(made);
  }
  deadline soon() const { return in->answer_deadline(); }
  void say(const std::string& sql) {
    const call ask{.sql = sql};
    const auto given = run(*on, {&ask, 1}, soon());
    BOOST_REQUIRE_MESSAGE(given, (given ? "" : io::render(given.error().why)));
  }

  std::string name;
  std::shared_ptr<database> in;
  std::unique_ptr<connection> on;
};

}  // namespace

BOOST_FIXTURE_TEST_CASE(a_store_is_made_once, empty_database) {
  const auto none = read_store_row(*on, soon());
  BOOST_REQUIRE(!none);
  BOOST_TEST(none.error().why.code == io::ec::not_found);
  const auto made = create_schema(*on, 0, soon());
  BOOST_REQUIRE(made);
  const auto found = read_store_row(*on, soon());
  BOOST_REQUIRE(found);
  BOOST_TEST(found->format == schema_format);
  BOOST_TEST((found->id == made->id));
  const auto again = create_schema(*on, 0, soon());
  BOOST_REQUIRE(!again);
  BOOST_TEST(again.error().code == io::ec::exists);
}

BOOST_FIXTURE_TEST_CASE(a_store_that_cannot_be_made_whole_is_not_made, empty_database) {
  say("create table snapshot (mine int)");
  BOOST_TEST(!create_schema(*on, 0, soon()));
  BOOST_TEST(!read_store_row(*on, soon()));
}

BOOST_FIXTURE_TEST_CASE(what_was_made_is_what_is_checked, empty_database) {
  BOOST_REQUIRE(create_schema(*on, 0, soon()));
  const auto fine = check_schema(*on, soon());
  BOOST_REQUIRE(fine);
  for (const auto& each : *fine) BOOST_TEST(each.empty(), each);
  say("alter table campaign drop column owner");
  say("alter table commit alter column body type text using ''");
  const auto wrong = check_schema(*on, soon());
  BOOST_REQUIRE(wrong);
  BOOST_REQUIRE_EQUAL(wrong->size(), 2U);
  BOOST_TEST(wrong->front() == "the column campaign.owner:uuid is missing");
}

BOOST_FIXTURE_TEST_CASE(a_store_of_this_format_needs_no_upgrade, empty_database) {
  BOOST_REQUIRE(create_schema(*on, 0, soon()));
  const auto had = upgrade_schema(*on, soon());
  BOOST_REQUIRE(had);
  BOOST_TEST(*had == schema_format);
}

BOOST_FIXTURE_TEST_CASE(a_store_of_an_older_program_is_brought_to_this_format, empty_database) {
  BOOST_REQUIRE(create_schema(*on, 0, soon()));
  // As the first format was.
  say("drop table content");
  say("drop table token");
  say("drop table kept");
  say("alter table host drop column drains, drop column asked");
  say("alter table campaign drop column wanted");
  say("alter table store drop column serves");
  say("update store set format = 1");
  const auto host = io::postgres_store::join(in);
  BOOST_REQUIRE(!host);
  BOOST_TEST(host.error().code == io::ec::unknown_version);
  const auto had = upgrade_schema(*on, soon());
  BOOST_REQUIRE_MESSAGE(had, (had ? "" : io::render(had.error())));
  BOOST_TEST(*had == 1U);
  const auto fine = check_schema(*on, soon());
  BOOST_REQUIRE(fine);
  for (const auto& each : *fine) BOOST_TEST(each.empty(), each);
  BOOST_TEST(!!io::postgres_store::join(in));
}

BOOST_FIXTURE_TEST_CASE(a_store_of_a_newer_program_is_left_alone, empty_database) {
  BOOST_REQUIRE(create_schema(*on, 0, soon()));
  say("update store set format = 99, serves = 99");
  const auto refused = upgrade_schema(*on, soon());
  BOOST_REQUIRE(!refused);
  BOOST_TEST(refused.error().code == io::ec::unknown_version);
  const auto host = io::postgres_store::join(in);
  BOOST_REQUIRE(!host);
  BOOST_TEST(host.error().code == io::ec::unknown_version);
}

BOOST_FIXTURE_TEST_CASE(without_a_store_nobody_takes_part, empty_database) {
  const auto host = io::postgres_store::join(in);
  BOOST_REQUIRE(!host);
  BOOST_TEST(host.error().code == io::ec::not_found);
}

// A store that is upgraded while hosts of the version before serve it.
BOOST_FIXTURE_TEST_CASE(a_newer_store_that_serves_this_program_is_used, empty_database) {
  BOOST_REQUIRE(create_schema(*on, 0, soon()));
  say("alter table host add what_came_later int not null default 1");
  say("update store set format = 99");
  BOOST_TEST(!!io::postgres_store::join(in));
  const auto had = upgrade_schema(*on, soon());
  BOOST_REQUIRE(had);
  BOOST_TEST(*had == 99U);
  const auto fine = check_schema(*on, soon());
  BOOST_REQUIRE(fine);
  for (const auto& each : *fine) BOOST_TEST(each.empty(), each);
}

BOOST_AUTO_TEST_SUITE_END()
