#include "model/rules/damage.hpp"

#include "model/bounds.hpp"
#include "model/dice/evaluate.hpp"
#include "model/dice/expression.hpp"
#include "model/dice/simple.hpp"
#include "model/effects/hit_moments.hpp"
#include "model/effects/lasting_effects.hpp"
#include "model/effects/modifiers.hpp"
#include "model/effects/shapes.hpp"
#include "model/rules/death.hpp"
#include "model/rules/reactions.hpp"
#include "model/rules/roll_modifiers.hpp"
#include "model/rules/temporary_hp.hpp"
#include "model/rules/traits.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <utility>
#include <vector>

namespace dnd::model::rules {

namespace {

bool holds(const damage_defence& defence, damage_type type, const damage_tags& tags) {
  if (!defence.types.contains(type)) return false;
  if (!defence.nonmagical_only) return true;
  return !tags.magical && !(defence.except_silvered && tags.silvered) &&
         !(defence.except_adamantine && tags.adamantine);
}

std::int32_t cut(std::int64_t amount) {
  return static_cast<std::int32_t>(std::clamp<std::int64_t>(amount, 0, bounds::hit_points_max));
}

/// Each type, and damage without one.
constexpr std::size_t packet_kinds = damage_type_count + 1;

/// One entry for each type that was dealt, in the order in which the types first came.
struct packet_sums {
  std::array<packet, packet_kinds> of{};
  std::size_t count = 0;

