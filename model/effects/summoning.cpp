#include "model/effects/summoning.hpp"

#include "model/bounds.hpp"
#include "model/counted.hpp"
#include "model/effects/choices.hpp"
#include "model/effects/durations.hpp"
#include "model/effects/lasting_effects.hpp"
#include "model/effects/modifiers.hpp"
#include "model/effects/shapes.hpp"
#include "model/effects/step_dice.hpp"
#include "model/rules/initiative.hpp"
#include "model/rules/new_name.hpp"
#include "model/rules/sides.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace dnd::model::rules::steps {

namespace {

/// So many of one kind.
struct summoned_kind {
  stat_block_ptr block;
  std::int32_t count = 0;
};

refusal too_many_of(const effect_use& use, const stat_block& block, std::int32_t most) {
  return {refusal_code::bad_value,
          most > 0
              ? fmt::format("{} brings {} {} at most", use.name.view(), most, block.name)
              : fmt::format("{} brings no {}, or no more of them", use.name.view(), block.name),
          most > 0 ? fmt::format("`choose: {} x{}`", block.slug.view(), most)
                   : "choose one of a lower challenge rating, or fewer of the others",
          std::nullopt};
}

/// How many of a creature may come; nothing where the content does not say.
std::optional<std::int32_t> most_of(const effect_use& use, const effect& step,
                                    const stat_block& block) {
  if (step.by_challenge.empty()) return std::nullopt;
  const auto row = std::ranges::find_if(step.by_challenge, [&](const level_dice& one) {
    return block.challenge_eighths <= one.level;
  });
  if (row == step.by_challenge.end()) return 0;
  const std::string_view times = dice_for(step.by_level, use.row_level);
  return number_of(use, row->dice) * (times.empty() ? 1 : number_of(use, times));
}

/// What is left of the number that may come, when several kinds share it.
struct room_left {
  /// Of those that the content counts: nothing as long as nobody has asked.
  std::optional<std::int32_t> counted;
  /// Of those that the challenge rating counts, in parts of the whole.
  static constexpr std::int32_t whole = 5'040;
  std::int32_t parts = whole;
};

ruled<std::int32_t> count_by_challenge(const effect_use& use, const stat_block& block,
                                       std::int32_t most, std::int32_t said, room_left& left) {
  const std::int32_t open = most * left.parts / room_left::whole;
  if (open == 0 || said > open) return too_many_of(use, block, open);
  const std::int32_t count = said > 0 ? said : open;
  left.parts -= (count * room_left::whole + most - 1) / most;
  return count;
}

/// How many come: as many as the content says, or as the user said, within what it allows.
ruled<std::int32_t> count_of(draft& out, const effect_use& use, const effect& step,
                             const stat_block& block, std::int32_t said, room_left& left) {
  if (const auto most = most_of(use, step, block))
    return count_by_challenge(use, block, *most, said, left);
  if (step.count.empty() && step.by_level.empty()) return std::max(said, 1);
  if (!left.counted)
    left.counted = std::max(roll_step(out, use, scaled_dice(use, step, step.count), use.user), 1);
  if (*left.counted == 0 || said > *left.counted) return too_many_of(use, block, *left.counted);
  const std::int32_t count = said > 0 ? said : *left.counted;
  *left.counted -= count;
  return count;
}

refusal which(const effect_use& use, const effect& step) {
  std::string names;
  constexpr std::size_t names_most = 8;
  for (std::size_t i = 0; i < step.names.size() && i < names_most; ++i)
    names += (i == 0 ? "" : ", ") + step.names[i];
  if (step.names.size() > names_most) names += ", …";
  return {refusal_code::missing_label,
          fmt::format("{} leaves open which creature comes", use.name.view()),
          fmt::format("name it in `choose:`: {}", names), std::nullopt};
}

objection add_kind(draft& out, const effect_use& use, const effect& step, const counted_name& one,
                   room_left& left, std::vector<summoned_kind>& kinds) {
  stat_block_ptr block = out.content(one.name);
  if (!block) return no_such_creature(use, one.name);
  if (auto no = refuse_challenge(use, step, *block, 0)) return no;
  const auto count = count_of(out, use, step, *block, one.count, left);
  if (!count) return count.error();
  kinds.push_back({std::move(block), *count});
  return std::nullopt;
}

/// The creatures that come. Without a word all, where nothing is left to choose.
objection kinds_of(draft& out, const effect_use& use, const effect& step,
                   std::vector<summoned_kind>& kinds) {
  room_left left;
  for (std::size_t at = 0; at < use.choices.size(); ++at) {
    const chosen_creature one = creature_in(step, use.choices, at);
    if (one.name.empty()) break;
    at = one.word;
    if (auto no = add_kind(out, use, step, {one.name, one.count}, left, kinds)) return no;
  }
  if (kinds.empty() && takes_any(step))
    for (const std::string& word : use.choices) {
      const counted_name one = counted_name_of(word);
      const stat_block_ptr block = out.content(one.name);
      if (!block || !takes_type(step, block->type)) continue;
      if (auto no = add_kind(out, use, step, one, left, kinds)) return no;
    }
  if (!kinds.empty()) return std::nullopt;
  if (takes_any(step)) return which(use, step);
  const bool all_counted = std::ranges::all_of(
      step.names, [](const std::string& name) { return counted_name_of(name).count > 0; });
  if (step.names.size() > 1 && !all_counted) return which(use, step);
  for (const std::string& text : step.names) {
    if (auto no = add_kind(out, use, step, counted_name_of(text), left, kinds)) return no;
  }
  return std::nullopt;
}

objection check_room(const draft& out, const effect_use& use,
                     const std::vector<summoned_kind>& kinds) {
  std::size_t count = 0;
  for (const summoned_kind& one : kinds) count += static_cast<std::size_t>(one.count);
  if (count > bounds::add_count_max)
    return refusal{refusal_code::too_many,
                   fmt::format("{} creatures would come by {}, and {} is the most", count,
                               use.name.view(), bounds::add_count_max),
                   "choose fewer of them", std::nullopt};
  if (out.now().creatures().size() + count > bounds::creatures_max)
    return refusal{refusal_code::too_many,
                   fmt::format("there is room for {} creatures, and {} are there",
                               bounds::creatures_max, out.now().creatures().size()),
                   "`remove` makes room", std::nullopt};
  return std::nullopt;
}

/// Whether it stays as an enemy when the concentration that it came by breaks.
bool is_unbound(const effect_use& use, const effect& step) {
  return use.parent != 0 && !step.unbound.empty();
}

/// The effect on it, as long as which it is here.
void bind_newcomer(draft& out, const effect_use& use, const effect& step, std::string_view duration,
                   const creature_id& who) {
  const bool unbound = is_unbound(use, step);
  held_here(out, use,
            {.duration = unbound ? std::string_view(step.unbound) : duration,
             .side = unbound ? hostile_side : std::string_view(step.side),
             .ends_on = step.ends_on,
             .by_itself = unbound},
            who);
}

/// A place in the order right after another one's; what breaks ties is no other's.
void act_after(draft& out, const creature_id& who, const combatant& first) {
  const auto is_taken = [&](std::uint64_t key) {
    return std::ranges::any_of(out.now().fight()->order, [&](const combatant& one) {
      return one.rolled && one.tie_break == key;
    });
  };
  std::uint64_t key = first.tie_break;
  while (key > 0 && is_taken(key)) --key;
  out.emit(
      initiative_rolled{.creature = who, .d20 = {}, .total = first.initiative, .tie_break = key});
}

void join_fight(draft& out, const effect_use& use, const effect& step,
                const std::vector<creature_id>& newcomers) {
  if (!out.now().fight()) return;
  const combatant* const user = out.now().fight()->find(use.user);
  const bool is_next = step.what == "after" && user && user->rolled;
  // A copy: what joins moves the order.
  const combatant first = is_next ? *user : combatant{};
  for (const creature_id& id : newcomers)
    out.emit(combatant_joined{.creature = id, .surprised = false});
  if (!is_next) return roll_initiative(out, newcomers, sharing::groups);
  for (const creature_id& id : newcomers) act_after(out, id, first);
}

}  // namespace

