#include "io/workspace/workspace.hpp"

#include "tests/io/workspace/disk_of_worlds.hpp"

#include <boost/test/unit_test.hpp>

#include <sys/stat.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

BOOST_FIXTURE_TEST_SUITE(workspace_suite, dnd::test::worlds_on_disk::disk_of_worlds)

using namespace dnd;
using namespace dnd::test::worlds_on_disk;

BOOST_AUTO_TEST_CASE(a_world_is_made_with_its_name_and_a_directory_for_each_kind_of_content) {
  const auto made = value_of(worlds().create_world("Sword Coast"));
  BOOST_TEST(made.name == "Sword Coast");
  BOOST_TEST(made.path == disk / "worlds/Sword-Coast");
  BOOST_TEST(disk.read("worlds/Sword-Coast/world.yaml") == "name: \"Sword Coast\"\nformat: 1\n");
  for (const std::string_view category : io::content::category_names()) {
    BOOST_TEST(disk.has("worlds/Sword-Coast/" + std::string(category)));
  }
  BOOST_TEST(error_of(worlds().create_world("sword coast")).what ==
             "sword-coast differs only in case from Sword-Coast, which is already there");
  BOOST_TEST(error_of(worlds().create_world("..")).code == ec::bad_name);
}

BOOST_AUTO_TEST_CASE(a_campaign_is_made_with_an_empty_log) {
  world("Faerun");
  const auto made = campaign("faerun", "The Lost Mine");
  BOOST_TEST(made.name == "The Lost Mine");
  BOOST_TEST(made.label() == "Faerun/The-Lost-Mine");
  BOOST_TEST(made.path == disk / "worlds/Faerun/The-Lost-Mine");
  BOOST_TEST(made.created_ms == now_ms);
  BOOST_TEST(!made.problem);
  BOOST_TEST(disk.read("worlds/Faerun/The-Lost-Mine/log.jsonl").empty());
  BOOST_TEST(has(disk.read("worlds/Faerun/The-Lost-Mine/campaign.yaml"),
                 "name: \"The Lost Mine\"\nformat: 1\ncreated: 2026-11-22T19:04:11.120Z\n"));
  BOOST_TEST(!disk.has("worlds/Faerun/The-Lost-Mine/encounter.jsonl"));
  BOOST_TEST(disk.has("worlds/Faerun/The-Lost-Mine/characters"));
}

BOOST_AUTO_TEST_CASE(a_campaign_with_a_bad_or_taken_name_or_no_world_is_not_made) {
  world("Faerun");
  campaign("Faerun", "The Lost Mine");
  auto create = [&](std::string_view in, std::string_view name) {
    return error_of(worlds().create_campaign(in, name, now_ms));
  };
  BOOST_TEST(create("Faerun", "../Faerun2").code == ec::bad_name);
  BOOST_TEST(create("Faerun", "the-lost-mine").code == ec::exists);
  BOOST_TEST(create("Faerun", "World.yaml").code == ec::exists);
  const io::error why = create("Faerum", "New");
  BOOST_TEST(why.code == ec::not_found);
  BOOST_TEST(has(why.todo, "\"Faerun\""));
  BOOST_TEST(value_of(worlds().list_campaigns()).size() == 1U);
}

BOOST_AUTO_TEST_CASE(listing_before_there_is_anything_is_empty_and_makes_nothing) {
  BOOST_TEST(value_of(worlds().list_worlds()).empty());
  BOOST_TEST(value_of(worlds().list_campaigns()).empty());
  BOOST_TEST(!value_of(worlds().current_campaign()));
  BOOST_TEST(!value_of(worlds().ensure_sample(now_ms)));
  BOOST_TEST(!disk.has("worlds"));
}

