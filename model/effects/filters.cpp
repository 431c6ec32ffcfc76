#include "model/effects/filters.hpp"

#include "model/effects/choices.hpp"
#include "model/effects/lasting_effects.hpp"
#include "model/effects/modifiers.hpp"
#include "model/rules/usage.hpp"
#include "model/slug.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

namespace dnd::model::rules {

namespace {

/// "humanoid", or one word of "humanoid (goblinoid)".
bool is_one_of(const std::vector<std::string>& types, std::string_view type) {
  return std::ranges::any_of(
      types, [&](const std::string& one) { return type.find(one) != std::string_view::npos; });
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

/// Whether it bears an effect of that name, or so many of "Shaken x3".
bool is_under(const creature& who, const std::string& word) {
  const counted_name asked = counted_name_of(word);
  const auto count = std::ranges::count_if(who.effects, [&](const active_effect& has) {
    return slug_of(has.what->name.view()) == slug_of(asked.name);
  });
  return count >= std::max(asked.count, 1);
}

bool is_under_any(const creature& who, const std::vector<std::string>& words) {
  return std::ranges::any_of(words, [&](const std::string& one) { return is_under(who, one); });
}

bool has_trait_of(const creature& who, const std::vector<std::string>& names) {
  return std::ranges::any_of(who.block->traits, [&](const trait& has) {
    return std::ranges::find(names, has.name) != names.end();
  });
}

/// Whether it is grappled by that one.
bool is_held_by(const creature& who, const creature_id& holder) {
  return std::ranges::any_of(who.conditions,
                             [&](const condition_instance& has) {
                               return has.kind == condition::grappled && has.source == holder;
                             }) ||
         std::ranges::any_of(who.effects, [&](const active_effect& has) {
           return has.what->source == holder &&
                  has.what->does.conditions.contains(condition::grappled);
         });
}

/// What its stat block says of it.
bool fits_nature(const effect_filter& filter, const creature& who) {
  const stat_block& block = *who.block;
  if (!filter.challenge_at_most.empty() &&
      block.challenge_eighths > number_in(filter.challenge_at_most).value_or(0))
    return false;
  if (!filter.alignment.empty() && !is_one_of(filter.alignment, block.alignment)) return false;
  if (is_one_of(filter.not_alignment, block.alignment)) return false;
  if (!filter.trait.empty() && !has_trait_of(who, filter.trait)) return false;
  return !has_trait_of(who, filter.not_trait);
}

/// What it bears, and who holds it.
bool fits_standing(const effect_filter& filter, const creature& who, const effect_use& use) {
  if (!filter.under.empty() && !is_under_any(who, filter.under)) return false;
  if (is_under_any(who, filter.not_under)) return false;
  if (!filter.not_immune_to.empty() && is_immune_to_any(who, filter.not_immune_to)) return false;
  if (filter.held && !is_held_by(who, use.user)) return false;
  if (filter.pool_empty.empty()) return true;
  const auto size = size_of_pool(*who.block, filter.pool_empty);
  return spent_of(who, filter.pool_empty) >= (size ? size->uses : 1);
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
  if (!filter.type.empty() && !is_one_of(filter.type, who.block->type)) return false;
  if (is_one_of(filter.not_type, who.block->type)) return false;
  if (!contains_all(has, filter.has) || (has.bits() & filter.lacks.bits()) != 0) return false;
  if (!filter.immune_to.empty() && !is_immune_to_any(who, filter.immune_to)) return false;
  if (filter.critical && !scope.critical) return false;
  if (filter.level_at_least > 0 && use.slot_level < filter.level_at_least) return false;
  if (filter.advantage && !scope.advantage) return false;
  if (!fits_nature(filter, who) || !fits_standing(filter, who, use)) return false;
  return fits_size(filter, size_of(who)) && fits_hit_points(filter, who) &&
         fits_scores(filter, who);
}

}  // namespace dnd::model::rules
