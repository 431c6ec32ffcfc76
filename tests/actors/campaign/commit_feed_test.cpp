// The feed of a campaign and those who follow it, on one thread: what comes from the store, what
// from the feed, when somebody is woken up, and each way in which a subscription ends.

#include "actors/campaign/commit_feed.hpp"

#include "model/bounds.hpp"
#include "tests/support/print_enums.hpp"

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <string>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(commit_feed_suite)

namespace {

using actors::commit_feed;
using actors::follower;
using actors::subscription_end;
using std::chrono::milliseconds;

model::commit_ptr commit_of(model::seq_t first, model::seq_t last) {
  auto out = std::make_shared<model::commit>();
  out->first = first;
  out->last = last;
  return out;
}

/// "3-4 5-5": first and last event of each.
std::string places_of(const std::vector<model::commit_ptr>& all) {
  std::string out;
  for (const auto& each : all) {
    if (!out.empty()) out += ' ';
    out += std::to_string(each->first) + '-' + std::to_string(each->last);
  }
  return out;
}

struct campaign {
  /// Commits of one event each.
  void publish(std::size_t count) {
    for (std::size_t i = 0; i < count; ++i)
      feed->publish(commit_of(feed->last() + 1, feed->last() + 1));
  }

  std::shared_ptr<commit_feed> feed = std::make_shared<commit_feed>(10);
};

/// Somebody who follows: what was asked of the store, and how often they were called.
struct reader {
  explicit reader(campaign& of, model::seq_t from, std::size_t lag_max = 5)
      : feed(of.feed),
        follows(std::make_shared<follower>(
            feed, from, actors::subscriber{.on_ready = [this] { ++calls; }, .lag_max = lag_max},
            [this](const std::shared_ptr<follower>&, const io::seq_range& range) {
              asked.push_back(range);
            })) {
    is_added = feed->add(follows, [this](const std::shared_ptr<commit_feed>&) { ++wakes; });
    follows->start();
  }
  std::string take(std::size_t most = 100) { return places_of(follows->take(most)); }
  [[nodiscard]] subscription_end end() const { return follows->status().end; }

