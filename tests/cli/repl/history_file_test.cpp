#include "cli/repl/history_file.hpp"

#include "tests/support/scratch_directory.hpp"

#include <boost/test/unit_test.hpp>

#include <sys/stat.h>

BOOST_AUTO_TEST_SUITE(history_file_suite)

using dnd::tests::scratch_directory;

namespace {

std::string lines_of(int first, int last) {
  std::string out;
  for (int i = first; i <= last; ++i) out += "roll " + std::to_string(i) + "\n";
  return out;
}

}  // namespace

BOOST_AUTO_TEST_CASE(path_follows_the_environment) {
  BOOST_TEST(dnd::cli::history_path("/state", "/home/a") == "/state/dnd/history");
  BOOST_TEST(dnd::cli::history_path(nullptr, "/home/a") == "/home/a/.local/state/dnd/history");
  BOOST_TEST(dnd::cli::history_path("relative", "/home/a") == "/home/a/.local/state/dnd/history");
  BOOST_TEST(dnd::cli::history_path(nullptr, nullptr).empty());
}

BOOST_AUTO_TEST_CASE(lines_come_back_in_another_run_and_belong_to_the_owner_alone) {
  const scratch_directory scratch;
  const std::string path = scratch / "state/dnd/history";
  dnd::cli::history_file first(path, 10);
  BOOST_TEST(first.load().empty());
  first.append("turn");
  first.append("note Élara");
  BOOST_TEST(!first.take_warning().has_value());
  struct stat facts {};
  BOOST_REQUIRE(::stat(path.c_str(), &facts) == 0);
  BOOST_TEST((facts.st_mode & 0777) == 0600U);
  BOOST_TEST(
      dnd::cli::history_file(path, 10).load() == (std::vector<std::string>{"turn", "note Élara"}),
      boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(file_is_cut_down_when_it_has_grown_to_twice_the_bound) {
  const scratch_directory scratch;
  const std::string path = scratch.write("history", lines_of(1, 20));
  BOOST_TEST(dnd::cli::history_file(path, 10).load().size() == 10U);
  BOOST_TEST(scratch.read("history") == lines_of(1, 20));
  scratch.write("history", lines_of(1, 21));
  BOOST_TEST(dnd::cli::history_file(path, 10).load().front() == "roll 12");
  BOOST_TEST(scratch.read("history") == lines_of(12, 21));
  BOOST_TEST(!scratch.has("history.tmp"));
}

BOOST_AUTO_TEST_CASE(lines_with_control_characters_are_left_out) {
  const scratch_directory scratch;
  const std::string path = scratch.write("history", "turn\n\x1b[2J\n\nundo");
  dnd::cli::history_file file(path, 10);
  BOOST_TEST(file.load() == (std::vector<std::string>{"turn", "undo"}),
             boost::test_tools::per_element());
  file.append("a\nb");
  file.append("");
  BOOST_TEST(scratch.read("history") == "turn\n\x1b[2J\n\nundo");
}

BOOST_AUTO_TEST_CASE(failure_is_reported_once_and_stops_nothing) {
  const scratch_directory scratch;
  scratch.write("state", "a file where a directory must be");
  dnd::cli::history_file file(scratch / "state/dnd/history", 10);
  BOOST_TEST(file.load().empty());
  file.append("turn");
  file.append("turn again");
  const auto warning = file.take_warning();
  BOOST_REQUIRE(warning.has_value());
  BOOST_TEST(warning->find("Not a directory") != std::string::npos);
  BOOST_TEST(!file.take_warning().has_value());
}

BOOST_AUTO_TEST_CASE(pipe_in_the_place_of_the_file_does_not_block) {
  const scratch_directory scratch;
  const std::string path = scratch / "history";
  BOOST_REQUIRE(::mkfifo(path.c_str(), 0600) == 0);
  dnd::cli::history_file file(path, 10);
  BOOST_TEST(file.load().empty());
  BOOST_TEST(file.take_warning().has_value());
}

BOOST_AUTO_TEST_SUITE_END()
