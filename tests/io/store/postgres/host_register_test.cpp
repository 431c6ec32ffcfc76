// The hosts of a store as an operator sees them, and what they are asked to do.

#include "io/store/postgres/host_register.hpp"

#include "io/store/postgres/campaign_rows.hpp"
#include "io/store/postgres/ownership.hpp"
#include "tests/support/postgres_storage.hpp"
#include "tests/support/print_enums.hpp"

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <functional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

BOOST_AUTO_TEST_SUITE(host_register_suite)

using namespace dnd;
using namespace dnd::test;
using namespace io::postgres;
using namespace std::chrono_literals;

namespace {

/// A store of its own, with a campaign.
struct store_with_hosts {
  store_with_hosts() {
    static int count = 0;
    name = "hosts" + std::to_string(++count);
    shared_postgres().sql("create database " + name);
    in = database_at(shared_postgres().url(name));
    const auto made = create_campaign(*in, {.world = "W", .slug = "C", .name = "C"});
    BOOST_REQUIRE(made);
    campaign = *made;
  }
  std::unique_ptr<io::postgres_store> host(std::string url,
                                           std::chrono::milliseconds renewed = 60s) {
    auto made = io::postgres_store::join(
        in, {.url = std::move(url), .version = "1", .runs = 600s, .renewed_every = renewed});
    BOOST_REQUIRE(made);
    return *std::move(made);
  }
  auto open(io::postgres_store& by) { return by.open(io::id_of_row(campaign), "C"); }
  std::string url_from(const io::postgres_store& asked) {
    const auto place = place_of(*in, asked.host(), "W", "C");
    BOOST_REQUIRE(place);
    return place->is_here ? "here" : place->url;
  }
  void wait_until(const std::function<bool()>& is_so) {
    const auto until = std::chrono::steady_clock::now() + 30s;
    while (!is_so()) BOOST_REQUIRE(std::chrono::steady_clock::now() < until);
  }

  std::string name;
  std::shared_ptr<database> in;
  uuid campaign{};
};

}  // namespace

BOOST_FIXTURE_TEST_CASE(hosts_are_listed_with_what_they_have, store_with_hosts) {
  const auto a = host("http://a"), b = host("http://b");
  const auto log = open(*a);
  BOOST_REQUIRE(log);
  const auto all = hosts_of(*in);
  BOOST_REQUIRE(all);
  BOOST_REQUIRE_EQUAL(all->size(), 2U);
  BOOST_TEST(all->front().url == "http://a");
  BOOST_TEST(all->front().lease_runs);
  BOOST_REQUIRE_EQUAL(all->front().campaigns.size(), 1U);
  BOOST_TEST(all->front().campaigns.front() == "W/C");
  BOOST_TEST(all->back().campaigns.empty());
}

BOOST_FIXTURE_TEST_CASE(a_campaign_belongs_to_who_has_it_else_to_the_one_that_is_chosen,
                        store_with_hosts) {
  const auto a = host("http://a"), b = host("http://b"), nowhere = host("");
  const std::string chosen = url_from(*nowhere);
  BOOST_TEST(url_from(*a) == (chosen == "http://a" ? "here" : "http://b"));
  BOOST_TEST(url_from(*b) == (chosen == "http://b" ? "here" : "http://a"));
  auto& other = chosen == "http://a" ? *b : *a;
  {
    const auto log = open(other);
    BOOST_REQUIRE(log);
    BOOST_TEST(url_from(other) == "here");
    BOOST_TEST(url_from(*nowhere) != chosen);
    const auto owned = place_of(*in, nowhere->host(), "W", "C");
    BOOST_TEST((owned && owned->is_owned));
  }
  BOOST_TEST(url_from(*nowhere) == chosen);
  const auto unknown = place_of(*in, a->host(), "W", "none");
  BOOST_REQUIRE(unknown);
  BOOST_TEST(!unknown->is_known);
}

BOOST_FIXTURE_TEST_CASE(without_a_host_that_takes_it_it_is_here, store_with_hosts) {
  const auto nowhere = host("");
  BOOST_TEST(url_from(*nowhere) == "here");
}

BOOST_FIXTURE_TEST_CASE(one_that_drains_is_sent_nothing_and_knows_it, store_with_hosts) {
  const auto a = host("http://a", 10ms), b = host("http://b");
  BOOST_TEST(!a->lease()->drains());
  BOOST_REQUIRE(ask_to_drain(*in, a->host()));
  BOOST_TEST(url_from(*a) == "http://b");
  wait_until([&] { return a->lease()->drains(); });
  BOOST_TEST(hosts_of(*in)->front().drains);
  const auto unknown = ask_to_drain(*in, uuid{});
  BOOST_REQUIRE(!unknown);
  BOOST_TEST(unknown.error().code == io::ec::not_found);
}

