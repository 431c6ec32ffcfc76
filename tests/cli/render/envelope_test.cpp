#include "cli/render/envelope.hpp"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(envelope_suite)

using namespace dnd;

BOOST_AUTO_TEST_CASE(what_went_well_has_its_facts_after_ok_and_kind) {
  BOOST_TEST(cli::json_answer("world list", R"({"worlds":[]})") ==
             R"({"ok":true,"kind":"world list","worlds":[]})");
  BOOST_TEST(cli::json_answer("init", "{}") == R"({"ok":true,"kind":"init"})");
}

BOOST_AUTO_TEST_CASE(what_went_wrong_has_an_error_before_its_facts) {
  const io::error why{.code = io::ec::bad_content, .what = "1 thing is wrong", .todo = "mend it"};
  const std::string head = R"({"ok":false,"kind":"content check","error":{"code":"bad_content",)"
                           R"("message":"1 thing is wrong","hint":"mend it"})";
  BOOST_TEST(cli::json_answer("content check", R"({"wrong":1})", why) == head + R"(,"wrong":1})");
  BOOST_TEST(cli::json_failed("content check", why) == head + "}");
}

BOOST_AUTO_TEST_CASE(refusal_and_error_give_code_message_hint_and_place) {
  json::writer refused;
  cli::open_answer(refused, "damage",
                   model::refusal{.code = model::refusal_code::unknown_creature,
                                  .message = "no \"Grgo\"",
                                  .hint = "",
                                  .column = 11});
  BOOST_TEST(std::move(refused).take() ==
             R"({"ok":false,"kind":"damage","error":{"code":"unknown_creature",)"
             R"("message":"no \"Grgo\"","hint":"","column":11})");
  BOOST_TEST(cli::json_failed("exec", io::error{.code = io::ec::corrupt,
                                                .what = "bad sum",
                                                .todo = "verify",
                                                .path = "log.jsonl",
                                                .line = 3,
                                                .byte = 211,
                                                .seq = 3}) ==
             R"({"ok":false,"kind":"exec","error":{"code":"corrupt","message":"bad sum",)"
             R"("hint":"verify","path":"log.jsonl","line":3,"byte":211,"seq":3}})");
}

BOOST_AUTO_TEST_CASE(answer_is_one_line_of_utf8_whatever_went_in) {
  const std::string answer =
      cli::json_failed("exec", cli::json_problem{.code = "x", .message = "a\xff\r\n\x1b\x01"});
  BOOST_TEST(answer.find('\n') == std::string::npos);
  BOOST_TEST(answer.find('\x1b') == std::string::npos);
  BOOST_TEST(answer.find("a\xef\xbf\xbd") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
