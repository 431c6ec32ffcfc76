// Lines applied to a state, command by command or in blocks, with each way in which they do not
// fit.

#include "io/store/file/history/replaying_sink.hpp"

#include "io/store/codec/line_format.hpp"
#include "io/store/codec/state_codec.hpp"
#include "tests/support/print_enums.hpp"
#include "tests/support/written_campaign.hpp"

#include <boost/test/unit_test.hpp>

#include <deque>
#include <string>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(replaying_sink_suite)

namespace {

using io::ec;
using model::seq_t;

/// Looks on: which commands and events came, and where it ends.
class onlooker final : public io::replaying_sink {
 public:
  using replaying_sink::replaying_sink;
  std::string seen;
  seq_t stop_before = UINT64_MAX;

 private:
  io::result<done> before_command(std::span<const io::line_view> command) override {
    if (command.front().seq >= stop_before) return io::enough();
    seen += '|';
    return done{};
  }
  io::result<done> on_event(const io::line_view& line, const model::event& what) override {
    seen += std::to_string(line.seq) + (model::type_name(what) == line.type ? "" : "?");
    return done{};
  }
};

struct evening : written_campaign {
  evening() { written_campaign::evening(); }

  /// The lines of whole commands, as a scan gives them.
  std::vector<io::line_view> views(seq_t first, seq_t end) {
    std::vector<io::line_view> out;
    for (auto seq = first; seq <= end; ++seq) {
      std::string_view text = line(seq);
      text.remove_suffix(1);
      auto parsed = io::parse_line(text, scratch.emplace_back());
      BOOST_REQUIRE(parsed);
      parsed->line = seq;
      parsed->offset = places[seq - 1].offset;
      out.push_back(*parsed);
    }
    return out;
  }
  std::deque<std::string> scratch;
  model::state now;
  onlooker sink{now};
};

BOOST_FIXTURE_TEST_CASE(each_command_and_each_of_its_events_is_seen_once_in_order, evening) {
  const auto lines = views(1, 5);
  for (std::span<const io::line_view> rest = lines; !rest.empty();) {
    const auto command = io::first_command(rest);
    BOOST_REQUIRE(sink.take(command));
    rest = rest.subspan(command.size());
  }
  BOOST_TEST(sink.seen == "|1|2|3|45");
  BOOST_TEST(sink.replayed() == 5U);
  BOOST_TEST(io::state_hash(now) == io::state_hash(states[5]));
}

BOOST_FIXTURE_TEST_CASE(block_comes_to_the_same_prepared_or_not, evening) {
  const auto lines = views(1, last());
  BOOST_REQUIRE(sink.take_block(0, lines));
  model::state other;
  onlooker prepared(other);
  prepared.prepare(1, lines);
  BOOST_REQUIRE(prepared.take_block(1, lines));
  BOOST_TEST(sink.seen == prepared.seen);
  BOOST_TEST(sink.replayed() == last());
  BOOST_TEST(io::state_hash(now) == io::state_hash(states.back()));
  BOOST_TEST(io::state_hash(other) == io::state_hash(states.back()));
}

BOOST_FIXTURE_TEST_CASE(replay_can_be_ended_before_any_command, evening) {
  sink.stop_before = 4;
  const auto taken = sink.take_block(0, views(1, last()));
  BOOST_REQUIRE(!taken);
  BOOST_TEST(io::was_enough(taken.error()));
  BOOST_TEST(now.seq() == 3U);
  BOOST_TEST(sink.replayed() == 3U);
}

BOOST_FIXTURE_TEST_CASE(having_enough_is_told_from_every_other_end, evening) {
  BOOST_TEST(io::was_enough(io::enough()));
  BOOST_TEST(!io::was_enough(io::changed_meanwhile(views(1, 1).front())));
  BOOST_TEST(!io::was_enough({.code = ec::io_error, .what = "broken"}));
}

BOOST_FIXTURE_TEST_CASE(line_that_is_not_the_next_says_to_read_again, evening) {
  BOOST_REQUIRE(sink.take_block(0, views(1, 2)));
  for (const seq_t seq : {2U, 6U}) {
    const auto taken = sink.take(views(seq, seq));
    BOOST_REQUIRE(!taken);
    BOOST_TEST(taken.error().code == ec::io_error);
    BOOST_TEST(taken.error().todo == "Try again.");
    BOOST_TEST(taken.error().seq.value() == seq);
    BOOST_TEST(taken.error().byte.value() == places[seq - 1].offset);
  }
  BOOST_TEST(now.seq() == 2U);
}

BOOST_FIXTURE_TEST_CASE(contradiction_is_located_and_named, evening) {
  // In this state nobody was added.
  written_campaign others;
  others.note().note().note();
  now = others.states[3];
  const auto taken = sink.take(views(4, 5));
  BOOST_REQUIRE(!taken);
  BOOST_TEST(taken.error().code == ec::contradiction);
  BOOST_TEST(taken.error().line.value() == 5U);
  BOOST_TEST(taken.error().byte.value() == places[4].offset);
  BOOST_TEST(taken.error().seq.value() == 5U);
  BOOST_TEST(taken.error().what.find("damage_dealt") != std::string::npos);
  BOOST_TEST(taken.error().way_out == io::remedy::look_before);
}

BOOST_FIXTURE_TEST_CASE(event_that_cannot_be_read_is_an_error_also_in_a_prepared_block, evening) {
  auto lines = views(1, 1);
  lines[0].type = "teleported";
  const auto alone = sink.take(lines);
  BOOST_REQUIRE(!alone);
  BOOST_TEST(alone.error().code == ec::unknown_event);
  sink.prepare(0, lines);
  const auto in_a_block = sink.take_block(0, lines);
  BOOST_REQUIRE(!in_a_block);
  BOOST_TEST(in_a_block.error().code == ec::unknown_event);
  BOOST_TEST(now.seq() == 0U);
}

BOOST_FIXTURE_TEST_CASE(ids_of_commands_are_remembered_when_they_are_ids, evening) {
  io::recent_ids ids;
  model::state other;
  onlooker remembering(other, &ids);
  auto lines = views(1, 5);
  lines[0].id = "a-1";
  lines[1].id = "no id";
  lines[3].id = "a-2";
  BOOST_REQUIRE(remembering.take_block(0, lines));
  BOOST_REQUIRE(ids.all().size() == 2U);
  BOOST_TEST(ids.find("a-1").value() == 1U);
  BOOST_TEST(ids.find("a-2").value() == 4U);
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
