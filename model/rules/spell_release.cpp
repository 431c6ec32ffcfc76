#include "model/rules/spell_release.hpp"

#include "model/effects/endings.hpp"
#include "model/effects/harm.hpp"
#include "model/effects/lasting_effects.hpp"
#include "model/rules/casting_limits.hpp"
#include "model/rules/reactions.hpp"
#include "model/rules/spell_shaping.hpp"

#include <algorithm>
#include <utility>

namespace dnd::model::rules {

namespace {

/// The effect on the caster that all effects of the spell hang on.
effect_number concentrate(draft& out, const spell_release& cast) {
  new_effect on;
  on.name = small_text(cast.what->name);
  on.source = cast.caster;
  on.concentration = true;
  on.spell = true;
  on.level = static_cast<std::uint8_t>(cast.level);
  on.duration = cast.use.duration;
  lasting nothing_else;
  nothing_else.stack = true;
  return put_effect(out, cast.caster, on, nothing_else);
}

creature_id only_target(const spell_release& cast) {
  return cast.targets.size() == 1 && !cast.what->area ? cast.targets.front() : creature_id();
}

}  // namespace

bool is_at_others(const creature_id& user, std::span<const creature_id> targets) {
  return std::ranges::any_of(targets, [&](const creature_id& id) { return id != user; });
}

bool needs_targets(const effect_list& steps) {
  return std::ranges::any_of(steps, [](const effect& step) {
    const bool is_somewhere = step.kind == effect_kind::object && step.things.front().holds.empty();
    return step.to == effect_aim::targets && step.bearers.empty() && !is_somewhere &&
           step.kind != effect_kind::tell && step.kind != effect_kind::summon;
  });
}

ruled<bool> release_spell(draft& out, spell_release cast) {
  const spell& what = *cast.what;
  // Nobody as a rule.
  const creature_id by = answer_spell(out, {.on = reaction_moment::spell_cast,
                                            .actor = cast.caster,
                                            .target = {},
                                            .what = what.name,
                                            .total = cast.level,
                                            .alone = only_target(cast)});
  // A spell that comes to nothing asks for no concentration.
  const spell_span span = span_of(what, cast.level);
  // What the content says in place of the spell's own duration stays.
  if (!what.longer.empty() && cast.use.duration == what.duration) cast.use.duration = span.duration;
  const bool is_held = span.concentration && cast.concentration;
  if (is_held && by.empty()) end_concentration(out, cast.caster, effect_end::replaced);
  // Before what this casting ends is gone.
  cast.use.shaping = shaping_of(out.at(cast.caster));
  cast.use.numbers.slot = static_cast<std::int16_t>(cast.level);
  if (cast.use.shaping.twice_as_long) cast.use.duration = doubled_duration(cast.use.duration);
  end_on(out, cast.caster, "cast");
  if (is_harmful(what.effects) && is_at_others(cast.caster, cast.targets))
    end_on(out, cast.caster, "harm");
  out.emit(spell_cast{.caster = cast.caster,
                      .spell = small_text(what.name),
                      .level = static_cast<std::uint8_t>(cast.level),
                      .ritual = cast.ritual,
                      .targets = cast.targets});
  if (!by.empty()) {
    out.emit(spell_countered{.caster = cast.caster, .spell = small_text(what.name), .source = by});
    return false;
  }
  if (is_held) cast.use.parent = concentrate(out, cast);
  effect_scope scope{.targets = those_it_reaches(out, cast.use, cast.targets)};
  const std::size_t from = out.size();
  if (auto no = run_effects(out, cast.use, what.effects, scope)) return *std::move(no);
  after_healing(out, cast.caster, cast.level, from);
  return true;
}

}  // namespace dnd::model::rules
