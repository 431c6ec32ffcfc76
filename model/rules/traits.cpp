#include "model/rules/traits.hpp"

#include "model/rules/checks.hpp"
#include "model/rules/usage.hpp"

#include <algorithm>
#include <string_view>

namespace dnd::model::rules {

namespace {

constexpr std::string_view undead_fortitude = "Undead Fortitude";
constexpr std::string_view relentless_endurance = "Relentless Endurance";

bool has_trait(const creature& who, std::string_view name) {
  return std::ranges::find(who.block->traits, name, &trait::name) != who.block->traits.end();
}

}  // namespace

std::int32_t least_hp(draft& out, const creature_id& who, const blow& hit, bool radiant) {
  const creature& target = out.at(who);
  if (hit.life_before != vitality::conscious || hit.through < hit.hp_before) return 0;
  if (has_trait(target, undead_fortitude) && !radiant && !hit.critical) {
    const save_asked save{.with = ability::con,
                          .dc = narrow(std::int64_t{5} + hit.taken),
                          .bonus = 0,
                          .because = std::string(undead_fortitude)};
    return roll_save(out, who, save) ? 1 : 0;
  }
  if (has_trait(target, relentless_endurance) &&
      hit.through - hit.hp_before < effective_max_hp(target)) {
    if (spent_of(target, relentless_endurance) > 0) return 0;
    out.emit(action_used{.creature = who,
                         .action = relentless_endurance,
                         .pool = relentless_endurance,
                         .spent = {0, 1}});
    return 1;
  }
  return 0;
}

}  // namespace dnd::model::rules