BOOST_AUTO_TEST_CASE(a_listing_of_worlds_counts_content_and_campaigns) {
  world("Faerun");
  campaign("Faerun", "One");
  campaign("Faerun", "Two");
  disk.write("worlds/Faerun/monsters/zombie.yaml", "name: Zombie\n");
  disk.write("worlds/Faerun/monsters/notes.txt", "");
  disk.write("worlds/By-Hand/spells/light.yaml", "name: Light\n");
  disk.write("worlds/.hidden/world.yaml", "");
  disk.write("worlds/monsters/zombie.yaml", "");
  const auto all = value_of(worlds().list_worlds());
  BOOST_REQUIRE(all.size() == 2U);
  BOOST_TEST(all[0].name == "By-Hand");
  BOOST_TEST(all[0].entries[static_cast<std::size_t>(io::content::category::spells)] == 1U);
  BOOST_TEST(all[1].campaigns == 2U);
  BOOST_TEST(all[1].entries[static_cast<std::size_t>(io::content::category::monsters)] == 1U);
}

BOOST_AUTO_TEST_CASE(a_damaged_world_file_hides_no_world) {
  world("Faerun");
  disk.write("worlds/Broken/world.yaml", "name: {a\n");
  disk.write("worlds/Newer/world.yaml", "name: N\nformat: 2\n");
  const auto all = value_of(worlds().list_worlds());
  BOOST_REQUIRE(all.size() == 3U);
  BOOST_TEST(all[0].problem.value().code == ec::bad_yaml);
  BOOST_TEST(!all[1].problem);
  BOOST_TEST(all[2].problem.value().code == ec::unknown_version);
}

BOOST_AUTO_TEST_CASE(a_world_is_found_by_either_name_in_any_case) {
  world("Sword Coast");
  for (const char* name : {"Sword Coast", "Sword-Coast", "sword coast", "SWORD-coast"}) {
    BOOST_TEST(value_of(worlds().find_world(name)).directory == "Sword-Coast");
  }
  BOOST_TEST(has(error_of(worlds().find_world("Sword Cost")).todo, "Sword"));
  disk.write("worlds/Other/world.yaml", "name: Sword Coast\n");
  BOOST_TEST(value_of(worlds().find_world("Sword-Coast")).directory == "Sword-Coast");
  const io::error why = error_of(worlds().find_world("Sword Coast"));
  BOOST_TEST(why.code == ec::bad_name);
  BOOST_TEST(why.todo == "use one of: Other, Sword-Coast");
}

BOOST_AUTO_TEST_CASE(the_default_world_is_the_one_that_a_person_would_mean) {
  BOOST_TEST(has(default_world(), "there is no world in"));
  BOOST_TEST(error_of(worlds().default_world()).way_out == io::remedy::make_first_world);
  world("srd");
  BOOST_TEST(default_world() == "srd");
  world("Sample");
  BOOST_TEST(default_world() == "srd");
  world("Faerun");
  BOOST_TEST(default_world() == "Faerun");
  world("Eberron");
  BOOST_TEST(has(default_world(), "one of: Eberron, Faerun, Sample, srd"));
  BOOST_TEST(error_of(worlds().default_world()).way_out == io::remedy::choose_world);
  value_of(worlds().set_current(campaign("Sample", "Try")));
  BOOST_TEST(default_world() == "Sample");
  options.world = "eberron";
  BOOST_TEST(default_world() == "Eberron");
  BOOST_TEST(campaign("", "Here").label() == "Eberron/Here");
  options.world = "Krynn";
  BOOST_TEST(has(default_world(), "there is no world \"Krynn\""));
}

BOOST_AUTO_TEST_CASE(a_campaign_is_found_by_either_name_in_any_case) {
  world("Faerun");
  campaign("Faerun", "The Lost Mine");
  for (const char* name : {"The Lost Mine", "The-Lost-Mine", "the lost mine", "THE-lost MINE",
                           "Faerun/The Lost Mine", "faerun/the-lost-mine"}) {
    BOOST_TEST(found(name) == "Faerun/The-Lost-Mine");
  }
}

