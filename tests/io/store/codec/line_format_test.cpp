#include "io/store/codec/line_format.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(line_format_suite)

namespace {

std::string make_line(const io::line_head& head, std::string_view fields, bool more,
                      std::uint64_t previous) {
  std::string out;
  io::append_head(out, head);
  out += fields;
  if (more) io::append_more(out);
  io::append_sum(out, 0, previous);
  out.pop_back();
  return out;
}

BOOST_AUTO_TEST_CASE(line_is_written_as_the_format_says) {
  const std::string line = make_line({.seq = 42,
                                      .at_ms = 1'795'374'251'120,
                                      .synced = 41,
                                      .by = "grog",
                                      .command = "note \"hi\"",
                                      .id = "c-1",
                                      .type = "note_added"},
                                     ",\"text\":\"hi\"", true, 7);
  const std::string body =
      "{\"seq\":42,\"at\":\"2026-11-22T19:04:11.120Z\",\"synced\":41,\"by\":\"grog\","
      "\"command\":\"note \\\"hi\\\"\",\"id\":\"c-1\",\"type\":\"note_added\",\"text\":\"hi\","
      "\"more\":true";
  BOOST_TEST(line.substr(0, line.size() - io::line_tail_bytes) == body);
  BOOST_TEST(line.substr(line.size() - io::line_tail_bytes, 8) == ",\"sum\":\"");
  BOOST_TEST(line.ends_with("\"}"));
}

BOOST_AUTO_TEST_CASE(line_is_read_back_as_it_was_written) {
  const std::string line = make_line({.seq = 42,
                                      .at_ms = 0,
                                      .synced = 41,
                                      .by = "grog",
                                      .command = "note \\ \"hi\"",
                                      .id = "c-1",
                                      .type = "note_added"},
                                     ",\"text\":\"hi\",\"n\":[1,2]", true, 7);
  std::string scratch;
  const auto view = io::parse_line(line, scratch);
  BOOST_REQUIRE(view.has_value());
  BOOST_TEST(scratch.empty());  // The straight way.
  BOOST_TEST(view->seq == 42u);
  BOOST_TEST(view->at == "1970-01-01T00:00:00.000Z");
  BOOST_TEST(*view->synced == 41u);
  BOOST_TEST(view->by == "grog");
  BOOST_TEST(view->command == "note \\\\ \\\"hi\\\"");
  BOOST_TEST(view->id == "c-1");
  BOOST_TEST(view->type == "note_added");
  BOOST_TEST(view->payload == ",\"text\":\"hi\",\"n\":[1,2]");
  BOOST_TEST(view->more);
  BOOST_TEST(io::line_sum(io::frame_of(line)->body, 7) == view->sum);
}

BOOST_AUTO_TEST_CASE(fields_may_be_left_out) {
  const std::string line = make_line({.seq = 1, .at_ms = 0, .type = "turn_ended"}, "", false, 0);
  std::string scratch;
  const auto view = io::parse_line(line, scratch);
  BOOST_REQUIRE(view.has_value());
  BOOST_TEST(!view->synced.has_value());
  BOOST_TEST(view->by.empty());
  BOOST_TEST(view->command.empty());
  BOOST_TEST(view->payload.empty());
  BOOST_TEST(!view->more);
}

BOOST_AUTO_TEST_CASE(line_in_another_order_says_the_same) {
  std::string line =
      "{ \"type\": \"note_added\", \"text\": \"a\\u00e9\", \"more\": true, \"seq\": 9,"
      " \"command\": \"say \\\"x\\\"\", \"at\": \"2026-11-22T19:04:11.120Z\", \"n\": [1, 2]";
  io::append_sum(line, 0, 3);
  line.pop_back();
  std::string scratch;
  const auto view = io::parse_line(line, scratch);
  BOOST_REQUIRE(view.has_value());
  BOOST_TEST(view->seq == 9u);
  BOOST_TEST(view->more);
  BOOST_TEST(view->command == "say \\\"x\\\"");
  BOOST_TEST(view->payload == ",\"text\":\"a\xC3\xA9\",\"n\":[1,2]");
  BOOST_TEST(view->text == line);
}

BOOST_AUTO_TEST_CASE(straight_and_other_way_agree) {
  const std::string line =
      make_line({.seq = 5, .at_ms = 1, .by = "gm", .command = "x", .type = "t"},
                ",\"a\":1,\"b\":{\"c\":[true,null]}", true, 0);
  std::string scratch, other;
  const auto straight = io::parse_line(line, scratch);
  const auto slow = io::parse_line_in_any_order(line, other);
  BOOST_REQUIRE(straight.has_value() && slow.has_value());
  BOOST_TEST(straight->payload == slow->payload);
  BOOST_TEST(straight->by == slow->by);
  BOOST_TEST(straight->at == slow->at);
  BOOST_TEST(straight->more == slow->more);
  BOOST_TEST(straight->sum == slow->sum);
}

BOOST_AUTO_TEST_CASE(what_is_no_line_is_not_read) {
  const std::string tail = ",\"sum\":\"0123456789abcdef\"}";
  const std::string at = "\"at\":\"2026-11-22T19:04:11.120Z\"";
  std::string scratch;
  const std::string good = "{\"seq\":1," + at + ",\"type\":\"t\"" + tail;
  BOOST_REQUIRE(io::parse_line(good, scratch).has_value());
  for (const std::string& bad : {
           std::string(),
           std::string("{"),
           tail,
           std::string(good).substr(1),
           "{\"seq\":0," + at + ",\"type\":\"t\"" + tail,
           "{\"seq\":-1," + at + ",\"type\":\"t\"" + tail,
           "{\"seq\":01," + at + ",\"type\":\"t\"" + tail,
           "{\"seq\":99999999999999999999," + at + ",\"type\":\"t\"" + tail,
           "{\"seq\":1,\"at\":\"yesterday\",\"type\":\"t\"" + tail,
           "{\"seq\":1," + at + tail,
           "{\"seq\":1," + at + ",\"type\":\"\"" + tail,
           "{\"seq\":1," + at + ",\"type\":7" + tail,
           "{\"seq\":1," + at + ",\"synced\":\"x\",\"type\":\"t\"" + tail,
           "{\"seq\":1," + at + ",\"type\":\"t" + tail,
           good.substr(0, good.size() - 1),
           good + " ",
           "{\"seq\":1," + at + ",\"type\":\"t\",\"sum\":\"0123456789ABCDEF\"}",
       }) {
    BOOST_TEST(!io::parse_line(bad, scratch).has_value(), bad);
  }
}

BOOST_AUTO_TEST_CASE(sum_depends_on_every_line_before) {
  std::string one = "{\"a\":1", other = one;
  const auto first = io::append_sum(one, 0, 0);
  BOOST_TEST(io::append_sum(other, 0, 1) != first);
  BOOST_TEST(one.ends_with("\"}\n"));
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
