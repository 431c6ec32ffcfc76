// Answers for clients that are a screen and a keyboard: the lines of the command line.

#include "cli/host/client_screen.hpp"

#include "cli/app/greeting.hpp"
#include "cli/host/socket_message.hpp"
#include "tests/cli/host/hosting.hpp"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(client_screen_suite)

using namespace dnd;
using namespace dnd::cli;
using namespace dnd::cli::host;

namespace {

client_screen screen_of(std::string_view text) {
  const auto read = read_message(text);
  BOOST_REQUIRE_MESSAGE(read, (read ? "" : read.error()));
  BOOST_REQUIRE((read->what == socket_message::kind::screen));
  return read->screen;
}

struct served : test::hosting {
  host_answer say(const std::string& line, const screen_ptr& screen) {
    const auto opened = use("W/C");
    BOOST_REQUIRE(opened);
    std::promise<host_answer> answered;
    answers.command(*opened, socket_owner(), {.line = line}, screen,
                    [&](host_answer got) { answered.set_value(std::move(got)); });
    return answered.get_future().get();
  }
};

const std::string at_a_prompt =
    R"({"screen":60,"height":30,"look":"color ascii","reading":"dialogue",)"
    R"("prompt":"short","clock":"-90"})";

bool has(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_client_says_how_it_reads) {
  const auto screen = screen_of(at_a_prompt);
  BOOST_TEST(screen.out.width == 60U);
  BOOST_TEST(screen.out.height == 30U);
  BOOST_TEST(screen.out.look.colored());
  BOOST_TEST((screen.out.look.characters() == charset::ascii));
  BOOST_TEST(!screen.err.look.colored());
  BOOST_TEST((screen.how == reading::dialogue));
  BOOST_TEST((screen.prompt == io::config::prompt_mode::brief));
  BOOST_TEST(screen.out.minutes_ahead == -90);
  BOOST_TEST(!screen.is_program);
  const auto program = screen_of(R"({"screen":0})");
  BOOST_TEST(program.is_program);
  BOOST_TEST((program.how == reading::alone));
}

BOOST_AUTO_TEST_CASE(what_is_no_screen_is_refused) {
  for (const auto* wrong :
       {R"({"screen":"wide"})", R"({"screen":10001})", R"({"screen":80,"height":"x"})",
        R"({"screen":80,"reading":"aloud"})", R"({"screen":80,"prompt":"long"})",
        R"({"screen":80,"clock":"60"})", R"({"screen":80,"clock":"+1441"})",
        R"({"screen":80,"id":"a"})", R"({"height":80})", R"({"screen":80,"help":"x"})"})
    BOOST_TEST(!read_message(wrong), wrong);
}

BOOST_FIXTURE_TEST_CASE(an_answer_has_the_lines_of_the_command_line, served) {
  const auto screen = std::make_shared<const client_screen>(screen_of(at_a_prompt));
  BOOST_TEST(say("add zombie", nullptr).shown == "");
  const auto added = say("add zombie", screen).shown;
  BOOST_TEST(has(added, R"(,"shown":{"out":["zombie-2)"), added);
  BOOST_TEST(
      has(added, R"("exit":0,"offered":[],"commits":[[2,2]]},"table":{"campaign":"C","seq":2,)"
                 R"("fight":false,"prompt":"> "})"),
      added);
  const auto wrong = say("atack", screen);
  BOOST_TEST(wrong.status == 422U);
  BOOST_TEST(has(wrong.shown, R"("out":[],"err":["atack)"), wrong.shown);
  BOOST_TEST(has(wrong.shown, R"("exit":1)"), wrong.shown);
  // In a dialogue, the card of the turn that begins; the prompt says whose it is.
  const auto fight = say("encounter start", screen).shown;
  BOOST_TEST(has(fight, "Left: action"), fight);
  BOOST_TEST(has(fight, R"("fight":true)"), fight);
}

BOOST_FIXTURE_TEST_CASE(a_program_gets_no_lines, served) {
  const auto screen = std::make_shared<const client_screen>(screen_of(R"({"screen":0})"));
  BOOST_TEST(say("add zombie", screen).shown ==
             R"(,"shown":{"err":[],"exit":0,"offered":[],"commits":[[1,1]]})");
}

BOOST_FIXTURE_TEST_CASE(it_begins_with_where_the_game_stands, served) {
  (void)say("add zombie", nullptr);
  const auto screen = std::make_shared<const client_screen>(screen_of(R"({"screen":80})"));
  std::promise<host_answer> answered;
  const auto opened = use("W/C");
  BOOST_REQUIRE(opened);
  answers.greet(*opened, socket_owner(), screen,
                [&](host_answer got) { answered.set_value(std::move(got)); });
  const auto answer = answered.get_future().get();
  BOOST_TEST(answer.status == 200U);
  BOOST_TEST(has(answer.shown, R"("out":["C (W/C), 1 event")"), answer.shown);
  BOOST_TEST(has(answer.shown, R"("prompt":"C > ")"), answer.shown);
}

BOOST_AUTO_TEST_SUITE_END()
