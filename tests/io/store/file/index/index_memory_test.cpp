// Indexes that were read lately: as long as the file is the one that was read, it is not read
// again.

#include "io/store/file/index/index_memory.hpp"

#include "io/store/file/file_names.hpp"
#include "tests/support/written_campaign.hpp"

#include <boost/test/unit_test.hpp>

namespace dnd::test {
namespace index_memory_suite {
namespace {

const std::string& directory = written_campaign::directory;
const std::string path = io::path_in(directory, io::log_index_file_name);

struct remembered : written_campaign {
  remembered() {
    evening();
    add(0, 6);
  }

  void add(model::seq_t from, model::seq_t to) {
    const auto file = log();
    auto known = io::load_index(disk, directory, *file);
    BOOST_REQUIRE(known);
    BOOST_REQUIRE(io::add_chunk(
        disk, directory, *known,
        {.begin = places[from], .places = {places[to]}, .marks = {}, .undo_marks = {}}));
  }
  std::unique_ptr<io::log_file> log() {
    auto file = disk.open(log_file, io::open_mode::read_only);
    BOOST_REQUIRE(file);
    return *std::move(file);
  }
  std::shared_ptr<const io::loaded_index> load() {
    auto loaded = memory.load(disk, directory, *log());
    BOOST_REQUIRE(loaded);
    return *loaded;
  }

  io::index_memory memory;
};

}  // namespace
}  // namespace index_memory_suite

BOOST_FIXTURE_TEST_SUITE(index_memory_suite, index_memory_suite::remembered)

BOOST_AUTO_TEST_CASE(what_was_read_is_not_read_again) {
  const auto first = load();
  BOOST_TEST((first->index.end() == places[6]));
  BOOST_TEST(load() == first);
}

BOOST_AUTO_TEST_CASE(what_was_added_since_is_seen) {
  const auto first = load();
  add(6, 13);
  const auto second = load();
  BOOST_TEST(second != first);
  BOOST_TEST((second->index.end() == places[13]));
  BOOST_TEST((first->index.end() == places[6]));
}

BOOST_AUTO_TEST_CASE(damage_at_the_end_of_the_file_is_seen_and_elsewhere_does_no_harm) {
  const auto first = load();
  auto bytes = disk.bytes_of(path);
  bytes.back() = static_cast<char>(bytes.back() ^ 1);
  disk.put(path, bytes);
  BOOST_TEST(load() != first);
  bytes.back() = static_cast<char>(bytes.back() ^ 1);
  bytes.front() = static_cast<char>(bytes.front() ^ 1);
  disk.put(path, bytes);
  // Of no use to who reads it now, and what was read before is right all the same.
  BOOST_TEST((load()->index.end() == places[6]));
  io::index_memory other;
  const auto loaded = other.load(disk, directory, *log());
  BOOST_REQUIRE(loaded);
  BOOST_TEST(((*loaded)->index.end() == io::log_position{}));
}

BOOST_AUTO_TEST_CASE(an_index_that_is_gone_is_known_no_more) {
  BOOST_TEST((load()->index.end() == places[6]));
  BOOST_REQUIRE(disk.remove(path));
  BOOST_TEST((load()->index.end() == io::log_position{}));
}

BOOST_AUTO_TEST_CASE(the_index_of_another_log_is_not_used) {
  BOOST_TEST((load()->index.end() == places[6]));
  auto bytes = disk.bytes_of(log_file);
  bytes.resize(places[3].offset);
  disk.put(log_file, bytes);
  BOOST_TEST((load()->index.end() == io::log_position{}));
}

BOOST_AUTO_TEST_CASE(a_torn_index_is_read_each_time) {
  disk.put(path, disk.bytes_of(path) + "torn");
  const auto first = load();
  BOOST_TEST(!first->is_whole);
  BOOST_TEST(load() != first);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace dnd::test