BOOST_FIXTURE_TEST_CASE(a_campaign_that_is_to_move_is_given_up_once, store_with_hosts) {
  const auto a = host("http://a", 10ms), b = host("http://b");
  {
    const auto log = open(*a);
    BOOST_REQUIRE(log);
    const auto asked = ask_to_move(*in, "W", "C", {});
    BOOST_REQUIRE_MESSAGE(asked, (asked ? "" : io::render(asked.error())));
    BOOST_TEST((asked->from == a->host()));
    BOOST_TEST((asked->to == b->host()));
    std::vector<std::pair<std::string, std::string>> wanted;
    wait_until([&] { return !(wanted = a->lease()->take_wanted()).empty(); });
    BOOST_TEST(wanted.front().second == "C");
    // It has it until it gives it back.
    BOOST_TEST(url_from(*a) == "here");
    BOOST_TEST(a->lease()->take_wanted().empty());
  }
  BOOST_TEST(url_from(*a) == "http://b");
  BOOST_TEST(url_from(*b) == "here");
  // Once it was there, the wish is fulfilled: afterwards it is placed like any other.
  BOOST_REQUIRE(open(*b));
  const auto none = ask_to_move(*in, "W", "none", {});
  BOOST_REQUIRE(!none);
  BOOST_TEST(none.error().code == io::ec::not_found);
  BOOST_TEST((ask_to_move(*in, "W", "C", uuid{}).error().code == io::ec::not_found));
  const auto log = open(*b);
  BOOST_TEST((ask_to_move(*in, "W", "C", b->host()).error().code == io::ec::exists));
}

// Whoever takes it has not read the wish: it was looked for before that came.
BOOST_FIXTURE_TEST_CASE(a_wish_that_comes_before_it_is_taken_is_kept, store_with_hosts) {
  const auto a = host("http://a", 10ms), b = host("http://b");
  BOOST_REQUIRE(ask_to_move(*in, "W", "C", b->host()));
  {
    const auto log = open(*a);
    BOOST_REQUIRE(log);
    std::vector<std::pair<std::string, std::string>> wanted;
    wait_until([&] { return !(wanted = a->lease()->take_wanted()).empty(); });
    BOOST_TEST(wanted.front().second == "C");
  }
  BOOST_TEST(url_from(*a) == "http://b");
  // Fulfilled, and not told again.
  { BOOST_REQUIRE(open(*b)); }
  const auto log = open(*a);
  std::this_thread::sleep_for(200ms);
  BOOST_TEST(a->lease()->take_wanted().empty());
}

BOOST_FIXTURE_TEST_CASE(a_wish_for_who_is_not_there_is_dropped, store_with_hosts) {
  const auto a = host("http://a", 10ms);
  const auto wanted = [&] { return shared_postgres().sql("select wanted from campaign", name); };
  {
    const auto b = host("http://b");
    BOOST_REQUIRE(ask_to_move(*in, "W", "C", b->host()));
    // Another one cannot be reached.
    BOOST_REQUIRE(forget_wish(*in, "W", "C", "http://c"));
    BOOST_TEST(wanted() == render_uuid(b->host()));
    BOOST_REQUIRE(forget_wish(*in, "W", "C", "http://b"));
    BOOST_TEST(wanted() == "");
    BOOST_REQUIRE(ask_to_move(*in, "W", "C", b->host()));
  }
  // It has ended: whoever takes the campaign has it.
  const auto log = open(*a);
  BOOST_REQUIRE(log);
  BOOST_TEST(wanted() == "");
  std::this_thread::sleep_for(200ms);
  BOOST_TEST(a->lease()->take_wanted().empty());
}

BOOST_FIXTURE_TEST_CASE(a_lease_that_is_ended_leaves_its_campaigns_at_once, store_with_hosts) {
  const auto a = host("http://a"), b = host("http://b");
  const auto log = open(*a);
  BOOST_REQUIRE(log);
  // Of another address nothing is known.
  BOOST_REQUIRE(end_lease_of(*in, a->host(), "http://c"));
  BOOST_TEST((open(*b).error().code == io::ec::moved));
  BOOST_REQUIRE(end_lease_of(*in, a->host(), "http://a"));
  const auto taken = open(*b);
  BOOST_REQUIRE_MESSAGE(taken, (taken ? "" : io::render(taken.error())));
}

BOOST_FIXTURE_TEST_CASE(what_is_taken_from_a_host_that_is_gone_is_reported, store_with_hosts) {
  const auto a = host("http://a"), b = host("http://b");
  const auto log = open(*a);
  BOOST_REQUIRE(log);
  const call ended{.sql = "update host set lease_until = now() where url = 'http://a'"};
  BOOST_REQUIRE(in->repeat(purpose::write, {&ended, 1}));
  static_cast<void>(in->seen().take_notices());
  const auto taken = open(*b);
  BOOST_REQUIRE(taken);
  const auto all = in->seen().take_notices();
  BOOST_REQUIRE_EQUAL(all.size(), 1U);
  BOOST_TEST((all.front().what == io::store_notice::kind::taken_over));
  BOOST_TEST(all.front().campaign == "C");
  BOOST_TEST(all.front().about == "http://a");
}

BOOST_AUTO_TEST_SUITE_END()
