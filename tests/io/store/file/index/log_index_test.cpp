// The index as bytes. Goal: what is written is read back; of anything else as many whole chunks
// are read as there are, and never one that is not as it was written. Method: a small index, all
// of its truncations, bits and swaps, and chunks whose sums fit and whose content does not.

#include "io/store/file/index/log_index.hpp"

#include <boost/test/unit_test.hpp>
#include <xxhash.h>

#include <cstring>
#include <vector>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(log_index_suite)

namespace {

using io::index_chunk;
using io::log_index;
using io::log_position;
using model::views::session_mark;

model::views::session_mark mark(model::seq_t seq, std::string title = {}) {
  return {.what = model::views::session_mark::kind::restored,
          .seq = seq,
          .at_ms = 1'795'374'251'120,
          .number = 7,
          .running = true,
          .title = std::move(title)};
}

using undo_kind = model::views::undo_mark::kind;

const std::vector<index_chunk>& chunks() {
  static const std::vector<index_chunk> all = {
      {.begin = {},
       .places = {{100, 2, 11}, {250, 5, 12}},
       .marks = {mark(1, "evening")},
       .undo_marks = {{undo_kind::of_session, 1, {}}, {undo_kind::undone, 5, {2, 4}}}},
      {.begin = {250, 5, 12},
       .places = {{900, 9, 13}},
       .marks = {},
       .undo_marks = {{undo_kind::redone, 9, {5, 5}}}},
      {.begin = {900, 9, 13},
       .places = {{1'000, 10, 14}, {1'100, 12, 15}},
       .marks = {mark(10), mark(12, "the mill")},
       .undo_marks = {}},
  };
  return all;
}

struct small_index {
  log_index index;
  std::string bytes;
  std::vector<std::size_t> ends = {0};  ///< Of the chunks.

  small_index() {
    for (const auto& chunk : chunks()) {
      index.append(chunk, bytes);
      ends.push_back(bytes.size());
    }
  }
  /// How many whole chunks `got` has; fails when it is anything but a beginning.
  std::size_t chunks_in(const log_index& got) const {
    for (std::size_t count = 0; count < ends.size(); ++count) {
      if (got.bytes() != ends[count]) continue;
      BOOST_REQUIRE(
          (got.end() == (count == 0 ? log_position{} : chunks()[count - 1].places.back())));
      std::size_t marks = 0;
      for (std::size_t i = 0; i < count; ++i) marks += chunks()[i].marks.size();
      BOOST_REQUIRE_EQUAL(got.marks().size(), marks);
      for (std::size_t i = 0; i < marks; ++i) BOOST_REQUIRE((got.marks()[i] == index.marks()[i]));
      std::vector<model::views::undo_mark> undo_marks;
      for (std::size_t i = 0; i < count; ++i)
        undo_marks.insert(undo_marks.end(), chunks()[i].undo_marks.begin(),
                          chunks()[i].undo_marks.end());
      BOOST_REQUIRE(std::ranges::equal(got.undo_marks(), undo_marks));
      return count;
    }
    BOOST_FAIL("not a beginning: " << got.bytes() << " bytes");
    return 0;
  }
};

void put_word(std::string& bytes, std::size_t at, std::uint64_t word) {
  for (std::size_t i = 0; i < 8; ++i)
    bytes[at + i] = static_cast<char>(static_cast<unsigned char>(word >> 8 * i));
}

/// The first chunk with another word in it, and a sum that fits.
std::string forged(const std::string& chunk, std::size_t word_index, std::uint64_t word) {
  auto bytes = chunk;
  put_word(bytes, word_index * 8, word);
  put_word(bytes, bytes.size() - 8, XXH3_64bits_withSeed(bytes.data(), bytes.size() - 8, 0));
  return bytes;
}

}  // namespace

BOOST_FIXTURE_TEST_CASE(what_is_written_is_read_back, small_index) {
  const auto again = log_index::parse(bytes);
  BOOST_TEST(chunks_in(again) == 3U);
  BOOST_TEST((again.marks()[0] == mark(1, "evening")));
  BOOST_TEST((again.marks()[2] == mark(12, "the mill")));
  BOOST_TEST(log_index::parse("").bytes() == 0U);
  BOOST_TEST((log_index::parse("").end() == log_position{}));
}

