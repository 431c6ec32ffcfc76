#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

/// The closed word lists of SRD 5.1. Their names are what logs, YAML and people use; the order
/// of enumerators is part of the state hash, so new ones go to the end.
namespace dnd::model {

enum class ability : std::uint8_t { str, dex, con, intelligence, wis, cha };
inline constexpr std::size_t ability_count = 6;

enum class damage_type : std::uint8_t {
  acid,
  bludgeoning,
  cold,
  fire,
  force,
  lightning,
  necrotic,
  piercing,
  poison,
  psychic,
  radiant,
  slashing,
  thunder,
};
inline constexpr std::size_t damage_type_count = 13;

enum class condition : std::uint8_t {
  blinded,
  charmed,
  deafened,
  exhaustion,
  frightened,
  grappled,
  incapacitated,
  invisible,
  paralyzed,
  petrified,
  poisoned,
  prone,
  restrained,
  stunned,
  unconscious,
};
inline constexpr std::size_t condition_count = 15;

enum class skill : std::uint8_t {
  acrobatics,
  animal_handling,
  arcana,
  athletics,
  deception,
  history,
  insight,
  intimidation,
  investigation,
  medicine,
  nature,
  perception,
  performance,
  persuasion,
  religion,
  sleight_of_hand,
  stealth,
  survival,
};
inline constexpr std::size_t skill_count = 18;

/// SRD: Weapon Properties.
enum class weapon_property : std::uint8_t {
  ammunition,
  finesse,
  heavy,
  light,
  loading,
  monk,
  reach,
  special,
  thrown,
  two_handed,
  versatile,
};
inline constexpr std::size_t weapon_property_count = 11;

enum class creature_size : std::uint8_t { tiny, small, medium, large, huge, gargantuan };
enum class creature_kind : std::uint8_t { monster, character };

/// Each list has `to_text` (the stored name: lower case, words joined by '-') and `parse_X`,
/// which takes that name in any case, with spaces, '-' or '_' between words, and for abilities
/// the short ("dex") and the full name ("Dexterity").
[[nodiscard]] std::string_view to_text(ability value) noexcept;
[[nodiscard]] std::string_view to_text(damage_type value) noexcept;
[[nodiscard]] std::string_view to_text(condition value) noexcept;
[[nodiscard]] std::string_view to_text(skill value) noexcept;
[[nodiscard]] std::string_view to_text(weapon_property value) noexcept;
[[nodiscard]] std::string_view to_text(creature_size value) noexcept;
[[nodiscard]] std::string_view to_text(creature_kind value) noexcept;

[[nodiscard]] std::optional<ability> parse_ability(std::string_view text) noexcept;
[[nodiscard]] std::optional<damage_type> parse_damage_type(std::string_view text) noexcept;
[[nodiscard]] std::optional<condition> parse_condition(std::string_view text) noexcept;
[[nodiscard]] std::optional<skill> parse_skill(std::string_view text) noexcept;
[[nodiscard]] std::optional<weapon_property> parse_weapon_property(std::string_view text) noexcept;
[[nodiscard]] std::optional<creature_size> parse_creature_size(std::string_view text) noexcept;
[[nodiscard]] std::optional<creature_kind> parse_creature_kind(std::string_view text) noexcept;

/// All names of a list in enumerator order, for completion and for "nearest spelling".
[[nodiscard]] std::span<const std::string_view> ability_names() noexcept;
[[nodiscard]] std::span<const std::string_view> damage_type_names() noexcept;
[[nodiscard]] std::span<const std::string_view> condition_names() noexcept;
[[nodiscard]] std::span<const std::string_view> skill_names() noexcept;
[[nodiscard]] std::span<const std::string_view> weapon_property_names() noexcept;

/// The ability that a skill usually goes with. SRD: Using Ability Scores.
[[nodiscard]] ability ability_of(skill value) noexcept;

/// "Dexterity", for people.
[[nodiscard]] std::string_view full_name(ability value) noexcept;

/// A set of enumerators as bits, for conditions and damage types.
template <class Enum, std::size_t Count>
class enum_set {
 public:
  static_assert(Count <= 32);
  constexpr enum_set() noexcept = default;
  constexpr explicit enum_set(std::uint32_t bits) noexcept : bits_(bits) {}

  [[nodiscard]] constexpr bool contains(Enum value) const noexcept {
    return (bits_ >> static_cast<unsigned>(value) & 1U) != 0;
  }
  constexpr void insert(Enum value) noexcept { bits_ |= 1U << static_cast<unsigned>(value); }
  constexpr void erase(Enum value) noexcept { bits_ &= ~(1U << static_cast<unsigned>(value)); }
  [[nodiscard]] constexpr bool empty() const noexcept { return bits_ == 0; }
  [[nodiscard]] constexpr std::uint32_t bits() const noexcept { return bits_; }
  friend constexpr bool operator==(enum_set, enum_set) noexcept = default;

 private:
  std::uint32_t bits_ = 0;
};
using condition_set = enum_set<condition, condition_count>;
using damage_type_set = enum_set<damage_type, damage_type_count>;
using weapon_property_set = enum_set<weapon_property, weapon_property_count>;

}  // namespace dnd::model
