#include "model/rules/temporary_hp.hpp"

#include "model/effects/lasting_effects.hpp"
#include "model/effects/modifiers.hpp"

#include <string>
#include <utility>

namespace dnd::model::rules {

bool give_temporary(draft& out, const temporary_gift& what) {
  if (kept_from(out.at(what.target)).contains(deed::temp_hp)) return false;
  const std::int32_t before = out.at(what.target).temp_hp;
  if (what.amount <= before && !what.instead) return false;
  if (what.amount != before)
    out.emit(temporary_hp_gained{
        .source = what.source, .target = what.target, .temp_hp = {before, what.amount}});
  forget_temporary(out, what.target);
  if (what.duration.empty() || what.duration == "permanent") return true;
  effect over;
  over.kind = effect_kind::temp_hp;
  over.what = no_temporary;
  lasting does;
  does.moments.push_back({.name = "on_end", .steps = {std::move(over)}});
  new_effect beside;
  beside.name = temporary_effect;
  beside.source = what.source;
  beside.parent = what.parent;
  beside.duration = what.duration;
  put_effect(out, what.target, beside, does);
  return true;
}

void end_temporary(draft& out, const creature_id& who) {
  if (const std::int32_t left = out.at(who).temp_hp; left > 0)
    out.emit(temporary_hp_gained{.source = {}, .target = who, .temp_hp = {left, 0}});
}

void forget_temporary(draft& out, const creature_id& who) {
  if (const active_effect* const beside = find_effect(out.at(who), temporary_effect))
    end_effect(out, who, beside->what->number, effect_end::replaced);
}

}  // namespace dnd::model::rules
