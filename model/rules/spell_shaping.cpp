#include "model/rules/spell_shaping.hpp"

#include "model/effects/durations.hpp"
#include "model/effects/modifiers.hpp"
#include "model/rules/sides.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <variant>

namespace dnd::model::rules {

namespace {

bool has_value(const creature& who, modifier_key key, std::string_view value) noexcept {
  bool found = false;
  each_modifier(who, key, [&](const owned_modifier& has) {
    found = found || (has.what->value == value && counts_for(has, who, {.spell = true}));
  });
  return found;
}

/// The highest level of spells that do nothing to it; 0: none.
std::int32_t level_of_immunity(const creature& who) noexcept {
  std::int32_t level = 0;
  each_modifier(who, modifier_key::immune_to_spells, [&](const owned_modifier& has) {
    if (counts_for(has, who, {.magic = true, .spell = true}))
      level = std::max(level, number_in(has.what->value).value_or(0));
  });
  return level;
}

}  // namespace

spell_shaping shaping_of(const creature& caster) noexcept {
  spell_shaping made;
  made.highest_damage = has_value(caster, modifier_key::highest_dice, "damage");
  made.twice_as_long = has_value(caster, modifier_key::spell_duration, "x2");
  each_modifier(caster, modifier_key::reroll_lowest, [&](const owned_modifier& has) {
    if (counts_for(has, caster, {.spell = true}))
      made.lowest_again =
          std::max({made.lowest_again, number_in(has.what->value).value_or(1), std::int32_t{1}});
  });
  return made;
}

std::string doubled_duration(std::string_view text) {
  const auto rounds = rounds_in(text);
  if (!rounds || *rounds < rounds_per_minute) return std::string(text);
  const game_time longer = std::max(*rounds, std::min(*rounds * 2, rounds_per_day));
  return fmt::format("{} rounds", longer);
}

bool casts_quickly(const creature& caster, const spell& what) noexcept {
  return what.time == casting_time::action &&
         has_value(caster, modifier_key::casting_time, "bonus");
}

std::vector<creature_id> those_it_reaches(draft& out, effect_use& use,
                                          const std::vector<creature_id>& targets) {
  std::vector<creature_id> reached;
  std::vector<std::uint8_t> shares;
  for (std::size_t i = 0; i < targets.size(); ++i) {
    const creature& who = out.at(targets[i]);
    const bool is_willing =
        who.id == use.user || side_of(out.now(), who) == side_of(out.now(), out.at(use.user));
    if (is_willing || level_of_immunity(who) < std::max<int>(use.slot_level, 1)) {
      reached.push_back(targets[i]);
      if (i < use.shares.size()) shares.push_back(use.shares[i]);
      continue;
    }
    out.emit(effect_told{.source = use.user,
                         .creature = targets[i],
                         .name = use.name,
                         .text = "is immune to spells of this level"});
  }
  use.shares = std::move(shares);
  return reached;
}

std::int32_t more_healing(const creature& caster, const effect_use& use) {
  if (!use.spell || use.slot_level == 0) return 0;
  std::int32_t more = 0;
  each_modifier(caster, modifier_key::healing, [&](const owned_modifier& has) {
    if (!counts_for(has, caster, {.spell = true, .cause = use.name.view()})) return;
    more += number_in(resolved_dice(has.what->value, use.numbers)).value_or(0);
  });
  return more;
}

void roll_spell_damage(draft& out, const effect_use& use, const creature_id& target,
                       std::vector<packet>& packets) {
  if (!use.spell || packets.empty()) return;
  const creature& caster = out.at(use.user);
  struct extra {
    std::string from;
    std::string dice;
    damage_type type{};
  };
  std::vector<extra> all;
  const modifier_context roll{
      .other = &out.at(target), .magic = true, .spell = true, .cause = use.name.view()};
  each_modifier(caster, modifier_key::spell_damage, [&](const owned_modifier& has) {
    if (!counts_for(has, caster, roll)) return;
    damage_type type = packets.front().type.value_or(damage_type::force);
    for (std::size_t i = 0; i < damage_type_count; ++i)
      if (has.what->types.contains(static_cast<damage_type>(i))) type = static_cast<damage_type>(i);
    all.push_back({std::string(has.from), has.what->value, type});
  });
  for (const extra& one : all) {
    const auto total =
        roll_damage(out, {.source = use.user,
                          .action = small_text::fits(one.from) ? small_text(one.from) : use.name,
                          .dice = one.dice,
                          .type = one.type});
    // Dice that are none were refused when the content was read.
    if (total) packets.push_back({one.type, *total});
  }
}

void after_healing(draft& out, const creature_id& caster, int level, std::size_t from) {
  creature_id other;
  for (const event& one : out.events().subspan(from)) {
    const auto* const mended = get_if<healed>(&one);
    if (mended != nullptr && mended->source == caster && mended->target != caster &&
        mended->amount > 0)
      other = mended->target;
  }
  const creature* const who = out.now().find(caster);
  if (other.empty() || level == 0 || who == nullptr || who->life == vitality::dead) return;
  run_triggers(out, caster,
               {.name = "spell_heals", .other = other, .slot = static_cast<std::int16_t>(level)});
}

}  // namespace dnd::model::rules
