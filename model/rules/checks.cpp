#include "model/rules/checks.hpp"

namespace dnd::model::rules {

namespace {

bool fails_of_itself(const creature& who, ability with) {
  if (with != ability::str && with != ability::dex) return false;
  const condition_set has = effective_conditions(who);
  return has.contains(condition::paralyzed) || has.contains(condition::petrified) ||
         has.contains(condition::stunned) || has.contains(condition::unconscious);
}

std::string join_reasons(const std::string& because, std::string leanings) {
  if (because.empty()) return leanings;
  return leanings.empty() ? because : because + "; " + leanings;
}

}  // namespace

bool roll_save(draft& out, const creature_id& who, const save_asked& asked, leaning how) {
  const creature& saver = out.at(who);
  saving_throw_rolled rolled;
  rolled.creature = who;
  rolled.source = asked.source;
  rolled.with = asked.with;
  rolled.dc = asked.dc;
  rolled.modifier = saver.block->saves[static_cast<std::size_t>(asked.with)];
  if (asked.with == ability::dex) rolled.modifier = narrow(rolled.modifier + asked.bonus);
  if (fails_of_itself(saver, asked.with)) {
    rolled.automatic = true;
    rolled.success = false;
    rolled.reason = asked.because;
    out.emit(std::move(rolled));
    return false;
  }
  lean_save(saver, asked.with, how);
  rolled.mode = how.mode();
  rolled.reason = join_reasons(asked.because, how.reason());
  const d20_roll d20 = roll_d20(out.dice(), rolled.mode);
  rolled.d20 = d20.faces;
  rolled.total = narrow(d20.kept + rolled.modifier);
  if (rolled.dc) rolled.success = rolled.total >= *rolled.dc;
  const bool success = rolled.success.value_or(true);
  out.emit(std::move(rolled));
  return success;
}

}  // namespace dnd::model::rules
