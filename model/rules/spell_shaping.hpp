#pragma once

#include "model/effects/run.hpp"
#include "model/effects/spell.hpp"

#include <string>
#include <string_view>
#include <vector>

/// What modifiers of a caster make of the spells that it casts. SRD: Metamagic, Disciple of Life.
namespace dnd::model::rules {

/// How the caster shapes a spell that it is about to cast. Effects that this casting ends count.
[[nodiscard]] spell_shaping shaping_of(const creature& caster) noexcept;

/// The time that such a duration is when it is doubled: of a minute at least, and up to a day. Any
/// other text stays as it is.
[[nodiscard]] std::string doubled_duration(std::string_view text);

/// Whether it casts what takes an action with its bonus action.
[[nodiscard]] bool casts_quickly(const creature& caster, const spell& what) noexcept;

/// Those of its targets on whom the spell has any effect: some are immune to spells of low levels,
/// but for those of their own side. Who is left out is recorded, and its share of `use` is gone.
[[nodiscard]] std::vector<creature_id> those_it_reaches(draft& out, effect_use& use,
                                                        const std::vector<creature_id>& targets);

/// What is added to what a spell heals, for each creature.
[[nodiscard]] std::int32_t more_healing(const creature& caster, const effect_use& use);

/// What is added to the damage of a spell for one target, rolled.
void roll_spell_damage(draft& out, const effect_use& use, const creature_id& target,
                       std::vector<packet>& packets);

/// The moment "spell_heals" of a caster whose spell has healed somebody else, by events since
/// `from` of the command.
void after_healing(draft& out, const creature_id& caster, int level, std::size_t from);

}  // namespace dnd::model::rules
