// The index's next chunk out of lines: places after commands, as far apart as was asked for, and
// what the lines say about sessions.

#include "io/store/file/index/index_builder.hpp"

#include "io/store/file/history/commit_reader.hpp"
#include "tests/support/print_enums.hpp"
#include "tests/support/text_file.hpp"
#include "tests/support/written_campaign.hpp"

#include <boost/test/unit_test.hpp>

namespace dnd::test {
namespace index_builder_suite {
namespace {

using io::index_builder;

const io::pause no_rest;

struct evening : written_campaign {
  evening() { written_campaign::evening(); }

  index_builder scanned(const index_builder::stretch& where) {
    index_builder builder(where, no_rest);
    const auto text = log();
    const text_file file(text);
    BOOST_REQUIRE(io::scan_log(file, {.start = where.begin}, builder));
    return builder;
  }
};

}  // namespace
}  // namespace index_builder_suite

BOOST_FIXTURE_TEST_SUITE(index_builder_suite, index_builder_suite::evening)

BOOST_AUTO_TEST_CASE(places_stand_after_commands_at_their_distance) {
  for (const std::uint64_t distance : {1U, 300U, 1'000U, 100'000U}) {
    const auto chunk =
        scanned({.begin = {}, .seq = 20, .end = UINT64_MAX, .place_bytes = distance}).finish();
    auto before = chunk.begin;
    for (std::size_t i = 0; i < chunk.places.size(); ++i) {
      const auto& place = chunk.places[i];
      BOOST_TEST((place == places[place.seq]));
      BOOST_TEST(ends_command[place.seq]);
      if (i + 1 < chunk.places.size()) BOOST_TEST(place.offset - before.offset >= distance);
      before = place;
    }
    BOOST_TEST((chunk.places.back() == places[20]));
    BOOST_REQUIRE_EQUAL(chunk.marks.size(), 1U);
    BOOST_TEST(chunk.marks[0].seq == 1U);
    BOOST_TEST(chunk.marks[0].title == "evening");
    BOOST_TEST(chunk.marks[0].at_ms == 1'795'374'252'120);
    std::vector<model::views::undo_mark> undo_marks;
    const auto read = io::read_commits(disk, directory, {1, 20}, [&](const auto& each) {
      model::views::add_undo_marks(*each, undo_marks);
      return true;
    });
    BOOST_REQUIRE(read);
    BOOST_TEST((chunk.undo_marks == undo_marks));
    BOOST_TEST(!undo_marks.empty());
  }
}

BOOST_AUTO_TEST_CASE(commands_after_an_event_or_a_byte_are_left_out) {
  for (model::seq_t seq = 0; seq <= last(); ++seq) {
    const auto end = command_end(seq);
    BOOST_TEST((scanned({.begin = {}, .seq = seq, .end = UINT64_MAX, .place_bytes = 1}).end() ==
                places[end]));
    for (const std::uint64_t more : {0, 1})
      BOOST_TEST(
          (scanned(
               {.begin = {}, .seq = UINT64_MAX, .end = places[seq].offset + more, .place_bytes = 1})
               .end() == places[end]));
  }
}

BOOST_AUTO_TEST_CASE(it_goes_on_after_a_chunk) {
  auto builder = scanned({.begin = places[6], .seq = 20, .end = UINT64_MAX, .place_bytes = 1});
  const auto chunk = std::move(builder).finish();
  BOOST_TEST((chunk.begin == places[6]));
  BOOST_TEST(chunk.places.front().seq > 6U);
  BOOST_TEST(chunk.marks.empty());
}

BOOST_AUTO_TEST_CASE(a_mark_that_cannot_be_read_stops_it) {
  auto text = log();
  const std::string_view field = "\"title\":";
  text.replace(text.find(field), field.size(), "\"tidle\":");
  std::string line = text.substr(0, places[1].offset - io::line_tail_bytes - 1);
  (void)io::append_sum(line, 0, 0);
  const text_file file(line);
  index_builder builder({.begin = {}, .seq = 20, .end = UINT64_MAX, .place_bytes = 1}, no_rest);
  const auto refused = io::scan_log(file, {}, builder);
  BOOST_REQUIRE(!refused);
  BOOST_TEST(refused.error().code == io::ec::corrupt);
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
