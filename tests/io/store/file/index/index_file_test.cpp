// log.index on disk: what is not what the log says is the same as no index; chunks are added at its
// end, or it is published anew.

#include "io/store/file/index/index_file.hpp"

#include "io/store/file/file_names.hpp"
#include "model/bounds.hpp"
#include "tests/support/written_campaign.hpp"

#include <boost/test/unit_test.hpp>

namespace dnd::test {
namespace index_file_suite {
namespace {

using io::index_chunk;
using io::loaded_index;

const std::string& directory = written_campaign::directory;
const std::string path = io::path_in(directory, io::log_index_file_name);

struct indexed : written_campaign {
  indexed() { evening(); }

  loaded_index load() {
    const auto file = disk.open(log_file, io::open_mode::read_only);
    BOOST_REQUIRE(file);
    const auto loaded = io::load_index(disk, directory, **file);
    BOOST_REQUIRE(loaded);
    return *loaded;
  }
  [[nodiscard]] index_chunk chunk(model::seq_t from, model::seq_t to) const {
    return {.begin = places[from], .places = {places[to]}, .marks = {}, .undo_marks = {}};
  }
};

}  // namespace
}  // namespace index_file_suite

BOOST_FIXTURE_TEST_SUITE(index_file_suite, index_file_suite::indexed)

BOOST_AUTO_TEST_CASE(chunks_that_are_added_are_found_again) {
  auto known = load();
  BOOST_TEST(known.why_not.empty());
  BOOST_TEST(!known.is_whole);
  BOOST_TEST(!io::peek_index_end(disk, directory));
  BOOST_REQUIRE(io::add_chunk(disk, directory, known, chunk(0, 6)));
  const auto first = disk.bytes_of(path);
  BOOST_REQUIRE(io::add_chunk(disk, directory, known, chunk(6, 13)));
  BOOST_TEST(disk.bytes_of(path).starts_with(first));
  BOOST_TEST((known.index.end() == places[13]));
  const auto again = load();
  BOOST_TEST(again.is_whole);
  BOOST_TEST(again.why_not.empty());
  BOOST_TEST((again.index.end() == places[13]));
  BOOST_TEST((io::peek_index_end(disk, directory) == places[13]));
}

BOOST_AUTO_TEST_CASE(what_follows_the_last_chunk_is_written_over) {
  auto known = load();
  BOOST_REQUIRE(io::add_chunk(disk, directory, known, chunk(0, 6)));
  const auto good = disk.bytes_of(path);
  disk.put(path, good + "torn");
  known = load();
  BOOST_TEST(!known.is_whole);
  BOOST_TEST(!known.why_not.empty());
  BOOST_TEST((known.index.end() == places[6]));
  BOOST_REQUIRE(io::add_chunk(disk, directory, known, chunk(6, 13)));
  BOOST_TEST(disk.bytes_of(path).starts_with(good));
  BOOST_TEST(load().is_whole);
  BOOST_TEST((load().index.end() == places[13]));
}

BOOST_AUTO_TEST_CASE(one_whose_end_is_no_place_of_the_log_is_not_used) {
  auto known = load();
  auto wrong = chunk(0, 6);
  wrong.places[0].sum ^= 1;
  BOOST_REQUIRE(io::add_chunk(disk, directory, known, wrong));
  known = load();
  BOOST_TEST(known.why_not == "its end is not a place of the log");
  BOOST_TEST(!known.is_whole);
  BOOST_TEST((known.index.end() == io::log_position{}));
  BOOST_REQUIRE(io::add_chunk(disk, directory, known, chunk(0, 13)));
  BOOST_TEST((load().index.end() == places[13]));
}

BOOST_AUTO_TEST_CASE(what_cannot_be_read_is_no_index_and_the_log_has_to_be_read) {
  BOOST_REQUIRE(disk.make_directory(path));
  BOOST_TEST(load().why_not == "cannot read the file");
  BOOST_TEST(!io::peek_index_end(disk, directory));
  BOOST_REQUIRE(disk.remove_directory(path));
  auto known = load();
  BOOST_REQUIRE(io::add_chunk(disk, directory, known, chunk(0, 13)));
  const auto file = disk.open(log_file, io::open_mode::read_only);
  std::size_t failed = 0;
  const auto tried = for_each_fault([&](std::uint64_t n) {
    disk.plan({.at = n, .what = fault::fail, .count = counted::all});
    const auto loaded = io::load_index(disk, directory, **file);
    if (!loaded) ++failed;
    if (loaded && disk.fired()) BOOST_TEST((loaded->index.end() == io::log_position{}));
    return disk.fired();
  });
  BOOST_TEST(tried == 3U);
  BOOST_TEST(failed == 2U);
  disk.put(path, std::string(io::index_trailer_bytes - 1, 'x'));
  BOOST_TEST(!io::peek_index_end(disk, directory));
}

BOOST_AUTO_TEST_CASE(an_index_that_is_too_large_is_not_used) {
  auto known = load();
  BOOST_REQUIRE(io::add_chunk(disk, directory, known, chunk(0, 13)));
  auto bytes = disk.bytes_of(path);
  bytes.resize(bounds::index_bytes_max);
  disk.put(path, bytes);
  BOOST_TEST((load().index.end() == places[13]));
  bytes.push_back('\0');
  disk.put(path, bytes);
  BOOST_TEST((load().index.end() == io::log_position{}));
  BOOST_TEST(!load().why_not.empty());
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
