// Where worlds are, when nobody says so.

#include "tests/io/workspace/settings_at_home.hpp"

#include <filesystem>

BOOST_FIXTURE_TEST_SUITE(settings_worlds_suite, settings_suite::surroundings)

using namespace settings_suite;

BOOST_AUTO_TEST_CASE(worlds_in_the_working_directory_go_before_those_at_home) {
  std::filesystem::create_directories(disk / "project/worlds");
  BOOST_TEST(loaded().worlds_dir.value == disk / "project/worlds");
  BOOST_TEST(!loaded().worlds_dir_is_private);
  BOOST_TEST(loaded().worlds_dir.where == "default");
  // They may be behind a link.
  std::filesystem::rename(disk / "project/worlds", disk / "elsewhere");
  std::filesystem::create_directory_symlink(disk / "elsewhere", disk / "project/worlds");
  BOOST_TEST(loaded().worlds_dir.value == disk / "project/worlds");
  // Neither a link that leads nowhere nor a file of that name is worlds.
  std::filesystem::remove(disk / "elsewhere");
  BOOST_TEST(loaded().worlds_dir.value == disk / "home/.local/share/dnd");
  std::filesystem::remove(disk / "project/worlds");
  disk.write("project/worlds", "");
  BOOST_TEST(loaded().worlds_dir.value == disk / "home/.local/share/dnd");
}

BOOST_AUTO_TEST_CASE(worlds_at_home_are_where_xdg_says) {
  variables["XDG_DATA_HOME"] = disk / "xdg";
  BOOST_TEST(loaded().worlds_dir.value == disk / "xdg/dnd");
  variables["XDG_DATA_HOME"] = "relative";  // Which the standard says to ignore.
  BOOST_TEST(loaded().worlds_dir.value == disk / "home/.local/share/dnd");
  BOOST_TEST(!disk.has("xdg"));
  BOOST_TEST(!disk.has("home/.local"));
}

BOOST_AUTO_TEST_CASE(whatever_names_a_directory_for_worlds_goes_before_home) {
  user_file("worlds_dir: w\n");
  BOOST_TEST(loaded().worlds_dir.value == disk / "home/.config/dnd/w");
  BOOST_TEST(!loaded().worlds_dir_is_private);
  variables["DND_WORLDS_DIR"] = "worlds";
  BOOST_TEST(loaded().worlds_dir.value == disk / "project/worlds");
  BOOST_TEST(!loaded().worlds_dir_is_private);
}

BOOST_AUTO_TEST_CASE(without_a_home_worlds_have_no_place_and_that_is_said) {
  for (const char* home : {"", "relative"}) {
    variables["HOME"] = home;
    const io::error why = failure();
    BOOST_TEST(why.code == ec::not_found);
    BOOST_TEST(has(why.what, "worlds have no place"));
    BOOST_TEST(has(why.todo, "HOME"));
    BOOST_TEST((why.way_out == io::remedy::choose_worlds_dir));
  }
  given.flags[key::worlds_dir] = {"w", "--worlds-dir"};
  BOOST_TEST(loaded().worlds_dir.value == disk / "project/w");
  given.flags.clear();
  std::filesystem::create_directories(disk / "project/worlds");
  BOOST_TEST(loaded().worlds_dir.value == disk / "project/worlds");
}

BOOST_AUTO_TEST_SUITE_END()
