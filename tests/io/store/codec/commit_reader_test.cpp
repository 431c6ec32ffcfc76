// Lines of a command to the commit that they are.

#include "io/store/codec/commit_reader.hpp"

#include "io/store/codec/event_codec.hpp"
#include "tests/support/print_enums.hpp"

#include <boost/test/unit_test.hpp>

#include <vector>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(commit_reader_suite)

namespace {

/// Two notes of one command.
struct two_lines {
  std::vector<std::string> texts;
  std::vector<std::string> scratch{2};

  explicit two_lines(std::string_view second_field = ",\"text\":\"two\"") {
    for (std::uint64_t seq : {7U, 8U}) {
      std::string line;
      io::append_head(line, {.seq = seq,
                             .at_ms = 1'795'374'251'120,
                             .by = seq == 7 ? "grog" : "",
                             .command = seq == 7 ? "note \"one\"" : "",
                             .id = seq == 7 ? "id-1" : "",
                             .type = "note_added"});
      line += seq == 7 ? ",\"text\":\"one\",\"more\":true" : second_field;
      (void)io::append_sum(line, 0, 0);
      line.pop_back();
      texts.push_back(std::move(line));
    }
  }
  [[nodiscard]] std::vector<io::line_view> lines() {
    std::vector<io::line_view> all;
    for (std::size_t i = 0; i < texts.size(); ++i)
      all.push_back(io::parse_line(texts[i], scratch[i]).value());
    return all;
  }
};

}  // namespace

BOOST_AUTO_TEST_CASE(a_commit_has_what_its_first_line_says_and_all_events) {
  two_lines made;
  const auto read = io::read_commit(made.lines());
  BOOST_REQUIRE(read);
  const auto& commit = *read;
  BOOST_TEST(commit->first == 7U);
  BOOST_TEST(commit->last == 8U);
  BOOST_TEST(commit->at_ms == 1'795'374'251'120);
  BOOST_TEST(commit->by == "grog");
  BOOST_TEST(commit->line == "note \"one\"");
  BOOST_TEST(commit->id == "id-1");
  BOOST_REQUIRE_EQUAL(commit->events->size(), 2U);
  BOOST_TEST(get<model::note_added>(commit->events->at(1)).text == "two");
}

BOOST_AUTO_TEST_CASE(an_event_that_cannot_be_read_is_refused) {
  two_lines made(",\"texts\":\"two\"");
  const auto commit = io::read_commit(made.lines());
  BOOST_REQUIRE(!commit);
  BOOST_TEST(commit.error().code == io::ec::corrupt);
  BOOST_TEST(commit.error().seq.value_or(0) == 8U);
}

BOOST_AUTO_TEST_CASE(who_acted_stands_on_the_first_line_alone) {
  two_lines made;
  const auto lines = made.lines();
  BOOST_TEST(io::begins_command(lines[0]));
  BOOST_TEST(!io::begins_command(lines[1]));
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
