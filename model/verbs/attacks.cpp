#include "model/verbs/attacks.hpp"

#include "model/bounds.hpp"
#include "model/language/labels.hpp"
#include "model/language/line_writer.hpp"
#include "model/language/reader.hpp"
#include "model/language/resolve.hpp"
#include "model/rules/able.hpp"
#include "model/rules/action_use.hpp"
#include "model/rules/aiming.hpp"
#include "model/rules/attack_kinds.hpp"
#include "model/rules/naming.hpp"
#include "model/rules/on_request.hpp"
#include "model/rules/spell_slots.hpp"
#include "model/rules/turn_economy.hpp"
#include "model/rules/usage.hpp"
#include "model/slug.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace dnd::model {

namespace rules {

namespace {

using column_t = std::optional<std::size_t>;

/// "improvised": nothing of its own is called so.
bool names_improvised(const word& with, const stat_block& block) {
  const std::string typed = slug_of(with.text);
  return typed.starts_with("improvised") &&
         std::ranges::none_of(block.actions, [&](const action& one) {
           return slug_of(one.name.view()).starts_with(typed);
         });
}

/// The creature's stat block, with what effects on it let it do, and with what anybody can lift.
stat_block_ptr block_with_given(const creature& who, const word& with) {
  const bool is_given = std::ranges::any_of(
      who.effects, [](const active_effect& has) { return !has.what->does.actions.empty(); });
  const bool improvises = names_improvised(with, *who.block);
  if (!is_given && !improvises) return who.block;
  auto more = std::make_shared<stat_block>(*who.block);
  for (const active_effect& has : who.effects)
    for (const action& one : has.what->does.actions) more->actions.push_back(one);
  if (improvises) more->actions.push_back(improvised_weapon(*who.block));
  return more;
}

/// The effect that `what`, an action of `block_with_given(who)`, comes from; 0 for an own action.
effect_number given_by(const creature& who, const stat_block& all, const action& what) {
  auto at = static_cast<std::size_t>(&what - all.actions.data());
  if (at < who.block->actions.size()) return 0;
  at -= who.block->actions.size();
  for (const active_effect& has : who.effects) {
    if (at < has.what->does.actions.size()) return has.what->number;
    at -= has.what->does.actions.size();
  }
  return 0;
}

/// An action that is a spell of its creature's is cast with the lowest slot that will do.
objection spend_spell_slot(draft& out, const creature_id& id, const action& what) {
  const creature& who = out.at(id);
  if (who.block->casting.empty()) return std::nullopt;
  // An item's action of the same name has uses or steps of its own.
  if (!what.effects.empty() || !what.usage.pool.empty()) return std::nullopt;
  const std::string slug = slug_of(what.name.view());
  for (const spellcasting& casting : who.block->casting)
    for (const known_spell& known : casting.spells) {
      if (known.spell != slug || known.level == 0 || known.per_day > 0) continue;
      if (std::ranges::none_of(casting.slots, [](std::uint8_t count) { return count > 0; }))
        return std::nullopt;
      const int level = lowest_slot(who, known.level);
      if (level == 0)
        return refusal{refusal_code::not_available,
                       fmt::format("{} has no slot left for {}", called(who), what.name.view()),
                       "`rest long` brings slots back", std::nullopt};
      return spend_pool(out, id, what.name, slot_pool(level), 1);
    }
  return std::nullopt;
}

/// What counts for an attack roll needs one.
objection check_rolls(const action& what, std::size_t column) {
  if (what.attack || !what.multiattack.empty()) return std::nullopt;
  return refusal{
      refusal_code::not_available, fmt::format("{} has no attack roll", what.name.view()),
      "`bonus:`, `using:` and `inspired` are for attack rolls, checks and saves", column};
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
constexpr label_spec attack_to{.name = "to",
                               .kind = value_kind::creature,
                               .times = arity::list,
                               .placeholder = "WHOM",
                               .help = "the targets; without it, what helps is for who uses it"};
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
constexpr label_spec attack_choose{.name = "choose",
                                   .kind = value_kind::name,
                                   .times = arity::list,
                                   .placeholder = "WHAT",
                                   .help = "which, where the action leaves a choice"};
constexpr label_spec attack_labels[] = {
    labels::by_actor, attack_with,    attack_to,     attack_choose,     attack_cover,
    attack_distance,  labels::beside, labels::bonus, labels::asked_for, labels::rolled};
constexpr flag_spec attack_opportunity{
    .name = "opportunity", .help = "on who leaves the reach: a melee attack, with the reaction"};
constexpr flag_spec attack_nonlethal{.name = "nonlethal",
                                     .help =
                                         "whom a melee hit brings to 0 hit points is knocked "
                                         "out and stable",
                                     .alias = "knockout"};
constexpr flag_spec attack_flags[] = {labels::advantage,  labels::disadvantage, labels::inspired,
                                      attack_opportunity, attack_nonlethal,     labels::for_free};
constexpr std::string_view attack_examples[] = {
    "attack by: giant crocodile 2 with: bite to: Elara",
    "attack with: longbow to: zombie-1 and: zombie-2 cover: half distance: 200",
    "attack by: Grog with: greataxe to: zombie-1 rolled: 14,7 advantage",
    "attack by: Grog with: greataxe to: orc-1 opportunity", "a longsword orc-1 adv"};
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
    .details =
        "In short, the action is one word or stands in quotes. `improvised` is whatever lies at "
        "hand: 1d4, without proficiency, thrown as far as 60 feet.",
    .examples = attack_examples};

attack attack::read(value_reader& given) {
  return {.by = given.optional_word(labels::by_actor),
          .with = given.one_word(attack_with),
          .to = given.words(attack_to),
          .choose = given.words(attack_choose),
          .cover = given.cover(attack_cover),
          .distance_ft = given.number(attack_distance),
          .beside = given.words(labels::beside),
          .opportunity = given.has(attack_opportunity),
          .nonlethal = given.has(attack_nonlethal),
          .free = given.has(labels::for_free),
          .flags = given.d20_flags(),
          .inspired = given.has(labels::inspired),
          .bonus = given.bonus(labels::bonus),
          .asked_for = given.words(labels::asked_for),
          .rolled = given.faces(labels::rolled)};
}

void attack::print(line_writer& line) const {
  line.optional_word(labels::by_actor, by).words(attack_with, {with}).words(attack_to, to);
  line.words(attack_choose, choose);
  if (cover != cover_degree::none) line.name(attack_cover, to_text(cover));
  line.number(attack_distance, distance_ft)
      .words(labels::beside, beside)
      .faces(labels::rolled, rolled);
  line.flag(attack_opportunity, opportunity).flag(attack_nonlethal, nonlethal);
  line.flag(labels::for_free, free).d20_flags(flags).flag(labels::inspired, inspired);
  line.bonus(labels::bonus, bonus).words(labels::asked_for, asked_for);
}

objection attack::check_words(const rules::draft& out, const creature_id& attacker,
                              const action& what, const rules::chosen& targets) const {
  using namespace rules;
  if (inspired || bonus || !asked_for.empty())
    if (auto no = check_rolls(what, with.column)) return no;
  if (inspired && !out.at(attacker).inspired)
    return refusal{refusal_code::not_available,
                   fmt::format("{} has no inspiration to spend", called(out.at(attacker))),
                   "`inspiration` gives it", by ? column_t(by->column) : std::nullopt};
  if (nonlethal)
    if (auto no = refuse_unless_melee(what, "knocks nobody out", with.column)) return no;
  if (opportunity) return refuse_opportunity(out, attacker, what, targets, with.column);
  return std::nullopt;
}

objection attack::decide(rules::draft& out) const {
  using namespace rules;
  const auto attacker = acting(out.now(), by, "attack");
  if (!attacker) return attacker.error();
  const column_t column = by ? column_t(by->column) : std::nullopt;
  const stat_block_ptr block = block_with_given(out.at(*attacker), with);
  if (auto no = refuse_unable(out.now(), *attacker, "attack", column))
    if (!acts_dead(out.at(*attacker), with, *block)) return no;
  const auto aimed = aim_in_short(out.now(), with, to, *block);
  if (!aimed) return aimed.error();
  chosen targets = aimed->targets;
  if (to.empty())
    if (auto no = aim_at_nobody(*aimed->what, *attacker, with.column, targets)) return no;
  if (auto no = refuse_targets_of(out.now(), *attacker, targets, *aimed->what)) return no;
  if (auto no = check_words(out, *attacker, *aimed->what, targets)) return no;
  const auto hindered = is_hindered(out.now(), *attacker, beside);
  if (!hindered) return hindered.error();
  if (auto no = spend_spell_slot(out, *attacker, *aimed->what)) return no;
  const auto unpaid = opportunity ? pay_for_opportunity(out, {.who = *attacker,
                                                              .cost = turn_cost::reaction,
                                                              .on = aimed->what->name,
                                                              .free = free,
                                                              .column = column})
                                  : pay_for_attack(out, *attacker, *aimed->what, free, column);
  if (unpaid) return unpaid;
  const auto asked = ask_for(out, *attacker, asked_for, {roll_kind::attack}, targets.ids);
  if (!asked) return asked.error();
  std::vector<std::string> choices;
  for (const word& one : choose) choices.push_back(one.text);
  const circumstances given{.cover = cover,
                            .distance_ft = distance_ft,
                            .flags = flags,
                            .hindered = *hindered,
                            .given_by = given_by(out.at(*attacker), *block, *aimed->what),
                            .inspired = inspired,
                            .bonus = bonus ? &*bonus : nullptr,
                            .nonlethal = nonlethal,
                            .choices = &choices,
                            .asked_for = &*asked};
  auto no = use_action(out,
                       {*attacker, targets.ids, given, block, targets.columns,
                        choices.empty() ? std::string_view() : choices.front()},
                       *aimed->what);
  if (no && !no->column) no->column = with.column;
  if (!no) use_up(out, *attacker, *asked);
  return no;
}

}  // namespace commands

}  // namespace dnd::model
