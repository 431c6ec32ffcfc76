#include "model/automatic/worth.hpp"

#include "model/effects/filters.hpp"
#include "model/effects/modifiers.hpp"
#include "model/effects/run.hpp"
#include "model/effects/step_dice.hpp"
#include "model/rules/action_use.hpp"
#include "model/rules/damage.hpp"
#include "model/rules/spell_slots.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <string>

namespace dnd::model::automatic {

namespace {

using rules::effect_use;

/// What a hindrance is worth beside damage: about an attack of somebody at the beginning.
constexpr double worth_of_hindrance = 6;
/// Of a step whose success depends on the dice of both sides.
constexpr double even_chance = 0.5;

/// The part of damage of a type that gets through, halved and doubled ones counted in.
double let_through(const creature& target, std::optional<damage_type> type,
                   const rules::damage_tags& tags) {
  constexpr std::int32_t whole = 1'000;
  return static_cast<double>(rules::after_defences(target, type, whole, tags)) / whole;
}

double mean_damage(const creature& target, std::string_view dice, std::optional<damage_type> type,
                   const rules::damage_tags& tags) {
  return std::max(mean_of(dice), 0.0) * let_through(target, type, tags);
}

bool is_hindrance(const lasting& does) {
  condition_set bad = does.conditions;
  bad.erase(condition::invisible);
  return !bad.empty();
}

bool bears(const creature& who, std::string_view effect) {
  return std::ranges::any_of(
      who.effects, [&](const active_effect& has) { return has.what->name.view() == effect; });
}

/// Whether a step changes anything that a fight goes by. Words for the game master do not, nor does
/// taking back what was put there.
bool counts_in_a_fight(const effect& step) {
  if (step.kind == effect_kind::tell || step.kind == effect_kind::remove) return false;
  if (step.branches.empty()) return true;
  return std::ranges::any_of(step.branches, [](const effect_branch& branch) {
    return std::ranges::any_of(branch.steps, counts_in_a_fight);
  });
}

/// Whether its bearer is better off for it in a fight: not with a light, or with a hand that opens
/// doors.
bool is_of_use(const lasting& does) {
  if (!does.conditions.empty() || !does.moments.empty() || !does.side.empty()) return true;
  const bool changes_numbers = std::ranges::any_of(
      does.modifiers, [](const modifier& one) { return one.key != modifier_key::light; });
  return changes_numbers || std::ranges::any_of(does.actions, [](const action& what) {
           return what.attack || what.save || !what.damage.empty() ||
                  std::ranges::any_of(what.effects, counts_in_a_fight);
         });
}

/// Adds up what steps come to for one target.
class steps_worth {
 public:
  steps_worth(const effect_use& use, const creature& target) : use_(use), target_(target) {}

  void add(const effect_list& steps, double chance) {
    for (const effect& step : steps)
      if (is_for_target(step)) add_step(step, chance);
  }
  [[nodiscard]] const worth& total() const noexcept { return total_; }

 private:
  [[nodiscard]] bool is_for_target(const effect& step) const {
    const bool own = target_.id == use_.user;
    if (step.to != effect_aim::targets && !own) return false;
    const rules::effect_scope scope{.targets = {target_.id}};
    return step.when.empty() || rules::fits(step.when.front(), target_, use_, scope);
  }

