#include "tests/support/import_samples.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace dnd::tests {

int sample_creature::modifier(int ability) const {
  const int above = scores[static_cast<std::size_t>(ability)] - 10;
  return above >= 0 ? above / 2 : (above - 1) / 2;
}

int sample_creature::hit_points() const {
  return (dice_count * (die_faces + 1) + 2 * dice_count * modifier(2)) / 2;
}

std::string sample_creature::hit_dice() const {
  const int bonus = dice_count * modifier(2);
  std::string text = fmt::format("{}d{}", dice_count, die_faces);
  if (bonus != 0) text += fmt::format("{:+}", bonus);
  return text;
}

std::string sample_creature::weapon_dice() const {
  std::string text = fmt::format("1d{}", weapon_faces);
  if (modifier(0) != 0) text += fmt::format("{:+}", modifier(0));
  return text;
}

std::string sample_creature::amount(int count, int faces, int bonus) {
  const int average = (count * (faces + 1) + 2 * bonus) / 2;
  const std::string more =
      bonus == 0 ? "" : fmt::format(" {} {}", bonus < 0 ? '-' : '+', bonus < 0 ? -bonus : bonus);
  return fmt::format("{} ({}d{}{})", std::max(average, 1), count, faces, more);
}

std::string sample_creature::multiattack_text() const {
  return fmt::format("The creature makes two {} attacks.", weapon);
}

std::string sample_creature::weapon_text() const {
  return fmt::format(
      "Melee Weapon Attack: {:+} to hit, reach 5 ft., one target. Hit: {} {} damage plus {} fire "
      "damage. If the target is a creature, it must succeed on a DC {} Constitution saving throw "
      "or "
      "be poisoned for 1 minute.",
      to_hit(), amount(1, weapon_faces, modifier(0)), weapon_type, amount(1, 4, 0), breath_dc());
}

std::string sample_creature::breath_text() const {
  return fmt::format(
      "The creature breathes out in a 15-foot cone. Each creature in that area must make a DC {} "
      "Dexterity saving throw, taking {} cold damage on a failed save, or half as much damage on a "
      "successful one.",
      breath_dc(), amount(3, 6, 0));
}

const std::vector<sample_creature>& sample_creatures() {
  static const std::vector<sample_creature> all = [] {
    constexpr std::array<std::string_view, 10> names = {
        "Mill Warden",   "Ash Hound",   "Bog Lurker",    "Glass Stag", "Copper Wasp",
        "Lantern Ghost", "Thorn Giant", "Salt Sentinel", "Tide Witch", "Cinder Drake"};
    constexpr std::array<std::string_view, 6> sizes = {"Tiny",  "Small", "Medium",
                                                       "Large", "Huge",  "Gargantuan"};
    constexpr std::array<int, 6> faces = {4, 6, 8, 10, 12, 20};
    constexpr std::array<std::string_view, 10> types = {
        "construct", "beast", "monstrosity", "fey",      "beast",
        "undead",    "giant", "construct",   "humanoid", "dragon"};
    constexpr std::array<std::string_view, 5> weapons = {"Slam", "Bite", "Claw", "Horn", "Sting"};
    constexpr std::array<std::string_view, 3> kinds = {"bludgeoning", "piercing", "slashing"};
    constexpr std::array<std::string_view, 4> ratings = {"1/8", "1/4", "1/2", "3"};
    std::vector<sample_creature> made;
    for (int i = 0; i < 10; ++i) {
      const auto at = static_cast<std::size_t>(i);
      sample_creature one;
      one.name = names[at];
      one.size = sizes[at % sizes.size()];
      one.die_faces = faces[at % faces.size()];
      one.type = types[at];
      one.subtype = i == 8 ? "elf" : "";
      one.alignment = i % 2 == 0 ? "neutral evil" : "unaligned";
      one.armor_class = 11 + i;
      one.dice_count = 2 + i;
      one.walk = 20 + 5 * (i % 4);
      one.fly = i % 3 == 0 ? 60 : 0;
      one.scores = {12 + i % 7, 8 + i, 14, 6 + i, 11 + i % 5, 9};
      one.darkvision = i % 2 == 0 ? 60 : 0;
      one.languages = i % 2 == 0 ? "Common, Giant" : "";
      one.resistance = i % 2 == 0 ? "lightning" : "";
      one.immunity = i % 3 == 0 ? "poison" : "";
      one.condition = i % 3 == 0 ? "charmed" : "";
      one.challenge = i < 9 ? ratings[at % ratings.size()] : "9";
      one.proficiency = i < 9 ? 2 : 4;
      one.weapon = weapons[at % weapons.size()];
      one.weapon_faces = 6 + 2 * (i % 3);
      one.weapon_type = kinds[at % kinds.size()];
      one.trait = "Keen Watch";
      one.trait_text = "The creature sees what moves, and isn't surprised.";
      made.push_back(std::move(one));
    }
    return made;
  }();
  return all;
}

}  // namespace dnd::tests
