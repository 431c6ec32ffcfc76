// What goes between a client and a campaign, through all that can happen to their connection.

#include "cli/remote/conversation.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <string>
#include <vector>

BOOST_AUTO_TEST_SUITE(conversation_suite)

using namespace dnd::cli::remote;

namespace {

struct talk : conversation {
  talk() : conversation("W/The Mine", commits::followed) {}

  question line(const std::string& text) {
    return {.text = text, .is_line = true, .may_be_repeated = true, .done = {}};
  }
  std::vector<std::string> connect() {
    return begin({.text = "screen", .is_line = false, .may_be_repeated = false, .done = {}});
  }
  /// The text of the question that is answered; empty for none.
  std::string answered_by(const std::string& shown, unsigned status = 200,
                          const std::string& answer = "{}") {
    auto got = take(R"({"type":"answer","number":1,"status":)" + std::to_string(status) +
                    R"(,"answer":)" + answer + R"(,"shown":)" + shown + "}");
    return got ? got->what.text : "";
  }
  void commit(int first, int last) {
    BOOST_TEST(!take(R"({"type":"commit","commit":{"seq":[)" + std::to_string(first) + "," +
                     std::to_string(last) + R"(]},"lines":["c)" + std::to_string(first) + "\"]}"));
  }
};
using lines = std::vector<std::string>;

}  // namespace

BOOST_FIXTURE_TEST_CASE(it_begins_with_what_happens_and_goes_on_from_there, talk) {
  BOOST_TEST(target() == "/v1/campaigns/W/The%20Mine/socket");
  BOOST_TEST(connect() == lines{"screen"}, boost::test_tools::per_element());
  BOOST_TEST(!take(R"({"type":"hello","campaign":"W/C","since":41})"));
  BOOST_TEST(target() == "/v1/campaigns/W/The%20Mine/socket?since=41");
  commit(42, 43);
  BOOST_TEST(target() == "/v1/campaigns/W/The%20Mine/socket?since=43");
  // Not even a host that repeats itself is believed twice.
  commit(42, 43);
  BOOST_TEST(take_lines() == lines{"c42"}, boost::test_tools::per_element());
}

BOOST_FIXTURE_TEST_CASE(answers_come_in_the_order_of_the_questions, talk) {
  (void)connect();
  BOOST_TEST(*ask(line("one")) == "one");
  BOOST_TEST(*ask(line("two")) == "two");
  BOOST_TEST(answered_by("{}") == "screen");
  BOOST_TEST(answered_by("{}") == "one");
  BOOST_TEST(answered_by("{}", 422) == "two");
  // Nobody asked.
  BOOST_TEST(answered_by("{}").empty());
}

BOOST_FIXTURE_TEST_CASE(what_was_not_answered_is_asked_again, talk) {
  (void)connect();
  (void)ask(line("one"));
  (void)ask(line("two"));
  (void)ask({.text = "fight", .is_line = true, .may_be_repeated = false, .done = {}});
  BOOST_TEST(answered_by("{}") == "screen");
  BOOST_TEST(answered_by("{}") == "one");
  const auto lost = lose();
  BOOST_REQUIRE(lost.size() == 1U);
  BOOST_TEST(lost.front().text == "fight");
  // What is said meanwhile waits.
  BOOST_TEST(!ask(line("three")));
  BOOST_TEST((connect() == lines{"screen", "two", "three"}));
  BOOST_TEST(answered_by("{}") == "screen");
  BOOST_TEST(answered_by("{}") == "two");
  BOOST_TEST(end().size() == 1U);
  BOOST_TEST(end().empty());
}

BOOST_FIXTURE_TEST_CASE(a_host_that_stops_is_asked_again_when_it_is_back, talk) {
  const std::string stops = R"({"ok":false,"error":{"code":"closed"}})";
  (void)connect();
  BOOST_TEST(answered_by("{}") == "screen");
  (void)ask(line("one"));
  (void)ask(line("two"));
  BOOST_TEST(answered_by("{}", 503, stops).empty());
  BOOST_TEST(answered_by("{}", 503, stops).empty());
  (void)lose();
  BOOST_TEST((connect() == lines{"screen", "one", "two"}));
}

BOOST_FIXTURE_TEST_CASE(lines_that_nobody_waits_for_are_dropped, talk) {
  (void)ask(line("one"));
  drop_lines();
  BOOST_TEST(connect() == lines{"screen"}, boost::test_tools::per_element());
}

BOOST_FIXTURE_TEST_CASE(own_commits_are_not_told_and_others_wait_for_the_answer, talk) {
  (void)connect();
  BOOST_TEST(answered_by("{}") == "screen");
  (void)ask(line("one"));
  commit(1, 1);
  commit(2, 3);
  // Whose it is, is not known yet.
  BOOST_TEST(!has_lines());
  BOOST_TEST(take_lines().empty());
  BOOST_TEST(answered_by(R"({"commits":[[2,3]]})") == "one");
  BOOST_TEST(has_lines());
  BOOST_TEST(take_lines() == lines{"c1"}, boost::test_tools::per_element());
  // The same where the answer comes first.
  (void)ask(line("two"));
  BOOST_TEST(answered_by(R"({"commits":[[4,4],[6,6]]})") == "two");
  for (const int seq : {4, 5, 6, 7}) commit(seq, seq);
  BOOST_TEST(take_lines(6) == lines{"c5"}, boost::test_tools::per_element());
  BOOST_TEST(take_lines() == lines{"c7"}, boost::test_tools::per_element());
}

BOOST_FIXTURE_TEST_CASE(more_than_anybody_reads_is_counted, talk) {
  (void)connect();
  const int all = static_cast<int>(commits_max) + 5;
  for (int seq = 1; seq <= all; ++seq) commit(seq, seq);
  const auto told = take_lines();
  BOOST_TEST(told.size() == commits_max + 1);
  BOOST_TEST(told.front() == "5 more happened: `log` shows them.");
  BOOST_TEST(told[1] == "c6");
}

BOOST_FIXTURE_TEST_CASE(messages_that_make_no_sense_are_left_out, talk) {
  (void)connect();
  for (const auto* text :
       {"", "x", "[]", "{}", R"({"type":"commit"})", R"({"type":"commit","commit":{"seq":[1]}})",
        R"({"type":"commit","commit":{"seq":["a","b"]}})", R"({"type":7})",
        R"({"type":"end","why":"closed","since":1})"})
    BOOST_TEST(!take(text), text);
  BOOST_TEST(!has_lines());
  BOOST_TEST(take(R"({"type":"answer"})")->how.answer() == nullptr);
}

BOOST_AUTO_TEST_CASE(a_script_hears_nothing_of_others) {
  conversation script("W/C", conversation::commits::left_out);
  (void)script.take(R"({"type":"hello","campaign":"W/C","since":41})");
  (void)script.take(R"({"type":"commit","commit":{"seq":[42,42]},"lines":["x"]})");
  BOOST_TEST(!script.has_lines());
  BOOST_TEST(script.target() == "/v1/campaigns/W/C/socket");
}

BOOST_AUTO_TEST_SUITE_END()
