// Goal: what is read ahead is what is read in its turn. Method: every kind of event, in one block
// with a line that cannot be read in its middle.

#include "io/store/file/log/read/decoded_blocks.hpp"

#include "tests/support/log_fixture.hpp"
#include "tests/support/sample_events.hpp"
#include "tests/support/text_file.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(prepared_events_suite)

namespace {

/// A log of one command: an event a line.
std::string log_of(const std::vector<model::event>& events, std::size_t spoiled) {
  std::string log;
  std::uint64_t sum = 0;
  for (std::size_t i = 0; i < events.size(); ++i) {
    const std::size_t begin = log.size();
    io::append_head(log, {.seq = i + 1, .at_ms = 0, .type = model::type_name(events[i])});
    io::append_event_fields(log, events[i]);
    if (i == spoiled) log += ",\"nobody\":\"knows this\"";
    sum = io::append_sum(log, begin, sum);
  }
  return log;
}

BOOST_AUTO_TEST_CASE(events_are_those_of_their_lines_up_to_one_that_cannot_be_read) {
  auto events = maximal_events();
  const std::size_t whole = events.size();
  for (const auto& more : minimal_events()) events.push_back(more);
  for (const std::size_t spoiled : {events.size(), whole, std::size_t{0}}) {
    const std::string log = log_of(events, spoiled);
    const text_file file(log);
    const io::log_position start;
    io::log_block block;
    const std::size_t size = log.size();
    BOOST_REQUIRE(block.read(file, {.begin = 0, .end = size, .file_end = size, .before = &start}));
    BOOST_TEST_REQUIRE(block.lines().size() == events.size());
    io::decoded_blocks ahead;
    // Twice: what was there before makes no difference.
    for (int i = 0; i < 2; ++i) ahead.prepare(3, block.lines());
    for (std::size_t i = 0; i < events.size(); ++i) {
      const model::event* const found = ahead.find(3, i);
      BOOST_TEST_REQUIRE((found != nullptr) == (i < spoiled), "event " << i);
      if (found) BOOST_TEST(io::event_object(1, *found) == io::event_object(1, events[i]));
    }
    BOOST_TEST(ahead.find(2, 0) == nullptr);
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
