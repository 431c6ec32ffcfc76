// What a host says to a person: nothing that a terminal would obey but colours.

#include "cli/remote/host_lines.hpp"

#include "cli/remote/http_client.hpp"
#include "tests/support/print_enums.hpp"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(host_lines_suite)

using namespace dnd;
using namespace dnd::cli;
using namespace dnd::cli::remote;

namespace {

const style colored = style::of(color_setting::always, {}, charset::utf8);

reply reply_of(std::string_view text, unsigned status = 200) {
  auto read = actors::read_value(text);
  BOOST_REQUIRE_MESSAGE(read, text);
  return {.is_lost = false, .status = status, .message = *std::move(read)};
}

shown_answer shown(const reply& how, answer_format format = answer_format::text,
                   std::optional<std::size_t> number = {}, const std::string& own_id = {}) {
  const given_command given{.line = "x", .number = number};
  return shown_by_host({.what = given, .own_id = own_id, .format = format}, how, {}, {});
}

}  // namespace

BOOST_AUTO_TEST_CASE(colours_stay_and_all_else_that_a_terminal_obeys_goes) {
  const std::string red = colored.paint(tone::bad, "red");
  BOOST_TEST(safe_line("a " + red + " b", colored) == "a " + red + " b");
  BOOST_TEST(safe_line("a " + red + " b", {}) == "a red b");
  for (const std::string wrong :
       {"\x1b]0;title\x07", "\x1b[2J", "\x1b[31", "\x1b", "\x1bP1\x1b\\", "\r",
        "\x9b"
        "2J",
        "\xc2\x9b"
        "2J",
        "a\x1b[1Ab", "\x1b[?25l"}) {
    const std::string seen = safe_line(wrong + red, colored);
    BOOST_TEST(seen.ends_with(red), wrong);
    BOOST_TEST(seen.substr(0, seen.size() - red.size()).find('\x1b') == std::string::npos, wrong);
    BOOST_TEST(seen.find('\r') == std::string::npos);
    BOOST_TEST(seen.find("\x9b") == std::string::npos);
  }
}

BOOST_AUTO_TEST_CASE(answers_are_shown_as_the_host_made_them) {
  const auto how = reply_of(
      R"({"answer":{"ok":true},"shown":{"out":["one","two"],"err":["dnd: careful"],"exit":0,)"
      R"("offered":["condition add prone to: x"]}})");
  const auto text = shown(how);
  BOOST_TEST((text.out == std::vector<std::string>{"one", "two"}));
  BOOST_TEST((text.err == std::vector<std::string>{"dnd: careful"}));
  BOOST_TEST((text.offered == std::vector<std::string>{"condition add prone to: x"}));
  BOOST_TEST(text.code == exit_code::done);
  BOOST_TEST(shown(how, answer_format::json).out.front() == R"({"ok":true})");
}

BOOST_AUTO_TEST_CASE(a_refusal_names_its_line_and_how_the_program_ends) {
  const auto how = reply_of(R"({"answer":{"ok":false},"shown":{"out":[],"err":["no"],"exit":3}})");
  const auto text = shown(how, answer_format::text, 7);
  BOOST_TEST((text.err == std::vector<std::string>{"Line 7:", "no"}));
  BOOST_TEST(text.code == exit_code::damaged);
}

BOOST_AUTO_TEST_CASE(what_the_host_itself_refuses_is_told) {
  const auto busy = reply_of(
      R"({"answer":{"ok":false,"error":{"code":"busy","message":"too much","hint":"Wait."}}})",
      503);
  const auto text = shown(busy);
  BOOST_TEST(text.code == exit_code::refused);
  BOOST_REQUIRE(!text.err.empty());
  BOOST_TEST(text.err.front().find("too much") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(an_id_that_the_program_gave_is_nobodys_business) {
  const auto how = reply_of(
      R"({"answer":{"ok":true,"kind":"roll","id":"r1-1","seq":[1,1]},"shown":{"exit":0}})");
  BOOST_TEST(shown(how, answer_format::json, {}, "r1-1").out.front() ==
             R"({"ok":true,"kind":"roll","seq":[1,1]})");
  BOOST_TEST(shown(how, answer_format::json, {}, "r1-2").out.front() ==
             R"({"ok":true,"kind":"roll","id":"r1-1","seq":[1,1]})");
}

BOOST_AUTO_TEST_CASE(completion_that_makes_no_sense_is_none) {
  const auto words = [](std::string_view answer) {
    return completion_in(reply_of(R"({"answer":)" + std::string(answer) + "}"), 5).candidates;
  };
  BOOST_TEST(words(R"({"begin":0,"end":3,"candidates":["a","b\u001b[2J"],"after":" "})").size() ==
             2U);
  BOOST_TEST(words(R"({"begin":0,"end":3,"candidates":["\u001b"],"after":" "})").front() == "?");
  BOOST_TEST(words(R"({"begin":3,"end":1,"candidates":["a"]})").empty());
  BOOST_TEST(words(R"({"begin":0,"end":6,"candidates":["a"]})").empty());
  BOOST_TEST(words(R"({"ok":false})").empty());
}

BOOST_AUTO_TEST_CASE(some_lines_need_no_host) {
  BOOST_TEST((answer_alone({.line = "quit"})->what == asked::quit));
  BOOST_TEST(
      (answer_alone({.line = "y"})->response->refusal->code == model::refusal_code::not_available));
  BOOST_TEST((answer_alone({.line = std::string(10'000, 'x')})->response->refusal->code ==
              model::refusal_code::command_too_long));
  BOOST_TEST((answer_alone({.line = "note \xff"})->response->refusal->code ==
              model::refusal_code::unexpected_text));
  BOOST_TEST(!answer_alone({.line = "roll 2d6"}));
}

BOOST_AUTO_TEST_CASE(what_the_host_answers_becomes_an_error) {
  const host_url where{.by = host_url::scheme::http, .host = "h", .port = 1};
  const auto why = refused_by(
      where, 401, R"({"ok":false,"error":{"code":"no_token","message":"who?","hint":"Say it."}})");
  BOOST_TEST(why.code == io::ec::permission);
  BOOST_TEST(why.what == "who?");
  BOOST_TEST(why.todo == "Say it.");
  BOOST_TEST(refused_by(where, 423, "").code == io::ec::locked);
  BOOST_TEST(refused_by(where, 423, R"({"error":{"code":"moved"}})").code == io::ec::moved);
  BOOST_TEST(refused_by(where, 502, "<html>").what ==
             "the host at http://h:1 answers with status 502");
}

BOOST_AUTO_TEST_SUITE_END()
