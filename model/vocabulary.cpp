#include "model/vocabulary.hpp"

#include "model/assert.hpp"
#include "model/spelling.hpp"

namespace dnd::model {
namespace {

constexpr std::array<std::string_view, ability_count> abilities{"str", "dex", "con",
                                                                "int", "wis", "cha"};

constexpr std::array<std::string_view, ability_count> full_abilities{
    "Strength", "Dexterity", "Constitution", "Intelligence", "Wisdom", "Charisma"};

constexpr std::array<std::string_view, damage_type_count> damage_types{
    "acid",     "bludgeoning", "cold",    "fire",    "force",    "lightning", "necrotic",
    "piercing", "poison",      "psychic", "radiant", "slashing", "thunder"};

constexpr std::array<std::string_view, condition_count> conditions{
    "blinded",  "charmed",       "deafened",   "exhaustion", "frightened",
    "grappled", "incapacitated", "invisible",  "paralyzed",  "petrified",
    "poisoned", "prone",         "restrained", "stunned",    "unconscious"};

struct skill_entry {
  std::string_view name;
  ability usual;
};

constexpr std::array<skill_entry, skill_count> skill_entries{{
    {"acrobatics", ability::dex},
    {"animal-handling", ability::wis},
    {"arcana", ability::intelligence},
    {"athletics", ability::str},
    {"deception", ability::cha},
    {"history", ability::intelligence},
    {"insight", ability::wis},
    {"intimidation", ability::cha},
    {"investigation", ability::intelligence},
    {"medicine", ability::wis},
    {"nature", ability::intelligence},
    {"perception", ability::wis},
    {"performance", ability::cha},
    {"persuasion", ability::cha},
    {"religion", ability::intelligence},
    {"sleight-of-hand", ability::dex},
    {"stealth", ability::dex},
    {"survival", ability::wis},
}};

constexpr std::array<std::string_view, skill_count> skills = [] {
  std::array<std::string_view, skill_count> names{};
  for (std::size_t i = 0; i < skill_count; ++i) names[i] = skill_entries[i].name;
  return names;
}();

constexpr std::array<std::string_view, weapon_property_count> weapon_properties{
    "ammunition", "finesse", "heavy",  "light",      "loading",  "monk",
    "reach",      "special", "thrown", "two-handed", "versatile"};
constexpr std::array<std::string_view, 6> sizes{"tiny",  "small", "medium",
                                                "large", "huge",  "gargantuan"};
constexpr std::array<std::string_view, 2> kinds{"monster", "character"};

static_assert(skill_entries[static_cast<std::size_t>(skill::survival)].name == "survival");
static_assert(skills[static_cast<std::size_t>(skill::medicine)] == "medicine");
static_assert(conditions[static_cast<std::size_t>(condition::prone)] == "prone");
static_assert(conditions.back() == "unconscious");
static_assert(damage_types[static_cast<std::size_t>(damage_type::necrotic)] == "necrotic");
static_assert(damage_types.back() == "thunder");
static_assert(weapon_properties[static_cast<std::size_t>(weapon_property::two_handed)] ==
              "two-handed");
static_assert(weapon_properties.back() == "versatile");

template <class Enum, std::size_t Count>
std::optional<Enum> find(const std::array<std::string_view, Count>& names,
                         std::string_view text) noexcept {
  for (std::size_t i = 0; i < Count; ++i) {
    if (is_spelling_of(text, names[i])) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

template <class Enum, class Entry, std::size_t Count>
const Entry& entry_of(const std::array<Entry, Count>& entries, Enum value) noexcept {
  const auto index = static_cast<std::size_t>(value);
  DND_ASSERT(index < Count);
  return entries[index];
}

}  // namespace

std::string_view to_text(ability value) noexcept {
  return entry_of(abilities, value);
}
std::string_view to_text(damage_type value) noexcept {
  return entry_of(damage_types, value);
}
std::string_view to_text(condition value) noexcept {
  return entry_of(conditions, value);
}
std::string_view to_text(skill value) noexcept {
  return entry_of(skills, value);
}
std::string_view to_text(weapon_property value) noexcept {
  return entry_of(weapon_properties, value);
}
std::string_view to_text(creature_size value) noexcept {
  return entry_of(sizes, value);
}
std::string_view to_text(creature_kind value) noexcept {
  return entry_of(kinds, value);
}

std::optional<ability> parse_ability(std::string_view text) noexcept {
  if (const auto found = find<ability>(abilities, text)) return found;
  return find<ability>(full_abilities, text);
}
std::optional<damage_type> parse_damage_type(std::string_view text) noexcept {
  return find<damage_type>(damage_types, text);
}
std::optional<condition> parse_condition(std::string_view text) noexcept {
  return find<condition>(conditions, text);
}
std::optional<skill> parse_skill(std::string_view text) noexcept {
  return find<skill>(skills, text);
}
std::optional<weapon_property> parse_weapon_property(std::string_view text) noexcept {
  return find<weapon_property>(weapon_properties, text);
}
std::optional<creature_size> parse_creature_size(std::string_view text) noexcept {
  return find<creature_size>(sizes, text);
}
std::optional<creature_kind> parse_creature_kind(std::string_view text) noexcept {
  return find<creature_kind>(kinds, text);
}

std::span<const std::string_view> ability_names() noexcept {
  return abilities;
}
std::span<const std::string_view> damage_type_names() noexcept {
  return damage_types;
}
std::span<const std::string_view> condition_names() noexcept {
  return conditions;
}
std::span<const std::string_view> skill_names() noexcept {
  return skills;
}

std::span<const std::string_view> weapon_property_names() noexcept {
  return weapon_properties;
}

ability ability_of(skill value) noexcept {
  return entry_of(skill_entries, value).usual;
}

std::string_view full_name(ability value) noexcept {
  return entry_of(full_abilities, value);
}

}  // namespace dnd::model
