// The files in checkpoints/: their names, what of them can be used, and what is left alone.

#include "io/store/file/checkpoints/checkpoints.hpp"

#include "io/store/file/file_names.hpp"
#include "tests/support/print_enums.hpp"
#include "tests/support/written_campaign.hpp"

#include <boost/test/unit_test.hpp>

namespace dnd::test {
namespace checkpoints_suite {
namespace {

using model::seq_t;

const std::string& directory = written_campaign::directory;

struct kept : written_campaign {
  kept() { evening(); }

  kept& keep(seq_t seq) {
    BOOST_REQUIRE(io::publish_checkpoint(
        disk, directory, seq, io::render_snapshot({.at = places[seq], .state = states[seq]})));
    return *this;
  }
  std::unique_ptr<io::log_file> open_log() {
    auto file = disk.open(log_file, io::open_mode::read_only);
    BOOST_REQUIRE(file);
    return *std::move(file);
  }
  io::result<io::snapshot> load(seq_t seq) {
    return io::load_checkpoint(disk, directory, *open_log(), seq);
  }
};

}  // namespace
}  // namespace checkpoints_suite

BOOST_FIXTURE_TEST_SUITE(checkpoints_suite, checkpoints_suite::kept)

BOOST_AUTO_TEST_CASE(what_is_kept_is_listed_and_loaded) {
  keep(13).keep(6);
  BOOST_TEST(io::checkpoint_path("/c", 65'536) == "/c/checkpoints/000000065536.yaml");
  BOOST_TEST((io::list_checkpoints(disk, directory) == std::vector<seq_t>{6, 13}));
  const auto sizes = io::measure_checkpoints(disk, directory);
  BOOST_REQUIRE_EQUAL(sizes.size(), 2U);
  BOOST_TEST(sizes[1].bytes == disk.bytes_of(io::checkpoint_path(directory, 13)).size());
  const auto loaded = load(13);
  BOOST_REQUIRE(loaded);
  BOOST_TEST((loaded->state == states[13]));
  BOOST_TEST(io::is_checkpoint_of(disk, directory, *open_log(), 13));
}

BOOST_AUTO_TEST_CASE(other_names_are_left_alone) {
  BOOST_TEST(io::list_checkpoints(disk, directory).empty());
  keep(6);
  for (const char* name : {"x.yaml", "6.yaml", "000000000006.yml", "000000000000.yaml", ".yaml", "",
                           "00000000006a.yaml", "0000000000006.yaml", "000000000007.yaml.tmp"})
    if (*name != '\0') disk.put(directory + "/checkpoints/" + name, "mine");
  BOOST_REQUIRE(disk.make_directory(directory + "/checkpoints/000000000009.yaml"));
  BOOST_TEST((io::list_checkpoints(disk, directory) == std::vector<seq_t>{6}));
  io::remove_checkpoint_leftovers(disk, directory);
  BOOST_TEST(!disk.has(directory + "/checkpoints/000000000007.yaml.tmp"));
  BOOST_TEST(disk.has(directory + "/checkpoints/x.yaml"));
  disk.put(directory + "/checkpoints/x.yaml.tmp", "mine");
  io::remove_checkpoint_leftovers(disk, directory);
  BOOST_TEST(disk.has(directory + "/checkpoints/x.yaml.tmp"));
}

BOOST_AUTO_TEST_CASE(one_that_cannot_be_used_says_why) {
  BOOST_TEST(load(6).error().code == io::ec::not_found);
  keep(6).keep(13);
  const auto good = disk.bytes_of(io::checkpoint_path(directory, 6));
  disk.put(io::checkpoint_path(directory, 9), good);
  BOOST_TEST(load(9).error().what == "it has the name of another one");
  BOOST_TEST(!io::is_checkpoint_of(disk, directory, *open_log(), 9));
  disk.put(io::checkpoint_path(directory, 9), "rubbish");
  BOOST_TEST(load(9).error().path == io::checkpoint_path(directory, 9));
  BOOST_TEST(!io::is_checkpoint_of(disk, directory, *open_log(), 9));
  auto text = log();
  text[places[5].offset + 30] ^= 1;
  disk.put(log_file, text);
  BOOST_TEST(load(6).error().what == "its checksum is not that of the log");
  BOOST_TEST(!io::is_checkpoint_of(disk, directory, *open_log(), 6));
  BOOST_TEST(load(13).has_value());
  auto newer = disk.bytes_of(io::checkpoint_path(directory, 13));
  newer.replace(newer.find("format: 1"), 9, "format: 2");
  disk.put(io::checkpoint_path(directory, 13), newer);
  BOOST_TEST(load(13).error().code == io::ec::unknown_version);
  BOOST_TEST(!io::is_checkpoint_of(disk, directory, *open_log(), 13));
}

BOOST_AUTO_TEST_CASE(the_nearest_is_the_newest_that_can_be_used) {
  keep(6).keep(9).keep(13);
  const auto nearest = [&](seq_t seq) {
    const auto found = io::nearest_checkpoint(disk, directory, *open_log(), seq);
    return found ? found->at.seq : 0;
  };
  BOOST_TEST(nearest(5) == 0U);
  BOOST_TEST(nearest(6) == 6U);
  BOOST_TEST(nearest(12) == 9U);
  BOOST_TEST(nearest(99) == 13U);
  disk.put(io::checkpoint_path(directory, 9), "rubbish");
  BOOST_TEST(nearest(12) == 6U);
}

BOOST_AUTO_TEST_CASE(removing_one_that_is_gone_is_fine) {
  keep(6);
  BOOST_REQUIRE(io::remove_checkpoint(disk, directory, 6));
  BOOST_REQUIRE(io::remove_checkpoint(disk, directory, 6));
  BOOST_TEST(io::list_checkpoints(disk, directory).empty());
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
