#include "io/workspace/settings.hpp"

#include "model/bounds.hpp"
#include "tests/io/workspace/settings_at_home.hpp"

#include <filesystem>
#include <string>

BOOST_FIXTURE_TEST_SUITE(settings_suite, settings_suite::surroundings)

BOOST_AUTO_TEST_CASE(without_anything_the_defaults_hold) {
  const auto all = loaded();
  BOOST_TEST(all.worlds_dir.value == disk / "home/.local/share/dnd");
  BOOST_TEST(all.worlds_dir_is_private);
  BOOST_TEST(all.data_dir.value == disk / "project/data");
  BOOST_TEST(all.world.value.empty());
  BOOST_TEST(all.durable.value == io::durability::command);
  BOOST_TEST(all.snapshot_every.value == bounds::snapshot_every_default);
  BOOST_TEST(all.log_writers.value == bounds::log_writers_default);
  BOOST_TEST(all.color.value == color_mode::automatic);
  BOOST_TEST(all.prompt.value == prompt_mode::automatic);
  BOOST_TEST(all.history_size.value == bounds::history_size_default);
  BOOST_TEST(all.idle_close.value.count() == bounds::idle_close_seconds_default);
  for (const described& row : describe(all)) {
    BOOST_TEST(row.from == origin::built_in, row.name);
    BOOST_TEST(row.where == "default");
  }
}

BOOST_AUTO_TEST_CASE(each_source_is_stronger_than_the_one_before) {
  user_file("world: user\n");
  BOOST_TEST(loaded().world.value == "user");
  BOOST_TEST(loaded().world.from == origin::user_file);
  project_file("# mine\nworld: project\n");
  BOOST_TEST(loaded().world.value == "project");
  BOOST_TEST(loaded().world.from == origin::project_file);
  BOOST_TEST(loaded().world.where == disk / "project/.dnd.yaml" + ", line 2");
  variables["DND_WORLD"] = "environment";
  BOOST_TEST(loaded().world.value == "environment");
  BOOST_TEST(loaded().world.where == "DND_WORLD");
  given.flags[key::world] = {"flag", "--world"};
  BOOST_TEST(loaded().world.value == "flag");
  BOOST_TEST(loaded().world.from == origin::flag);
  BOOST_TEST(loaded().world.where == "--world");
}

BOOST_AUTO_TEST_CASE(a_strong_source_hides_only_what_it_names) {
  user_file("history_size: 5\nlog_writers: 3\n");
  project_file("log_writers: 4\n");
  BOOST_TEST(loaded().history_size.value == 5U);
  BOOST_TEST(loaded().log_writers.value == 4U);
}

BOOST_AUTO_TEST_CASE(every_key_can_be_set_in_a_file_and_in_the_environment) {
  user_file(
      "worlds_dir: /w\ndata_dir: /d\nworld: Faerun\ndurability: encounter\n"
      "snapshot_every: 7\nbackup_keep: 2\nlog_writers: 1\ncolor: never\nhistory_size: 0\n"
      "prompt: short\nidle_close: 90s\nhost: http://h\ntoken_file: /t\n"
      "store: postgres://d\n");
  auto rows = describe(loaded());
  BOOST_REQUIRE(rows.size() == key_count);
  const char* const values[] = {"/w",  "/d",       "Faerun", "encounter",   "7",
                                "2",   "1",        "never",  "0",           "short",
                                "90s", "http://h", "/t",     "postgres://d"};
  static_assert(std::size(values) == key_count);
  for (std::size_t i = 0; i < key_count; ++i) {
    BOOST_TEST(rows[i].name == name_of(static_cast<key>(i)));
    BOOST_TEST(rows[i].value == values[i]);
    BOOST_TEST(rows[i].from == origin::user_file);
  }
  std::filesystem::remove(disk / "home/.config/dnd/config.yaml");
  for (std::size_t i = 0; i < key_count; ++i) {
    variables[environment_name(static_cast<key>(i))] = values[i];
  }
  rows = describe(loaded());
  for (std::size_t i = 0; i < key_count; ++i) {
    BOOST_TEST(rows[i].value == values[i]);
    BOOST_TEST(rows[i].from == origin::environment);
  }
}

