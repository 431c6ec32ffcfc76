#include "io/content/other_names.hpp"

#include "model/spelling.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace dnd::io::content {
namespace {

struct other_name {
  /// Letters and digits alone, in lower case.
  std::string_view elsewhere;
  std::string_view here;
};

/// One name may mean several fields: that which the mapping at hand has is meant.
constexpr std::array other_names = {
    other_name{"ac", "armor_class"},
    other_name{"armour", "armor_class"},
    other_name{"armourclass", "armor_class"},
    other_name{"hp", "hit_points"},
    other_name{"maxhp", "hit_points"},
    other_name{"hpmax", "hit_points"},
    other_name{"health", "hit_points"},
    other_name{"hd", "hit_dice"},
    other_name{"hitdie", "hit_dice"},
    other_name{"hitpointsroll", "hit_dice"},
    other_name{"hpformula", "hit_dice"},
    other_name{"cr", "challenge"},
    other_name{"challengerating", "challenge"},
    other_name{"stats", "abilities"},
    other_name{"scores", "abilities"},
    other_name{"abilityscores", "abilities"},
    other_name{"attributes", "abilities"},
    other_name{"savingthrows", "saves"},
    other_name{"savingthrow", "save"},
    other_name{"skillsaves", "skills"},
    other_name{"skillbonuses", "skills"},
    other_name{"movement", "speed"},
    other_name{"immunities", "immune"},
    other_name{"immunity", "immune"},
    other_name{"damageimmunities", "immune"},
    other_name{"resistances", "resist"},
    other_name{"resistance", "resist"},
    other_name{"resistant", "resist"},
    other_name{"damageresistances", "resist"},
    other_name{"vulnerabilities", "vulnerable"},
    other_name{"vulnerability", "vulnerable"},
    other_name{"damagevulnerabilities", "vulnerable"},
    other_name{"conditionimmune", "condition_immunities"},
    other_name{"conditionimmunity", "condition_immunities"},
    other_name{"specialabilities", "traits"},
    other_name{"features", "traits"},
    other_name{"feats", "traits"},
    other_name{"legendary", "legendary_actions"},
    other_name{"legactions", "legendary_actions"},
    other_name{"legendaryactionsperround", "legendary_per_round"},
    other_name{"laperround", "legendary_per_round"},
    other_name{"bonus", "bonus_actions"},
    other_name{"init", "initiative"},
    other_name{"initiativebonus", "initiative"},
    other_name{"initiativemodifier", "initiative"},
    other_name{"experience", "xp"},
    other_name{"exp", "xp"},
    other_name{"experiencepoints", "xp"},
    other_name{"proficiency", "proficiency_bonus"},
    other_name{"prof", "proficiency_bonus"},
    other_name{"profbonus", "proficiency_bonus"},
    other_name{"pb", "proficiency_bonus"},
    other_name{"mtype", "type"},
    other_name{"creaturetype", "type"},
    other_name{"monstertype", "type"},
    other_name{"tags", "subtype"},
    other_name{"desc", "description"},
    other_name{"text", "description"},
    other_name{"entries", "description"},
    other_name{"flavor", "description"},
    other_name{"lore", "description"},
    other_name{"notes", "description"},
    other_name{"content", "description"},
    // Of an action.
    other_name{"attackbonus", "to_hit"},
    other_name{"hit", "to_hit"},
    other_name{"bonus", "to_hit"},
    other_name{"dmg", "damage"},
    other_name{"damagedice", "damage"},
    other_name{"attacktype", "attack"},
    other_name{"kind", "attack"},
    other_name{"attacks", "steps"},
    other_name{"multiattack", "steps"},
    other_name{"conditions", "imposes"},
    other_name{"condition", "imposes"},
    other_name{"recharges", "recharge"},
    other_name{"uses", "per_day"},
    other_name{"daily", "per_day"},
    other_name{"costs", "cost"},
    other_name{"legendarycost", "cost"},
    // Of a saving throw, of damage, of spells.
    other_name{"ability", "with"},
    other_name{"onsuccess", "success"},
    other_name{"savedc", "dc"},
    other_name{"spelldc", "dc"},
    other_name{"spellsavedc", "dc"},
    other_name{"spellattack", "to_hit"},
    other_name{"spellattackbonus", "to_hit"},
    other_name{"casterlevel", "level"},
    other_name{"damagetype", "type"},
    other_name{"roll", "dice"},
    // Of characters and spells.
    other_name{"species", "race"},
    other_name{"lvl", "level"},
    other_name{"spelllevel", "level"},
    other_name{"casttime", "casting_time"},
    other_name{"castingtime", "casting_time"},
};

std::string letters_of(std::string_view name) {
  std::string out;
  for (const char letter : name) {
    if (letter >= 'A' && letter <= 'Z') out += static_cast<char>(letter - 'A' + 'a');
    if ((letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9')) out += letter;
  }
  return out;
}

}  // namespace

std::optional<std::string_view> known_field(std::string_view name,
                                            std::span<const std::string_view> known) {
  const std::string wanted = letters_of(name);
  if (wanted.empty()) return std::nullopt;
  const auto among = [&](auto matches) -> std::optional<std::string_view> {
    const auto found = std::find_if(known.begin(), known.end(), matches);
    if (found == known.end()) return std::nullopt;
    return *found;
  };
  if (const auto same = among([&](std::string_view field) { return letters_of(field) == wanted; }))
    return same;
  for (const other_name& other : other_names) {
    if (other.elsewhere != wanted) continue;
    if (const auto here = among([&](std::string_view field) { return field == other.here; }))
      return here;
  }
  const auto nearest = model::nearest(name, known);
  if (!nearest) return std::nullopt;
  return among([&](std::string_view field) { return field == *nearest; });
}

}  // namespace dnd::io::content
