#include "model/verbs/attacks.hpp"

#include "model/bounds.hpp"
#include "model/dice/simple.hpp"
#include "model/language/labels.hpp"
#include "model/language/line_writer.hpp"
#include "model/language/reader.hpp"
#include "model/language/resolve.hpp"
#include "model/rules/able.hpp"
#include "model/rules/action_use.hpp"
#include "model/rules/combat_effects.hpp"
#include "model/rules/naming.hpp"
#include "model/rules/turn_economy.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace dnd::model {

namespace rules {

namespace {

using column_t = std::optional<std::size_t>;

/// Targets that cannot be harmed by this attacker.
objection check_targets(const state& now, const creature_id& attacker, const chosen& targets) {
  if (auto no = refuse_dead(now, targets, "is no target any more")) return no;
  const creature& who = *now.find(attacker);
  for (std::size_t i = 0; i < targets.ids.size(); ++i) {
    const bool charmed = std::ranges::any_of(who.conditions, [&](const condition_instance& has) {
      return has.kind == condition::charmed && has.source == targets.ids[i];
    });
    if (charmed)
      return refusal{refusal_code::not_available,
                     fmt::format("{} is charmed by {} and cannot attack it", called(who),
                                 called(*now.find(targets.ids[i]))),
                     "", column_of(targets, i)};
  }
  return std::nullopt;
}

/// `does_not` is what other attacks do not.
objection check_melee(const action& what, std::string_view does_not, std::size_t column) {
  // What the parts of a multiattack are is asked when they are made.
  const bool may_be =
      !what.multiattack.empty() || (what.attack && what.attack->form != attack_form::ranged);
  if (may_be) return std::nullopt;
  return refusal{refusal_code::not_available,
                 fmt::format("{} {}: it is no melee attack", what.name.view(), does_not),
                 "name an attack with a weapon in hand", column};
}

/// SRD, Opportunity Attacks: one melee attack, not on who has disengaged.
objection check_opportunity(const state& now, const action& what, const chosen& targets,
                            std::size_t column) {
  if (!what.multiattack.empty())
    return refusal{
        refusal_code::not_available,
        fmt::format("{} is more than the one melee attack of a reaction", what.name.view()),
        "name one of its attacks", column};
  if (auto no = check_melee(what, "is no answer to who leaves", column)) return no;
  if (targets.ids.size() != 1)
    return refusal{refusal_code::too_many, "an opportunity attack has one target",
                   "name who leaves the reach", column};
  const creature& leaving = *now.find(targets.ids.front());
  if (!has_effect(leaving, disengage_effect)) return std::nullopt;
  return refusal{refusal_code::not_available,
                 fmt::format("{} has disengaged and gives no opportunity", called(leaving)), "",
                 column_of(targets, 0)};
}

/// SRD, Two-Weapon Fighting: a weapon, held in the hand.
objection check_offhand(const action& what, std::size_t column) {
  const bool fits = what.attack && !what.attack->spell && what.multiattack.empty() &&
                    what.attack->form != attack_form::ranged;
  if (fits) return std::nullopt;
  return refusal{refusal_code::not_available,
                 fmt::format("{} is no melee weapon", what.name.view()),
                 "the other hand takes a light one", column};
}

objection check_first_hand(const draft& out, const creature_id& id, bool free,
                           std::optional<std::size_t> column) {
  if (free || !counts_turns(out) || out.at(id).turn.attacked) return std::nullopt;
  return refusal{
      refusal_code::not_available,
      fmt::format("{} has not attacked with a melee weapon this turn", called(out.at(id))),
      "`attack` comes first", column};
}

/// The ability modifier that a weapon's damage holds: the greatest of Strength and Dexterity that
/// both the attack bonus and the damage have room for. What is left is magic or a feature's.
std::int32_t ability_in(const action& what, const stat_block& block, std::int32_t bonus) {
  const std::int32_t room = std::min(bonus, what.attack->to_hit - block.proficiency_bonus);
  std::int32_t found = 0;
  for (const ability one : {ability::str, ability::dex}) {
    const std::int32_t has = ability_modifier(block.abilities[static_cast<std::size_t>(one)]);
    if (has <= room) found = std::max(found, has);
  }
  return found;
}

/// SRD, Two-Weapon Fighting: unless that modifier is negative.
action without_ability_modifier(const action& what, const stat_block& block) {
  action weaker = what;
  if (weaker.damage.empty()) return weaker;
  const auto dice = parse_simple(weaker.damage.front().dice);
  if (!dice || dice->bonus <= 0) return weaker;
  simple_dice less = *dice;
  less.bonus -= ability_in(what, block, dice->bonus);
  weaker.damage.front().dice = print(less);
  return weaker;
}

/// An action and who it is used against.
struct aim {
  const action* what = nullptr;
  chosen targets;
};

ruled<aim> aim_at(const state& now, const word& with, std::span<const word> to,
                  const stat_block& block) {
  const auto what = resolve_action(with, block);
  if (!what) return what.error();
  auto targets = all_named(now, to);
  if (!targets) return std::move(targets).error();
  return aim{*what, *std::move(targets)};
}

/// In the short form an action is one word: `fire breath thia` says "fire" and "breath thia". Where
/// nothing is called so, words go over to the action one by one, as long as it is one then.
ruled<aim> aim_in_short(const state& now, const word& with, std::span<const word> to,
                        const stat_block& block) {
  auto first = aim_at(now, with, to, block);
  if (first || to.size() != 1) return first;
  word longer = with;
  word rest = to.front();
  for (std::size_t blank = rest.text.find(' '); blank != std::string::npos;
       blank = rest.text.find(' ')) {
    longer.text += ' ' + rest.text.substr(0, blank);
    rest.text.erase(0, blank + 1);
    rest.column += blank + 1;
    if (!resolve_action(longer, block)) return first;
    auto next = aim_at(now, longer, std::span(&rest, 1), block);
    if (next) return next;
  }
  return first;
}

}  // namespace

}  // namespace rules