  void add(const packet& one) {
    for (std::size_t i = 0; i < count; ++i) {
      if (of[i].type != one.type) continue;
      of[i].amount = cut(std::int64_t{of[i].amount} + one.amount);
      return;
    }
    of[count++] = one;
  }
};

/// The dice of `what`, more general than `simple_dice`.
ruled<std::int32_t> roll_expression(draft& out, const damage_roll& what, damage_rolled& rolled) {
  auto dice = parse_dice(what.dice);
  if (dice && what.critical == crit::yes) dice = with_critical(*std::move(dice));
  if (!dice)
    return refusal{
        refusal_code::bad_content,
        fmt::format("{} has no valid damage dice: {}", what.action.view(), dice.error().message),
        "correct the entry and put the creature on the table again", std::nullopt};
  rolled.dice = print(*dice);
  auto result = roll(*dice, out.dice());
  if (!result) return std::move(result).error();
  return cut(result->total);
}

/// How many times over the source deals its damage to such a target.
std::int32_t times_dealt(const draft& out, const hit& what) {
  const creature* const source = what.source.empty() ? nullptr : out.now().find(what.source);
  std::int32_t times = 1;
  if (source == nullptr) return times;
  const modifier_context roll{.other = &out.at(what.target), .cause = what.tags.cause};
  each_modifier(*source, modifier_key::deals, [&](const owned_modifier& has) {
    if (has.what->value == "x2" && counts_for(has, *source, roll)) times = 2;
  });
  return times;
}

/// Who takes damage with the target: as much, or half of it in its place.
struct shared_damage {
  creature_id who;
  bool half = false;
};

std::vector<shared_damage> sharers_of(const draft& out, const hit& what) {
  std::vector<shared_damage> all;
  if (what.shared) return all;
  const creature& target = out.at(what.target);
  each_modifier(target, modifier_key::share_damage, [&](const owned_modifier& has) {
    if (has.effect == nullptr || has.effect->source == target.id) return;
    const creature* const other = out.now().find(has.effect->source);
    if (other == nullptr || other->life == vitality::dead || !counts_for(has, target, {})) return;
    all.push_back({other->id, has.what->value == "half"});
  });
  return all;
}

/// Leaves half of it, rounded down; returns the rest.
std::int32_t pass_on_half(std::int32_t& amount) {
  const std::int32_t whole = amount;
  amount = whole / 2;
  return whole - amount;
}

bool has_half(const std::vector<shared_damage>& sharers) {
  return std::ranges::any_of(sharers, &shared_damage::half);
}

/// What has passed the defences of the one passes those of the other.
void deal_shared(draft& out, const std::vector<shared_damage>& sharers, std::int32_t taken,
                 std::int32_t passed_on) {
  for (const shared_damage& one : sharers) {
    const packet part{std::nullopt, one.half ? std::exchange(passed_on, 0) : taken};
    const creature* const who = out.now().find(one.who);
    if (part.amount == 0 || who == nullptr || who->life == vitality::dead) continue;
    deal(out, {.source = {},
               .target = one.who,
               .packets = std::span(&part, 1),
               .tags = {},
               .shared = true});
  }
}

/// What modifiers take off the damage of a hit, and whether they halve it.
std::int32_t reduction_of(draft& out, const hit& what, bool& halved) {
  const creature& target = out.at(what.target);
  const modifier_context roll{.other = what.source.empty() ? nullptr : out.now().find(what.source),
                              .magic = what.tags.magical,
                              .asked_for = what.asked_for,
                              .cause = what.tags.cause};
  each_modifier(target, modifier_key::reduce_damage, [&](const owned_modifier& has) {
    halved = halved || (has.what->value == "half" && counts_for(has, target, roll));
  });
  std::vector<roll_term> parts;
  return std::max(add_terms(out, what.target, modifier_key::reduce_damage, roll, parts), 0);
}

damage_type_set types_in(const packet_sums& sums,
                         const std::array<std::int32_t, packet_kinds>& amounts) {
  damage_type_set types;
  for (std::size_t i = 0; i < sums.count; ++i)
    if (sums.of[i].type && amounts[i] > 0) types.insert(*sums.of[i].type);
  return types;
}

/// Those that were dealt, whether anything of them was taken.
damage_type_set types_dealt(const packet_sums& sums) {
  damage_type_set types;
  for (std::size_t i = 0; i < sums.count; ++i)
    if (sums.of[i].type && sums.of[i].amount > 0) types.insert(*sums.of[i].type);
  return types;
}

/// SRD, Polymorph, Wild Shape: damage that the hit points of the shape did not reach for carries
/// over to the creature itself.
void take_excess(draft& out, const hit& what, blow& struck) {
  const creature& target = out.at(what.target);
  const std::int32_t excess = std::max(struck.through - struck.hp_before, 0);
  struck.hp_before = target.hp;
  struck.through = excess;
  if (excess == 0) return;
  out.emit(damage_dealt{.source = what.source,
                        .target = what.target,
                        .amount = excess,
                        .type = std::nullopt,
                        .rolled = excess,
                        .hp = {target.hp, std::max(target.hp - excess, 0)},
                        .temp_hp = {target.temp_hp, target.temp_hp}});
}

/// Whoever is hurt by somebody may answer.
void offer_answer(draft& out, const hit& what, std::int32_t taken, damage_type_set types) {
  const creature* const source = what.source.empty() ? nullptr : out.now().find(what.source);
  if (!source || what.source == what.target || source->life == vitality::dead) return;
  answer_damage(out, {.on = reaction_moment::damaged,
                      .actor = what.source,
                      .target = what.target,
                      .what = {},
                      .total = taken,
                      .types = types});
}

/// SRD, Empowered Spell: the lowest dice once more, where that is likely to be better.
std::int64_t roll_lowest_again(dice_roller& from, const simple_dice& dice, std::int32_t most) {
  std::vector<std::int32_t> faces;
  for (std::int32_t i = 0; i < dice.count; ++i) faces.push_back(from.roll(dice.faces));
  std::ranges::sort(faces);
  std::int64_t sum = dice.bonus;
  for (std::int32_t& face : faces) {
    const bool is_low = 2 * face < dice.faces + 1;
    if (is_low && most-- > 0) face = from.roll(dice.faces);
    sum += face;
  }
  return sum;
}

/// The sum of the dice, some of them rolled again. SRD: Great Weapon Fighting.
std::int64_t roll_bettered(dice_roller& from, const simple_dice& dice, const damage_roll& what) {
  if (what.highest) return std::int64_t{dice.count} * dice.faces + dice.bonus;
  if (what.lowest_again > 0) return roll_lowest_again(from, dice, what.lowest_again);
  if (what.again == 0 && what.least == 0) return roll(dice, from);
  std::int64_t sum = dice.bonus;
  for (std::int32_t i = 0; i < dice.count; ++i) {
    std::int32_t face = from.roll(dice.faces);
    if (face <= what.again) face = from.roll(dice.faces);
    sum += std::max(face, what.least);
  }
  return sum;
}

}  // namespace

std::vector<std::uint16_t> faces_since(const dice_roller& dice, std::size_t from) {
  const auto drawn = dice.drawn().subspan(from);
  std::vector<std::uint16_t> faces;
  faces.reserve(drawn.size());
  // A fate die has no place among damage or hit dice: its -1 counts as what it does, nothing.
  for (const drawn_face& one : drawn)
    faces.push_back(static_cast<std::uint16_t>(std::max(one.face, 0)));
  return faces;
}

std::int32_t after_defences(const creature& target, std::optional<damage_type> type,
                            std::int32_t amount, const damage_tags& tags,
                            const std::vector<std::string>* asked_for) {
  if (!type) return amount;
  bool resists = false;
  bool vulnerable = false;
  for (const damage_defence& defence : target.block->defences) {
    if (!holds(defence, *type, tags)) continue;
    switch (defence.kind) {
      case defence_kind::immunity:
        return 0;
      case defence_kind::resistance:
        resists = true;
        break;
      case defence_kind::vulnerability:
        vulnerable = true;
        break;
    }
  }
  const modifier_context roll{
      .type = type, .magic = tags.magical, .asked_for = asked_for, .cause = tags.cause};
  const auto by_effect = [&](modifier_key key) {
    bool found = false;
    each_modifier(target, key, [&](const owned_modifier& has) {
      const model::modifier& one = *has.what;
      if (!one.types.empty() && !one.types.contains(*type)) return;
      if (one.nonmagical && tags.magical) return;
      found = found || counts_for(has, target, roll);
    });
    return found;
  };
  if (by_effect(modifier_key::immune)) return 0;
  resists = resists || by_effect(modifier_key::resist);
  vulnerable = vulnerable || by_effect(modifier_key::vulnerable);
  if (resists && !tags.ignores.contains(*type)) amount /= 2;
  if (vulnerable) amount *= 2;
  return amount;
}

std::int32_t deal(draft& out, const hit& what) {
  DND_ASSERT(out.at(what.target).life != vitality::dead);
  packet_sums sums;
  const std::int32_t times = times_dealt(out, what);
  for (const packet& one : what.packets)
    sums.add({one.type, cut(std::int64_t{one.amount} * times)});

  // SRD, Damage: what is taken off comes before resistance.
  bool halved = false;
  std::int32_t less = reduction_of(out, what, halved);
  std::array<std::int32_t, packet_kinds> amounts{};
  const std::vector<shared_damage> sharers = sharers_of(out, what);
  std::int32_t passed_on = 0;
  blow struck{.critical = what.critical == crit::yes, .spares = what.spares};
  {
    const creature& target = out.at(what.target);
    struck.life_before = target.life;
    struck.hp_before = target.hp;
    for (std::size_t i = 0; i < sums.count; ++i) {
      // What the first types do not use up comes off the next ones.
      const std::int32_t off = std::min(less, sums.of[i].amount);
      less -= off;
      const std::int32_t left = sums.of[i].amount - off;
      amounts[i] = after_defences(target, sums.of[i].type, halved ? left / 2 : left, what.tags,
                                  what.asked_for);
      if (has_half(sharers)) passed_on += pass_on_half(amounts[i]);
      struck.taken += amounts[i];
    }
    if (struck.taken < target.block->damage_threshold) {
      amounts = {};
      struck.taken = 0;
    }
    struck.through = std::max(struck.taken - target.temp_hp, 0);
  }
  const bool radiant =
      std::ranges::any_of(std::span(sums.of).first(sums.count), [&](const packet& one) {
        return one.type == damage_type::radiant &&
               amounts[static_cast<std::size_t>(&one - sums.of.data())] > 0;
      });
  const std::int32_t floor = least_hp(out, what.target, struck, radiant);

  for (std::size_t i = 0; i < sums.count; ++i) {
    const creature& target = out.at(what.target);
    const std::int32_t absorbed = std::min(amounts[i], target.temp_hp);
    const std::int32_t left =
        std::max(target.hp - (amounts[i] - absorbed), std::min(floor, target.hp));
    out.emit(damage_dealt{.source = what.source,
                          .target = what.target,
                          .amount = amounts[i],
                          .type = sums.of[i].type,
                          .rolled = sums.of[i].amount,
                          .hp = {target.hp, left},
                          .temp_hp = {target.temp_hp, target.temp_hp - absorbed}});
  }
  if (struck.taken > struck.through && out.at(what.target).temp_hp == 0)
    forget_temporary(out, what.target);
  if (fall_out_of_shape(out, what.target)) take_excess(out, what, struck);
  suffer(out, what.target, struck);
  after_damage(out, what.target, struck.taken);
  const damage_type_set types = types_in(sums, amounts);
  after_exposure(out, what.source, what.target, types_dealt(sums));
  if (struck.taken > 0) after_hurt(out, what.source, what.target, types, struck.life_before);
  if (struck.taken > 0) offer_answer(out, what, struck.taken, types);
  deal_shared(out, sharers, struck.taken, passed_on);
  return struck.taken;
}

ruled<std::int32_t> roll_damage(draft& out, const damage_roll& what) {
  damage_rolled rolled;
  rolled.source = what.source;
  rolled.action = what.action;
  rolled.type = what.type;
  const std::size_t from = out.dice().drawn().size();
  if (auto simple = parse_simple(what.dice)) {
    const simple_dice dice = what.critical == crit::yes ? critical(*simple) : *simple;
    rolled.dice = print(dice);
    rolled.total = cut(roll_bettered(out.dice(), dice, what));
  } else {
    auto total = roll_expression(out, what, rolled);
    if (!total) return std::move(total).error();
    rolled.total = *total;
  }
  rolled.faces = faces_since(out.dice(), from);
  const std::int32_t total = rolled.total;
  out.emit(std::move(rolled));
  return total;
}

}  // namespace dnd::model::rules
