#include "actors/access.hpp"

#include "tests/support/stand_in_store.hpp"
#include "tests/support/workspace_fixture.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

BOOST_AUTO_TEST_SUITE(access_suite)

using namespace dnd;
using actors::access_table;
using actors::token_role;

namespace {

struct let_in : test::workspace_fixture {
  actors::made_access grant(const std::string& name) {
    return value_of(
        list.grant({.role = token_role::player, .name = name, .characters = {"Elara"}}, now_ms));
  }
  bool opens(const std::string& token, std::int64_t when = now_ms) {
    const auto found = table.find(token, when);
    return found.about != nullptr && !found.is_expired;
  }
  void damage() const {
    const std::string path = io::tokens_path(disk / "worlds");
    BOOST_REQUIRE(ops.write_new(path, "nonsense\n"));
  }

  actors::access_list list{{ops, disk / "worlds"}};
  access_table table{{ops, disk / "worlds"}};
};

}  // namespace

BOOST_FIXTURE_TEST_CASE(a_token_opens_once_the_table_was_refreshed, let_in) {
  const auto made = grant("Ann");
  BOOST_TEST(!opens(made.token));
  BOOST_TEST((value_of(table.refresh()) == access_table::change::changed));
  BOOST_TEST((value_of(table.refresh()) == access_table::change::none));
  BOOST_TEST(opens(made.token));
  const auto found = table.find(made.token, now_ms);
  BOOST_TEST(found.about->terms.characters.front() == "Elara");
  BOOST_TEST(table.is_good(made.about.id, now_ms));
  std::string other = made.token;
  other.back() = other.back() == 'A' ? 'Q' : 'A';
  BOOST_TEST(!opens(other));
  BOOST_TEST(!opens(""));
}

