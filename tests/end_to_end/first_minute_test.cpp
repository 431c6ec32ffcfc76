// The first minute of a new user: an empty home, an empty directory, and no campaign yet. What is
// typed first works, and whatever is typed wrong is told what is really wrong.

#include "tests/support/dnd_program.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <filesystem>
#include <sys/stat.h>
#include <unistd.h>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(first_minute_suite)

namespace {

namespace fs = std::filesystem;

/// Where nothing is yet: neither worlds nor what a program leaves in a home.
struct new_user : dnd_program {
  new_user() {
    fs::remove_all(root / "worlds");
    fs::remove_all(root / "home");
    fs::create_directory(root / "home");
    where.environment.erase("XDG_DATA_HOME");
  }
  [[nodiscard]] std::string own(const std::string& name = "") const {
    return root / "home/.local/share/dnd" + (name.empty() ? "" : "/" + name);
  }
  [[nodiscard]] bool has_nothing() const { return fs::is_empty(root / "home"); }
  /// `dnd` at a terminal, until it ends. Both streams.
  [[nodiscard]] std::string at_a_terminal(std::vector<std::string> words = {}) const {
    words.insert(words.begin(), {"--color", "never"});
    process running(words_of(std::move(words)), where, process::terminal::pseudo);
    const auto end = running.wait();
    BOOST_TEST(end.code == 0, end.out);
    return end.out;
  }
  static bool has(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
  }
};

// -- campaign create -------------------------------------------------------

BOOST_FIXTURE_TEST_CASE(one_command_makes_a_campaign_and_what_it_needs, new_user) {
  const auto made = done({"campaign", "create", "The Lost Mine"}).out;
  BOOST_TEST(has(made, "Made the world \"Default\" in " + own("Default") + ".\n"), made);
  BOOST_TEST(has(made, "Made the campaign \"The Lost Mine\" in " + own("Default/The-Lost-Mine")),
             made);
  BOOST_TEST(has(made, "current"), made);
  BOOST_TEST(has(made, "Next: dnd "), made);
  (void)done({"exec", "add goblin"});
  const auto list = done({"campaign", "list"}).out;
  BOOST_TEST(has(list, "*  The Lost Mine  Default"), list);
  // The next one is made in the same world, and is the current one then.
  const auto second = done({"campaign", "create", "Second"}).out;
  BOOST_TEST(!has(second, "Made the world"), second);
  BOOST_TEST(has(done({"campaign", "list"}).out, "*  Second"));
}

BOOST_FIXTURE_TEST_CASE(the_answer_in_json_says_what_was_made, new_user) {
  const json_text first(done({"--json", "campaign", "create", "One"}).out);
  BOOST_TEST(bool((*first)["world_made"]));
  BOOST_TEST(bool((*first)["current"]));
  BOOST_TEST(std::string_view((*first)["label"]) == "Default/One");
  const json_text second(done({"--json", "campaign", "create", "Two"}).out);
  BOOST_TEST(!bool((*second)["world_made"]));
  BOOST_TEST(bool((*second)["current"]));
}

BOOST_FIXTURE_TEST_CASE(a_world_is_made_of_the_name_that_was_given, new_user) {
  (void)done({"--world", "Sword Coast", "campaign", "create", "Mine"});
  BOOST_TEST(fs::exists(own("Sword-Coast/Mine/campaign.yaml")));
  for (const std::string name : {"Sward Coast", "Krynn"}) {
    const auto end = dnd({"--world", name, "campaign", "create", "Other"});
    BOOST_TEST(end.code == 1);
    BOOST_TEST(has(end.err, "there is no world \"" + name + "\""), end.err);
    BOOST_TEST(has(end.err, "Sword Coast"), end.err);
    BOOST_TEST(has(end.err, "dnd world create NAME"), end.err);
  }
  where.environment["DND_WORLD"] = "Eberron";
  BOOST_TEST(dnd({"campaign", "create", "Other"}).code == 1);
}

BOOST_FIXTURE_TEST_CASE(a_world_that_the_settings_name_is_made_for_the_first_campaign, new_user) {
  (void)root.write("home/config/dnd/config.yaml", "world: Eberron\n");
  BOOST_TEST(has(done({"campaign", "create", "Mine"}).out, "Made the world \"Eberron\""));
}

BOOST_FIXTURE_TEST_CASE(a_name_that_cannot_be_leaves_nothing_behind, new_user) {
  for (const std::string name : {"", "..", "a/b", "monsters"}) {
    const auto end = dnd({"campaign", "create", name});
    BOOST_TEST(end.code == 1);
    BOOST_TEST(has_nothing());
  }
}

BOOST_FIXTURE_TEST_CASE(a_campaign_of_that_name_is_offered_instead, new_user) {
  (void)done({"campaign", "create", "Mine"});
  const auto end = dnd({"campaign", "create", "mine"});
  BOOST_TEST(end.code == 1);
  BOOST_TEST(has(end.err, "dnd campaign load NAME"), end.err);
}

BOOST_FIXTURE_TEST_CASE(a_first_try_that_was_ended_between_its_steps_hinders_no_second, new_user) {
  // As an end after the first step leaves it, and one after the second.
  (void)done({"world", "create", "Default"});
  BOOST_TEST(has(done({"campaign", "create", "Mine"}).out, own("Default/Mine")));
  fs::remove(own(".current.yaml"));
  (void)done({"campaign", "create", "Yours"});
  BOOST_TEST(has(done({"campaign", "list"}).out, "*  Yours"));
}

BOOST_FIXTURE_TEST_CASE(a_home_that_cannot_be_written_is_named, new_user) {
  auto other = where;
  other.as_nobody = ::geteuid() == 0;
  fs::permissions(root.path(),
                  fs::perms::owner_all | fs::perms::others_read | fs::perms::others_exec);
  fs::permissions(root / "home", fs::perms::owner_read | fs::perms::owner_exec |
                                     fs::perms::others_read | fs::perms::others_exec);
  const auto end = run(words_of({"campaign", "create", "Mine"}), other);
  fs::permissions(root / "home", fs::perms::owner_all);
  BOOST_TEST(end.code == 1);
  BOOST_TEST(has(end.err, root / "home/.local"), end.err);
  BOOST_TEST(has(end.err, "ermission"), end.err);
  BOOST_TEST(has_nothing());
}

// -- where worlds are ------------------------------------------------------

BOOST_FIXTURE_TEST_CASE(worlds_are_made_at_home_for_their_owner_alone, new_user) {
  (void)done({"campaign", "create", "Mine"});
  for (const std::string& each : {root / "home/.local", root / "home/.local/share", own()}) {
    struct ::stat about {};
    BOOST_REQUIRE(::stat(each.c_str(), &about) == 0);
    BOOST_TEST((about.st_mode & 0777U) == 0700U);
  }
  BOOST_TEST(!fs::exists(root / "worlds"));
}

BOOST_FIXTURE_TEST_CASE(where_there_are_worlds_as_in_a_checkout_they_are_used, new_user) {
  fs::create_directory(root / "worlds");
  (void)done({"campaign", "create", "Mine"});
  BOOST_TEST(fs::exists(root / "worlds/Default/Mine"));
  BOOST_TEST(has_nothing());
}

BOOST_FIXTURE_TEST_CASE(a_first_campaign_is_not_made_in_a_world_that_ships, new_user) {
  fs::create_directories(root / "worlds");
  (void)done({"world", "create", "srd"});
  (void)done({"world", "create", "Sample"});
  (void)done({"campaign", "create", "Mine"});
  BOOST_TEST(fs::exists(root / "worlds/Default/Mine"));
}

BOOST_FIXTURE_TEST_CASE(xdg_data_home_names_another_place, new_user) {
  where.environment["XDG_DATA_HOME"] = root / "home/elsewhere";
  (void)done({"campaign", "create", "Mine"});
  BOOST_TEST(fs::exists(root / "home/elsewhere/dnd/Default/Mine"));
  where.environment["XDG_DATA_HOME"] = "elsewhere";
  BOOST_TEST(has(done({"campaign", "list"}).out, "There is no campaign yet"));
}

BOOST_FIXTURE_TEST_CASE(reading_makes_nothing, new_user) {
  for (const std::vector<std::string>& words :
       std::vector<std::vector<std::string>>{{"campaign", "list"},
                                             {"world", "list"},
                                             {"campaign", "show"},
                                             {"exec", "status"},
                                             {"world", "show"},
                                             {"repl"},
                                             {},
                                             {"content", "check"}})
    (void)dnd(words);
  (void)at_a_terminal();
  BOOST_TEST(has_nothing());
  BOOST_TEST(!fs::exists(root / "worlds"));
}

BOOST_FIXTURE_TEST_CASE(without_a_home_that_is_said_with_what_to_do, new_user) {
  where.environment.erase("HOME");
  const auto end = dnd({"campaign", "create", "Mine"});
  BOOST_TEST(end.code == 1);
  for (const auto* told : {"worlds have no place", "HOME", "--worlds-dir DIR"})
    BOOST_TEST(has(end.err, told), end.err);
  (void)done({"--worlds-dir", "here", "campaign", "create", "Mine"});
  BOOST_TEST(fs::exists(root / "here/Default/Mine"));
}

// -- dnd alone -------------------------------------------------------------

BOOST_FIXTURE_TEST_CASE(alone_it_says_how_to_begin, new_user) {
  const auto said = at_a_terminal();
  for (const std::string& told : {std::string("There is no campaign yet"), own(),
                                  std::string("dnd campaign create"), std::string("dnd demo")})
    BOOST_TEST(has(said, told), said);
  (void)done({"world", "create", "Faerun"});
  BOOST_TEST(has(at_a_terminal(), "There is the world Faerun."));
  (void)done({"world", "create", "Krynn"});
  BOOST_TEST(has(at_a_terminal(), "There are the worlds Faerun and Krynn."));
}

BOOST_FIXTURE_TEST_CASE(alone_it_goes_on_with_the_current_campaign, new_user) {
  (void)done({"campaign", "create", "The Lost Mine"});
  process running(words_of({"--color", "never"}), where, process::terminal::pseudo);
  (void)running.read_until("The Lost Mine");
  (void)running.read_until("> ");
  running.write("add goblin\n");
  (void)running.read_until("7 hp");
  running.write("quit\n");
  BOOST_TEST(running.wait().code == 0);
  BOOST_TEST(has(done({"campaign", "show"}).out, "goblin-1"));
}

BOOST_FIXTURE_TEST_CASE(alone_without_a_current_campaign_it_says_what_there_is, new_user) {
  (void)done({"campaign", "create", "The Lost Mine"});
  (void)done({"campaign", "create", "Second"});
  fs::remove(own(".current.yaml"));
  const auto said = at_a_terminal();
  for (const auto* told : {"The Lost Mine", "Second", "None of them is the current one",
                           "dnd repl NAME", "dnd campaign load NAME"})
    BOOST_TEST(has(said, told), said);
}

BOOST_FIXTURE_TEST_CASE(alone_away_from_a_terminal_it_swallows_no_script, new_user) {
  (void)done({"campaign", "create", "Mine"});
  const auto end = dnd({}, "add goblin\n");
  BOOST_TEST(end.code == 2);
  BOOST_TEST(end.out == "");
  BOOST_TEST(has(end.err, "Usage: dnd"), end.err);
  const auto json = dnd({"--json"}, "add goblin\n");
  BOOST_TEST(json.code == 2);
  BOOST_TEST(json_text(json.out).error_code() == "usage");
  BOOST_TEST(has(done({"campaign", "show"}).out, " 0 events"));
}

// -- what is neither a campaign nor a command ------------------------------

BOOST_FIXTURE_TEST_CASE(a_command_that_does_not_exist_makes_nobody_make_a_campaign, new_user) {
  auto end = dnd({"exec", "dance long"});
  BOOST_TEST(end.code == 1);
  for (const auto* told : {"\"dance long\" is neither a campaign nor a command",
                           "there is no campaign yet", "no command \"dance\"", "dnd help commands"})
    BOOST_TEST(has(end.err, told), end.err);
  BOOST_TEST(!has(end.err, "dnd campaign create"), end.err);
  (void)done({"campaign", "create", "Mine"});
  for (const std::string typed : {"dance long", "sing fireball", "Nowhere/Mine"}) {
    end = dnd({"exec", typed, "note nothing of it is played"});
    BOOST_TEST(end.code == 1);
    BOOST_TEST(has(end.err, "is neither a campaign nor a command"), end.err);
    BOOST_TEST(has(end.err, "dnd help commands"), end.err);
    BOOST_TEST(!has(end.err, "create"), end.err);
  }
  end = dnd({"exec", "Minee"});
  BOOST_TEST(has(end.err, "did you mean \"Mine\"?"), end.err);
  end = dnd({"--world", "Defalt", "exec", "dance long"});
  BOOST_TEST(has(end.err, "there is no world \"Defalt\""), end.err);
  BOOST_TEST(has(done({"campaign", "show"}).out, " 0 events"));
}

BOOST_FIXTURE_TEST_CASE(a_command_without_any_campaign_is_told_how_to_make_one, new_user) {
  for (const std::string typed : {"status", "add goblin", "dmgae goblin 3"}) {
    const auto end = dnd({"exec", typed});
    BOOST_TEST(end.code == 1);
    BOOST_TEST(has(end.err, "there is no campaign yet"), end.err);
    BOOST_TEST(has(end.err, "dnd campaign create NAME"), end.err);
    BOOST_TEST(!has(end.err, "dnd world create"), end.err);
  }
}

// -- status ----------------------------------------------------------------

BOOST_FIXTURE_TEST_CASE(status_lists_the_groups, new_user) {
  (void)done({"campaign", "create", "Mine"});
  (void)done({"exec", "add goblin count: 3", "group scouts: goblin-1 goblin-3"});
  for (const std::vector<std::string>& words :
       std::vector<std::vector<std::string>>{{"exec", "status"}, {"campaign", "show"}})
    BOOST_TEST(has(done(words).out, "Group scouts: goblin-1, goblin-3"));
  BOOST_TEST(has(done({"--json", "exec", "status"}).out, "Group scouts: goblin-1, goblin-3"));
  const json_text shown(done({"--json", "campaign", "show"}).out);
  BOOST_TEST(std::string_view((*shown)["groups"].at(0)["members"].at(1)) == "goblin-3");
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
