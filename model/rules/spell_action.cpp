#include "model/rules/spell_action.hpp"

#include "model/dice/simple.hpp"

#include <algorithm>

namespace dnd::model::rules {
namespace {

/// The entry for the greatest level that is not above `level`.
template <class Entry>
const Entry* entry_for(const std::map<int, Entry>& by_level, int level) {
  const auto above = by_level.upper_bound(level);
  return above == by_level.begin() ? nullptr : &std::prev(above)->second;
}

/// "1d8+mod" with the modifier in its place.
std::string resolved(std::string dice, int modifier) {
  constexpr std::string_view word = "+mod";
  if (!dice.ends_with(word)) return dice;
  dice.resize(dice.size() - word.size());
  const auto parsed = parse_simple(dice);
  if (!parsed) return dice;
  simple_dice sum = *parsed;
  sum.bonus += modifier;
  return print(sum);
}

/// `count` darts of the same dice as one roll.
std::string times(const std::string& dice, int count) {
  const auto parsed = parse_simple(dice);
  if (!parsed) return dice;
  simple_dice sum = *parsed;
  sum.count *= count;
  sum.bonus *= count;
  return print(sum);
}

}  // namespace

caster_numbers numbers_of(const stat_block& block, const spellcasting& caster) {
  int level = 0;
  for (const class_level& taken : block.classes) level += taken.level;
  // Innate casters have no level of their own; their cantrips work as the spell's first row says.
  if (level == 0) level = std::max<int>(caster.caster_level, 1);
  return {ability_modifier(block.abilities[static_cast<std::size_t>(caster.with)]), level};
}

int level_cast_at(int spell_level, const spellcasting& caster) {
  for (std::size_t level = static_cast<std::size_t>(std::max(spell_level, 1));
       level <= caster.slots.size(); ++level)
    if (caster.slots[level - 1] > 0) return static_cast<int>(level);
  return spell_level;
}

std::optional<action> spell_action(const spell_facts& spell, const spellcasting& caster,
                                   const known_spell& known, const caster_numbers& numbers) {
  const bool missiles = !spell.missiles_by_level.empty();
  if (spell.damage.empty() || (!spell.attack && !spell.save && !missiles)) return std::nullopt;
  if (!small_text::fits(spell.name)) return std::nullopt;
  // Uses a day are no slots: such a spell is cast at its own level.
  const int level = spell.level == 0    ? numbers.level
                    : known.per_day > 0 ? spell.level
                                        : level_cast_at(spell.level, caster);
  action made;
  made.name = spell.name;
  made.area = spell.area;
  made.may_impose = spell.may_impose;
  // The dice of a spell are magical whatever the target resists. SRD: Damage Resistance.
  made.magical = true;
  if (known.per_day > 0) made.usage = {usage_kind::per_day, known.per_day, {}};
  if (spell.attack) {
    attack_profile attack;
    attack.form = *spell.attack;
    attack.to_hit = caster.to_hit;
    attack.spell = true;
    if (attack.form == attack_form::melee)
      attack.reach_ft = 5;
    else
      attack.range_ft = spell.range_ft;
    made.attack = attack;
  }
  if (spell.save && spell.save_spares_damage)
    made.save = saving_throw{*spell.save, caster.save_dc, spell.on_success};
  for (const spell_damage& part : spell.damage) {
    const std::string* dice = entry_for(part.by_level, level);
    if (dice == nullptr) continue;
    const int* count = entry_for(spell.missiles_by_level, level);
    const std::string rolled = resolved(*dice, numbers.modifier);
    made.damage.push_back({count ? times(rolled, *count) : rolled, part.type, std::nullopt});
  }
  if (made.damage.empty()) return std::nullopt;
  return made;
}

}  // namespace dnd::model::rules
