// Databases of their own on a server that is named by any of its databases.

#include "benchmarks/cluster/database_name.hpp"

#include <boost/test/unit_test.hpp>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(database_name_suite)

BOOST_AUTO_TEST_CASE(the_name_alone_is_another_one) {
  const auto named = [](const char* url) { return bench::with_database(url, "dnd_bench_load"); };
  BOOST_TEST(named("postgres://me@db:5433/postgres") == "postgres://me@db:5433/dnd_bench_load");
  BOOST_TEST(named("postgres://me@a,b/postgres?sslmode=require") ==
             "postgres://me@a,b/dnd_bench_load?sslmode=require");
  BOOST_TEST(named("postgres://me@/postgres?host=%2Ftmp%2Fs") ==
             "postgres://me@/dnd_bench_load?host=%2Ftmp%2Fs");
  // One without a name.
  BOOST_TEST(named("postgres://me@db") == "postgres://me@db/dnd_bench_load");
  BOOST_TEST(named("postgres://me@db?sslmode=require") ==
             "postgres://me@db/dnd_bench_load?sslmode=require");
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
