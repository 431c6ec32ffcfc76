// Looking entries up by their names over all kinds, and listing those of a kind.

#include "io/content/catalogue.hpp"

#include "io/files/posix/disk.hpp"
#include "tests/support/print_enums.hpp"
#include "tests/support/scratch_directory.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <string>
#include <vector>

namespace dnd::tests {
namespace catalogue_suite {
namespace {

using io::content::category;
using io::content::category_entries;
using io::content::name_matches;

struct shelf {
  scratch_directory disk;
  io::content::catalogue content{io::posix_file_ops(), {disk / "campaign", disk / "world"}};

  model::looked_up read(category kind, std::string_view slug) {
    const auto found = content.read(kind, slug);
    BOOST_REQUIRE_MESSAGE(found, (found ? "" : io::render(found.error())));
    return *found;
  }
};

std::string slugs_of(const std::vector<io::content::named_entry>& entries) {
  std::string text;
  for (const auto& each : entries) text += std::string(to_text(each.kind)) + "/" + each.slug + " ";
  return text;
}

const model::content_entry* find(const category_entries& all, std::string_view slug) {
  const auto found = std::find_if(all.entries.begin(), all.entries.end(),
                                  [&](const auto& each) { return each->slug == slug; });
  return found == all.entries.end() ? nullptr : found->get();
}

}  // namespace
}  // namespace catalogue_suite

BOOST_FIXTURE_TEST_SUITE(catalogue_suite, catalogue_suite::shelf)

BOOST_AUTO_TEST_CASE(name_is_found_in_every_kind_that_has_it) {
  BOOST_TEST(slugs_of(content.match("Shield", {}).exact) == "equipment/shield spells/shield ");
  BOOST_TEST(slugs_of(content.match("SHIELD", category::spells).exact) == "spells/shield ");
  // By its name in the file, too.
  BOOST_TEST(slugs_of(content.match("crossbow, light", {}).exact) == "equipment/crossbow-light ");
}

BOOST_AUTO_TEST_CASE(beginning_counts_where_nothing_has_the_whole_name) {
  const name_matches found = content.match("fireb", {});
  BOOST_TEST(found.exact.empty());
  BOOST_TEST(slugs_of(found.begun) == "spells/fireball ");
  BOOST_TEST(content.match("fireball", {}).begun.empty());
}

BOOST_AUTO_TEST_CASE(near_names_are_offered_for_one_that_nothing_has) {
  const name_matches found = content.match("firebal1", {});
  BOOST_TEST(found.exact.empty());
  BOOST_TEST(found.begun.empty());
  BOOST_TEST(found.near.front() == "fireball");
  BOOST_TEST(content.match("", {}).near.empty());
}

BOOST_AUTO_TEST_CASE(own_entries_go_before_those_that_are_built_in) {
  disk.write("world/monsters/goblin.yaml", "name: Tough Goblin\narmor_class: 16\nhit_points: 20\n");
  const auto about = read(category::monsters, "goblin");
  BOOST_TEST(about.entry->name == "Tough Goblin");
  BOOST_TEST(!about.entry->built_in);
  BOOST_TEST(about.block->armor_class == 16);
  BOOST_TEST(slugs_of(content.match("tough goblin", {}).exact) == "monsters/goblin ");
  BOOST_TEST(find(content.all(category::monsters), "goblin")->name == "Tough Goblin");
  BOOST_TEST(content.all(category::monsters).entries.size() == 334U);
}

BOOST_AUTO_TEST_CASE(what_was_edited_since_is_seen) {
  disk.write("campaign/skills/juggling.yaml", "name: Juggling\nability: dex\n");
  BOOST_TEST(read(category::skills, "juggling").entry->name == "Juggling");
  disk.write("campaign/skills/juggling.yaml", "name: Fine Juggling\nability: dex\n");
  BOOST_TEST(read(category::skills, "juggling").entry->name == "Fine Juggling");
}

BOOST_AUTO_TEST_CASE(entries_that_are_named_have_their_names) {
  const auto about = read(category::spells, "fireball");
  BOOST_TEST(about.names.at("wizard") == "Wizard");
  BOOST_TEST(about.block == nullptr);
}

BOOST_AUTO_TEST_CASE(attacks_by_spells_are_not_among_the_actions) {
  const auto about = read(category::monsters, "lich");
  const auto& actions = about.block->actions;
  BOOST_TEST(std::none_of(actions.begin(), actions.end(), [](const model::action& each) {
    return each.name.view() == "Fireball";
  }));
}

BOOST_AUTO_TEST_CASE(trait_says_what_it_does_itself_or_by_the_entry_of_its_name) {
  disk.write("world/traits/keen-smell.yaml", "name: Keen Smell\ndescription: For all of them.\n");
  disk.write("world/traits/pack-tactics.yaml", "name: Pack Tactics\ndescription: Not this one.\n");
  disk.write("world/monsters/hound.yaml",
             "name: Hound\narmor_class: 12\nhit_points: 5\n"
             "traits: [Keen Smell, {name: Pack Tactics, description: Its own.}, Quiet]\n"
             "actions: [{name: Bite, attack: melee, to_hit: 3, damage: [1d6 piercing],\n"
             "  description: A bite.}]\n");
  const auto about = read(category::monsters, "hound");
  BOOST_TEST(about.told.size() == 3U);
  BOOST_TEST(about.told.at("keen-smell") == "For all of them.");
  BOOST_TEST(about.told.at("pack-tactics") == "Its own.");
  BOOST_TEST(about.told.at("bite") == "A bite.");
}

// All the error paths follow.

BOOST_AUTO_TEST_CASE(entry_that_nobody_has_is_not_found) {
  const auto found = content.read(category::spells, "nothing");
  BOOST_REQUIRE(!found);
  BOOST_TEST((found.error().code == io::ec::not_found));
}

BOOST_AUTO_TEST_CASE(broken_entry_is_an_error_with_its_place) {
  disk.write("world/spells/a.yaml", "name: A\nlevel: ten\n");
  disk.write("world/spells/b.yaml", "name: [\n");
  for (const char* const slug : {"a", "b"}) {
    const auto found = content.read(category::spells, slug);
    BOOST_REQUIRE(!found);
    BOOST_TEST(found.error().line.value_or(0) > 0U);
  }
}

BOOST_AUTO_TEST_CASE(broken_entries_hide_no_other) {
  disk.write("world/spells/a.yaml", "name: A\nlevel: ten\n");
  disk.write("world/spells/b.yaml", "name: [\n");
  disk.write("world/spells/fireball.yaml", "name: [\n");
  const category_entries all = content.all(category::spells);
  BOOST_TEST(all.broken.size() == 3U);
  BOOST_TEST(all.entries.size() == 318U);
  // The name of one that cannot be read is its file's.
  BOOST_TEST(slugs_of(content.match("b", category::spells).exact) == "spells/b ");
}

BOOST_AUTO_TEST_CASE(directory_that_cannot_be_read_is_one_error) {
  disk.write("world/spells", "no directory");
  const category_entries all = content.all(category::spells);
  BOOST_TEST(all.broken.size() == 1U);
  BOOST_TEST(all.entries.empty());
}

BOOST_AUTO_TEST_CASE(slugs_are_there_once_each) {
  const auto all = content.slugs({});
  BOOST_TEST(std::count(all.begin(), all.end(), "shield") == 1);
  BOOST_TEST(content.slugs(category::conditions).size() == 15U);
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::tests
