#include "model/rules/reaction_use.hpp"

#include "model/effects/run.hpp"
#include "model/rules/action_use.hpp"
#include "model/rules/casting.hpp"
#include "model/rules/checks.hpp"
#include "model/rules/turn_economy.hpp"
#include "model/rules/usage.hpp"

#include <algorithm>
#include <memory>
#include <utility>
#include <vector>

namespace dnd::model::rules {

namespace {

constexpr int base_counter_dc = 10;

effect_list without_advice(const effect_list& steps, reaction_moment on) {
  const auto is_advice = [](const effect& step) { return step.kind == effect_kind::tell; };
  effect_list kept = steps;
  if (on == reaction_moment::spell_cast || !std::ranges::all_of(steps, is_advice))
    std::erase_if(kept, is_advice);
  return kept;
}

/// Who caused it; without anybody, who answers.
std::vector<creature_id> targets_of(const reaction_window& at, const creature_id& who) {
  return {at.actor.empty() ? who : at.actor};
}

objection carry_out_steps(draft& out, const reaction_window& at, const creature_id& who,
                          const effect_use& use, const effect_list& steps) {
  effect_scope scope{.targets = targets_of(at, who), .source = at.actor};
  if (at.on == reaction_moment::damaged) scope.dealt = at.total;
  return run_effects(out, use, without_advice(steps, at.on), scope);
}

objection use_deed(draft& out, const reaction_window& at, const reaction_use& what) {
  const action& deed = *what.with.deed;
  if (auto no = pay(out, {.who = what.who,
                          .cost = deed.free ? turn_cost::nothing : turn_cost::reaction,
                          .on = deed.name}))
    return no;
  if (deed.attack || deed.save || !deed.damage.empty() || !deed.multiattack.empty()) {
    const std::vector<creature_id> targets = targets_of(at, what.who);
    return use_action(
        out, {.attacker = what.who, .targets = targets, .given = {}, .block = what.with.block},
        deed);
  }
  if (auto no = spend_use(out, what.who, deed)) return no;
  effect_use use = use_of(out.now(), what.who, deed, {});
  if (at.on == reaction_moment::spell_cast) use.numbers.slot = narrow(at.total);
  return carry_out_steps(out, at, what.who, use, deed.effects);
}

objection use_trait(draft& out, const reaction_window& at, const reaction_use& what) {
  const trait& has = *what.with.from;
  const trigger& rule = *what.with.rule;
  if (rule.reaction)
    if (auto no = pay(out, {.who = what.who, .cost = turn_cost::reaction, .on = what.with.name}))
      return no;
  const std::string_view pool = !rule.pool.empty()                      ? rule.pool
                                : has.usage.kind != usage_kind::at_will ? has.name
                                                                        : std::string_view();
  if (!pool.empty())
    if (auto no = spend_pool(out, what.who, what.with.name, pool, 1)) return no;
  // That it turns the failure into a success is all that it has to do.
  if (at.on == reaction_moment::save_failed) return std::nullopt;
  effect_use use;
  use.user = what.who;
  use.name = what.with.name;
  use.numbers = numbers_of(*what.with.block);
  use.row_level = use.numbers.level;
  return carry_out_steps(out, at, what.who, use, rule.effects);
}

const spellcasting& casting_of(const reaction_option& with) {
  for (const spellcasting& one : with.block->casting)
    for (const known_spell& known : one.spells)
      if (&known == with.spell) return one;
  assertion_failed("a spell that its stat block knows", __FILE__, __LINE__);
}

/// SRD, Counterspell: of a higher level than the slot, on a check.
bool counters(draft& out, const reaction_window& at, const reaction_use& what, int level) {
  if (level >= at.total) return true;
  const ability with = casting_of(what.with).with;
  const check_asked asked{
      .with = with,
      .modifier =
          narrow(ability_modifier(what.with.block->abilities[static_cast<std::size_t>(with)])),
      .dc = narrow(base_counter_dc + at.total),
      .because = "against " + at.what};
  return roll_check(out, what.who, asked).total >= *asked.dc;
}

ruled<reaction_outcome> cast_in_answer(draft& out, const reaction_window& at,
                                       const reaction_use& what) {
  auto cast = std::make_shared<spell>(what.with.spell->reaction.front());
  cast->effects = without_advice(cast->effects, at.on);
  spell_use asked;
  asked.caster = what.who;
  if (!cast->self_only) asked.targets = targets_of(at, what.who);
  asked.what = std::move(cast);
  if (what.slot > 0) asked.slot = what.slot;
  const auto made = cast_spell(out, asked);
  if (!made) return made.error();
  if (made->countered) return reaction_outcome::fails;
  if (at.on == reaction_moment::spell_cast && !counters(out, at, what, made->level))
    return reaction_outcome::fails;
  return reaction_outcome::works;
}

}  // namespace

ruled<reaction_outcome> use_reaction(draft& out, const reaction_window& at,
                                     const reaction_use& what) {
  out.emit(reaction_taken{.creature = what.who,
                          .reaction = what.with.name,
                          .on = at.on,
                          .source = at.actor,
                          .ordered = what.ordered});
  if (what.with.spell) return cast_in_answer(out, at, what);
  auto no = what.with.deed ? use_deed(out, at, what) : use_trait(out, at, what);
  if (no) return *std::move(no);
  return reaction_outcome::works;
}

}  // namespace dnd::model::rules
