// Where a reader of the past begins: never after what it wants, always at a place that the log
// proves, and near, with an index or without.

#include "io/store/file/history/place_finder.hpp"

#include "io/store/file/file_names.hpp"
#include "model/bounds.hpp"
#include "tests/support/written_campaign.hpp"

#include <boost/test/unit_test.hpp>

namespace dnd::test {
namespace place_finder_suite {
namespace {

using model::seq_t;

const std::string& directory = written_campaign::directory;

struct evening : written_campaign {
  evening() { written_campaign::evening(); }

  io::place_finder places_now() {
    auto made = io::place_finder::open(disk, directory);
    BOOST_REQUIRE(made);
    return *std::move(made);
  }
  io::log_position start(seq_t seq) {
    const auto found = places_now().find_start(seq);
    BOOST_REQUIRE(found);
    BOOST_TEST((*found == places[found->seq]));
    BOOST_TEST(found->seq <= seq);
    BOOST_TEST(ends_command[found->seq]);
    return *found;
  }
};

}  // namespace
}  // namespace place_finder_suite

BOOST_FIXTURE_TEST_SUITE(place_finder_suite, place_finder_suite::evening)

BOOST_AUTO_TEST_CASE(an_index_gives_the_end_of_the_command_before) {
  caches();
  for (seq_t seq = 0; seq <= last(); ++seq) BOOST_TEST(start(seq).seq == command_end(seq));
  for (seq_t from = 1; from <= last(); ++from)
    for (seq_t to = from; to <= last(); ++to) {
      const auto found = places_now().find_stretch({from, to});
      BOOST_REQUIRE(found && *found);
      BOOST_TEST((*found)->begin.seq == command_end(from - 1));
      BOOST_TEST((*found)->end.seq >= to);
      BOOST_TEST(((*found)->end == places[(*found)->end.seq]));
    }
  BOOST_TEST(!places_now().find_stretch({1, last() + 1})->has_value());
  BOOST_TEST(!places_now().find_stretch({0, 0})->has_value());
}

BOOST_AUTO_TEST_CASE(a_small_log_without_an_index_is_read_from_its_start) {
  BOOST_TEST(start(15).seq == 0U);
  BOOST_TEST(!places_now().find_stretch({1, 5})->has_value());
}

BOOST_AUTO_TEST_CASE(a_large_log_without_an_index_is_read_from_near_its_end) {
  while (places.back().offset < 2 * bounds::index_chunk_bytes)
    note(std::string(30'000, 'n')).note(std::string(30'000, 'n'));
  for (const seq_t back : {0U, 1U, 7U}) BOOST_TEST(start(last() - back).seq == last() - back);
}

BOOST_AUTO_TEST_CASE(a_long_fight_is_read_from_near_its_end) {
  fight("elara");
  while (encounter().size() < 2 * bounds::index_chunk_bytes) note(std::string(30'000, 'n'));
  wound("elara", 1);
  for (const seq_t back : {0U, 2U, 7U}) BOOST_TEST(start(last() - back).seq == last() - back);
  BOOST_TEST(start(last() - 1).seq == last() - 2);
  BOOST_TEST(start(20).seq == 0U);
  BOOST_TEST(places_now().before_encounter(last()) == 20U);
  BOOST_TEST(places_now().before_encounter(7) == 7U);
  // Lines that are in both files already: it has to begin before all of them.
  disk.put(log_file, log() + line(21));
  BOOST_TEST(start(last()).seq <= 20U);
}

BOOST_AUTO_TEST_CASE(a_place_that_the_log_does_not_prove_is_not_used) {
  caches();
  auto text = log();
  text[places[7].offset + 30] ^= 1;
  disk.put(log_file, text);
  BOOST_TEST(places_now().find_start(9)->seq == 0U);
  BOOST_TEST((*places_now().find_stretch({9, 9}))->begin.seq == 0U);
  BOOST_TEST(!places_now().find_stretch({8, 8})->has_value());
  BOOST_TEST(places_now().find_indexed(9)->seq == 0U);
  BOOST_TEST(places_now().find_indexed(20)->seq == 20U);
}

BOOST_AUTO_TEST_CASE(without_a_log_nothing_is_found_and_that_is_no_error) {
  BOOST_REQUIRE(disk.remove(log_file));
  const auto nothing = places_now();
  BOOST_TEST(nothing.log() == nullptr);
  BOOST_TEST(nothing.find_start(5)->seq == 0U);
  BOOST_TEST(nothing.find_indexed(5)->seq == 0U);
  BOOST_TEST(!nothing.find_stretch({1, 5})->has_value());
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
