#include "model/rules/checks.hpp"

#include "model/effects/lasting_effects.hpp"
#include "model/rules/naming.hpp"
#include "model/rules/reactions.hpp"
#include "model/rules/roll_modifiers.hpp"
#include "model/rules/vision.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

namespace dnd::model::rules {

namespace {

bool fails_of_itself(const creature& who, const modifier_context& roll) {
  return has_modifier(who, modifier_key::fails, roll);
}

bool fails_of_itself(const draft& out, const creature& who, const check_asked& asked) {
  const bool sees =
      !asked.sight || (!lacks_sense(who, "sight") && sight_around(out, who) != sight_by::none);
  return !sees || (asked.hearing && lacks_sense(who, "hearing"));
}

/// SRD, Vision and Light: in a lightly obscured area.
void lean_in_dim_light(const draft& out, const creature& who, const check_asked& asked,
                       leaning& how) {
  const bool looks = asked.sight && asked.of == skill::perception;
  if (looks && sight_around(out, who) == sight_by::dim) how.disadvantage("dim light");
}

/// What lies on whoever deals with the other one. SRD, Charmed.
void lean_when_social(const state& now, const creature& roller, const check_asked& asked,
                      leaning& how) {
  const creature* const other = asked.against.empty() ? nullptr : now.find(asked.against);
  const bool is_social = asked.with == ability::cha || asked.of == skill::deception ||
                         asked.of == skill::intimidation || asked.of == skill::performance ||
                         asked.of == skill::persuasion;
  if (!other || !is_social) return;
  lean_by_modifiers(*other, roll_kind::social,
                    {.with = asked.with, .of = asked.of, .other = &roller, .now = &now}, how);
}

std::string join_reasons(const std::string& because, std::string leanings) {
  if (because.empty()) return leanings;
  return leanings.empty() ? because : because + "; " + leanings;
}

modifier_context context_of(const draft& out, const save_asked& asked) {
  modifier_context roll;
  roll.with = asked.with;
  roll.other = asked.source.empty() ? nullptr : out.now().find(asked.source);
  roll.now = &out.now();
  roll.about = asked.about;
  roll.magic = asked.magic;
  roll.spell = asked.spell;
  roll.asked_for = asked.asked_for;
  roll.cause = asked.cause;
  return roll;
}

/// The part of the modifier that is no ability's.
std::int32_t bonus_in(const creature& who, const check_asked& asked) {
  const auto with = static_cast<std::size_t>(asked.with);
  return asked.modifier - ability_modifier(who.block->abilities[with]);
}

modifier_context context_of(const creature& who, const check_asked& asked) {
  modifier_context roll;
  roll.with = asked.with;
  roll.of = asked.of;
  roll.asked_for = asked.asked_for;
  roll.proficient = bonus_in(who, asked) >= who.block->proficiency_bonus;
  return roll;
}

/// Twice the proficiency bonus in place of what the check counts of it now.
std::int32_t add_expertise(const creature& who, const check_asked& asked,
                           const modifier_context& roll, std::vector<roll_term>& parts) {
  std::string from;
  each_modifier(who, modifier_key::expertise, [&](const owned_modifier& has) {
    if (from.empty() && counts_for(has, who, roll)) from = has.from;
  });
  const std::int32_t more = 2 * who.block->proficiency_bonus - bonus_in(who, asked);
  if (from.empty() || more <= 0) return 0;
  parts.push_back({.from = std::move(from), .dice = {}, .amount = narrow(more)});
  return more;
}

/// What is missing where a check comes to the score of its ability at least.
std::int32_t add_to_score(const creature& who, const modifier_context& roll, std::int32_t total,
                          std::vector<roll_term>& parts) {
  std::string from;
  each_modifier(who, modifier_key::check_at_least, [&](const owned_modifier& has) {
    if (from.empty() && counts_for(has, who, roll)) from = has.from;
  });
  const std::int32_t more = score_of(who, *roll.with) - total;
  if (from.empty() || more <= 0) return 0;
  parts.push_back({.from = std::move(from), .dice = {}, .amount = narrow(more)});
  return more;
}

/// Whether a save that failed counts as made: somebody has something against that.
bool still_succeeds(draft& out, const saving_throw_rolled& rolled, const save_asked& asked) {
  if (!rolled.dc) return false;
  return answer_failed_save(out, {.on = reaction_moment::save_failed,
                                  .actor = rolled.source,
                                  .target = rolled.creature,
                                  .what = asked.because,
                                  .total = rolled.total,
                                  .against = *rolled.dc,
                                  .with = asked.with,
                                  .about = asked.about,
                                  .magic = asked.magic,
                                  .spell = asked.spell});
}

}  // namespace

objection why_no_check(const creature& who, std::optional<std::size_t> column) {
  const std::string_view why = what_keeps(who, deed::notice);
  if (why.empty()) return std::nullopt;
  return refusal{refusal_code::incapacitated,
                 fmt::format("{} is {} and cannot try anything", called(who), why),
                 "`save` is for what befalls it", column};
}

save_made make_save(draft& out, const creature_id& who, const save_asked& asked, leaning how) {
  const creature& saver = out.at(who);
  const modifier_context roll = context_of(out, asked);
  saving_throw_rolled rolled;
  rolled.creature = who;
  rolled.source = asked.source;
  rolled.with = asked.with;
  rolled.dc = asked.dc;
  rolled.modifier = saver.block->saves[static_cast<std::size_t>(asked.with)];
  if (asked.with == ability::dex) rolled.modifier = narrow(rolled.modifier + asked.bonus);
  const bool succeeds = has_modifier(saver, modifier_key::succeeds, roll);
  if (succeeds || fails_of_itself(saver, roll)) {
    rolled.automatic = true;
    rolled.reason = asked.because;
    rolled.success = succeeds || still_succeeds(out, rolled, asked);
    const save_made made{.success = *rolled.success};
    out.emit(std::move(rolled));
    return made;
  }
  lean_in_armor(saver, asked.with, how);
  const bool inspired = asked.inspired && saver.inspired;
  if (inspired) how.advantage("inspiration");
  lean_by_modifiers(saver, roll_kind::save, roll, how);
  if (asked.concentration) lean_by_modifiers(saver, roll_kind::concentration, roll, how);
  settle_leaning(saver, roll_kind::save, roll, how);
  const std::vector<effect_number> used = used_by(saver, roll_kind::save, roll);
  rolled.mode = how.mode();
  rolled.reason = join_reasons(asked.because, how.reason());
  const d20_roll d20 = roll_d20_of(out, who, rolled.mode, roll);
  rolled.d20 = d20.faces;
  std::int32_t more = add_terms(out, who, modifier_key::save, roll, rolled.parts);
  more += add_score_term(out.at(who), asked.with, rolled.parts);
  more += add_bonus(out, asked.extra, rolled.parts);
  rolled.total = narrow(d20.kept + rolled.modifier + more);
  if (rolled.dc) rolled.success = rolled.total >= *rolled.dc || still_succeeds(out, rolled, asked);
  save_made made;
  made.success = rolled.success.value_or(true);
  if (rolled.dc && !made.success) made.margin = std::max(*rolled.dc - rolled.total, 0);
  if (inspired) out.emit(inspiration_changed{.creature = who, .held = false});
  out.emit(std::move(rolled));
  for (const effect_number number : used) end_effect(out, who, number, effect_end::used);
  return made;
}

bool roll_save(draft& out, const creature_id& who, const save_asked& asked, leaning how) {
  return make_save(out, who, asked, std::move(how)).success;
}

check_asked check_of(const creature& who, std::string_view name) {
  check_asked asked;
  if (const auto of = parse_skill(name)) {
    asked.of = *of;
    asked.with = model::ability_of(*of);
    asked.modifier = who.block->skills[static_cast<std::size_t>(*of)];
    return asked;
  }
  asked.with = parse_ability(name).value_or(ability::str);
  const auto with = static_cast<std::size_t>(asked.with);
  asked.modifier =
      narrow(ability_modifier(who.block->abilities[with]) + who.block->check_bonuses[with]);
  return asked;
}

check_asked check_with(const creature& who, std::string_view name, ability with) {
  check_asked asked = check_of(who, name);
  const auto modifier = [&](ability of) {
    return ability_modifier(who.block->abilities[static_cast<std::size_t>(of)]);
  };
  asked.modifier = narrow(asked.modifier - modifier(asked.with) + modifier(with));
  asked.with = with;
  return asked;
}

passive_score passive_score_of(const state& now, const creature& who, std::string_view name) {
  constexpr std::int32_t base = 10;
  constexpr std::int32_t step = 5;
  const check_asked asked = check_of(who, name);
  modifier_context roll = context_of(who, asked);
  roll.now = &now;
  passive_score made;
  made.total =
      asked.of == skill::perception ? who.block->sight.passive_perception : base + asked.modifier;
  made.total += sum_of(who, modifier_key::check, roll);
  leaning how;
  lean_by_modifiers(who, roll_kind::check, roll, how);
  lean_on_stealth(who, asked.of, how);
  if (how.mode() == roll_mode::advantage) made.total += step;
  if (how.mode() == roll_mode::disadvantage) made.total -= step;
  made.reason = how.reason();
  return made;
}

namespace {

/// Of several ways to cast the best; who casts nothing has Intelligence for it.
std::string casting_ability_of(const stat_block& block) {
  const auto best = std::ranges::max_element(block.casting, {}, &spellcasting::save_dc);
  const ability with = best == block.casting.end() ? ability::intelligence : best->with;
  return std::string(to_text(with));
}

}  // namespace

check_asked best_check_of(const creature& who, std::span<const std::string> names) {
  const auto asked_by = [&](const std::string& name) {
    return check_of(who, name == casting_check ? casting_ability_of(*who.block) : name);
  };
  check_asked best = asked_by(names.front());
  for (const std::string& name : names) {
    check_asked other = asked_by(name);
    if (other.modifier > best.modifier) best = std::move(other);
  }
  return best;
}

check_made roll_check(draft& out, const creature_id& who, const check_asked& asked, leaning how) {
  const creature& roller = out.at(who);
  modifier_context roll = context_of(roller, asked);
  roll.now = &out.now();
  roll.other = asked.against.empty() ? nullptr : out.now().find(asked.against);
  check_rolled rolled;
  rolled.creature = who;
  rolled.of = asked.of;
  rolled.with = asked.with;
  rolled.modifier = asked.modifier;
  if (fails_of_itself(out, roller, asked)) {
    rolled.dc = asked.dc;
    rolled.success = false;
    rolled.automatic = true;
    rolled.reason = asked.because;
    out.emit(std::move(rolled));
    return {};
  }
  lean_when_social(out.now(), roller, asked, how);
  const bool inspired = asked.inspired && roller.inspired;
  if (inspired) how.advantage("inspiration");
  lean_in_armor(roller, asked.with, how);
  lean_on_stealth(roller, asked.of, how);
  lean_in_dim_light(out, roller, asked, how);
  lean_by_modifiers(roller, roll_kind::check, roll, how);
  settle_leaning(roller, roll_kind::check, roll, how);
  const std::vector<effect_number> used = used_by(roller, roll_kind::check, roll);
  rolled.mode = how.mode();
  rolled.reason = join_reasons(asked.because, how.reason());
  const d20_roll d20 = roll_d20_of(out, who, rolled.mode, roll);
  rolled.d20 = d20.faces;
  std::int32_t more = add_terms(out, who, modifier_key::check, roll, rolled.parts);
  more += add_score_term(out.at(who), asked.with, rolled.parts);
  more += add_bonus(out, asked.extra, rolled.parts);
  more += add_expertise(out.at(who), asked, roll, rolled.parts);
  more += add_to_score(out.at(who), roll, d20.kept + rolled.modifier + more, rolled.parts);
  rolled.total = narrow(d20.kept + rolled.modifier + more);
  rolled.dc = asked.dc;
  if (rolled.dc) rolled.success = rolled.total >= *rolled.dc;
  const check_made made{rolled.total, d20.kept};
  if (inspired) out.emit(inspiration_changed{.creature = who, .held = false});
  out.emit(std::move(rolled));
  for (const effect_number number : used) end_effect(out, who, number, effect_end::used);
  return made;
}

}  // namespace dnd::model::rules