  void add_step(const effect& step, double chance) {
    switch (step.kind) {
      case effect_kind::attack:
        return add_attack(step, chance);
      case effect_kind::save:
        return add_save(step, chance);
      case effect_kind::check:
      case effect_kind::contest:
        add(branch_of(step, "success"), chance * even_chance);
        return add(branch_of(step, "failure"), chance * even_chance);
      case effect_kind::damage:
        return add_damage(step, chance);
      case effect_kind::heal:
        total_.relief += chance * healing(step);
        return;
      case effect_kind::temp_hp:
        total_.helps = total_.helps || target_.temp_hp == 0;
        return;
      case effect_kind::apply:
        return add_lasting(step, chance);
      case effect_kind::choose:
      case effect_kind::roll:
        if (!step.branches.empty()) add(step.branches.front().steps, chance);
        return;
      case effect_kind::missiles:
        return add(
            branch_of(step, "each"),
            chance * std::max(1.0, mean_of(rules::steps::scaled_dice(use_, step, step.what))));
      case effect_kind::hit_point_pool:
      case effect_kind::kill:
        total_.harm += chance * even_chance * std::min(target_.hp, 30);
        return;
      case effect_kind::exhaustion:
      // With which weapon is not known here.
      case effect_kind::strike:
        total_.harm += chance * worth_of_hindrance;
        return;
      case effect_kind::stabilize:
        total_.helps = total_.helps || target_.life == vitality::dying;
        return;
      case effect_kind::remove:
      case effect_kind::spend:
      case effect_kind::regain:
      case effect_kind::cast:
      case effect_kind::summon:
      case effect_kind::transform:
      case effect_kind::push:
      case effect_kind::pull:
      case effect_kind::teleport:
      case effect_kind::tell:
      case effect_kind::revive:
      case effect_kind::does:
      case effect_kind::object:
      case effect_kind::split:
        return;
    }
  }

  void add_attack(const effect& step, double chance) {
    const int to_hit = step.count.empty() ? use_.to_hit : rules::steps::number_of(use_, step.count);
    const double hits = hit_chance(target_, to_hit);
    add(branch_of(step, "hit"), chance * hits);
    add(branch_of(step, "miss"), chance * (1 - hits));
  }

  void add_save(const effect& step, double chance) {
    const int dc = step.count.empty() ? use_.dc : rules::steps::number_of(use_, step.count);
    double fails = 1;
    for (const std::string& name : step.names)
      if (const auto with = parse_ability(name))
        fails = std::min(fails, fail_chance(target_, *with, dc));
    const effect_list& failure = branch_of(step, "failure");
    add(failure, chance * fails);
    if (step.half)
      for (const effect& one : failure)
        if (one.kind == effect_kind::damage && is_for_target(one))
          add_damage(one, chance * (1 - fails) / 2);
    add(branch_of(step, "success"), chance * (1 - fails));
  }

  void add_damage(const effect& step, double chance) {
    bool first = true;
    for (const damage_dice& part : step.damage) {
      const std::string dice = first ? rules::steps::scaled_dice(use_, step, part.dice)
                                     : resolved_dice(part.dice, use_.numbers);
      first = false;
      total_.harm += chance * mean_damage(target_, dice, parse_damage_type(part.type), use_.tags);
    }
  }

  [[nodiscard]] double healing(const effect& step) const {
    if (step.what == "all") return effective_max_hp(target_);
    if (!is_dice_text(step.what)) return 0;
    return std::max(0.0, mean_of(rules::steps::scaled_dice(use_, step, step.what)));
  }

  void add_lasting(const effect& step, double chance) {
    if (bears(target_, step.what) || bears(target_, use_.name.view())) return;
    bool hinders = parse_condition(step.what).has_value();
    for (const lasting& does : step.lasts) {
      hinders = hinders || is_hindrance(does);
      for (const effect_branch& moment : does.moments)
        if (moment.name == "turn_start" || moment.name == "source_turn_start")
          add(moment.steps, chance);
    }
    if (hinders)
      total_.harm += chance * worth_of_hindrance;
    else if (step.lasts.empty() || std::ranges::any_of(step.lasts, is_of_use))
      total_.helps = true;
  }