BOOST_FIXTURE_TEST_CASE(two_hosts_that_change_tokens_at_once_lose_none, let_in) {
  // As another host would have written it.
  (void)grant("Bob");
  const auto of_bob = value_of(ops.read_all(io::tokens_path(disk / "worlds"), 10'000));
  const auto shared = std::make_shared<test::stand_in_store>(ops);
  actors::access_list here({ops, disk / "worlds", shared});
  shared->one_of_others = of_bob;
  shared->others_first = 1;
  const auto made = value_of(
      here.grant({.role = token_role::player, .name = "Ann", .characters = {"Elara"}}, now_ms));
  BOOST_REQUIRE(value_of(here.list()).size() == 2U);
  access_table known({ops, disk / "worlds", shared});
  BOOST_REQUIRE(known.refresh());
  BOOST_TEST(known.find(made.token, now_ms).about != nullptr);
  // Who always comes too late is told so.
  shared->others_first = 1'000;
  const auto late = here.revoke("Ann");
  BOOST_REQUIRE(!late);
  BOOST_TEST((late.error().code == io::ec::busy));
}

BOOST_FIXTURE_TEST_CASE(a_store_that_is_gone_for_a_while_takes_no_token_away, let_in) {
  const auto shared = std::make_shared<test::stand_in_store>(ops);
  const actors::token_place there(ops, "/nowhere", shared);
  actors::access_list those(there);
  access_table known(there);
  const auto early = those.grant({.role = token_role::gm, .name = "Early"}, now_ms);
  BOOST_REQUIRE(early);
  BOOST_REQUIRE(known.refresh());
  const auto late = those.grant({.role = token_role::gm, .name = "Late"}, now_ms);
  BOOST_REQUIRE(late);
  shared->is_gone = true;
  BOOST_TEST(!known.refresh());
  // It is told once.
  BOOST_TEST((value_of(known.refresh()) == access_table::change::none));
  BOOST_TEST(known.find(early->token, now_ms).about != nullptr);
  BOOST_TEST(known.is_good(early->about.id, now_ms));
  // Of others nobody knows.
  BOOST_TEST(known.find(late->token, now_ms).about == nullptr);
  BOOST_TEST(known.find(late->token, now_ms).is_open_question);
  shared->is_gone = false;
  BOOST_TEST((value_of(known.refresh()) == access_table::change::changed));
  BOOST_TEST(known.find(late->token, now_ms).about != nullptr);
  BOOST_TEST(!known.find(*io::make_token(), now_ms).is_open_question);
}

BOOST_FIXTURE_TEST_CASE(no_token_is_in_the_file_or_the_list, let_in) {
  const auto made = grant("Ann");
  const auto bytes = value_of(ops.read_all(io::tokens_path(disk / "worlds"), 10'000));
  BOOST_TEST(bytes.find(made.token) == std::string::npos);
  BOOST_TEST(bytes.find(made.token.substr(4, 20)) == std::string::npos);
  const auto all = value_of(list.list());
  BOOST_REQUIRE(all.size() == 1U);
  BOOST_TEST(all.front().id == made.about.id);
  BOOST_TEST(made.token.find(made.about.id) == std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(a_token_that_is_revoked_opens_nothing, let_in) {
  const auto ann = grant("Ann");
  const auto bob = grant("Bob");
  BOOST_TEST(value_of(list.revoke("ANN")).id == ann.about.id);
  BOOST_REQUIRE(table.refresh());
  BOOST_TEST(!opens(ann.token));
  BOOST_TEST(!table.is_good(ann.about.id, now_ms));
  BOOST_TEST(opens(bob.token));
  BOOST_TEST(value_of(list.revoke(bob.about.id.substr(0, 6))).id == bob.about.id);
  BOOST_TEST(value_of(list.list()).empty());
}

BOOST_FIXTURE_TEST_CASE(who_is_meant_has_to_be_clear, let_in) {
  BOOST_TEST(error_of(list.revoke("Ann")).code == io::ec::not_found);
  (void)grant("Ann");
  (void)grant("ann");
  BOOST_TEST(error_of(list.revoke("Ann")).code == io::ec::bad_name);
  BOOST_TEST(error_of(list.revoke("")).code == io::ec::not_found);
  BOOST_TEST(value_of(list.list()).size() == 2U);
}

BOOST_FIXTURE_TEST_CASE(after_its_time_a_token_opens_nothing, let_in) {
  const auto made =
      value_of(list.grant({.role = token_role::spectator, .expires_ms = now_ms + 10}, now_ms));
  BOOST_REQUIRE(table.refresh());
  BOOST_TEST(opens(made.token, now_ms + 9));
  BOOST_TEST(!opens(made.token, now_ms + 10));
  BOOST_TEST(table.find(made.token, now_ms + 10).is_expired);
  BOOST_TEST(!table.is_good(made.about.id, now_ms + 10));
}

BOOST_FIXTURE_TEST_CASE(a_damaged_file_lets_nobody_in_and_stays_as_it_is, let_in) {
  const auto made = grant("Ann");
  const auto passing = value_of(table.add_passing({.role = token_role::gm}, now_ms));
  BOOST_REQUIRE(table.refresh());
  const std::string path = io::tokens_path(disk / "worlds");
  const auto good = value_of(ops.read_all(path, 10'000));
  damage();
  const auto why = error_of(table.refresh());
  BOOST_TEST(why.code == io::ec::corrupt);
  BOOST_TEST(why.line.value_or(0) == 1U);
  BOOST_TEST(!opens(made.token));
  // Who started the host has it from the host itself.
  BOOST_TEST(opens(passing.token));
  BOOST_TEST((value_of(table.refresh()) == access_table::change::none));
  BOOST_TEST(error_of(list.grant({}, now_ms)).code == io::ec::corrupt);
  BOOST_TEST(error_of(list.revoke("Ann")).code == io::ec::corrupt);
  BOOST_TEST(value_of(ops.read_all(path, 10'000)) == "nonsense\n");
  BOOST_REQUIRE(ops.write_new(path, good));
  BOOST_REQUIRE(table.refresh());
  BOOST_TEST(opens(made.token));
}

BOOST_FIXTURE_TEST_CASE(a_passing_token_is_in_no_file, let_in) {
  const auto made = value_of(table.add_passing({.role = token_role::gm}, now_ms));
  BOOST_TEST(opens(made.token));
  BOOST_TEST(value_of(list.list()).empty());
  access_table other({ops, disk / "worlds"});
  BOOST_TEST((other.find(made.token, now_ms).about == nullptr));
}

BOOST_AUTO_TEST_SUITE_END()
