// Commits become lines: numbered, chained, and marked with what is known to be on disk.

#include "io/store/codec/line_maker.hpp"

#include "actors/campaign/executor.hpp"
#include "io/store/codec/line_format.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>
#include <vector>

BOOST_AUTO_TEST_SUITE(line_maker_suite)

using namespace dnd;

namespace {

/// Makes lines of what an executor accepts.
struct maker {
  actors::executor engine{{}, {}, 1};
  io::line_maker lines{{}};

  std::string says(const std::string& line, model::seq_t durable) {
    auto step = engine.execute(line, 1'795'374'251'120, {});
    auto* made = std::get_if<actors::outgoing_commit>(&step);
    BOOST_REQUIRE_MESSAGE(made, line);
    std::string bytes;
    lines.append_lines(bytes, *made->what, made->encoded, durable);
    return bytes;
  }
};

std::vector<std::string_view> split(std::string_view bytes) {
  std::vector<std::string_view> lines;
  while (!bytes.empty()) {
    const auto end = bytes.find('\n');
    BOOST_REQUIRE(end != std::string_view::npos);
    lines.push_back(bytes.substr(0, end));
    bytes.remove_prefix(end + 1);
  }
  return lines;
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_first_line_of_a_campaign_to_the_byte) {
  maker m;
  const auto line = m.says("note \"hi\"", 0);
  const std::string body =
      R"({"seq":1,"at":"2026-11-22T19:04:11.120Z","by":"gm","command":"note \"hi\"",)"
      R"("type":"note_added","text":"\"hi\"")";
  BOOST_TEST(line.substr(0, body.size()) == body);
  BOOST_TEST(line.size() == body.size() + io::line_tail_bytes + 1);
  BOOST_TEST(m.lines.end().offset == line.size());
  BOOST_TEST(m.lines.end().seq == 1U);
  BOOST_TEST(m.lines.end().sum == io::line_sum(body, 0));
}

BOOST_AUTO_TEST_CASE(lines_are_numbered_and_chained_through_commands) {
  maker m;
  std::string all;
  for (const auto* line : {"session start x", "note one", "session end"}) all += m.says(line, 0);
  std::uint64_t sum = 0;
  std::uint64_t seq = 0;
  std::string scratch;
  for (const auto text : split(all)) {
    const auto frame = io::frame_of(text);
    BOOST_REQUIRE(frame);
    BOOST_TEST(frame->sum == io::line_sum(frame->body, sum));
    sum = frame->sum;
    const auto line = io::parse_line(text, scratch);
    BOOST_REQUIRE(line);
    BOOST_TEST(line->seq == ++seq);
    BOOST_TEST(!line->more);
  }
  BOOST_TEST(m.lines.end().seq == 3U);
  BOOST_TEST(m.lines.end().sum == sum);
  BOOST_TEST(m.lines.end().offset == all.size());
}

BOOST_AUTO_TEST_CASE(what_is_durable_is_said_when_it_has_moved) {
  maker m;
  const auto synced = [&](model::seq_t durable) {
    std::string scratch;
    const auto bytes = m.says("note x", durable);
    return io::parse_line(split(bytes).at(0), scratch)->synced.value_or(0);
  };
  BOOST_TEST(synced(0) == 0U);
  BOOST_TEST(synced(1) == 1U);
  BOOST_TEST(synced(1) == 0U);
  BOOST_TEST(synced(3) == 3U);
}

BOOST_AUTO_TEST_CASE(a_command_of_several_events_is_marked_as_one) {
  auto block = std::make_shared<model::stat_block>();
  block->slug = "zombie";
  block->name = "Zombie";
  actors::executor engine({}, {}, 1);
  actors::lookup_results known;
  known.content.emplace("zombie", model::stat_block_ptr(block));
  auto step = engine.execute("add zombie count: 3", 0, known);
  const auto* made = std::get_if<actors::outgoing_commit>(&step);
  BOOST_REQUIRE(made);
  io::line_maker lines({});
  std::string bytes;
  lines.append_lines(bytes, *made->what, made->encoded, 0);
  const auto all = split(bytes);
  BOOST_REQUIRE_EQUAL(all.size(), 3U);
  std::string scratch;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto line = io::parse_line(all[i], scratch);
    BOOST_REQUIRE(line);
    BOOST_TEST(line->more == (i + 1 < all.size()));
    BOOST_TEST(line->by.empty() == (i > 0));
    BOOST_TEST(line->command.empty() == (i > 0));
  }
}

BOOST_AUTO_TEST_CASE(it_goes_on_where_a_log_ended) {
  model::state state;
  state.set_seq(41);
  actors::executor engine(state, {}, 1);
  io::line_maker lines({.offset = 1'000, .seq = 41, .sum = 99});
  auto step = engine.execute("note x", 0, {});
  std::string bytes;
  const auto& made = std::get<actors::outgoing_commit>(step);
  lines.append_lines(bytes, *made.what, made.encoded, 41);
  BOOST_TEST(bytes.starts_with("{\"seq\":42,"));
  BOOST_TEST(bytes.find("\"synced\":41") != std::string::npos);
  BOOST_TEST(lines.end().offset == 1'000 + bytes.size());
  BOOST_TEST(lines.end().sum ==
             io::line_sum(bytes.substr(0, bytes.size() - 1 - io::line_tail_bytes), 99));
}

BOOST_AUTO_TEST_SUITE_END()
