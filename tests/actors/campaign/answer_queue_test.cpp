// When answers leave, and what they say after a failure.

#include "actors/campaign/answer_queue.hpp"

#include "model/bounds.hpp"
#include "tests/support/print_enums.hpp"

#include <boost/test/unit_test.hpp>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(answer_queue_suite)

namespace {

using actors::command_inbox;
using actors::outcome;
using actors::response_ptr;

const io::error disk_is_full{.code = io::ec::no_space, .what = "the disk is full"};

struct queue {
  /// The answer of a command that was put into the inbox.
  void push(model::seq_t needs) {
    actors::post given{.what = {.line = "note x"}, .done = {}};
    BOOST_TEST_REQUIRE(inbox->put(given) != command_inbox::room::none);
    auto what = std::make_shared<actors::response>();
    what->how = outcome::accepted;
    waiting.push({.done =
                      [this, needs](response_ptr answer) {
                        left.push_back({needs, answer});
                      },
                  .what = std::move(what),
                  .needs = needs,
                  .backs_up = false});
  }
  void push_all_that_are_taken() {
    for (std::size_t i = 0; i < bounds::commands_in_flight_max; ++i) push(i + 1);
  }
  [[nodiscard]] bool has_room() const {
    actors::post given{.what = {.line = "note y"}, .done = {}};
    return inbox->put(given) != command_inbox::room::none;
  }

  struct answer {
    model::seq_t needs;
    response_ptr what;
  };
  std::shared_ptr<command_inbox> inbox = std::make_shared<command_inbox>();
  actors::answer_queue waiting{inbox};
  std::vector<answer> left;
};

BOOST_FIXTURE_TEST_CASE(answers_leave_one_by_one_in_the_order_of_their_commands, queue) {
  push(3);
  push(1);
  BOOST_TEST(waiting.size() == 2U);
  waiting.leave();
  BOOST_REQUIRE(left.size() == 1U);
  BOOST_TEST(left[0].needs == 3U);
  waiting.leave();
  BOOST_REQUIRE(left.size() == 2U);
  BOOST_TEST(left[1].needs == 1U);
  BOOST_TEST(waiting.is_empty());
}

BOOST_FIXTURE_TEST_CASE(answer_that_leaves_makes_room_for_a_command, queue) {
  push_all_that_are_taken();
  BOOST_TEST(!has_room());
  waiting.leave();
  BOOST_TEST(has_room());
}

BOOST_FIXTURE_TEST_CASE(failure_takes_nothing_back_that_is_durable, queue) {
  push(4);
  waiting.fail(disk_is_full, 4);
  waiting.leave();
  BOOST_TEST(left.at(0).what->how == outcome::accepted);
}

BOOST_FIXTURE_TEST_CASE(what_is_not_durable_is_never_acknowledged, queue) {
  push(5);
  waiting.fail(disk_is_full, 4);
  // There is nothing left to wait for.
  BOOST_TEST(waiting.front().needs == 4U);
  waiting.leave();
  BOOST_TEST(left.at(0).what->how == outcome::failed);
  BOOST_REQUIRE(left[0].what->failure);
  BOOST_TEST(left[0].what->failure->code == io::ec::poisoned);
  BOOST_TEST(left[0].what->failure->what.find(disk_is_full.what) != std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(all_that_are_abandoned_are_answered_with_the_failure_itself, queue) {
  push(1);
  push(2);
  waiting.abandon(disk_is_full);
  BOOST_TEST(waiting.is_empty());
  BOOST_REQUIRE(left.size() == 2U);
  for (std::size_t i = 0; i < left.size(); ++i) {
    BOOST_TEST(left[i].needs == i + 1);
    BOOST_TEST(left[i].what->how == outcome::failed);
    BOOST_REQUIRE(left[i].what->failure);
    BOOST_TEST(left[i].what->failure->code == io::ec::no_space);
  }
}

BOOST_FIXTURE_TEST_CASE(answers_that_are_abandoned_make_room_too, queue) {
  push_all_that_are_taken();
  waiting.abandon(disk_is_full);
  BOOST_TEST(has_room());
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
