// Slots and spells of characters with one casting class, with several, and with Pact Magic.

#include "io/content/character_spells.hpp"

#include "io/content/library.hpp"
#include "tests/support/print_enums.hpp"
#include "tests/support/scratch_directory.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace dnd::tests {
namespace character_spells_suite {
namespace {

using slot_row = std::array<std::uint8_t, 9>;

struct grimoire {
  scratch_directory disk;
  io::content::library content{io::posix_file_ops(), {disk / "world"}};

  std::string told(std::string_view lines) {
    disk.write(
        "world/characters/hero.yaml",
        "name: Hero\nrace: human\nabilities: {int: 16, cha: 16, wis: 14}\n" + std::string(lines));
    content.forget();
    const auto read = content.creature("hero");
    const std::string message = read ? "read" : io::render(read.error());
    BOOST_TEST_MESSAGE(message);
    return message;
  }
  model::stat_block hero(std::string_view lines) {
    const std::string message = told(lines);
    BOOST_REQUIRE_MESSAGE(message == "read", message);
    return **content.creature("hero");
  }
  std::string dice_of(std::string_view lines, std::string_view name) {
    const model::stat_block block = hero(lines);
    const auto found = std::ranges::find(block.actions, name,
                                         [](const model::action& one) { return one.name.view(); });
    BOOST_REQUIRE(found != block.actions.end());
    return found->damage.at(0).dice;
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(character_spells_of_content_suite, grimoire)

BOOST_AUTO_TEST_CASE(spells_of_a_trait_are_cast_with_its_ability_and_apart_from_those_of_classes) {
  const auto read = [&](std::string_view lines) {
    disk.write("world/characters/hero.yaml",
               "name: Hero\nabilities: {int: 16, cha: 12, str: 15}\n" + std::string(lines));
    content.forget();
    const auto found = content.creature("hero");
    BOOST_REQUIRE_MESSAGE(found.has_value(), (found ? std::string() : io::render(found.error())));
    return **found;
  };
  constexpr std::string_view elf = "race: elf\nsubrace: high-elf\n";
  const model::stat_block fighter = read(std::string(elf) +
                                         "class: fighter\nlevel: 1\n"
                                         "spells: {high-elf-cantrip: {0: [light]}}\n");
  BOOST_REQUIRE(fighter.casting.size() == 1U);
  BOOST_TEST((fighter.casting[0].with == model::ability::intelligence));
  BOOST_TEST(fighter.casting[0].save_dc == 13);
  BOOST_TEST(fighter.casting[0].slots == slot_row{});
  const model::stat_block cleric =
      read(std::string(elf) +
           "class: cleric\nlevel: 1\n"
           "spells: {cleric: {0: [guidance]}, high-elf-cantrip: {0: [light]}}\n");
  BOOST_REQUIRE(cleric.casting.size() == 2U);
  BOOST_TEST((cleric.casting[0].with == model::ability::wis));
  BOOST_TEST(cleric.casting[1].spells.size() == 1U);
  // What all of a people know needs no word in the file.
  const model::stat_block tiefling = read("race: tiefling\nclass: fighter\nlevel: 1\n");
  BOOST_REQUIRE(tiefling.casting.size() == 1U);
  BOOST_TEST(tiefling.casting[0].spells[0].spell == "thaumaturgy");
  BOOST_TEST((tiefling.casting[0].with == model::ability::cha));
  BOOST_TEST(told("class: fighter\nlevel: 1\nspells: {high-elf-cantrip: {0: [light]}}\n")
                 .find("none of the classes that cast spells") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(cantrips_grow_with_all_levels_together) {
  BOOST_TEST(dice_of("classes: {fighter: 4, wizard: 1}\nspells: {0: [fire-bolt]}\n", "Fire Bolt") ==
             "2d10");
  BOOST_TEST(dice_of("class: wizard\nlevel: 4\nspells: {0: [fire-bolt]}\n", "Fire Bolt") == "1d10");
}

BOOST_AUTO_TEST_CASE(a_warlock_casts_with_its_pact_slots) {
  BOOST_TEST(dice_of("class: warlock\nlevel: 5\nspells: {1: [burning-hands]}\n", "Burning Hands") ==
             "5d6");
  BOOST_TEST(dice_of("class: sorcerer\nlevel: 5\nspells: {1: [burning-hands]}\n",
                     "Burning Hands") == "3d6");
}

BOOST_AUTO_TEST_CASE(warlock_3_and_sorcerer_3_have_slots_of_two_kinds) {
  const model::stat_block block = hero(
      "classes: {warlock: 3, sorcerer: 3}\n"
      "spells: {sorcerer: {0: [light], 1: [burning-hands]}, warlock: {1: [hellish-rebuke]}}\n"
      "spells_from: sorcerer\n");
  BOOST_REQUIRE(block.casting.size() == 2U);
  BOOST_TEST(!block.casting[0].pact);
  BOOST_TEST((block.casting[0].slots == slot_row{4, 2}));
  BOOST_TEST(block.casting[0].spells.size() == 2U);
  BOOST_TEST(block.casting[1].pact);
  BOOST_TEST((block.casting[1].slots == slot_row{0, 2}));
  BOOST_TEST(block.casting[1].spells.size() == 1U);
}

BOOST_AUTO_TEST_CASE(half_casters_round_up_alone_and_down_together) {
  const auto slots_of = [&](std::string_view lines) { return hero(lines).casting.at(0).slots; };
  BOOST_TEST((slots_of("class: paladin\nlevel: 3\nspells: {1: [bless]}\n") == slot_row{3}));
  BOOST_TEST(
      (slots_of("classes: {fighter: 5, paladin: 3}\nspells: {1: [bless]}\n") == slot_row{3}));
  BOOST_TEST((slots_of("classes: {ranger: 4, wizard: 3}\nspells_from: wizard\n"
                       "spells: {1: [magic-missile]}\n") == slot_row{4, 3, 2}));
}

BOOST_AUTO_TEST_CASE(spells_by_class_may_have_uses_a_day) {
  const model::stat_block block = hero(
      "classes: {wizard: 3, cleric: 1}\nspells_per_day: {bless: 2}\n"
      "spells: {wizard: {1: [magic-missile]}, cleric: {1: [bless]}}\n");
  BOOST_TEST(block.casting.at(1).spells.at(0).per_day == 2);
}

BOOST_AUTO_TEST_CASE(the_level_follows_from_the_experience) {
  BOOST_TEST(hero("class: wizard\nexperience: 6500\n").classes.front().level == 5);
  BOOST_TEST(hero("class: wizard\nexperience: 6499\n").classes.front().level == 4);
  BOOST_TEST(hero("class: wizard\nlevel: 3\nexperience: 6500\n").classes.front().level == 3);
  BOOST_TEST(told("class: wizard\nlevel: 5\nexperience: 6499\n").find("which is level 4") !=
             std::string::npos);
  BOOST_TEST(told("classes: {wizard: 1}\nexperience: 5\n").find("levels of their own") !=
             std::string::npos);
}

BOOST_AUTO_TEST_CASE(spells_that_no_class_has_are_refused_with_the_reason) {
  BOOST_TEST(told("class: fighter\nspells: {0: [light]}\n").find("casts spells") !=
             std::string::npos);
  BOOST_TEST(told("class: wizard\nspells: {cleric: {0: [light]}}\n")
                 .find("none of the classes that cast spells") != std::string::npos);
  BOOST_TEST(told("class: wizard\nspells: {wizard: {0: [light]}}\nspells_per_day: {bless: 1}\n")
                 .find("is not among the spells") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace character_spells_suite
}  // namespace dnd::tests