BOOST_AUTO_TEST_CASE(an_empty_variable_is_none) {
  project_file("world: project\n");
  variables["DND_WORLD"] = "";
  variables["DND_CONFIG"] = "";
  BOOST_TEST(loaded().world.value == "project");
}

BOOST_AUTO_TEST_CASE(the_users_file_is_where_xdg_says) {
  user_file("world: home\n");
  disk.write("xdg/dnd/config.yaml", "world: xdg\n");
  variables["XDG_CONFIG_HOME"] = disk / "xdg";
  BOOST_TEST(loaded().world.value == "xdg");
  variables["XDG_CONFIG_HOME"] = "relative";  // Which the standard says to ignore.
  BOOST_TEST(loaded().world.value == "home");
  variables.erase("XDG_CONFIG_HOME");
  variables.erase("HOME");
  variables["XDG_DATA_HOME"] = disk / "data";
  BOOST_TEST(loaded().world.value == "");
}

BOOST_AUTO_TEST_CASE(a_named_file_stands_in_for_the_users) {
  user_file("world: home\nlog_writers: 9\n");
  disk.write("project/other.yaml", "world: other\n");
  variables["DND_CONFIG"] = "other.yaml";
  BOOST_TEST(loaded().world.value == "other");
  BOOST_TEST(loaded().log_writers.value == bounds::log_writers_default);
  disk.write("third.yaml", "world: third\n");
  given.config_file = {"../third.yaml", "--config"};
  BOOST_TEST(loaded().world.value == "third");
  project_file("world: project\n");
  BOOST_TEST(loaded().world.value == "project");
}

BOOST_AUTO_TEST_CASE(a_named_file_must_exist) {
  given.config_file = {"gone.yaml", "--config"};
  io::error why = failure();
  BOOST_TEST(why.code == ec::not_found);
  BOOST_TEST(why.path == disk / "project/gone.yaml");
  BOOST_TEST(has(why.what, "--config"));
  given.config_file = {};
  variables["DND_CONFIG"] = disk / "gone-too.yaml";
  why = failure();
  BOOST_TEST(why.code == ec::not_found);
  BOOST_TEST(has(why.what, "DND_CONFIG"));
}

BOOST_AUTO_TEST_CASE(relative_paths_start_where_they_were_written) {
  user_file("worlds_dir: w\ndata_dir: ../d\n");
  BOOST_TEST(loaded().worlds_dir.value == disk / "home/.config/dnd/w");
  BOOST_TEST(loaded().data_dir.value == disk / "home/.config/d");
  variables["DND_WORLDS_DIR"] = "w";
  BOOST_TEST(loaded().worlds_dir.value == disk / "project/w");
  given.flags[key::data_dir] = {"../elsewhere", "--data-dir"};
  BOOST_TEST(loaded().data_dir.value == disk / "elsewhere");
}

BOOST_AUTO_TEST_CASE(a_tilde_is_home_in_every_source) {
  user_file("worlds_dir: ~/w\n");
  given.flags[key::data_dir] = {"~/d", "--data-dir"};
  BOOST_TEST(loaded().worlds_dir.value == disk / "home/w");
  BOOST_TEST(loaded().data_dir.value == disk / "home/d");
  given.flags[key::data_dir] = {"~bob/d", "--data-dir"};
  const io::error why = failure();
  BOOST_TEST(why.code == ec::bad_content);
  BOOST_TEST(has(why.what, "--data-dir: \"~bob/d\""));
}

BOOST_AUTO_TEST_CASE(an_unknown_key_is_refused_with_its_place_and_the_nearest_spelling) {
  project_file("world: x\nworld_dir: y\n");
  const io::error why = failure();
  BOOST_TEST(why.code == ec::bad_content);
  BOOST_TEST(why.path == disk / "project/.dnd.yaml");
  BOOST_TEST(why.line.value() == 2U);
  BOOST_TEST(why.column.value() == 1U);
  BOOST_TEST(has(why.what, "\"world_dir\""));
  BOOST_TEST(has(why.todo, "worlds_dir"));
}