BOOST_FIXTURE_TEST_CASE(places_are_found_from_both_sides, small_index) {
  const std::vector<model::seq_t> at = {0, 2, 5, 9, 10, 12};
  for (model::seq_t seq = 0; seq <= 14; ++seq) {
    const auto after = std::ranges::upper_bound(at, seq);
    BOOST_TEST(index.at_or_before(seq).seq == *std::prev(after));
    const auto next = std::ranges::lower_bound(at, seq);
    const auto* const found = index.at_or_after(seq);
    BOOST_TEST((found == nullptr) == (next == at.end()));
    if (found != nullptr) BOOST_TEST(found->seq == *next);
  }
  BOOST_TEST(index.after_bytes(101)->offset == 250U);
  BOOST_TEST(index.after_bytes(250)->offset == 250U);
  BOOST_TEST(index.after_bytes(1'101) == nullptr);
}

BOOST_FIXTURE_TEST_CASE(the_bytes_up_to_an_event_are_those_of_the_chunks_that_end_by_then,
                        small_index) {
  const std::vector<model::seq_t> last = {0, 5, 9, 12};
  for (model::seq_t seq = 0; seq <= 13; ++seq) {
    std::size_t whole = 0;
    while (whole + 1 < last.size() && last[whole + 1] <= seq) ++whole;
    const auto part = log_index::bytes_up_to(bytes, seq);
    BOOST_TEST(part == std::string_view(bytes).substr(0, ends[whole]));
    BOOST_TEST(chunks_in(log_index::parse(part)) == whole);
  }
  BOOST_TEST(log_index::bytes_up_to("no index", 5).empty());
}

BOOST_FIXTURE_TEST_CASE(every_truncation_leaves_the_whole_chunks, small_index) {
  for (std::size_t size = 0; size <= bytes.size(); ++size) {
    std::size_t whole = 0;
    while (whole + 1 < ends.size() && ends[whole + 1] <= size) ++whole;
    BOOST_REQUIRE_EQUAL(chunks_in(log_index::parse(bytes.substr(0, size))), whole);
  }
}

BOOST_FIXTURE_TEST_CASE(every_flipped_bit_costs_its_chunk_and_those_after_it, small_index) {
  for (std::size_t at = 0; at < bytes.size(); ++at)
    for (int bit = 0; bit < 8; ++bit) {
      auto flipped = bytes;
      flipped[at] = static_cast<char>(flipped[at] ^ (1 << bit));
      std::size_t whole = 0;
      while (ends[whole + 1] <= at) ++whole;
      BOOST_REQUIRE_EQUAL(chunks_in(log_index::parse(flipped)), whole);
    }
}

BOOST_FIXTURE_TEST_CASE(chunks_out_of_order_are_not_read, small_index) {
  const auto chunk = [&](std::size_t i) { return bytes.substr(ends[i], ends[i + 1] - ends[i]); };
  BOOST_TEST(chunks_in(log_index::parse(chunk(1) + chunk(0) + chunk(2))) == 0U);
  BOOST_TEST(chunks_in(log_index::parse(chunk(0) + chunk(2))) == 1U);
  BOOST_TEST(chunks_in(log_index::parse(chunk(0) + chunk(0) + chunk(1))) == 1U);
  BOOST_TEST(chunks_in(log_index::parse(chunk(0) + chunk(1) + std::string(500, '\0'))) == 2U);
}

// In the order of the reader's branches: the words of the first chunk are magic, size, begin
// (offset, seq, sum), counts of places, marks and marks of undo, two places, a mark, two marks of
// undo, the end, the size, the sum.
BOOST_FIXTURE_TEST_CASE(content_that_cannot_be_is_not_read_whatever_its_sum, small_index) {
  const auto chunk = bytes.substr(0, ends[1]);
  const std::size_t words = chunk.size() / 8;
  BOOST_TEST(log_index::parse(forged(chunk, 1, chunk.size())).bytes() == chunk.size());
  const std::vector<std::pair<std::size_t, std::uint64_t>> wrong = {
      {0, 0x3130'7864'6964'6e64ULL},  // an older version
      {0, 0x3330'7864'6964'6e64ULL},  // a newer one
      {1, 0},
      {1, chunk.size() - 8},
      {1, chunk.size() + 8},
      {1, UINT64_MAX},
      {3, 1},           // begins elsewhere
      {5, 0},           // no places
      {5, UINT64_MAX},  // more than there is room for
      {5, 3},
      {6, UINT64_MAX},
      {6, 0},  // fewer marks than there are
      {6, 2},  // more
      {7, UINT64_MAX},
      {7, 1},   // fewer marks of undo than there are
      {7, 3},   // more
      {9, 0},   // a place that does not follow
      {8, 0},   // the same for its offset
      {12, 2},  // the same for the second place
      {14, 3},  // a kind of mark that there is not
      {15, 0},  // a mark before the chunk
      {15, 6},  // and after it
      {17, 1U << 30},
      {17, 9},          // a longer title
      {19, 7},          // a kind of mark of undo that there is not
      {20, 0},          // one before the chunk
      {20, 5},          // as late as the next
      {24, 6},          // and after the chunk
      {words - 4, 4},   // ends elsewhere
      {words - 2, 80},  // another size
  };
  for (const auto& [at, word] : wrong)
    BOOST_TEST(log_index::parse(forged(chunk, at, word)).bytes() == 0U,
               "word " << at << " is " << word);
}

BOOST_FIXTURE_TEST_CASE(the_end_is_read_from_the_last_bytes, small_index) {
  const auto trailer = std::string_view(bytes).substr(bytes.size() - io::index_trailer_bytes);
  BOOST_TEST((io::index_end_in(trailer) == index.end()));
  BOOST_TEST(!io::index_end_in(trailer.substr(1)));
  BOOST_TEST(!io::index_end_in(std::string(io::index_trailer_bytes, '\0')));
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