  const effect_use& use_;
  const creature& target_;
  worth total_;
};

worth attack_worth(const action& what, const creature& target) {
  worth all;
  const rules::damage_tags tags = rules::tags_of(what);
  for (const damage_part& part : what.damage) {
    double chance = 1;
    if (part.save) {
      const double fails = fail_chance(target, part.save->with, part.save->dc);
      chance = part.save->on_success == save_effect::half ? fails + (1 - fails) / 2 : fails;
    }
    all.harm += chance * mean_damage(target, part.dice, part.type, tags);
  }
  return all;
}

void add_to(worth& all, const worth& more, double times) {
  all.harm += times * more.harm;
  all.relief += times * more.relief;
  all.helps = all.helps || more.helps;
}

worth single_worth(const state& now, const creature& user, const action& what,
                   const creature& target) {
  worth all = attack_worth(what, target);
  double chance = 1;
  double damage_chance = 1;
  if (what.attack) chance = damage_chance = hit_chance(target, what.attack->to_hit);
  if (what.save) {
    const double fails = fail_chance(target, what.save->with, what.save->dc);
    if (!what.attack)
      damage_chance = what.save->on_success == save_effect::half ? fails + (1 - fails) / 2 : fails;
    chance *= fails;
  }
  all.harm *= damage_chance;
  if (!what.may_impose.empty()) all.harm += chance;
  if (what.effects.empty()) return all;
  const effect_use use = rules::use_of(now, user.id, what, {});
  steps_worth steps(use, target);
  steps.add(what.effects, chance);
  add_to(all, steps.total(), 1);
  return all;
}

}  // namespace

double mean_of(std::string_view dice) noexcept {
  double sum = 0;
  double sign = 1;
  const char* at = dice.data();
  const char* const end = at + dice.size();
  while (at != end) {
    if (*at == ' ' || *at == '+') {
      ++at;
      continue;
    }
    if (*at == '-') {
      sign = -sign;
      ++at;
      continue;
    }
    int count = 1;
    const auto number = std::from_chars(at, end, count);
    if (number.ec != std::errc() && *at != 'd') return 0;
    if (number.ec == std::errc()) at = number.ptr;
    double term = count;
    if (at != end && *at == 'd') {
      int faces = 0;
      const auto die = std::from_chars(at + 1, end, faces);
      if (die.ec != std::errc()) return 0;
      at = die.ptr;
      term = count * (faces + 1) / 2.0;
    }
    sum += sign * term;
    sign = 1;
  }
  return sum;
}

double hit_chance(const creature& target, int to_hit) noexcept {
  return std::clamp((21.0 - (armor_class_of(target) - to_hit)) / 20, 0.05, 0.95);
}

double fail_chance(const creature& target, ability with, int dc) noexcept {
  const int bonus = target.block->saves[static_cast<std::size_t>(with)];
  return std::clamp((dc - bonus - 1) / 20.0, 0.0, 1.0);
}

worth worth_of(const state& now, const creature& user, const action& what, const creature& target) {
  if (what.multiattack.empty()) return single_worth(now, user, what, target);
  worth all;
  const auto steps = rules::chosen_steps(what, {});
  if (!steps) return all;
  for (const multiattack_step& step : *steps)
    if (const action* const part = rules::step_action(*user.block, step))
      add_to(all, single_worth(now, user, *part, target), step.count);
  return all;
}

worth worth_of(const creature& user, const spellcasting& casting, const spell& what,
               const creature& target) {
  effect_use use;
  use.user = user.id;
  use.name = small_text::fits(what.name) ? small_text(what.name) : small_text();
  use.numbers = numbers_of(*user.block);
  use.numbers.modifier = use.numbers.abilities[static_cast<std::size_t>(casting.with)];
  use.dc = casting.save_dc;
  use.to_hit = casting.to_hit;
  use.spell_level = what.level;
  use.slot_level =
      static_cast<std::uint8_t>(std::max(rules::lowest_slot(user, what.level), int{what.level}));
  const int of_classes = use.numbers.level > 0 ? use.numbers.level : casting.caster_level;
  use.row_level = static_cast<std::int16_t>(what.level == 0 ? of_classes : use.slot_level);
  use.spell = true;
  use.tags.magical = true;
  steps_worth steps(use, target);
  steps.add(what.effects, 1);
  return steps.total();
}

}  // namespace dnd::model::automatic
