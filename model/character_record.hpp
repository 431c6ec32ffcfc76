#pragma once

#include "model/vocabulary.hpp"

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What a player chose: all that a character's stat block is made of. A character in play carries
/// its record in the state, so that it can be changed, and its block built anew, without the file
/// that it came from. Plain data with `==`; names of entries are slugs.
namespace dnd::model {

/// One level, in the order in which they were taken.
struct level_record {
  /// The class.
  std::string of;
  /// The face that the Hit Die showed; 0: the usual number, which is the whole die at the first
  /// level and its average at all others.
  std::uint8_t hp = 0;
  /// What was taken for an ability score increase: "str 2", "str 1, con 1" or "feat grappler".
  /// Scores and feats have it in them; empty where nothing was taken.
  std::string gain;
  friend bool operator==(const level_record&, const level_record&) = default;
};

struct subclass_record {
  std::string of;
  std::string subclass;
  friend bool operator==(const subclass_record&, const subclass_record&) = default;
};

struct spell_record {
  std::string spell;
  std::uint8_t level = 0;
  friend bool operator==(const spell_record&, const spell_record&) = default;
};

/// The spells of one class.
struct spells_record {
  std::string of;
  /// Cantrips, and what is known or prepared: what can be cast.
  std::vector<spell_record> spells;
  /// What spells are prepared from, where that is a book. SRD: Wizard, Spellbook.
  std::vector<spell_record> book;
  friend bool operator==(const spells_record&, const spells_record&) = default;
};

/// A weapon that is wielded or at hand.
struct weapon_record {
  std::string weapon;
  /// In place of the weapon's own name; may be empty.
  std::string name;
  std::int16_t bonus = 0;
  /// Where what the classes say about proficiency does not count.
  std::optional<bool> proficient;
  bool magical = false;
  bool silvered = false;
  bool adamantine = false;
  friend bool operator==(const weapon_record&, const weapon_record&) = default;
};

struct counted_record {
  std::string name;
  std::int16_t count = 0;
  friend bool operator==(const counted_record&, const counted_record&) = default;
};

/// A magic item that is worn or carried.
struct item_record {
  std::string item;
  /// The weapon that it is; empty where it is none.
  std::string weapon;
  std::int16_t count = 1;
  bool attuned = false;
  /// How many uses its pools have, where that differs from item to item.
  std::vector<counted_record> uses;
  /// The armor or shield that it is; empty where it is neither.
  std::string armor = {};
  /// It is put away: who is attuned to it stays so, and it does nothing.
  bool stowed = false;
  /// What it is called as long as nobody knows what it is.
  std::string looks = {};
  friend bool operator==(const item_record&, const item_record&) = default;
};

/// A field that commands never change, as it stands in the character's file: YAML in one line.
struct kept_field {
  std::string field;
  std::string text;
  friend bool operator==(const kept_field&, const kept_field&) = default;
};

struct character_record {
  std::string slug;
  std::string name;
  std::string race;
  std::string subrace;
  std::string background;
  /// With all bonuses and increases in them, in the order of `ability`.
  std::array<std::int16_t, ability_count> abilities{10, 10, 10, 10, 10, 10};
  /// Never empty in a state.
  std::vector<level_record> levels;
  std::vector<subclass_record> subclasses;
  /// Those that were chosen, such as fighting styles.
  std::vector<std::string> features;
  std::vector<std::string> feats;
  /// Those that were chosen. Without any, in a file, those of race and background alone.
  std::vector<std::string> skills;
  std::vector<std::string> expertise;
  std::vector<std::string> proficiencies;
  /// A text; empty: those of the race.
  std::string languages;
  /// Types of creatures. SRD: Favored Enemy.
  std::vector<std::string> enemies;
  std::vector<spells_record> spells;
  std::int32_t experience = 0;
  /// What is worn and wielded.
  std::string armor;
  bool shield = false;
  std::vector<weapon_record> weapons;
  std::vector<item_record> items;
  /// What no rest brings back: "longbow ammunition".
  std::vector<counted_record> supplies;
  /// In place of what the levels come to.
  std::optional<std::int32_t> hit_points;
  std::vector<kept_field> others;
  friend bool operator==(const character_record&, const character_record&) = default;
};

using character_record_ptr = std::shared_ptr<const character_record>;

/// How many levels of a class a record has, and of all together.
[[nodiscard]] int level_in(const character_record& record, std::string_view class_slug) noexcept;
/// The classes in the order in which they were first taken.
[[nodiscard]] std::vector<std::string> classes_of(const character_record& record);
/// Empty where none is chosen.
[[nodiscard]] std::string_view subclass_in(const character_record& record,
                                           std::string_view class_slug) noexcept;

}  // namespace dnd::model
