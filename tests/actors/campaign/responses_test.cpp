// The answers that are the same wherever they are given: each says what is wrong and what to do.

#include "actors/campaign/responses.hpp"

#include "model/bounds.hpp"
#include "tests/support/print_enums.hpp"

#include <boost/test/unit_test.hpp>

#include <cerrno>
#include <string>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(responses_suite)

namespace {

using actors::outcome;

BOOST_AUTO_TEST_CASE(failure_is_the_whole_answer) {
  const auto answer = actors::failed_response({.code = io::ec::io_error, .what = "broken"});
  BOOST_TEST(answer.how == outcome::failed);
  BOOST_REQUIRE(answer.failure);
  BOOST_TEST(answer.failure->code == io::ec::io_error);
  BOOST_TEST(answer.what == nullptr);
  BOOST_TEST(!answer.refusal);
  BOOST_TEST(answer.after == nullptr);
}

BOOST_AUTO_TEST_CASE(command_that_is_not_taken_is_answered_with_the_reason) {
  const auto answer = actors::not_taken(actors::closing());
  BOOST_TEST(answer->how == outcome::failed);
  BOOST_REQUIRE(answer->failure);
  BOOST_TEST(answer->failure->code == io::ec::closed);
}

BOOST_AUTO_TEST_CASE(busy_campaign_says_how_many_commands_it_takes) {
  const auto why = actors::busy();
  BOOST_TEST(why.code == io::ec::busy);
  BOOST_TEST(why.what.find(std::to_string(bounds::commands_in_flight_max)) != std::string::npos);
}

BOOST_AUTO_TEST_CASE(who_is_left_without_an_answer_is_sent_to_the_log) {
  for (const auto& why : {actors::engine_gone(), actors::no_answer()}) {
    BOOST_TEST(why.code == io::ec::closed);
    BOOST_TEST(why.todo.find("`log`") != std::string::npos);
  }
}

BOOST_AUTO_TEST_CASE(missing_answer_does_not_say_that_nothing_happened) {
  BOOST_TEST(actors::no_answer().todo.find("may still happen") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(read_only_campaign_names_the_failure_and_its_cause) {
  io::error full{.code = io::ec::no_space, .what = "a write was cut short", .path = "/c/log.jsonl"};
  full.system_errno = ENOSPC;
  const auto why = actors::read_only_because(full);
  BOOST_TEST(why.code == io::ec::poisoned);
  BOOST_TEST(why.system_errno == ENOSPC);
  BOOST_TEST(why.what.find("a write was cut short") != std::string::npos);
  BOOST_TEST(why.what.find("/c/log.jsonl") != std::string::npos);
  BOOST_TEST(why.todo.find("`reopen`") != std::string::npos);
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
