// Where a setting comes from, strongest first: flag, environment, ./.dnd.yaml, the user's file.

#include "tests/support/dnd_program.hpp"

#include <boost/test/unit_test.hpp>

#include <filesystem>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(settings_suite)

namespace {

/// Worlds made in several places; which of them is listed tells which setting won.
struct configured_program : dnd_program {
  configured_program() {
    for (const std::string place : {"flag", "environment", "project", "user"})
      (void)done({"--worlds-dir", root / place, "world", "create", "in-" + place});
  }
  std::string listed(std::vector<std::string> flags = {}) const {
    flags.insert(flags.end(), {"--json", "world", "list"});
    return done(std::move(flags)).out;
  }
  bool comes_from(const std::string& place, std::vector<std::string> flags = {}) const {
    return listed(std::move(flags)).find("\"in-" + place + "\"") != std::string::npos;
  }
};

BOOST_FIXTURE_TEST_CASE(each_place_wins_over_the_weaker_ones, configured_program) {
  BOOST_TEST(listed().find("\"W\"") != std::string::npos);
  (void)root.write("home/config/dnd/config.yaml", "worlds_dir: " + (root / "user") + "\n");
  BOOST_TEST(comes_from("user"));
  (void)root.write(".dnd.yaml", "worlds_dir: project\n");
  BOOST_TEST(comes_from("project"));
  where.environment["DND_WORLDS_DIR"] = "environment";
  BOOST_TEST(comes_from("environment"));
  BOOST_TEST(comes_from("flag", {"--worlds-dir", "flag"}));
}

BOOST_FIXTURE_TEST_CASE(the_users_file_is_found_without_xdg_variables, configured_program) {
  where.environment.erase("XDG_CONFIG_HOME");
  (void)root.write("home/.config/dnd/config.yaml", "worlds_dir: " + (root / "user") + "\n");
  BOOST_TEST(comes_from("user"));
}

BOOST_FIXTURE_TEST_CASE(a_config_file_that_was_named_must_exist, configured_program) {
  (void)root.write("mine.yaml", "worlds_dir: flag\n");
  BOOST_TEST(comes_from("flag", {"--config", "mine.yaml"}));
  const auto end = dnd({"--config", "none.yaml", "world", "list"});
  BOOST_TEST(end.code == 1);
  BOOST_TEST(end.err.find("none.yaml") != std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(a_key_that_does_not_exist_is_named_with_its_line, configured_program) {
  (void)root.write(".dnd.yaml", "# mine\nworld_dir: x\n");
  const auto end = dnd({"world", "list"});
  BOOST_TEST(end.code == 1);
  for (const auto* told : {".dnd.yaml", "line 2", "world_dir", "worlds_dir"})
    BOOST_TEST(end.err.find(told) != std::string::npos, end.err << " lacks " << told);
}

BOOST_FIXTURE_TEST_CASE(the_world_of_a_command_can_be_chosen_everywhere, dnd_program) {
  (void)done({"world", "create", "V"});
  (void)done({"campaign", "create", "Beside C"});
  BOOST_TEST(std::filesystem::exists(root / "worlds/W/Beside-C"));
  // Without a current campaign nobody knows which of the two is meant.
  std::filesystem::remove(root / "worlds/.current.yaml");
  BOOST_TEST(dnd({"campaign", "create", "D"}).code == 1);
  where.environment["DND_WORLD"] = "V";
  (void)done({"campaign", "create", "D"});
  BOOST_TEST(std::filesystem::exists(root / "worlds/V/D"));
  (void)done({"--world", "W", "campaign", "create", "E"});
  BOOST_TEST(std::filesystem::exists(root / "worlds/W/E"));
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
