#include "io/store/postgres/server_checks.hpp"

#include "tests/support/postgres_storage.hpp"
#include "tests/support/print_enums.hpp"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(server_checks_suite)

using namespace dnd;
using namespace dnd::test;
using io::postgres::meets;
using io::postgres::server_facts;

namespace {

server_facts a_good_one() {
  return {.is_standby = false,
          .fsync = true,
          .full_page_writes = true,
          .synchronous_commit = "on",
          .standbys = "ANY 1 (a,b)",
          .timeline = 3};
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_commit_is_on_as_many_disks_as_all_settings_say) {
  BOOST_TEST(a_good_one().disks() == 2U);
  auto facts = a_good_one();
  facts.standbys = "";
  BOOST_TEST(facts.disks() == 1U);
  facts = a_good_one();
  // A standby that has written it, and did not sync.
  facts.synchronous_commit = "remote_write";
  BOOST_TEST(facts.disks() == 1U);
  facts.synchronous_commit = "local";
  BOOST_TEST(facts.disks() == 1U);
  facts.synchronous_commit = "off";
  BOOST_TEST(facts.disks() == 0U);
  facts = a_good_one();
  facts.fsync = false;
  BOOST_TEST(facts.disks() == 0U);
  facts = a_good_one();
  facts.full_page_writes = false;
  BOOST_TEST(facts.disks() == 0U);
}

BOOST_AUTO_TEST_CASE(too_few_disks_are_refused_and_the_settings_are_named) {
  auto facts = a_good_one();
  BOOST_TEST(!!meets(facts, {.disks = 2, .timeline = 3}));
  facts.standbys = "";
  const auto refused = meets(facts, {.disks = 2, .timeline = 3});
  BOOST_REQUIRE(!refused);
  BOOST_TEST(refused.error().what.find("synchronous_standby_names ''") != std::string::npos);
  BOOST_TEST(!!meets(facts, {.disks = 1, .timeline = 3}));
}

BOOST_AUTO_TEST_CASE(a_standby_and_a_primary_of_the_past_are_refused) {
  auto facts = a_good_one();
  BOOST_TEST(!meets(facts, {.disks = 0, .timeline = 4}));
  BOOST_TEST(!!meets(facts, {.disks = 0, .timeline = 2}));
  facts.is_standby = true;
  BOOST_TEST(!meets(facts, {}));
}

BOOST_AUTO_TEST_CASE(the_facts_are_those_of_the_server) {
  const auto database = shared_database();
  const auto on = database->connect_bare();
  BOOST_REQUIRE(on);
  const auto facts = database->facts();
  BOOST_TEST(!facts.is_standby);
  BOOST_TEST(!facts.fsync);
  BOOST_TEST(facts.synchronous_commit == "on");
  BOOST_TEST(facts.timeline == 1U);
  BOOST_TEST(facts.disks() == 0U);
}

BOOST_AUTO_TEST_SUITE_END()
