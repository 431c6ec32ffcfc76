#include "model/rules/checks.hpp"

#include "model/rules/naming.hpp"
#include "model/rules/verbs.hpp"

#include <fmt/format.h>

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

std::optional<std::int16_t> narrow_dc(const std::optional<std::int32_t>& dc) {
  if (!dc) return std::nullopt;
  return narrow(*dc);
}

void roll_check(draft& out, const creature_id& id, const commands::check& asked) {
  const creature& who = out.at(id);
  check_rolled rolled;
  rolled.creature = id;
  if (const skill* of = std::get_if<skill>(&asked.what)) {
    rolled.of = *of;
    rolled.with = ability_of(*of);
    rolled.modifier = who.block->skills[static_cast<std::size_t>(*of)];
  } else {
    rolled.with = *std::get_if<ability>(&asked.what);
    rolled.modifier =
        narrow(ability_modifier(who.block->abilities[static_cast<std::size_t>(rolled.with)]));
  }
  leaning how(asked.flags);
  lean_check(out.table(), who, how);
  rolled.mode = how.mode();
  rolled.reason = how.reason();
  const d20_roll d20 = roll_d20(out.dice(), rolled.mode);
  rolled.d20 = d20.faces;
  rolled.total = narrow(d20.kept + rolled.modifier);
  rolled.dc = narrow_dc(asked.dc);
  if (rolled.dc) rolled.success = rolled.total >= *rolled.dc;
  out.emit(std::move(rolled));
}

}  // namespace

bool roll_save(draft& out, const creature_id& who, const save_asked& asked, leaning how) {
  const creature& saver = out.at(who);
  saving_throw_rolled rolled;
  rolled.creature = who;
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

objection decide_check(draft& out, const commands::check& asked) {
  const auto who = all_acting(out.table(), asked.by, "check");
  if (!who) return who.error();
  if (auto no = refuse_dead(out.table(), *who, asked.by, "cannot try anything")) return no;
  for (std::size_t i = 0; i < who->size(); ++i) {
    const creature& actor = out.at((*who)[i]);
    const condition_set has = effective_conditions(actor);
    for (const condition kind : {condition::unconscious, condition::petrified})
      if (has.contains(kind))
        return refusal{
            refusal_code::incapacitated,
            fmt::format("{} is {} and cannot try anything", called(actor), to_text(kind)),
            "`save` is for what befalls it", column_of(asked.by, i)};
  }
  for (const creature_id& id : *who) roll_check(out, id, asked);
  return std::nullopt;
}

objection decide_save(draft& out, const commands::save& asked) {
  const auto who = all_acting(out.table(), asked.by, "save");
  if (!who) return who.error();
  if (auto no = refuse_dead(out.table(), *who, asked.by, "makes no saving throws")) return no;
  for (const creature_id& id : *who)
    roll_save(out, id, {.with = asked.with, .dc = narrow_dc(asked.dc), .bonus = 0, .because = {}},
              leaning(asked.flags));
  return std::nullopt;
}

}  // namespace dnd::model::rules