void held_here(draft& out, const effect_use& use, const bond_of& what, const creature_id& who) {
  new_effect on;
  on.name = use.name;
  on.source = use.user;
  on.parent = what.by_itself ? 0 : use.parent;
  on.spell = use.spell;
  on.level = use.slot_level;
  on.spell_level = use.spell_level;
  on.duration = what.duration;
  lasting does;
  does.stack = true;
  does.side = what.side;
  does.ends_on = what.ends_on;
  put_effect(out, who, on, does);
}

void join_after(draft& out, const creature_id& who, const creature_id& first) {
  const combatant* const found = out.now().fight() ? out.now().fight()->find(first) : nullptr;
  if (!found || !found->rolled) return;
  // A copy: who joins moves the order.
  const combatant before = *found;
  out.emit(combatant_joined{.creature = who, .surprised = false});
  act_after(out, who, before);
}

objection summon(draft& out, const effect_use& use, const effect& step) {
  std::vector<summoned_kind> kinds;
  if (auto no = kinds_of(out, use, step, kinds)) return no;
  if (auto no = check_room(out, use, kinds)) return no;
  const std::string duration =
      step.duration.empty() ? use.duration : rolled_duration(out, use, step.duration);
  const bool stays = use.parent == 0 && (duration.empty() || duration == "permanent");
  const effect_number last = out.now().effects_given();
  std::vector<creature_id> newcomers;
  for (const summoned_kind& kind : kinds)
    for (std::int32_t i = 0; i < kind.count; ++i) {
      const auto who =
          next_identity(out.now(), kind.block->slug.view(), kind.block->name, std::nullopt);
      if (!who) return who.error();
      const std::int32_t hp = std::clamp(kind.block->hit_points, 1, bounds::hit_points_max);
      creature_added added;
      added.creature = who->id;
      added.name = who->name;
      added.number = who->number;
      added.hp = hp;
      added.max_hp = hp;
      added.block = kind.block;
      added.summoner = use.user;
      newcomers.push_back(who->id);
      if (!stays) added.bond = last + static_cast<effect_number>(newcomers.size());
      out.emit(std::move(added));
    }
  // All come before what holds them, so that they are told of together.
  if (!stays || !step.side.empty() || !step.ends_on.empty())
    for (const creature_id& id : newcomers) bind_newcomer(out, use, step, duration, id);
  if (is_unbound(use, step))
    for (const creature_id& id : newcomers)
      held_here(out, use, {.duration = duration, .side = own_side}, id);
  join_fight(out, use, step, newcomers);
  effect_scope scope{.targets = std::move(newcomers), .source = use.user};
  return run_effects(out, use, branch_of(step, "each"), scope);
}

}  // namespace dnd::model::rules::steps
