// A directory for a while, which takes along what is in it and nothing else.

#include "io/workspace/temporary_directory.hpp"

#include "tests/support/faulty_disk.hpp"
#include "tests/support/print_enums.hpp"
#include "tests/support/scratch_directory.hpp"

#include <boost/test/unit_test.hpp>

#include <filesystem>
#include <memory>
#include <string>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(io_temporary_directory_suite)

namespace {

std::unique_ptr<io::temporary_directory> make_in(const tests::scratch_directory& disk) {
  auto made = io::temporary_directory::make(io::posix_file_ops(), disk.path(), "x");
  BOOST_REQUIRE(made);
  return *std::move(made);
}

BOOST_AUTO_TEST_CASE(it_is_made_under_a_name_of_its_own) {
  const tests::scratch_directory disk;
  const auto one = make_in(disk);
  const auto two = make_in(disk);
  BOOST_TEST(one->path() != two->path());
  for (const auto& each : {one->path(), two->path()}) {
    BOOST_TEST(each.starts_with(disk / "x-"));
    BOOST_TEST(std::filesystem::is_directory(each));
  }
}

BOOST_AUTO_TEST_CASE(it_goes_with_all_that_is_in_it) {
  const tests::scratch_directory disk;
  auto made = make_in(disk);
  const auto path = made->path();
  std::filesystem::create_directories(path + "/world/campaign/monsters");
  disk.write(path.substr(disk.path().size() + 1) + "/world/campaign/monsters/toad.yaml", "x");
  made.reset();
  BOOST_TEST(!std::filesystem::exists(path));
}

BOOST_AUTO_TEST_CASE(it_follows_no_link_out_of_itself) {
  const tests::scratch_directory disk;
  disk.write("mine/file", "x");
  auto made = make_in(disk);
  std::filesystem::create_directory_symlink(disk / "mine", made->path() + "/link");
  std::filesystem::create_symlink(disk / "mine/file", made->path() + "/file");
  made.reset();
  BOOST_TEST(disk.has("mine/file"));
}

BOOST_AUTO_TEST_CASE(one_that_is_gone_already_is_no_trouble) {
  const tests::scratch_directory disk;
  auto made = make_in(disk);
  std::filesystem::remove_all(made->path());
  made.reset();
  BOOST_TEST(std::filesystem::is_empty(disk.path()));
}

BOOST_AUTO_TEST_CASE(it_can_take_over_a_directory_that_is_there) {
  const tests::scratch_directory disk;
  disk.write("left/file", "x");
  { const io::temporary_directory taken(io::posix_file_ops(), disk / "left"); }
  BOOST_TEST(!disk.has("left"));
}

BOOST_AUTO_TEST_CASE(where_none_can_be_made_there_is_an_error) {
  const tests::scratch_directory disk;
  const auto made = io::temporary_directory::make(io::posix_file_ops(), disk / "none", "x");
  BOOST_REQUIRE(!made);
  BOOST_TEST(made.error().code == io::ec::not_found);
}

BOOST_AUTO_TEST_CASE(what_cannot_be_removed_stays_and_the_rest_goes) {
  faulty_disk disk;
  BOOST_REQUIRE(disk.make_directory("/t"));
  disk.put("/t/a", "x");
  disk.put("/t/b", "x");
  disk.plan({.at = 1, .what = fault::fail, .count = counted::changes});
  { const io::temporary_directory taken(disk, "/t"); }
  BOOST_TEST(disk.has("/t/a"));
  BOOST_TEST(!disk.has("/t/b"));
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
