// Campaigns are opened when somebody asks, shared while several do, and closed when nobody does.

#include "cli/host/campaign_table.hpp"

#include "tests/cli/host/hosting.hpp"
#include "tests/cli/host/other_table.hpp"

#include <boost/test/unit_test.hpp>

#include <cstddef>
#include <filesystem>
#include <future>
#include <memory>
#include <string>

BOOST_AUTO_TEST_SUITE(campaign_table_suite)

using namespace dnd;
using namespace dnd::cli::host;

namespace {

struct table : test::hosting {
  void say(const hosted_ptr& campaign, const std::string& line) {
    const auto answer = campaign->campaign().execute({.line = line});
    BOOST_TEST_REQUIRE((answer->how == actors::outcome::accepted));
  }
  bool has_snapshot() { return std::filesystem::exists(disk / "worlds/W/C/snapshot.yaml"); }
  void pass(std::int64_t more) {
    seconds += more;
    campaigns.close_idle();
    wait_for_jobs("W/C");
  }
};

}  // namespace

BOOST_FIXTURE_TEST_CASE(one_that_is_open_is_given_again, table) {
  const auto first = use("W/C");
  BOOST_REQUIRE(first);
  const auto second = use("W/C");
  BOOST_TEST(*first == *second);
  BOOST_TEST(campaigns.open_count() == 1U);
  BOOST_TEST(campaigns.find("W/C") == *first);
  BOOST_TEST(campaigns.find("W/D") == nullptr);
}

BOOST_FIXTURE_TEST_CASE(any_spelling_finds_the_same_one, table) {
  const auto first = use("w/c");
  BOOST_REQUIRE(first);
  BOOST_TEST((*first)->label() == "W/C");
  BOOST_TEST(*first == *use("W/C"));
  BOOST_TEST(*first == *use("W/c"));
  BOOST_TEST(campaigns.open_count() == 1U);
}

BOOST_FIXTURE_TEST_CASE(many_that_ask_at_once_share_one, table) {
  std::vector<std::future<hosted_ptr>> got;
  for (int i = 0; i < 50; ++i) {
    auto given = std::make_shared<std::promise<hosted_ptr>>();
    got.push_back(given->get_future());
    campaigns.use("W/C", [given](io::result<hosted_ptr> opened) { given->set_value(*opened); });
  }
  const hosted_ptr first = got.front().get();
  for (std::size_t i = 1; i < got.size(); ++i) BOOST_TEST(got[i].get() == first);
  BOOST_TEST(campaigns.open_count() == 1U);
}

BOOST_FIXTURE_TEST_CASE(one_that_nobody_uses_is_closed_with_a_snapshot_and_opens_again, table) {
  say(*use("W/C"), "note one");
  pass(59);
  BOOST_TEST(campaigns.open_count() == 1U);
  pass(1);
  BOOST_TEST(campaigns.open_count() == 0U);
  BOOST_TEST(has_snapshot());
  const auto again = use("W/C");
  BOOST_REQUIRE(again);
  BOOST_TEST((*again)->last_state()->seq() == 1U);
  BOOST_TEST(journal_says("info closed campaign=W/C"), journal_text());
}

BOOST_FIXTURE_TEST_CASE(one_that_somebody_has_stays_open, table) {
  auto held = use("W/C");
  pass(1'000);
  BOOST_TEST(campaigns.open_count() == 1U);
  held = io::error{};
  pass(59);
  BOOST_TEST(campaigns.open_count() == 1U);
  pass(1);
  BOOST_TEST(campaigns.open_count() == 0U);
}

BOOST_FIXTURE_TEST_CASE(asking_for_it_keeps_it_open, table) {
  (void)use("W/C");
  for (int i = 0; i < 10; ++i) {
    pass(50);
    (void)use("W/C");
  }
  BOOST_TEST(campaigns.open_count() == 1U);
}

BOOST_FIXTURE_TEST_CASE(the_one_that_was_used_first_makes_room_for_another, table) {
  for (const char* name : {"D", "E"}) BOOST_REQUIRE(places().create_campaign("W", name, now_ms));
  test::other_table small(*this, *engine, 2);
  BOOST_REQUIRE(small.use("W/C"));
  ++seconds;
  BOOST_REQUIRE(small.use("W/D"));
  ++seconds;
  BOOST_REQUIRE(small.use("W/C"));
  ++seconds;
  BOOST_REQUIRE(small.use("W/E"));
  BOOST_TEST(small.campaigns.open_count() == 2U);
  BOOST_TEST(small.campaigns.find("W/D") == nullptr);
  BOOST_TEST(small.campaigns.find("W/C") != nullptr);
  BOOST_TEST(journal_says("closed campaign=W/D"), journal_text());
  BOOST_REQUIRE(small.use("W/D"));
}

BOOST_FIXTURE_TEST_CASE(where_all_are_in_use_none_is_closed_and_it_is_said, table) {
  for (const char* name : {"D", "E"}) BOOST_REQUIRE(places().create_campaign("W", name, now_ms));
  test::other_table small(*this, *engine, 2);
  const auto one = small.use("W/C");
  auto other = small.use("W/D");
  const auto refused = small.use("W/E");
  BOOST_REQUIRE(!refused);
  BOOST_TEST((refused.error().code == io::ec::busy));
  BOOST_TEST(refused.error().what.find("2 campaigns are open") != std::string::npos);
  BOOST_TEST(!(*one)->is_gone());
  BOOST_TEST(!(*other)->is_gone());
  // What could not be opened has no place.
  other = io::error{};
  BOOST_REQUIRE(small.use("W/E"));
  BOOST_TEST(small.campaigns.open_count() == 2U);
}

BOOST_FIXTURE_TEST_CASE(one_that_cannot_be_opened_says_why_and_may_be_asked_for_again, table) {
  BOOST_TEST((use("W/D").error().code == io::ec::not_found));
  BOOST_TEST((use("../W").error().code != io::ec::internal));
  BOOST_REQUIRE(places().create_campaign("W", "D", now_ms));
  BOOST_TEST(use("W/D").has_value());
  BOOST_TEST(journal_says("warning not_opened campaign=W/D"), journal_text());
}

BOOST_FIXTURE_TEST_CASE(after_the_end_nothing_is_opened, table) {
  auto held = use("W/C");
  // What opened it has it no more.
  wait_for_jobs("W/C");
  campaigns.close_all();
  BOOST_TEST((use("W/C").error().code == io::ec::closed));
  BOOST_TEST(campaigns.open_count() == 1U);
  held = io::error{};
  campaigns.close_idle();
  BOOST_TEST(campaigns.open_count() == 0U);
}

BOOST_AUTO_TEST_SUITE_END()
