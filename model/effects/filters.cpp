#include "model/effects/filters.hpp"

#include "model/effects/lasting_effects.hpp"
#include "model/effects/modifier_filters.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

namespace dnd::model::rules {

namespace {

/// "humanoid", or one word of "humanoid (goblinoid)".
bool is_one_of(const std::vector<std::string>& types, const creature& who) {
  return std::ranges::any_of(types, [&](const std::string& one) {
    return who.block->type.find(one) != std::string::npos || is_of_type(who, one);
  });
}

/// All of `wanted` are in `has`.
bool contains_all(condition_set has, condition_set wanted) {
  return (wanted.bits() & ~has.bits()) == 0;
}

bool fits_size(const effect_filter& filter, creature_size size) {
  const auto most = parse_creature_size(filter.size_at_most);
  const auto least = parse_creature_size(filter.size_at_least);
  return !(most && size > *most) && !(least && size < *least);
}

bool fits_hit_points(const effect_filter& filter, const creature& who) {
  if (filter.hp_at_most > 0 && who.hp > filter.hp_at_most) return false;
  if (filter.hp_at_least > 0 && who.hp < filter.hp_at_least) return false;
  if (filter.below_half && who.hp * 2 > effective_max_hp(who)) return false;
  return !filter.killed || who.hp == 0;
}

bool fits_scores(const effect_filter& filter, const creature& who) {
  if (filter.int_at_most > 0 && score_of(who, ability::intelligence) > filter.int_at_most)
    return false;
  const auto asked = parse_ability(filter.ability);
  return !asked || score_of(who, *asked) <= filter.ability_at_most;
}

bool is_immune_to_any(const creature& who, condition_set kinds) {
  for (std::size_t i = 0; i < condition_count; ++i)
    if (kinds.contains(static_cast<condition>(i)) && is_immune(who, static_cast<condition>(i)))
      return true;
  return false;
}

}  // namespace

bool is_played(const rulings& house, std::string_view ruling) {
  if (ruling.empty()) return true;
  const std::pair<std::string_view, bool> known[] = {
      {"initiative group", house.initiative == initiative_ruling::group},
      {"initiative individual", house.initiative == initiative_ruling::individual},
      {"turns counted", house.turns == turn_ruling::counted},
      {"turns free", house.turns == turn_ruling::free},
      {"reactions ask", house.reactions == reaction_ruling::ask},
      {"reactions off", house.reactions == reaction_ruling::off}};
  return std::ranges::any_of(known,
                             [&](const auto& one) { return one.first == ruling && one.second; });
}

bool fits(const effect_filter& filter, const creature& who, const effect_use& use,
          const effect_scope& scope) {
  const condition_set has = effective_conditions(who);
  if (!filter.type.empty() && !is_one_of(filter.type, who)) return false;
  if (is_one_of(filter.not_type, who)) return false;
  if (!contains_all(has, filter.has) || (has.bits() & filter.lacks.bits()) != 0) return false;
  if (!filter.immune_to.empty() && !is_immune_to_any(who, filter.immune_to)) return false;
  if (filter.critical && !scope.critical) return false;
  if (filter.level_at_least > 0 && use.slot_level < filter.level_at_least) return false;
  return fits_size(filter, size_of(who)) && fits_hit_points(filter, who) &&
         fits_scores(filter, who);
}

}  // namespace dnd::model::rules
