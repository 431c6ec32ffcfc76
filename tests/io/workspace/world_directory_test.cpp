// What a directory says about the world that it is; nothing keeps it from being one.

#include "io/workspace/world_directory.hpp"

#include "tests/support/faulty_disk.hpp"
#include "tests/support/print_enums.hpp"

#include <boost/test/unit_test.hpp>

#include <numeric>
#include <string>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(world_directory_suite)

namespace {

using io::ec;

struct worlds {
  worlds() { BOOST_REQUIRE(disk.make_directory("/w") && disk.make_directory("/w/Sword-Coast")); }
  io::world_info look() { return io::look_at_world(disk, "/w", "Sword-Coast"); }
  void says(std::string_view text) { disk.put("/w/Sword-Coast/world.yaml", text); }
  faulty_disk disk;
};

BOOST_FIXTURE_TEST_CASE(world_says_its_name_as_typed, worlds) {
  says("name: \"Sword Coast\"\nformat: 1\n");
  const auto found = look();
  BOOST_TEST(found.name == "Sword Coast");
  BOOST_TEST(found.directory == "Sword-Coast");
  BOOST_TEST(found.path == "/w/Sword-Coast");
  BOOST_TEST(!found.problem);
}

BOOST_FIXTURE_TEST_CASE(directory_that_says_nothing_goes_by_its_own_name, worlds) {
  BOOST_TEST(look().name == "Sword-Coast");
  BOOST_TEST(!look().problem);
  says("format: 1\n");
  BOOST_TEST(look().name == "Sword-Coast");
  BOOST_TEST(!look().problem);
}

BOOST_FIXTURE_TEST_CASE(file_that_cannot_be_read_is_a_problem_of_a_world, worlds) {
  says("name: {a\n");
  BOOST_TEST(look().name == "Sword-Coast");
  BOOST_REQUIRE(look().problem);
  BOOST_TEST(look().problem->code == ec::bad_yaml);
  says("name: A\n");
  disk.plan({.at = 1, .what = fault::fail});
  BOOST_TEST(look().problem.value().code == ec::io_error);
}

BOOST_FIXTURE_TEST_CASE(format_of_a_newer_program_is_a_problem_and_the_name_is_known, worlds) {
  says("name: Newer\nformat: 2\n");
  const auto found = look();
  BOOST_TEST(found.name == "Newer");
  BOOST_REQUIRE(found.problem);
  BOOST_TEST(found.problem->code == ec::unknown_version);
  BOOST_TEST(found.problem->what.find("\"2\"") != std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(what_is_written_about_a_new_world_is_read_back, worlds) {
  for (const char* const name : {"Sword Coast", "a: \"b\" # c", "1", "\xc3\x84ther"}) {
    says(io::render_world_file(name));
    BOOST_TEST(look().name == name);
    BOOST_TEST(!look().problem);
  }
}

BOOST_FIXTURE_TEST_CASE(files_of_each_kind_of_content_are_counted, worlds) {
  const auto kinds = io::content::category_names();
  const auto directory = "/w/Sword-Coast/" + std::string(kinds[0]);
  BOOST_REQUIRE(disk.make_directory(directory));
  for (const char* const name : {"/a.yaml", "/b.yaml", "/.c.yaml", "/d.txt", "/e.yaml.tmp"})
    disk.put(directory + name, "");
  auto found = look();
  io::count_entries(disk, found);
  BOOST_TEST(found.entries[0] == 2U);
  // A directory that is not there counts as empty.
  BOOST_TEST(std::accumulate(found.entries.begin(), found.entries.end(), std::size_t{0}) == 2U);
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
