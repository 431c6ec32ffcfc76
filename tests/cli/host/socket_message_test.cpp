// What goes over a WebSocket.

#include "cli/host/socket_message.hpp"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(socket_message_suite)

using namespace dnd;
using namespace dnd::cli::host;
using kind = socket_message::kind;

namespace {

socket_message message_of(std::string_view text) {
  auto read = read_message(text);
  BOOST_REQUIRE_MESSAGE(read.has_value(), text);
  return *std::move(read);
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_command_may_have_an_id_and_an_event_that_it_expects) {
  const auto plain = message_of(R"({"command":"roll 2d6"})");
  BOOST_TEST((plain.what == kind::command));
  BOOST_TEST(plain.command.line == "roll 2d6");
  BOOST_TEST(plain.command.terms.id == "");
  BOOST_TEST(!plain.command.terms.expect_seq);
  const auto full = message_of(R"({"id":"a-1","command":"roll 2d6","expect_seq":41})");
  BOOST_TEST(full.command.terms.id == "a-1");
  BOOST_TEST(*full.command.terms.expect_seq == 41U);
}

BOOST_AUTO_TEST_CASE(completion_begins_at_the_end_of_the_line_unless_it_is_told_where) {
  const auto end = message_of(R"({"complete":"att"})");
  BOOST_TEST((end.what == kind::completion));
  BOOST_TEST(end.text == "att");
  BOOST_TEST(end.cursor == 3U);
  BOOST_TEST(message_of(R"({"complete":"att","cursor":1})").cursor == 1U);
}

BOOST_AUTO_TEST_CASE(help_has_a_topic) {
  const auto help = message_of(R"({"help":"attack"})");
  BOOST_TEST((help.what == kind::help));
  BOOST_TEST(help.text == "attack");
  BOOST_TEST(message_of(R"({"help":""})").text == "");
}

BOOST_AUTO_TEST_CASE(what_is_no_message_is_refused_with_the_reason) {
  for (const auto* wrong : {"",
                            "x",
                            "[]",
                            "7",
                            "{}",
                            R"({"command":7})",
                            R"({"command":"x","command":"y"})",
                            R"({"command":"x","help":"y"})",
                            R"({"command":"x","cursor":1})",
                            R"({"id":"a"})",
                            R"({"help":"x","id":"a"})",
                            R"({"complete":"x","cursor":"1"})",
                            R"({"complete":"x","cursor":-1})",
                            R"({"command":"x","expect_seq":"1"})",
                            R"({"command":"x","id":""})",
                            R"({"command":"x","id":7})",
                            R"({"command":"x","extra":1})",
                            R"({"command":null})",
                            R"({"command":["x"]})",
                            "{\"command\":\"\xff\"}"}) {
    const auto read = read_message(wrong);
    BOOST_REQUIRE_MESSAGE(!read, wrong);
    BOOST_TEST(!read.error().empty(), wrong);
  }
}

BOOST_AUTO_TEST_CASE(messages_to_the_client_say_what_they_are) {
  BOOST_TEST(hello_message("W/C", 41) == R"({"type":"hello","campaign":"W/C","since":41})");
  BOOST_TEST(answer_message(3, {.status = 422, .body = R"({"ok":false})"}) ==
             R"({"type":"answer","number":3,"status":422,"answer":{"ok":false}})");
  BOOST_TEST(commit_message({.commit = "{}"}) == R"({"type":"commit","commit":{}})");
  BOOST_TEST(commit_message({.commit = "{}", .lines = R"(,"lines":[])"}) ==
             R"({"type":"commit","commit":{},"lines":[]})");
  BOOST_TEST(end_message({.end = actors::subscription_end::too_slow, .resume_from = 42}) ==
             R"({"type":"end","why":"too_slow","since":41})");
  BOOST_TEST(end_reason(actors::subscription_end::failed) == "failed");
  BOOST_TEST(end_reason(actors::subscription_end::none) == "closed");
}

BOOST_AUTO_TEST_SUITE_END()
