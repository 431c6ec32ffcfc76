// Finding content: which directory wins, how names are matched, and what is said about a wrong
// file.

#include "io/content/library.hpp"
#include "model/bounds.hpp"
#include "tests/support/print_enums.hpp"
#include "tests/support/scratch_directory.hpp"

#include <boost/test/unit_test.hpp>

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <string>

namespace dnd::tests {
namespace library_suite {
namespace {

using io::content::category;

constexpr std::string_view ox = "name: Ox\narmor_class: 10\nhit_points: 15\n";

struct shelf {
  scratch_directory disk;
  io::content::library content{io::posix_file_ops(),
                               {disk / "campaign", disk / "world", disk / "data"}};

  /// The rendered error of a creature, or "read".
  std::string told(std::string_view name) {
    content.forget();
    const auto read = content.creature(name);
    return read ? "read" : io::render(read.error());
  }
  /// What is said about `text` as the monster "ox".
  std::string told_of(const std::string& text) {
    disk.write("world/monsters/ox.yaml", text);
    std::string message = told("ox");
    BOOST_TEST_MESSAGE(message);
    return message;
  }
  bool tells(const std::string& text, std::string_view part) {
    return told_of(text).find(part) != std::string::npos;
  }
  model::stat_block_ptr block_of(std::string_view name) {
    const auto read = content.creature(name);
    BOOST_REQUIRE(read.has_value());
    return *read;
  }
  std::string description_of(category kind, std::string_view name) {
    const auto read = content.description(kind, name);
    BOOST_REQUIRE(read.has_value());
    return *read;
  }
  std::string name_of(std::string_view name) {
    content.forget();
    const auto read = content.creature(name);
    return read ? (*read)->name : io::render(read.error());
  }
};

const model::action* find(const model::stat_block& block, std::string_view name) {
  const auto found = std::find_if(block.actions.begin(), block.actions.end(),
                                  [&](const model::action& made) { return made.name == name; });
  return found == block.actions.end() ? nullptr : &*found;
}

}  // namespace
}  // namespace library_suite

BOOST_FIXTURE_TEST_SUITE(library_suite, library_suite::shelf)

BOOST_AUTO_TEST_CASE(campaign_goes_before_world_before_data_before_the_program) {
  const auto zombie = [](std::string_view name) {
    return "name: " + std::string(name) + "\narmor_class: 8\nhit_points: 22\n";
  };
  BOOST_TEST(name_of("zombie") == "Zombie");
  disk.write("data/monsters/zombie.yaml", zombie("Data"));
  BOOST_TEST(name_of("zombie") == "Data");
  disk.write("world/monsters/zombie.yaml", zombie("World"));
  BOOST_TEST(name_of("zombie") == "World");
  disk.write("campaign/monsters/zombie.yaml", zombie("Campaign"));
  BOOST_TEST(name_of("zombie") == "Campaign");
}

BOOST_AUTO_TEST_CASE(names_are_found_however_they_are_written) {
  for (const char* name : {"Giant Crocodile", "giant-crocodile", "GIANT_CROCODILE"})
    BOOST_TEST(name_of(name) == "Giant Crocodile");
  disk.write("world/monsters/Ox'en of-Doom.yaml", ox);
  BOOST_TEST(name_of("oxen of doom") == "Ox");
}

BOOST_AUTO_TEST_CASE(a_creature_is_parsed_once) {
  const auto first = content.creature("zombie");
  const auto again = content.creature("Zombie");
  BOOST_REQUIRE((first && again));
  BOOST_TEST(first->get() == again->get());
}

BOOST_AUTO_TEST_CASE(a_beginning_that_only_one_has_is_enough) {
  shelf books;
  books.disk.write("world/monsters/grumble.yaml",
                   "name: Grumble\narmor_class: 10\nhit_points: 15\n");
  BOOST_TEST(books.name_of("grum") == "Grumble");
  BOOST_TEST(books.name_of("Tarr") == "Tarrasque");
  // Several begin so: some of them are offered.
  const std::string told = books.told("giant");
  BOOST_TEST(told.find("several") != std::string::npos);
  BOOST_TEST(told.find("Did you mean giant-ape, giant-badger or ") != std::string::npos);
  // A whole name is no beginning.
  BOOST_TEST(books.name_of("wolf") == "Wolf");
  BOOST_TEST(books.told("xyzzy").find("no character or monster") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_usual_names_of_fields_are_known) {
  shelf books;
  BOOST_TEST(books.tells("name: Ox\nac: 10\nhit_points: 15\n", "Did you mean \"armor_class\"?"));
  BOOST_TEST(books.tells("name: Ox\narmor_class: 10\nHP: 15\n", "Did you mean \"hit_points\"?"));
}

BOOST_AUTO_TEST_CASE(unknown_names_get_the_nearest_spelling) {
  const auto read = content.creature("zombei");
  BOOST_REQUIRE(!read);
  BOOST_TEST(read.error().code == io::ec::not_found);
  BOOST_TEST(read.error().todo == "Did you mean zombie?");
  disk.write("world/monsters/ox.yaml", ox);
  BOOST_TEST(told("oxx").find("ox") != std::string::npos);
  BOOST_TEST(!content.creature("").has_value());
  BOOST_TEST(!content.creature("../../etc/passwd").has_value());
}

BOOST_AUTO_TEST_CASE(wrong_fields_are_reported_with_file_line_column_and_field) {
  const std::string base(ox);
  BOOST_TEST(told_of(base) == "read");
  const std::string attack = base +
                             "actions:\n"
                             "  - {name: Gore, attack: melee, to_hit: 6,\n"
                             "     damage: [lots piercing]}\n";
  BOOST_TEST(told_of(attack).starts_with(
      disk / "world/monsters/ox.yaml, line 6, column 15: field actions[0].damage[0]: "));
  BOOST_TEST(tells(base + "hitpoints: 3\n", "line 4, column 1: field hitpoints"));
  BOOST_TEST(tells(base + "hitpoints: 3\n", "Did you mean \"hit_points\"?"));
  BOOST_TEST(tells("name: Ox\narmor_class: 10\n", "field hit_points: is missing"));
  BOOST_TEST(tells("name: Ox\narmor_class: ten\nhit_points: 15\n",
                   "line 2, column 14: field armor_class: expected a whole number"));
  BOOST_TEST(tells("name: Ox\narmor_class: 101\nhit_points: 15\n", "from 0 to 100"));
  BOOST_TEST(tells("name: Ox\narmor_class: \"10\"\nhit_points: 15\n", "field armor_class"));
  BOOST_TEST(tells("name: [Ox]\narmor_class: 10\nhit_points: 15\n", "found a list"));
  BOOST_TEST(tells("- Ox\n", "expected a mapping of fields"));
  BOOST_TEST(tells("", "expected a mapping of fields, found nothing"));
  BOOST_TEST(tells(base + "size: hgue\n", "field size"));
  BOOST_TEST(tells(base + "skills: {stealh: 3}\n", "stealth"));
  BOOST_TEST(tells(base + "abilities: {str: 31}\n", "field abilities.str"));
  BOOST_TEST(tells(base + "challenge: 1/3\n", "not a challenge rating"));
  BOOST_TEST(tells(base + "hit_dice: 3d\n", "field hit_dice"));
}

BOOST_AUTO_TEST_CASE(actions_that_contradict_themselves_are_refused) {
  const std::string base = std::string(ox) + "actions:\n";
  BOOST_TEST(tells(base + "  - {name: A, to_hit: 3}\n", "needs an attack field"));
  BOOST_TEST(tells(base + "  - {name: A, attack: melee}\n", "needs a to_hit field"));
  BOOST_TEST(tells(base + "  - {name: A, attack: ranged, to_hit: 3}\n", "needs a range field"));
  BOOST_TEST(tells(base + "  - {name: A, attack: ranged, to_hit: 3, range: [9, 3]}\n",
                   "normal and the long range"));
  BOOST_TEST(tells(base + "  - {name: A, cost: 2}\n", "belongs to legendary actions"));
  BOOST_TEST(tells(base + "  - {name: A, recharge: 5, per_day: 1}\n", "another limit"));
  BOOST_TEST(tells(base + "  - {name: A}\n  - {name: a}\n", "stands twice"));
  BOOST_TEST(tells(base + "  - {name: A, steps: [{B: 2}]}\n", "not an action here"));
  BOOST_TEST(tells(base + "  - {name: A, save: {with: dex, dc: 12, success: hlaf}}\n",
                   "actions[0].save.success"));
  BOOST_TEST(tells(base + "  - {name: " + std::string(64, 'x') + "}\n", "longer than 63 bytes"));
}

BOOST_AUTO_TEST_CASE(names_beyond_ascii_are_found_in_any_case_and_form) {
  disk.write("world/monsters/Überwolf.yaml", "name: Überwolf\narmor_class: 10\nhit_points: 15\n");
  for (const char* typed : {"Überwolf", "überwolf", "ÜBERWOLF", "U\u0308berwolf"})
    BOOST_TEST(name_of(typed) == "Überwolf");
}

BOOST_AUTO_TEST_CASE(an_entry_is_named_by_its_slug_or_by_other_letters_in_another_case) {
  const auto wearing = [](std::string_view name) {
    return std::string(ox) + "armor: [" + std::string(name) + "]\n";
  };
  BOOST_TEST(told_of(wearing("chain-mail")) == "read");
  BOOST_TEST(told_of(wearing("Éclair-mail")) == "read");
  BOOST_TEST(tells(wearing("Chain-Mail"), "Write chain-mail."));
  BOOST_TEST(tells(wearing("Éclair mail"), "Write éclair-mail."));
}

BOOST_AUTO_TEST_CASE(file_names_of_creatures_are_bounded) {
  const std::string longest(model::small_text::capacity, 'x');
  for (const std::string& stem : {longest, longest + "x"})
    disk.write("world/monsters/" + stem + ".yaml", ox);
  BOOST_TEST(told(longest) == "read");
  BOOST_TEST(told(longest + "x").find("too long for a creature") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(names_of_creatures_are_bounded) {
  const auto named = [](std::size_t size) {
    return "name: " + std::string(size, 'x') + "\narmor_class: 10\nhit_points: 15\n";
  };
  BOOST_TEST(told_of(named(bounds::creature_name_bytes_max)) == "read");
  BOOST_TEST(tells(named(bounds::creature_name_bytes_max + 1), "field name: is longer than 50"));
}

BOOST_AUTO_TEST_CASE(unknown_spells_are_refused_with_the_nearest) {
  const std::string caster = std::string(ox) +
                             "spellcasting:\n  - {with: int, dc: 12, to_hit: 4, level: 5, "
                             "slots: [4, 3, 2], spells: {3: [firebal]}}\n";
  BOOST_TEST(tells(caster, "Did you mean fireball"));
}

BOOST_AUTO_TEST_CASE(spells_that_hurt_are_actions) {
  const auto mage = content.creature("mage");
  BOOST_REQUIRE(mage.has_value());
  const model::action* bolt = find(**mage, "Fire Bolt");
  BOOST_REQUIRE(bolt != nullptr);
  BOOST_TEST(bolt->attack->to_hit == 6);
  BOOST_TEST(bolt->damage.at(0).dice == "2d10");
  const model::action* ball = find(**mage, "Fireball");
  BOOST_REQUIRE(ball != nullptr);
  BOOST_TEST(ball->save->dc == 14);
  BOOST_TEST(ball->save->on_success == model::save_effect::half);
  BOOST_TEST(find(**mage, "Magic Missile")->damage.at(0).dice == "3d4+3");
  BOOST_TEST(find(**mage, "Counterspell") == nullptr);
}

BOOST_AUTO_TEST_CASE(characters_are_computed_from_what_was_chosen) {
  disk.write("world/characters/hero.yaml",
             "name: Hero\nrace: dwarf\nclass: fighter\nlevel: 5\n"
             "abilities: {str: 16, dex: 12, con: 14}\nskills: [athletics]\n"
             "armor: chain-mail\nshield: true\n"
             "weapons: [longsword, {weapon: handaxe, bonus: 1}]\n");
  const auto read = content.creature("Hero");
  BOOST_REQUIRE_MESSAGE(read.has_value(), told("Hero"));
  const model::stat_block& hero = **read;
  BOOST_TEST(hero.kind == model::creature_kind::character);
  BOOST_TEST(hero.armor_class == 18);
  BOOST_TEST(hero.hit_points == 44);
  BOOST_TEST(hero.speed.walk == 25);
  BOOST_TEST(hero.sight.darkvision == 60);
  BOOST_TEST(hero.saves[0] == 6);
  BOOST_TEST(find(hero, "Longsword")->damage.at(0).dice == "1d8+3");
  // Who carries a shield has one hand for it.
  BOOST_TEST(find(hero, "Longsword (two-handed)") == nullptr);
  BOOST_TEST(find(hero, "Handaxe")->attack->to_hit == 7);
  BOOST_TEST(find(hero, "Handaxe")->magical);
  BOOST_TEST(find(hero, "Unarmed Strike")->damage.at(0).dice == "4");
}

BOOST_AUTO_TEST_CASE(characters_that_are_wrong_are_refused_with_the_reason) {
  const auto tells_hero = [&](std::string_view lines, std::string_view part) {
    disk.write("world/characters/hero.yaml",
               "name: Hero\nabilities: {str: 16}\n" + std::string(lines));
    const std::string message = told("hero");
    BOOST_TEST_MESSAGE(message);
    return message.find(part) != std::string::npos;
  };
  BOOST_TEST(tells_hero("race: human\n", "field class: is missing"));
  BOOST_TEST(tells_hero("race: hunan\nclass: fighter\n", "Did you mean human?"));
  BOOST_TEST(tells_hero("race: human\nclass: figther\n", "line 4, column 8: field class"));
  BOOST_TEST(tells_hero("race: human\nclass: fighter\nlevel: 21\n", "from 1 to 20"));
  BOOST_TEST(tells_hero("race: human\nclasses: {fighter: 15, monk: 6}\n", "21 levels"));
  BOOST_TEST(tells_hero("race: human\nclass: fighter\nweapons: [plate-armor]\n", "not a weapon"));
  BOOST_TEST(tells_hero("race: human\nclass: fighter\narmor: longsword\n", "not armor"));
  BOOST_TEST(tells_hero("race: human\nclass: fighter\nexpertise: [stealth]\n", "Add it to skills"));
  BOOST_TEST(tells_hero("race: human\nclass: fighter\nspells: {0: [light]}\n", "casts spells"));
}

BOOST_AUTO_TEST_CASE(a_home_made_class_with_missing_levels_is_reported) {
  disk.write("world/classes/tinker.yaml",
             "name: Tinker\nhit_die: 8\nsaves: [int, con]\nlevels: [{level: 1}]\n");
  const auto read = content.class_of("tinker");
  BOOST_REQUIRE(!read);
  BOOST_TEST(read.error().what == "a class has 20 levels, and here are 1");
}

BOOST_AUTO_TEST_CASE(a_file_in_the_place_of_a_directory_is_an_error) {
  disk.write("world/monsters", "not a directory");
  BOOST_TEST(told("zombie").find("kept in a directory") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(links_are_followed_and_a_broken_one_is_an_error) {
  const std::string file = disk.write("elsewhere/ox.yaml", ox);
  std::filesystem::create_directories(disk / "world/monsters");
  std::filesystem::create_symlink(file, disk / "world/monsters/ox.yaml");
  BOOST_TEST(name_of("ox") == "Ox");
  std::filesystem::remove(file);
  BOOST_TEST(told("ox").find("world/monsters/ox.yaml") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(files_past_the_bound_are_not_read) {
  disk.write("world/monsters/ox.yaml", std::string(bounds::yaml_bytes_max + 1, '#'));
  const auto read = content.creature("ox");
  BOOST_REQUIRE(!read);
  BOOST_TEST(read.error().code == io::ec::too_large);
}

BOOST_AUTO_TEST_CASE(listings_join_all_layers_once) {
  disk.write("world/monsters/ox.yaml", ox);
  disk.write("data/monsters/zombie.yaml", ox);
  disk.write("data/monsters/.zombie.yaml.swp", "");
  disk.write("data/monsters/notes.txt", "");
  const auto slugs = content.slugs(category::monsters);
  BOOST_TEST(slugs.size() == 335U);
  BOOST_TEST(std::is_sorted(slugs.begin(), slugs.end()));
  BOOST_TEST(std::count(slugs.begin(), slugs.end(), "zombie") == 1);
}

BOOST_AUTO_TEST_CASE(a_creature_is_found_by_the_name_in_its_file) {
  disk.write("world/monsters/warden.yaml", "name: Mill Warden\narmor_class: 9\nhit_points: 4\n");
  disk.write("data/monsters/odd.yaml", "{name: Zombie, armor_class: 3, hit_points: 1}");
  disk.write("data/monsters/worse.yaml", "name: [\n");
  BOOST_TEST(name_of("mill warden") == "Mill Warden");
  BOOST_TEST(block_of("Mill Warden")->slug.view() == "warden");
  // A slug goes before a name, also that of another place.
  BOOST_TEST(block_of("zombie")->armor_class == 8);
  BOOST_TEST(told("mill wardne").find("Did you mean mill-warden?") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(several_of_a_kind_are_asked_for_with_count) {
  BOOST_TEST(told("3 goblins").find("`add goblin count: 3`") != std::string::npos);
  BOOST_TEST(told("rat swarm").find("swarm-of-rats") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(descriptions_may_stand_everywhere_and_are_kept) {
  const std::string text = std::string(ox) +
                           "description: |\n  Big.\n  Bigger.\ntraits:\n"
                           "  - {name: Slow, description: It is slow.}\nactions:\n"
                           "  - {name: Gore, description: It gores.}\n";
  BOOST_TEST(told_of(text) == "read");
  BOOST_TEST(description_of(category::monsters, "ox") == "Big.\nBigger.\n");
  BOOST_TEST(description_of(category::monsters, "zombie").empty());
  disk.write("world/conditions/bored.yaml", "name: Bored\ndescription: Nothing to do.\n");
  BOOST_TEST(content.check(category::conditions, "bored").has_value());
  BOOST_TEST(description_of(category::conditions, "bored") == "Nothing to do.");
  BOOST_TEST(tells(std::string(ox) +
                       "description: " + std::string(bounds::description_bytes_max + 1, 'x') + "\n",
                   "longer than"));
  BOOST_TEST(tells(std::string(ox) + "description: \"a\\x01b\"\n", "control character"));
  BOOST_TEST(tells(std::string(ox) + "description: [a]\n", "expected a text"));
}

BOOST_AUTO_TEST_CASE(a_creature_may_have_an_initiative_of_its_own) {
  BOOST_TEST(told_of(std::string(ox) + "initiative: -3\n") == "read");
  content.forget();
  BOOST_TEST(block_of("ox")->initiative.value_or(0) == -3);
  BOOST_TEST(!block_of("zombie")->initiative.has_value());
  BOOST_TEST(tells(std::string(ox) + "initiative: 51\n", "from -50 to 50"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace dnd::tests