BOOST_AUTO_TEST_CASE(an_unknown_key_like_no_other_gets_the_list) {
  project_file("zzzzzzzz: 1\n");
  BOOST_TEST(has(failure().todo, "known: worlds_dir, data_dir, world, durability"));
}

BOOST_AUTO_TEST_CASE(a_bad_value_in_a_file_is_refused_with_its_place) {
  user_file("color: never\nsnapshot_every: often\n");
  const io::error why = failure();
  BOOST_TEST(why.code == ec::bad_content);
  BOOST_TEST(why.path == disk / "home/.config/dnd/config.yaml");
  BOOST_TEST(why.line.value() == 2U);
  BOOST_TEST(why.column.value() == 17U);
  BOOST_TEST(has(why.what, "\"often\""));
  BOOST_TEST(has(why.todo, "from 1 to 1000000"));
}

BOOST_AUTO_TEST_CASE(numbers_at_the_bounds_pass_and_one_past_them_is_refused) {
  struct bound {
    key which;
    std::size_t min;
    std::size_t max;
  };
  const bound all[] = {{key::snapshot_every, 1, bounds::snapshot_every_max},
                       {key::backup_keep, 0, bounds::backup_keep_max},
                       {key::log_writers, 1, bounds::log_writers_max},
                       {key::history_size, 0, bounds::history_size_max}};
  for (const auto& [which, min, max] : all) {
    given.flags.clear();
    for (const std::size_t good : {min, max}) {
      given.flags[which] = {std::to_string(good), "--it"};
      BOOST_TEST(describe(loaded())[static_cast<std::size_t>(which)].value == std::to_string(good));
    }
    const std::string below = min == 0 ? "-1" : std::to_string(min - 1);
    for (const std::string& bad : {below, std::to_string(max + 1), std::string("1.5"),
                                   std::string(" 1"), std::string("99999999999999999999")}) {
      given.flags[which] = {bad, "--it"};
      const io::error why = failure();
      BOOST_TEST(why.code == ec::bad_content);
      BOOST_TEST(has(why.what, "--it: "), why.what);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_length_of_time_has_a_unit_and_bounds) {
  for (const char* good : {"1s", "90s", "2h", "7d"}) {
    given.flags[key::idle_close] = {good, "--it"};
    BOOST_TEST(describe(loaded())[static_cast<std::size_t>(key::idle_close)].value == good);
  }
  for (const char* bad : {"0s", "8d", "604801s", "15", "soon", "-1s", ""}) {
    given.flags[key::idle_close] = {bad, "--it"};
    const io::error why = failure();
    BOOST_TEST(why.code == ec::bad_content);
    BOOST_TEST(has(why.what, "--it: idle_close cannot be"), why.what);
    BOOST_TEST(has(why.todo, "at most 7d"), why.todo);
  }
}

BOOST_AUTO_TEST_CASE(words_are_taken_in_any_case_and_others_refused) {
  variables["DND_COLOR"] = "ALWAYS";
  variables["DND_DURABILITY"] = "Encounter";
  variables["DND_PROMPT"] = "Full";
  BOOST_TEST(loaded().prompt.value == prompt_mode::full);
  BOOST_TEST(loaded().color.value == color_mode::always);
  BOOST_TEST(loaded().durable.value == io::durability::encounter);
  variables["DND_COLOR"] = "sometimes";
  BOOST_TEST(has(failure().what, "DND_COLOR: color cannot be \"sometimes\""));
  BOOST_TEST(has(failure().todo, "auto, always or never"));
  variables.erase("DND_COLOR");
  variables["DND_DURABILITY"] = "never";
  BOOST_TEST(has(failure().what, "DND_DURABILITY: durability cannot be \"never\""));
}

BOOST_AUTO_TEST_CASE(an_empty_directory_is_refused) {
  given.flags[key::worlds_dir] = {"", "--worlds-dir"};
  BOOST_TEST(has(failure().what, "--worlds-dir: a directory is needed"));
}

BOOST_AUTO_TEST_CASE(a_key_without_a_value_is_not_set) {
  user_file("world: user\n");
  project_file("world:\n");
  BOOST_TEST(loaded().world.value == "user");
}

BOOST_AUTO_TEST_CASE(files_that_are_no_settings_are_refused) {
  project_file("world: [a, b]\n");
  BOOST_TEST(failure().code == ec::bad_content);
  project_file("- world\n");
  BOOST_TEST(failure().code == ec::bad_content);
  BOOST_TEST(failure().line.value() == 1U);
  project_file("world: {a\n");
  BOOST_TEST(failure().code == ec::bad_yaml);
  project_file("world: a\nworld: b\n");
  BOOST_TEST(failure().code == ec::bad_yaml);
  project_file(std::string(bounds::yaml_bytes_max + 1, '#'));
  BOOST_TEST(failure().code == ec::too_large);
  project_file("");
  BOOST_TEST(loaded().world.value == "");
}

BOOST_AUTO_TEST_CASE(a_file_that_is_there_and_cannot_be_read_is_not_skipped) {
  std::filesystem::create_directories(disk / "project/.dnd.yaml");
  const io::error why = failure();
  BOOST_TEST(why.code != ec::not_found);
  BOOST_TEST(why.path == disk / "project/.dnd.yaml");
}

BOOST_AUTO_TEST_CASE(a_campaigns_own_settings_stand_between_environment_and_files) {
  user_file("snapshot_every: 7\n");
  const io::campaign_settings silent;
  BOOST_TEST(effective(loaded(), silent).snapshot_every == 7U);
  const io::campaign_settings own{.durable = io::durability::encounter,
                                  .snapshot_every = 8,
                                  .checkpoint_every = 2'000,
                                  .checkpoint_per_mille = 3,
                                  .house = {model::initiative_ruling::individual}};
  BOOST_TEST(effective(loaded(), own).snapshot_every == 8U);
  BOOST_TEST(effective(loaded(), silent).checkpoint_every == bounds::checkpoint_every_default);
  BOOST_TEST(effective(loaded(), own).checkpoint_every == 2'000U);
  BOOST_TEST(effective(loaded(), silent).checkpoint_per_mille == bounds::cache_per_mille_default);
  BOOST_TEST(effective(loaded(), own).checkpoint_per_mille == 3U);
  BOOST_TEST(effective(loaded(), own).durable == io::durability::encounter);
  BOOST_TEST((effective(loaded(), own).house == own.house));
  variables["DND_SNAPSHOT_EVERY"] = "9";
  given.flags[key::durability] = {"command", "--durability"};
  BOOST_TEST(effective(loaded(), own).snapshot_every == 9U);
  BOOST_TEST(effective(loaded(), own).durable == io::durability::command);
}

BOOST_AUTO_TEST_CASE(where_the_working_directory_is_gone_relative_paths_are_errors) {
  given.working_directory.clear();
  BOOST_TEST(failure().code == ec::not_found);
  BOOST_TEST(has(failure().what, "is gone"));
  given.flags[key::worlds_dir] = {disk / "worlds", "--worlds-dir"};
  // Beside a directory that is gone there is no content either.
  BOOST_TEST(loaded().data_dir.value == "");
  BOOST_TEST(loaded().worlds_dir.value == disk / "worlds");
  given.flags[key::data_dir] = {"data", "--data-dir"};
  BOOST_TEST(has(failure().what, "data"));
  given.flags[key::data_dir] = {disk / "data", "--data-dir"};
  BOOST_TEST(loaded().data_dir.value == disk / "data");
  given.config_file = {"mine.yaml", "--config"};
  BOOST_TEST(has(failure().what, "mine.yaml"));
}

BOOST_AUTO_TEST_SUITE_END()
