// Between clients and a handler: order, messages of several commands, a handler that is gone.

#include "actors/courier.hpp"

#include "model/bounds.hpp"
#include "tests/support/actor_fixture.hpp"

#include <boost/test/unit_test.hpp>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(courier_suite)

namespace {

using actors::outcome;
using actors::response_message;

struct asked {
  std::vector<actors::execute_message> messages;
  std::vector<caf::typed_response_promise<response_message>> promises;
  std::function<void()> prepare;
};

actors::command_handler_actor::behavior_type fake_handler(
    actors::command_handler_actor::pointer self, std::shared_ptr<asked> seen) {
  return {
      [self, seen](const actors::execute_message& what) -> caf::result<response_message> {
        seen->prepare = [self] { speak_for(self); };
        seen->messages.push_back(what);
        seen->promises.push_back(self->make_response_promise<response_message>());
        return seen->promises.back();
      },
      [](const actors::drain_message&) { return actors::drained_message{}; },
  };
}

struct courier_stage : stage {
  courier_stage() {
    handler = system().spawn(fake_handler, seen);
    carrier = system().spawn(actors::courier, box, handler);
    run();
  }
  ~courier_stage() {
    caf::anon_send_exit(carrier, caf::exit_reason::user_shutdown);
    run();
    carrier = nullptr;
    handler = nullptr;
  }

  void post(std::string line) {
    actors::post letter{.what = {.line = line}, .done = [this, line](actors::response_ptr answer) {
                          told.emplace_back(line, std::move(answer));
                        }};
    if (box->put(letter) == actors::outbox::room::first)
      caf::anon_send(carrier, actors::collect_message{});
  }
  void answer(std::size_t message) {
    response_message all;
    for (const auto& one : seen->messages.at(message).commands) {
      auto what = std::make_shared<actors::response>();
      what->how = outcome::accepted;
      what->topic = one.line;
      all.answers.push_back(std::move(what));
    }
    seen->prepare();
    seen->promises.at(message).deliver(std::move(all));
    run();
  }

  std::shared_ptr<asked> seen = std::make_shared<asked>();
  std::shared_ptr<actors::outbox> box = std::make_shared<actors::outbox>();
  std::vector<std::pair<std::string, actors::response_ptr>> told;
  actors::command_handler_actor handler;
  actors::courier_actor carrier;
};

BOOST_FIXTURE_TEST_CASE(posts_that_wait_together_travel_together, courier_stage) {
  for (int i = 0; i < 5; ++i) post(std::to_string(i));
  run();
  BOOST_REQUIRE(seen->messages.size() == 1U);
  BOOST_TEST(seen->messages[0].commands.size() == 5U);
  answer(0);
  BOOST_REQUIRE(told.size() == 5U);
  for (std::size_t i = 0; i < 5; ++i) {
    BOOST_TEST(told[i].first == std::to_string(i));
    BOOST_TEST(told[i].second->topic == std::to_string(i));
  }
}

BOOST_FIXTURE_TEST_CASE(no_message_holds_more_than_the_bound, courier_stage) {
  const auto count = 2 * bounds::commands_a_message_max + 1;
  for (std::size_t i = 0; i < count; ++i) post(std::to_string(i));
  run();
  BOOST_REQUIRE(seen->messages.size() == 3U);
  for (std::size_t i = 0; i < 3; ++i) answer(i);
  BOOST_REQUIRE(told.size() == count);
  for (std::size_t i = 0; i < count; ++i) BOOST_TEST(told[i].first == std::to_string(i));
}

BOOST_FIXTURE_TEST_CASE(draining_waits_for_every_answer, courier_stage) {
  post("one");
  const auto drained = ask<actors::delivered_message>(carrier, actors::drain_message{});
  run();
  BOOST_TEST(!drained->arrived);
  answer(0);
  BOOST_TEST(drained->arrived);
  BOOST_TEST(told.size() == 1U);
}

BOOST_FIXTURE_TEST_CASE(handler_that_is_gone_fails_what_was_posted_before_and_after,
                        courier_stage) {
  post("before");
  run();
  caf::anon_send_exit(handler, caf::exit_reason::kill);
  run();
  post("after");
  run();
  seen->promises.clear();
  run();
  BOOST_TEST(!told.empty());
  for (const auto& [line, answer] : told) {
    BOOST_TEST((answer->how == outcome::failed));
    BOOST_TEST((answer->failure->code == io::ec::closed));
  }
  BOOST_TEST(told.back().first == "after");
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