namespace commands {

namespace {

using namespace language;

constexpr label_spec attack_with{.name = "with",
                                 .kind = value_kind::action,
                                 .needed = need::required,
                                 .placeholder = "WHAT",
                                 .help = "an action of the attacker's stat block"};
constexpr label_spec attack_cover{
    .name = "cover",
    .kind = value_kind::cover,
    .placeholder = "half|three-quarters",
    .help = "+2 or +5 to the targets' AC and Dexterity saving throws"};
constexpr label_spec attack_distance{
    .name = "distance",
    .kind = value_kind::number,
    .placeholder = "FEET",
    .help = "for long range, prone targets and hits on helpless ones",
    .range = {0, bounds::distance_ft_max}};
constexpr label_spec attack_labels[] = {labels::by_actor, attack_with,     labels::to,
                                        attack_cover,     attack_distance, labels::rolled};
constexpr flag_spec attack_opportunity{
    .name = "opportunity", .help = "on who leaves the reach: a melee attack, with the reaction"};
constexpr flag_spec attack_nonlethal{.name = "nonlethal",
                                     .help =
                                         "whom a melee hit brings to 0 hit points is knocked "
                                         "out and stable",
                                     .alias = "knockout"};
constexpr flag_spec attack_flags[] = {attack_opportunity, attack_nonlethal, labels::advantage,
                                      labels::disadvantage, labels::for_free};
constexpr std::string_view attack_examples[] = {
    "attack by: giant crocodile 2 with: bite to: Elara",
    "attack with: longbow to: zombie-1 and: zombie-2 cover: half distance: 200",
    "attack by: Grog with: greataxe to: zombie-1 rolled: 14,7 advantage",
    "attack by: Grog with: greataxe to: orc-1 opportunity", "a longsword orc-1 adv"};
constexpr label_spec offhand_to{.name = "to",
                                .kind = value_kind::creature,
                                .needed = need::required,
                                .placeholder = "WHOM",
                                .help = "the target"};
constexpr label_spec offhand_labels[] = {labels::by_actor, attack_with,     offhand_to,
                                         attack_cover,     attack_distance, labels::rolled};
constexpr flag_spec offhand_flags[] = {attack_nonlethal, labels::advantage, labels::disadvantage,
                                       labels::for_free};
constexpr std::string_view offhand_examples[] = {"offhand dagger goblin-1",
                                                 "offhand by: Vex with: shortsword to: orc-1"};
constexpr std::string_view attack_shorts[] = {"a", "hit"};
constexpr std::string_view attack_places[] = {"with", "to"};

}  // namespace

constinit const verb_spec attack::row{
    .name = "attack",
    .shorts = attack_shorts,
    .labels = attack_labels,
    .flags = attack_flags,
    .places = attack_places,
    .summary = "rolls to hit and, on a hit, the damage, against each target",
    .details = "In short, the action is one word or stands in quotes.",
    .examples = attack_examples};

attack attack::read(value_reader& given) {
  return {.by = given.optional_word(labels::by_actor),
          .with = given.one_word(attack_with),
          .to = given.words(labels::to),
          .cover = given.cover(attack_cover),
          .distance_ft = given.number(attack_distance),
          .opportunity = given.has(attack_opportunity),
          .nonlethal = given.has(attack_nonlethal),
          .free = given.has(labels::for_free),
          .flags = given.d20_flags(),
          .rolled = given.faces(labels::rolled)};
}

void attack::print(line_writer& line) const {
  line.optional_word(labels::by_actor, by).words(attack_with, {with}).words(labels::to, to);
  if (cover != cover_degree::none) line.name(attack_cover, to_text(cover));
  line.number(attack_distance, distance_ft).faces(labels::rolled, rolled);
  line.flag(attack_opportunity, opportunity).flag(attack_nonlethal, nonlethal);
  line.flag(labels::for_free, free).d20_flags(flags);
}

objection attack::decide(rules::draft& out) const {
  using namespace rules;
  const auto attacker = acting(out.now(), by, "attack");
  if (!attacker) return attacker.error();
  const column_t column = by ? column_t(by->column) : std::nullopt;
  if (auto no = refuse_unable(out.now(), *attacker, "attack", column)) return no;
  const stat_block_ptr block = out.at(*attacker).block;
  const auto aimed = aim_in_short(out.now(), with, to, *block);
  if (!aimed) return aimed.error();
  const chosen& targets = aimed->targets;
  if (auto no = check_targets(out.now(), *attacker, targets)) return no;
  if (nonlethal)
    if (auto no = check_melee(*aimed->what, "knocks nobody out", with.column)) return no;
  if (opportunity)
    if (auto no = check_opportunity(out.now(), *aimed->what, targets, with.column)) return no;
  const auto unpaid = opportunity ? pay_for_opportunity(out, {.who = *attacker,
                                                              .cost = turn_cost::reaction,
                                                              .on = aimed->what->name,
                                                              .free = free,
                                                              .column = column})
                                  : pay_for_attack(out, *attacker, *aimed->what, free, column);
  if (unpaid) return unpaid;
  auto no = use_action(
      out, {*attacker, targets.ids, {cover, distance_ft, flags, nonlethal}, block, targets.columns},
      *aimed->what);
  if (no && !no->column) no->column = with.column;
  return no;
}

// -- offhand ---------------------------------------------------------------

constinit const verb_spec offhand::row{
    .name = "offhand",
    .labels = offhand_labels,
    .flags = offhand_flags,
    .places = attack_places,
    .summary = "attacks with a second light weapon, as a bonus action",
    .details =
        "After an attack of the Attack action with a light melee weapon. The ability modifier "
        "is not added to the damage unless it is negative.",
    .examples = offhand_examples};

offhand offhand::read(value_reader& given) {
  return {.by = given.optional_word(labels::by_actor),
          .with = given.one_word(attack_with),
          .to = given.one_word(offhand_to),
          .cover = given.cover(attack_cover),
          .distance_ft = given.number(attack_distance),
          .nonlethal = given.has(attack_nonlethal),
          .free = given.has(labels::for_free),
          .flags = given.d20_flags(),
          .rolled = given.faces(labels::rolled)};
}

void offhand::print(line_writer& line) const {
  line.optional_word(labels::by_actor, by).words(attack_with, {with}).words(offhand_to, {to});
  if (cover != cover_degree::none) line.name(attack_cover, to_text(cover));
  line.number(attack_distance, distance_ft).faces(labels::rolled, rolled);
  line.flag(attack_nonlethal, nonlethal).flag(labels::for_free, free).d20_flags(flags);
}

objection offhand::decide(rules::draft& out) const {
  using namespace rules;
  const auto attacker = able_to_act(out.now(), by, "offhand", "attack");
  if (!attacker) return attacker.error();
  const stat_block_ptr block = out.at(*attacker).block;
  const auto aimed = aim_in_short(out.now(), with, std::span(&to, 1), *block);
  if (!aimed) return aimed.error();
  const chosen& targets = aimed->targets;
  if (targets.ids.size() != 1)
    return refusal{refusal_code::too_many, "the other hand makes one attack", "name one target",
                   to.column};
  if (auto no = check_targets(out.now(), *attacker, targets)) return no;
  if (auto no = check_offhand(*aimed->what, with.column)) return no;
  if (auto no = check_first_hand(out, *attacker, free, column_of(by))) return no;
  if (auto no = pay(out, {.who = *attacker,
                          .cost = turn_cost::bonus_action,
                          .on = aimed->what->name,
                          .free = free,
                          .column = column_of(by)}))
    return no;
  const action weaker = without_ability_modifier(*aimed->what, *block);
  auto no = use_action(
      out, {*attacker, targets.ids, {cover, distance_ft, flags, nonlethal}, block, targets.columns},
      weaker);
  if (no && !no->column) no->column = with.column;
  return no;
}

}  // namespace commands

}  // namespace dnd::model
