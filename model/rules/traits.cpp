#include "model/rules/traits.hpp"

#include "model/effects/lasting_effects.hpp"
#include "model/effects/modifiers.hpp"
#include "model/rules/checks.hpp"
#include "model/rules/usage.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dnd::model::rules {

namespace {

constexpr std::string_view undead_fortitude = "Undead Fortitude";
constexpr std::string_view relentless_endurance = "Relentless Endurance";

bool has_trait(const creature& who, std::string_view name) {
  return std::ranges::find(who.block->traits, name, &trait::name) != who.block->traits.end();
}

/// A modifier that keeps a creature up, apart from the state that rolling changes.
struct kept_up {
  std::string from;
  modifier rule;
  /// Of an effect that ends with its first use; 0: it stays.
  effect_number once = 0;
};

/// The ability of its save.
ability save_of(const modifier& rule) {
  ability with{};
  for (std::size_t i = 0; i < ability_count; ++i)
    if (rule.with.contains(static_cast<ability>(i))) with = static_cast<ability>(i);
  return with;
}

bool holds_now(const owned_modifier& has, const creature& who) {
  return counts_for(has, who, {.with = save_of(*has.what)});
}

/// The effect that a use of its modifier ends; 0 where none does.
effect_number ends_with_use(const owned_modifier& has) {
  return has.effect != nullptr && has.effect->does.once ? has.effect->number : 0;
}

/// How often it has been kept up since a rest is counted as uses of what does it.
std::uint16_t times_kept_up(const creature& who, const kept_up& by) {
  return by.rule.dc_more > 0 && small_text::fits(by.from) ? spent_of(who, by.from)
                                                          : std::uint16_t{0};
}

/// What a success leaves behind: the next one is harder, or there is no next one.
void note_kept_up(draft& out, const creature_id& who, const kept_up& by) {
  if (by.once != 0) end_effect(out, who, by.once, effect_end::used);
  if (by.rule.dc_more <= 0 || !small_text::fits(by.from)) return;
  const std::uint16_t before = times_kept_up(out.at(who), by);
  out.emit(action_used{.creature = who,
                       .action = small_text(by.from),
                       .pool = small_text(by.from),
                       .spent = {before, static_cast<std::uint16_t>(before + 1)}});
}

bool is_excepted(const modifier& rule, const blow& hit, bool radiant) {
  return std::ranges::any_of(rule.except, [&](const std::string& word) {
    return (word == "radiant" && radiant) || (word == "critical" && hit.critical);
  });
}

/// The Difficulty Class, in which "dealt" is what was taken.
std::int32_t dc_of(const modifier& rule, const blow& hit) {
  constexpr std::string_view dealt = "+dealt";
  const std::string_view text = rule.dc;
  if (text.ends_with(dealt))
    return number_in(text.substr(0, text.size() - dealt.size())).value_or(0) + hit.taken;
  return number_in(text).value_or(0);
}

/// Whether the rule keeps it up this time: it does not hold against everything, may need a save,
/// and may spend a use.
bool keeps_up(draft& out, const creature_id& who, const kept_up& by, const blow& hit,
              bool radiant) {
  if (is_excepted(by.rule, hit, radiant)) return false;
  if (by.rule.damage_at_most > 0 && hit.taken > by.rule.damage_at_most) return false;
  if (!by.rule.pool.empty()) {
    if (hit.through - hit.hp_before >= effective_max_hp(out.at(who))) return false;
    const auto size = size_of_pool(*out.at(who).block, by.rule.pool);
    const std::uint16_t before = spent_of(out.at(who), by.rule.pool);
    if (before >= (size ? size->uses : 1)) return false;
    out.emit(action_used{
        .creature = who,
        .action = small_text::fits(by.from) ? small_text(by.from) : small_text(by.rule.pool),
        .pool = small_text(by.rule.pool),
        .spent = {before, static_cast<std::uint16_t>(before + 1)}});
  }
  if (by.rule.dc.empty()) return true;
  save_asked asked;
  asked.with = save_of(by.rule);
  asked.dc = narrow(dc_of(by.rule, hit) + by.rule.dc_more * times_kept_up(out.at(who), by));
  asked.because = by.from;
  return roll_save(out, who, asked);
}

/// What modifiers say; nothing where there is none.
std::optional<std::int32_t> least_by_modifiers(draft& out, const creature_id& who, const blow& hit,
                                               bool radiant) {
  std::vector<kept_up> all;
  const creature& target = out.at(who);
  each_modifier(target, modifier_key::undying, [&](const owned_modifier& has) {
    if (holds_now(has, target))
      all.push_back({std::string(has.from), *has.what, ends_with_use(has)});
  });
  if (all.empty()) return std::nullopt;
  for (const kept_up& one : all)
    if (keeps_up(out, who, one, hit, radiant)) {
      note_kept_up(out, who, one);
      return number_in(one.rule.value).value_or(1);
    }
  return 0;
}

}  // namespace

bool withstands_death(draft& out, const creature_id& who) {
  effect_number by = 0;
  const creature& target = out.at(who);
  each_modifier(target, modifier_key::undying, [&](const owned_modifier& has) {
    if (by == 0 && holds_now(has, target)) by = ends_with_use(has);
  });
  if (by != 0) end_effect(out, who, by, effect_end::used);
  return by != 0;
}

std::int32_t least_hp(draft& out, const creature_id& who, const blow& hit, bool radiant) {
  const creature& target = out.at(who);
  if (hit.life_before != vitality::conscious || hit.through < hit.hp_before) return 0;
  if (const auto least = least_by_modifiers(out, who, hit, radiant)) return *least;
  // Creatures of older logs have these traits as a name alone.
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
