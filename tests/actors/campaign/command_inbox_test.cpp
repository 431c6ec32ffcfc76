// The one waiting room of a campaign.

#include "actors/campaign/command_inbox.hpp"

#include "model/bounds.hpp"
#include "tests/support/print_enums.hpp"

#include <boost/test/unit_test.hpp>

#include <atomic>
#include <thread>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(command_inbox_suite)

namespace {

using actors::command_inbox;
using room = command_inbox::room;

room put(command_inbox& box, std::string line) {
  actors::post given{.what = {.line = std::move(line)}, .done = {}};
  return box.put(given);
}

BOOST_AUTO_TEST_CASE(handler_is_sent_for_once_until_it_comes) {
  command_inbox box;
  BOOST_TEST(put(box, "a") == room::first);
  BOOST_TEST(put(box, "b") == room::queued);
  const auto taken = box.take();
  BOOST_REQUIRE(taken.posts.size() == 2U);
  BOOST_TEST(!taken.more);
  BOOST_TEST(taken.posts[0].what.line == "a");
  BOOST_TEST(taken.posts[1].what.line == "b");
  BOOST_TEST(box.is_empty());
  BOOST_TEST(box.take().posts.empty());
  BOOST_TEST(put(box, "c") == room::first);
}

BOOST_AUTO_TEST_CASE(no_batch_is_larger_than_the_bound_and_the_rest_is_announced) {
  command_inbox box;
  const auto count = 2 * bounds::commands_a_message_max + 1;
  for (std::size_t i = 0; i < count; ++i) (void)put(box, std::to_string(i));
  std::size_t next = 0;
  for (bool more = true; more;) {
    auto taken = box.take();
    more = taken.more;
    BOOST_TEST(taken.posts.size() <= bounds::commands_a_message_max);
    // Whoever takes comes again by itself: nobody has to be sent for.
    if (more) BOOST_TEST(put(box, "late") == room::queued);
    for (const auto& each : taken.posts)
      if (each.what.line != "late") BOOST_TEST(each.what.line == std::to_string(next++));
  }
  BOOST_TEST(next == count);
}

BOOST_AUTO_TEST_CASE(room_ends_at_the_bound_and_comes_back_with_answers) {
  command_inbox box;
  for (std::size_t i = 0; i < bounds::commands_in_flight_max; ++i) {
    BOOST_TEST_REQUIRE(put(box, "x") != room::none);
    if (i % 100 == 0) (void)box.take();
  }
  actors::post given{.what = {.line = "one too many"}, .done = {}};
  BOOST_TEST(box.put(given) == room::none);
  BOOST_TEST(given.what.line == "one too many");
  box.note_answered();
  BOOST_TEST(box.put(given) != room::none);
  BOOST_TEST(put(box, "again") == room::none);
}

BOOST_AUTO_TEST_CASE(closed_inbox_takes_nothing_and_gives_what_it_has) {
  command_inbox box;
  (void)put(box, "before");
  box.close();
  actors::post given{.what = {.line = "after"}, .done = {}};
  BOOST_TEST(box.put(given) == room::closed);
  BOOST_TEST(given.what.line == "after");
  BOOST_TEST(box.take().posts.size() == 1U);
}

// The handler comes while a client puts: nothing is lost, and nothing waits without a call.
BOOST_AUTO_TEST_CASE(every_post_is_taken_once_and_in_order) {
  command_inbox box;
  constexpr int count = 3'000;
  std::atomic<int> calls{0};
  std::thread client([&] {
    for (int i = 0; i < count; ++i)
      if (put(box, std::to_string(i)) == room::first) ++calls;
  });
  int next = 0;
  int come = 0;
  bool more = false;
  while (next < count) {
    if (!more && calls == come) {
      std::this_thread::yield();
      continue;
    }
    if (!more) ++come;
    const auto taken = box.take();
    more = taken.more;
    for (const auto& each : taken.posts) {
      BOOST_REQUIRE(each.what.line == std::to_string(next));
      ++next;
    }
  }
  client.join();
  BOOST_TEST(calls == come);
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