  std::shared_ptr<commit_feed> feed;
  std::vector<io::seq_range> asked;
  int calls = 0;
  int wakes = 0;
  bool is_added = false;
  std::shared_ptr<follower> follows;
};

BOOST_FIXTURE_TEST_CASE(feed_knows_nothing_from_before_it_began, campaign) {
  BOOST_TEST(feed->last() == 10U);
  const auto old = feed->read(10, 5);
  BOOST_TEST(old.is_incomplete);
  BOOST_TEST(old.first == 11U);
  BOOST_TEST(!feed->count_from(10).has_value());
  BOOST_TEST(!feed->read(11, 5).is_incomplete);
  BOOST_TEST(feed->count_from(11).value() == 0U);
}

BOOST_FIXTURE_TEST_CASE(reading_begins_with_the_commit_that_holds_the_event, campaign) {
  feed->publish(commit_of(11, 12));
  feed->publish(commit_of(13, 15));
  feed->publish(commit_of(16, 16));
  BOOST_TEST(places_of(feed->read(14, 5).commits) == "13-15 16-16");
  BOOST_TEST(feed->count_from(14).value() == 2U);
  BOOST_TEST(places_of(feed->read(11, 2).commits) == "11-12 13-15");
}

BOOST_FIXTURE_TEST_CASE(feed_that_nobody_follows_holds_only_a_few_commits, campaign) {
  publish(bounds::feed_commits_unfollowed_max);
  BOOST_TEST(feed->count_from(11).value() == bounds::feed_commits_unfollowed_max);
  publish(1);
  BOOST_TEST(!feed->count_from(11).has_value());
  BOOST_TEST(feed->count_from(12).value() == bounds::feed_commits_unfollowed_max);
}

BOOST_FIXTURE_TEST_CASE(feed_that_is_followed_holds_so_many_and_not_one_more, campaign) {
  const reader one(*this, 11);
  publish(bounds::feed_commits_max);
  BOOST_TEST(feed->count_from(11).value() == bounds::feed_commits_max);
  publish(1);
  BOOST_TEST(!feed->count_from(11).has_value());
}

BOOST_FIXTURE_TEST_CASE(followers_are_sent_for_once_until_they_are_woken_up, campaign) {
  const reader one(*this, 11);
  publish(3);
  BOOST_TEST(one.wakes == 1);
  feed->notify();
  publish(1);
  BOOST_TEST(one.wakes == 2);
}

BOOST_FIXTURE_TEST_CASE(closed_feed_takes_no_more_followers, campaign) {
  feed->close();
  BOOST_TEST(!reader(*this, 11).is_added);
}

BOOST_FIXTURE_TEST_CASE(follower_that_is_gone_is_forgotten, campaign) {
  { const reader gone(*this, 11); }
  publish(1);
  feed->notify();
  // As a feed that nobody follows.
  publish(bounds::feed_commits_unfollowed_max);
  BOOST_TEST(!feed->count_from(11).has_value());
}

BOOST_FIXTURE_TEST_CASE(follower_of_what_is_to_come_is_called_when_it_comes, campaign) {
  reader one(*this, 11);
  BOOST_TEST(one.calls == 0);
  publish(2);
  feed->notify();
  BOOST_TEST(one.calls == 1);
  BOOST_TEST(one.take() == "11-11 12-12");
  BOOST_TEST(one.follows->status().resume_from == 13U);
  BOOST_TEST(one.asked.empty());
}

BOOST_FIXTURE_TEST_CASE(follower_is_not_called_again_before_it_has_taken_all, campaign) {
  reader one(*this, 11);
  publish(2);
  feed->notify();
  publish(1);
  feed->notify();
  BOOST_TEST(one.calls == 1);
  // As many as were wanted: there may be more.
  BOOST_TEST(one.take(3) == "11-11 12-12 13-13");
  publish(1);
  feed->notify();
  BOOST_TEST(one.calls == 1);
  BOOST_TEST(one.take(3) == "14-14");
  publish(1);
  feed->notify();
  BOOST_TEST(one.calls == 2);
}

BOOST_FIXTURE_TEST_CASE(being_woken_up_for_nothing_is_passed_on_to_nobody, campaign) {
  const reader one(*this, 11);
  feed->notify();
  BOOST_TEST(one.calls == 0);
}

BOOST_FIXTURE_TEST_CASE(what_is_older_than_the_feed_comes_from_the_store, campaign) {
  publish(1);
  reader one(*this, 4);
  BOOST_TEST(one.calls == 1);
  BOOST_TEST(one.take().empty());
  BOOST_REQUIRE(one.asked.size() == 1U);
  BOOST_TEST(one.asked[0].first == 4U);
  BOOST_TEST(one.asked[0].last == 10U);
  // It is asked once, however often somebody looks.
  BOOST_TEST(one.take().empty());
  BOOST_TEST(one.asked.size() == 1U);
  one.follows->take_page(std::vector{commit_of(3, 7)});
  BOOST_TEST(one.calls == 2);
  BOOST_TEST(one.take() == "3-7");
}

BOOST_FIXTURE_TEST_CASE(next_page_begins_where_the_last_one_ended_and_the_feed_goes_on, campaign) {
  publish(1);
  reader one(*this, 4);
  BOOST_TEST(one.take().empty());
  one.follows->take_page(std::vector{commit_of(4, 7)});
  BOOST_TEST(one.take() == "4-7");
  BOOST_REQUIRE(one.asked.size() == 2U);
  BOOST_TEST(one.asked[1].first == 8U);
  one.follows->take_page(std::vector{commit_of(8, 10)});
  BOOST_TEST(one.take() == "8-10 11-11");
  BOOST_TEST(one.asked.size() == 2U);
  BOOST_TEST(one.end() == subscription_end::none);
}

BOOST_FIXTURE_TEST_CASE(store_that_cannot_be_read_ends_the_subscription_with_its_error, campaign) {
  reader one(*this, 4);
  BOOST_TEST(one.take().empty());
  one.follows->take_page(io::error{.code = io::ec::io_error, .what = "broken"});
  BOOST_TEST(one.end() == subscription_end::failed);
  BOOST_REQUIRE(one.follows->status().failure);
  BOOST_TEST(one.follows->status().failure->code == io::ec::io_error);
  BOOST_TEST(one.follows->status().resume_from == 4U);
}

void ends_as_failed(campaign& of, std::vector<model::commit_ptr> page) {
  reader one(of, 4);
  BOOST_TEST(one.take().empty());
  one.follows->take_page(std::move(page));
  BOOST_TEST(one.end() == subscription_end::failed);
  BOOST_REQUIRE(one.follows->status().failure);
  BOOST_TEST(one.follows->status().failure->code == io::ec::internal);
  BOOST_TEST(one.follows->status().failure->seq.value() == 4U);
}

BOOST_FIXTURE_TEST_CASE(page_without_commits_fails, campaign) {
  ends_as_failed(*this, {});
}

BOOST_FIXTURE_TEST_CASE(page_that_leaves_out_an_event_fails, campaign) {
  ends_as_failed(*this, {commit_of(5, 6)});
}

BOOST_FIXTURE_TEST_CASE(page_of_what_was_seen_already_fails, campaign) {
  ends_as_failed(*this, {commit_of(2, 3)});
}

BOOST_FIXTURE_TEST_CASE(follower_that_leaves_one_too_many_waiting_is_dropped, campaign) {
  reader one(*this, 11, 5);
  publish(5);
  feed->notify();
  BOOST_TEST(one.end() == subscription_end::none);
  BOOST_TEST(one.take(1) == "11-11");
  publish(2);
  feed->notify();
  BOOST_TEST(one.end() == subscription_end::too_slow);
  BOOST_TEST(one.follows->status().resume_from == 12U);
  BOOST_TEST(one.take().empty());
}

BOOST_FIXTURE_TEST_CASE(follower_whose_next_commit_left_the_feed_is_dropped_when_it_looks,
                        campaign) {
  reader one(*this, 11, bounds::feed_commits_max);
  publish(bounds::feed_commits_max + 1);
  BOOST_TEST(one.take().empty());
  BOOST_TEST(one.end() == subscription_end::too_slow);
  BOOST_TEST(one.asked.empty());
}

BOOST_FIXTURE_TEST_CASE(commits_from_before_the_subscription_do_not_count_as_waiting, campaign) {
  publish(50);
  reader one(*this, 4, 5);
  BOOST_TEST(one.take().empty());
  publish(10);
  feed->notify();
  BOOST_TEST(one.end() == subscription_end::none);
}

BOOST_FIXTURE_TEST_CASE(closing_ends_every_subscription_and_calls_its_owner, campaign) {
  const reader one(*this, 11);
  const reader two(*this, 11);
  feed->close();
  BOOST_TEST(one.end() == subscription_end::closed);
  BOOST_TEST(two.end() == subscription_end::closed);
  BOOST_TEST(one.calls == 1);
}

BOOST_FIXTURE_TEST_CASE(first_reason_to_end_is_the_one_that_counts, campaign) {
  const reader one(*this, 11);
  one.follows->end(subscription_end::too_slow);
  feed->close();
  BOOST_TEST(one.end() == subscription_end::too_slow);
}

BOOST_FIXTURE_TEST_CASE(page_that_was_not_taken_when_it_ended_is_not_counted_as_seen, campaign) {
  reader one(*this, 4);
  BOOST_TEST(one.take().empty());
  one.follows->take_page(std::vector{commit_of(4, 7), commit_of(8, 10)});
  feed->close();
  BOOST_TEST(one.take().empty());
  BOOST_TEST(one.follows->status().resume_from == 4U);
}

BOOST_FIXTURE_TEST_CASE(page_that_comes_after_the_end_is_ignored, campaign) {
  reader one(*this, 4);
  BOOST_TEST(one.take().empty());
  feed->close();
  one.follows->take_page(std::vector{commit_of(4, 10)});
  BOOST_TEST(one.take().empty());
  BOOST_TEST(one.end() == subscription_end::closed);
}

BOOST_FIXTURE_TEST_CASE(waiting_gives_at_once_what_is_there, campaign) {
  reader one(*this, 11);
  publish(1);
  BOOST_TEST(places_of(one.follows->wait(5, milliseconds(0))) == "11-11");
}

BOOST_FIXTURE_TEST_CASE(waiting_is_over_when_the_time_is, campaign) {
  reader one(*this, 11);
  BOOST_TEST(one.follows->wait(5, milliseconds(0)).empty());
  BOOST_TEST(one.end() == subscription_end::none);
}

BOOST_FIXTURE_TEST_CASE(waiting_is_over_when_the_subscription_is, campaign) {
  reader one(*this, 11);
  feed->close();
  BOOST_TEST(one.follows->wait(5, std::chrono::hours(1)).empty());
}

BOOST_FIXTURE_TEST_CASE(event_0_is_where_event_1_is, campaign) {
  const reader one(*this, 0);
  BOOST_TEST(one.follows->status().resume_from == 1U);
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