BOOST_AUTO_TEST_CASE(the_exact_spelling_wins_over_another_case) {
  world("A");
  world("B");
  campaign("A", "mine");
  campaign("B", "Mine");
  BOOST_TEST(found("mine") == "A/mine");
  BOOST_TEST(found("Mine") == "B/Mine");
  BOOST_TEST(has(found("MINE"), "several campaigns"));
}

BOOST_AUTO_TEST_CASE(a_name_that_two_worlds_have_is_refused_with_both) {
  world("A");
  world("B");
  campaign("A", "The Mine");
  campaign("B", "The Mine");
  const io::error why = error_of(worlds().find_campaign("The Mine"));
  BOOST_TEST(why.code == ec::bad_name);
  BOOST_TEST(why.todo == "use one of: A/The-Mine, B/The-Mine");
  BOOST_TEST(found("The Mine", "b") == "B/The-Mine");
  BOOST_TEST(found("A/The-Mine", "B") == "A/The-Mine");
  options.world = "A";
  BOOST_TEST(found("The Mine") == "A/The-Mine");
}

BOOST_AUTO_TEST_CASE(a_campaign_that_is_not_there_gets_the_nearest_spelling) {
  world("A");
  world("B");
  BOOST_TEST(error_of(worlds().find_campaign("Mine")).way_out == io::remedy::make_campaign);
  campaign("A", "The Lost Mine");
  const io::error why = error_of(worlds().find_campaign("The Last Mine"));
  BOOST_TEST(why.code == ec::not_found);
  BOOST_TEST(has(why.todo, "The Lost Mine"));
  BOOST_TEST(has(found("The Lost Mine", "B"), "there is: A/The-Lost-Mine"));
  BOOST_TEST(has(found("Dragon Heist"), "there is: The Lost Mine"));
  BOOST_TEST(has(found("../A/The-Lost-Mine"), "there is no world \"..\""));
  BOOST_TEST(has(found("A/../A/The-Lost-Mine"), "there is no campaign"));
}

BOOST_AUTO_TEST_CASE(a_directory_without_campaign_yaml_and_log_is_no_campaign) {
  world("A");
  disk.write("worlds/A/Notes/log.txt", "");
  BOOST_TEST(value_of(worlds().list_campaigns()).empty());
  BOOST_TEST(error_of(worlds().find_campaign("Notes")).code == ec::not_found);
}

BOOST_AUTO_TEST_CASE(a_campaign_without_its_log_is_damaged_and_never_gets_an_empty_one) {
  world("A");
  campaign("A", "Mine");
  std::filesystem::remove(disk / "worlds/A/Mine/log.jsonl");
  const io::error why = error_of(worlds().find_campaign("Mine"));
  BOOST_TEST(why.code == ec::corrupt);
  BOOST_TEST(why.path == disk / "worlds/A/Mine/log.jsonl");
  BOOST_TEST(value_of(worlds().locate_campaign("Mine")).label() == "A/Mine");
  BOOST_TEST(value_of(worlds().list_campaigns("A"))[0].problem.value().code == ec::corrupt);
  BOOST_TEST(!disk.has("worlds/A/Mine/log.jsonl"));
}

BOOST_AUTO_TEST_CASE(a_campaign_with_a_damaged_campaign_yaml_is_listed_with_the_reason) {
  world("A");
  campaign("A", "Mine");
  disk.write("worlds/A/Mine/campaign.yaml", "format: 9\n");
  const auto all = value_of(worlds().list_campaigns());
  BOOST_REQUIRE(all.size() == 1U);
  BOOST_TEST(all[0].name == "Mine");
  BOOST_TEST(all[0].problem.value().code == ec::unknown_version);
  BOOST_TEST(error_of(worlds().find_campaign("Mine")).code == ec::unknown_version);
}

