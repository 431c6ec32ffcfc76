// What single statements do to what is in the tables.

#include "io/store/postgres/statements.hpp"

#include "tests/support/postgres_storage.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

BOOST_AUTO_TEST_SUITE(statements_suite)

using namespace dnd;
using namespace dnd::test;
using namespace io::postgres;

BOOST_AUTO_TEST_CASE(of_each_65536_events_the_last_snapshot_stays) {
  const auto in = shared_database();
  const auto which = new_campaign_in(*in).text;
  for (const char* seq : {"100", "65000", "65535", "65536", "70000", "131072", "131080"})
    shared_postgres().sql("insert into snapshot values ('" + which + "', " + seq + ", 0, '')");
  const call ask{.name = std::string(drop_snapshots.name),
                 .values = {id(*parse_uuid(which)), number(131'080)}};
  const auto dropped = in->repeat(purpose::write, {&ask, 1});
  BOOST_REQUIRE(dropped);
  BOOST_TEST(dropped->front().affected == 4U);
  const auto left = shared_postgres().sql(
      "select string_agg(seq::text, ' ' order by seq) from snapshot where campaign = '" + which +
      "'");
  BOOST_TEST(left == "65535 70000 131080");
}

BOOST_AUTO_TEST_SUITE_END()
