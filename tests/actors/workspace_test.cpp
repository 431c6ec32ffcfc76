#include "actors/workspace.hpp"

#include "tests/support/print_enums.hpp"
#include "tests/support/workspace_fixture.hpp"

namespace dnd::test {
BOOST_FIXTURE_TEST_SUITE(workspace_suite, workspace_fixture)

BOOST_AUTO_TEST_CASE(a_campaign_that_is_made_says_what_and_where_it_is) {
  const auto which = campaign();
  BOOST_TEST(which.name == "C");
  BOOST_TEST(which.world == "W");
  BOOST_TEST(which.label == "W/C");
  BOOST_TEST(which.path == disk / "worlds/W/C");
  BOOST_TEST(which.created_ms == now_ms);
  BOOST_TEST(which.last_seq == 0U);
  BOOST_TEST(!which.problem.has_value());
}

BOOST_AUTO_TEST_CASE(a_campaign_is_found_by_its_name_in_any_case_and_by_its_label) {
  const auto which = campaign();
  BOOST_TEST(value_of(places().find_campaign("c")).id == which.id);
  BOOST_TEST(value_of(places().find_campaign(which.label)).id == which.id);
}

BOOST_AUTO_TEST_CASE(a_campaign_that_nobody_made_is_not_found) {
  (void)campaign();
  BOOST_TEST(error_of(places().find_campaign("D")).code == io::ec::not_found);
}

BOOST_AUTO_TEST_CASE(a_name_is_given_to_one_campaign) {
  (void)campaign();
  BOOST_TEST(error_of(places().create_campaign("W", "C", now_ms)).code == io::ec::exists);
}

BOOST_AUTO_TEST_CASE(a_listing_shows_where_a_campaign_stands) {
  const auto which = campaign();
  play(which, {"note one", "add zombie", "encounter start with: zombie-1"});
  const auto all = value_of(places().list_campaigns());
  BOOST_REQUIRE(all.size() == 1U);
  BOOST_TEST(all[0].last_seq > 3U);
  BOOST_TEST(all[0].last_at.size() == 24U);
  BOOST_TEST(all[0].fight);
  BOOST_TEST(value_of(places().list_campaigns("W")).size() == 1U);
  BOOST_TEST(error_of(places().list_campaigns("X")).code == io::ec::not_found);
}

BOOST_AUTO_TEST_CASE(a_damaged_campaign_is_located_and_not_found) {
  const auto which = campaign();
  disk.write("worlds/W/C/campaign.yaml", "name: [");
  BOOST_TEST(value_of(places().locate_campaign("W/C")).problem.has_value());
  BOOST_TEST(error_of(places().find_campaign("W/C")).code == io::ec::bad_yaml);
  BOOST_TEST(value_of(places().list_campaigns())[0].problem.has_value());
}

BOOST_AUTO_TEST_CASE(the_current_campaign_is_remembered) {
  const auto which = campaign();
  BOOST_TEST(!value_of(places().current_campaign()).has_value());
  BOOST_TEST(error_of(places().locate_campaign("")).way_out == io::remedy::choose_campaign);
  value_of(places().set_current(which));
  BOOST_TEST(value_of(places().current_campaign())->id == which.id);
  BOOST_TEST(value_of(places().find_campaign("")).id == which.id);
}

BOOST_AUTO_TEST_CASE(a_world_counts_its_content_by_kind_and_its_campaigns) {
  (void)campaign();
  const auto made = value_of(places().find_world("w"));
  BOOST_TEST(made.entries.empty());
  BOOST_REQUIRE(places().add_content(made, "characters/ada.yaml", "name: Ada\n"));
  BOOST_REQUIRE(places().add_content(made, "monsters/owl.yaml", "name: Owl\n"));
  const auto world = value_of(places().find_world("w"));
  BOOST_TEST(world.campaigns == 1U);
  BOOST_REQUIRE(world.entries.size() == 2U);
  BOOST_TEST(world.entries[0].first == "monsters");
  BOOST_TEST(world.entries[1].first == "characters");
  BOOST_TEST(world.entries[1].second == 1U);
}

BOOST_AUTO_TEST_CASE(the_only_world_is_the_default) {
  (void)campaign();
  const auto world = value_of(places().default_world());
  BOOST_TEST(world.directory == "W");
  BOOST_TEST(world.path == disk / "worlds/W");
  BOOST_TEST(value_of(places().list_worlds()).size() == 1U);
}

BOOST_AUTO_TEST_CASE(content_of_no_kind_is_not_added) {
  (void)campaign();
  const auto world = value_of(places().default_world());
  BOOST_TEST(!places().add_content(world, "nowhere/owl.yaml", "").has_value());
}

BOOST_AUTO_TEST_CASE(a_world_that_is_not_there_is_not_found) {
  (void)campaign();
  BOOST_TEST(error_of(places().find_world("X")).code == io::ec::not_found);
}

BOOST_AUTO_TEST_CASE(a_new_user_gets_the_sample_once) {
  BOOST_TEST(!value_of(places().ensure_sample(now_ms)).has_value());
  value_of(places().create_world("Sample"));
  BOOST_TEST(value_of(places().ensure_sample(now_ms))->label == "Sample/First-Evening");
  BOOST_TEST(!value_of(places().ensure_sample(now_ms)).has_value());
}

BOOST_AUTO_TEST_CASE(an_address_says_how_a_campaign_is_played) {
  const auto first = campaign();
  disk.write("worlds/W/C/campaign.yaml",
             disk.read("worlds/W/C/campaign.yaml") + "snapshot_every: 7\n");
  const auto which = value_of(places().find_campaign(first.label));
  const auto where = places().address_of(which, settings);
  BOOST_TEST(where.name == "C");
  const std::vector<std::string> content{disk / "worlds/W/C", disk / "worlds/W", disk / "data"};
  BOOST_TEST(where.content == content, boost::test_tools::per_element());
  BOOST_TEST(where.options.snapshot_every == 7U);
  settings.snapshot_every = {.value = 9, .from = io::config::origin::flag, .where = "here"};
  BOOST_TEST(places().address_of(which, settings).options.snapshot_every == 9U);
}

BOOST_AUTO_TEST_CASE(paths_begin_where_the_program_was_started) {
  BOOST_TEST(actors::working_directory().front() == '/');
  BOOST_TEST(value_of(actors::absolute_path("/a/./b/../c")) == "/a/c");
  BOOST_TEST(value_of(actors::absolute_path("x")) ==
             (actors::working_directory() == "/" ? "/x" : actors::working_directory() + "/x"));
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
