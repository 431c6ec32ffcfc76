// Commands that wait for their courier.

#include "actors/outbox.hpp"

#include "model/bounds.hpp"

#include <boost/test/unit_test.hpp>

#include <thread>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(outbox_suite)

namespace {

using actors::outbox;

outbox::room put(outbox& box, std::string line) {
  actors::post letter{.what = {.line = std::move(line)}, .done = {}};
  return box.put(letter);
}

BOOST_AUTO_TEST_CASE(courier_is_called_for_the_first_of_several) {
  outbox box;
  BOOST_TEST((put(box, "a") == outbox::room::first));
  BOOST_TEST((put(box, "b") == outbox::room::together));
  const auto taken = box.take();
  BOOST_REQUIRE(taken.size() == 2U);
  BOOST_TEST(taken[0].what.line == "a");
  BOOST_TEST(taken[1].what.line == "b");
  BOOST_TEST(box.take().empty());
  BOOST_TEST((put(box, "c") == outbox::room::first));
}

BOOST_AUTO_TEST_CASE(room_ends_at_the_bound_and_comes_back_with_answers) {
  outbox box;
  for (std::size_t i = 0; i < bounds::commands_in_flight_max; ++i) {
    BOOST_REQUIRE((put(box, "x") != outbox::room::none));
    if (i % 100 == 0) (void)box.take();
  }
  actors::post letter{.what = {.line = "one too many"}, .done = {}};
  BOOST_TEST((box.put(letter) == outbox::room::none));
  BOOST_TEST(letter.what.line == "one too many");
  box.note_answered();
  BOOST_TEST((box.put(letter) != outbox::room::none));
  BOOST_TEST((put(box, "again") == outbox::room::none));
}

// The courier comes while a client puts: nothing is lost, and nothing waits without a call.
BOOST_AUTO_TEST_CASE(every_post_is_taken_once_and_in_order) {
  outbox box;
  constexpr int count = 3'000;
  std::atomic<int> calls{0};
  std::thread client([&] {
    for (int i = 0; i < count; ++i)
      if (put(box, std::to_string(i)) == outbox::room::first) ++calls;
  });
  int next = 0;
  int come = 0;
  while (next < count) {
    if (calls == come) {
      std::this_thread::yield();
      continue;
    }
    ++come;
    for (const auto& letter : box.take()) {
      BOOST_REQUIRE(letter.what.line == std::to_string(next));
      ++next;
    }
  }
  client.join();
  BOOST_TEST(calls == come);
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
