#include "model/effects/endings.hpp"

#include "model/effects/durations.hpp"
#include "model/effects/lasting_effects.hpp"
#include "model/effects/modifiers.hpp"
#include "model/effects/run.hpp"
#include "model/rules/sides.hpp"

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

namespace dnd::model::rules {

namespace {

constexpr std::string_view idle = "idle";

bool ends_with(const effect_instance& one, std::string_view what) {
  return std::ranges::find(one.does.ends_on, what) != one.does.ends_on.end();
}

/// The numbers of effects of a creature for which `matches`; ending one changes its list.
template <class Matches>
std::vector<effect_number> numbers_where(const creature& who, Matches matches) {
  std::vector<effect_number> numbers;
  for (const active_effect& has : who.effects)
    if (matches(has)) numbers.push_back(has.what->number);
  return numbers;
}

/// The numbers of effects of a creature that end on this.
std::vector<effect_number> ending_on(const creature& who, std::string_view what) {
  if (!who.effects.marked(effect_mark::ends_on)) return {};
  return numbers_where(who, [&](const active_effect& has) { return ends_with(*has.what, what); });
}

std::vector<creature_id> everybody(const state& now) {
  std::vector<creature_id> ids;
  for (const auto& who : now.creatures()) ids.push_back(who->id);
  return ids;
}

bool is_silent(const creature& who) {
  return who.life == vitality::dead || kept_from(who).contains(deed::speak);
}

void count_idle(draft& out, const creature_id& who, effect_number number, std::uint8_t after) {
  const active_effect* const has = find_effect(out.at(who), number);
  if (!has || has->successes == after) return;
  out.emit(effect_counted{.creature = who,
                          .number = number,
                          .failures = {has->failures, has->failures},
                          .successes = {has->successes, after}});
}

/// Rounds from `begin` on in steps of `period`, counted from now, at least 1.
game_time until_next(game_time now, game_time begin, game_time period) {
  return period - (now - begin) % period;
}

bool is_due(game_time now, game_time begin, game_time period) {
  return now > begin && (now - begin) % period == 0;
}

/// How often time sets a trigger off; 0 for any other.
game_time rounds_between(const trigger& one) {
  return one.on == "time" ? rounds_in(one.every).value_or(0) : 0;
}

void work_effects(draft& out, const creature_id& who) {
  const auto counts = [](const active_effect& has) { return counts_time(has.what->does); };
  for (const effect_number number : numbers_where(out.at(who), counts)) {
    const active_effect* const has = find_effect(out.at(who), number);
    if (!has) continue;
    // What it does may take it away.
    const std::shared_ptr<const effect_instance> effect = has->what;
    for (const effect_branch& one : effect->does.moments)
      if (const game_time period = period_of(one.name);
          period > 0 && is_due(out.now().time_now(), effect->began, period))
        work_moment(out, who, *effect, one.name);
  }
}

bool has_hours(const creature& who) {
  return std::ranges::any_of(who.block->traits, [](const trait& has) {
    return std::ranges::any_of(has.triggers,
                               [](const trigger& one) { return rounds_between(one) > 0; });
  });
}

}  // namespace

void end_on(draft& out, const creature_id& who, std::string_view what) {
  for (const effect_number number : ending_on(out.at(who), what))
    end_effect(out, who, number, effect_end::broken);
}

void let_go_when_helpless(draft& out, const creature_id& who) {
  end_when_source_fails(out, who);
  const creature& one = out.at(who);
  if (one.effects.empty()) return;
  if (one.life == vitality::dead || is_helpless(one)) {
    end_concentration(out, who, effect_end::released);
    end_on(out, who, "helpless");
  }
  const std::string_view stopped = "stopped";
  if (!ending_on(out.at(who), stopped).empty() && fastest_speed_of(out.at(who)) == 0)
    end_on(out, who, stopped);
}

void end_of_source(draft& out, const creature_id& source, std::string_view what) {
  for (const creature_id& id : everybody(out.now())) {
    const auto ends = [&](const active_effect& has) {
      return has.what->source == source && ends_with(*has.what, what);
    };
    for (const effect_number number : numbers_where(out.at(id), ends))
      end_effect(out, id, number, effect_end::released);
  }
}

void end_when_source_fails(draft& out, const creature_id& source) {
  const bool dead = out.at(source).life == vitality::dead;
  const bool helpless = dead || is_helpless(out.at(source));
  if (is_silent(out.at(source))) end_of_source(out, source, "source_silenced");
  if (helpless) end_of_source(out, source, "source_helpless");
  if (dead) end_of_source(out, source, "source_dead");
}

void end_when_source_leaves(draft& out, const creature_id& source) {
  for (const std::string_view what : {"source_silenced", "source_helpless", "source_dead"})
    end_of_source(out, source, what);
  // Its next turn does not come any more.
  const auto waits_for_it = [&](const active_effect& has) {
    return has.what->source == source && has.what->does.duration.ends_with("source's next turn");
  };
  for (const creature_id& id : everybody(out.now())) {
    if (id == source) continue;
    for (const effect_number number : numbers_where(out.at(id), waits_for_it))
      end_effect(out, id, number, effect_end::released);
  }
}

void end_on_harm_by(draft& out, const creature_id& who, const creature_id& by) {
  const creature* const doer = by.empty() ? nullptr : out.now().find(by);
  if (!doer) return;
  const auto ends = [&](const active_effect& has) {
    if (!ends_with(*has.what, "harmed")) return false;
    const creature* const source = out.now().find(has.what->source);
    return source && (source == doer || (!is_on_no_side(*doer) && !is_on_no_side(*source) &&
                                         side_of(out.now(), *source) == side_of(out.now(), *doer)));
  };
  for (const effect_number number : numbers_where(out.at(who), ends))
    end_effect(out, who, number, effect_end::broken);
}

void keep_going(draft& out, const creature_id& who) {
  for (const effect_number number : ending_on(out.at(who), idle)) count_idle(out, who, number, 1);
}

void begin_idle(draft& out, const creature_id& who, const effect_instance& effect) {
  const combatant* const acting = out.now().fight() ? out.now().fight()->turn_of() : nullptr;
  if (acting && acting->id == who && ends_with(effect, idle))
    count_idle(out, who, effect.number, 1);
}

void end_idle(draft& out, const creature_id& who) {
  for (const effect_number number : ending_on(out.at(who), idle)) {
    const active_effect* const has = find_effect(out.at(who), number);
    if (!has) continue;
    if (has->successes == 0)
      end_effect(out, who, number, effect_end::broken);
    else
      count_idle(out, who, number, 0);
  }
}

game_time period_of(std::string_view moment) noexcept {
  constexpr std::string_view every = "every ";
  if (!moment.starts_with(every)) return 0;
  return rounds_in(moment.substr(every.size())).value_or(0);
}

bool counts_time(const lasting& does) noexcept {
  return std::ranges::any_of(does.moments,
                             [](const effect_branch& one) { return period_of(one.name) > 0; });
}

std::optional<game_time> rounds_until_work(const state& now) noexcept {
  std::optional<game_time> least;
  const game_time time = now.time_now();
  const auto take = [&](game_time begin, game_time period) {
    if (period == 0) return;
    const game_time left = until_next(time, begin, period);
    least = std::min(least.value_or(left), left);
  };
  for (const auto& who : now.creatures()) {
    if (who->life == vitality::dead) continue;
    for (const active_effect& has : who->effects)
      for (const effect_branch& one : has.what->does.moments)
        take(has.what->began, period_of(one.name));
    for (const trait& has : who->block->traits)
      for (const trigger& one : has.triggers) take(0, rounds_between(one));
  }
  return least;
}

void work_by_time(draft& out, const creature_id& who) {
  if (out.at(who).life == vitality::dead) return;
  work_effects(out, who);
  if (out.at(who).life != vitality::dead && has_hours(out.at(who)))
    run_triggers(out, who, {.name = "time"});
}

void work_by_time(draft& out) {
  for (const creature_id& id : everybody(out.now())) work_by_time(out, id);
}

}  // namespace dnd::model::rules