BOOST_AUTO_TEST_CASE(a_listing_shows_the_last_whole_event_and_whether_a_fight_is_on) {
  world("A");
  campaign("A", "Mine");
  const std::string first =
      R"({"seq":1,"at":"2026-11-22T19:04:11.120Z","type":"x","sum":"8c5d0e4f7a1b2c3d"})"
      "\n";
  const std::string second = R"({"seq":2,"at":"2026-11-23T08:00:00.000Z","type":"x","note":")" +
                             std::string(10'000, 'x') +
                             R"(","sum":"8c5d0e4f7a1b2c3d"})"
                             "\n";
  disk.write("worlds/A/Mine/log.jsonl", first);
  auto info = value_of(worlds().find_campaign("Mine"));
  BOOST_TEST(info.last_seq == 1U);
  BOOST_TEST(info.last_at == "2026-11-22T19:04:11.120Z");
  BOOST_TEST(!info.fight);
  disk.write("worlds/A/Mine/encounter.jsonl", "");
  info = value_of(worlds().find_campaign("Mine"));
  BOOST_TEST(info.fight);
  BOOST_TEST(info.last_seq == 1U);
  disk.write("worlds/A/Mine/encounter.jsonl", second + "{\"seq\":3,\"at\":\"20");
  info = value_of(worlds().find_campaign("Mine"));
  BOOST_TEST(info.last_seq == 2U);
  BOOST_TEST(info.last_at == "2026-11-23T08:00:00.000Z");
}

BOOST_AUTO_TEST_CASE(the_current_campaign_is_remembered) {
  world("A");
  const auto mine = campaign("A", "The Mine");
  BOOST_TEST(!value_of(worlds().current_campaign()));
  BOOST_TEST(error_of(worlds().find_campaign("")).way_out == io::remedy::choose_campaign);
  value_of(worlds().set_current(mine));
  BOOST_TEST(value_of(worlds().current_campaign()).value().label() == "A/The-Mine");
  BOOST_TEST(found("") == "A/The-Mine");
  value_of(worlds().set_current(campaign("A", "Other")));
  BOOST_TEST(found("") == "A/Other");
}

BOOST_AUTO_TEST_CASE(a_memory_of_a_campaign_that_is_gone_or_makes_no_sense_is_none) {
  world("A");
  value_of(worlds().set_current(campaign("A", "Mine")));
  std::filesystem::remove_all(disk / "worlds/A/Mine");
  BOOST_TEST(!value_of(worlds().current_campaign()));
  campaign("A", "Mine");
  for (const char* text : {"", "world: {a\n", "world: A\n", "campaign: Mine\n", "- A\n",
                           "world: B\ncampaign: Mine\n", "world: ..\ncampaign: worlds/A/Mine\n",
                           "world: A\ncampaign: ../A/Mine\n", "world: A\ncampaign: monsters\n"}) {
    disk.write("worlds/.current.yaml", text);
    BOOST_TEST(!value_of(worlds().current_campaign()), text);
  }
  disk.write("worlds/.current.yaml", "world: A\ncampaign: Mine\n");
  BOOST_TEST(value_of(worlds().current_campaign()).has_value());
}

BOOST_AUTO_TEST_CASE(a_new_user_gets_a_campaign_in_the_sample_world_once) {
  world("srd");
  BOOST_TEST(!value_of(worlds().ensure_sample(now_ms)));
  world("Sample");
  BOOST_TEST(value_of(worlds().ensure_sample(now_ms)).value().label() == "Sample/First-Evening");
  BOOST_TEST(!value_of(worlds().ensure_sample(now_ms)));
}

BOOST_AUTO_TEST_CASE(a_user_with_a_campaign_gets_no_sample) {
  world("srd");
  world("Sample");
  campaign("srd", "Mine");
  BOOST_TEST(!value_of(worlds().ensure_sample(now_ms)));
  BOOST_TEST(!disk.has("worlds/Sample/First-Evening"));
}

BOOST_AUTO_TEST_CASE(content_is_looked_up_in_campaign_then_world_then_data) {
  world("A");
  const auto mine = campaign("A", "Mine");
  const std::vector<std::string> expected = {disk / "worlds/A/Mine", disk / "worlds/A",
                                             disk / "data"};
  BOOST_TEST(worlds().content_directories(mine) == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()
