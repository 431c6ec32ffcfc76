#include "model/verbs/offhand.hpp"

#include "model/bounds.hpp"
#include "model/effects/modifiers.hpp"
#include "model/language/labels.hpp"
#include "model/language/line_writer.hpp"
#include "model/language/reader.hpp"
#include "model/language/resolve.hpp"
#include "model/rules/able.hpp"
#include "model/rules/action_use.hpp"
#include "model/rules/attack_kinds.hpp"
#include "model/rules/naming.hpp"
#include "model/rules/turn_economy.hpp"

#include <span>
#include <string_view>

namespace dnd::model::commands {

namespace {

using namespace language;

constexpr label_spec offhand_with{.name = "with",
                                  .kind = value_kind::action,
                                  .needed = need::required,
                                  .placeholder = "WHAT",
                                  .help = "a light weapon of the attacker's stat block"};
constexpr label_spec offhand_cover{.name = "cover",
                                   .kind = value_kind::cover,
                                   .placeholder = "half|three-quarters",
                                   .help = "+2 or +5 to the target's AC"};
constexpr label_spec offhand_distance{.name = "distance",
                                      .kind = value_kind::number,
                                      .placeholder = "FEET",
                                      .help = "how far the target is, for a weapon that is thrown",
                                      .range = {0, bounds::distance_ft_max}};
constexpr flag_spec offhand_nonlethal{.name = "nonlethal",
                                      .help =
                                          "whom a melee hit brings to 0 hit points is knocked "
                                          "out and stable",
                                      .alias = "knockout"};
constexpr std::string_view offhand_places[] = {"with", "to"};
constexpr label_spec offhand_to{.name = "to",
                                .kind = value_kind::creature,
                                .needed = need::required,
                                .placeholder = "WHOM",
                                .help = "the target"};
constexpr label_spec offhand_labels[] = {labels::by_actor, offhand_with,     offhand_to,
                                         offhand_cover,    offhand_distance, labels::beside,
                                         labels::bonus,    labels::rolled};
constexpr flag_spec offhand_flags[] = {offhand_nonlethal, labels::advantage, labels::disadvantage,
                                       labels::for_free};
constexpr std::string_view offhand_examples[] = {"offhand dagger goblin-1",
                                                 "offhand by: Vex with: shortsword to: orc-1"};

}  // namespace

constinit const verb_spec offhand::row{
    .name = "offhand",
    .labels = offhand_labels,
    .flags = offhand_flags,
    .places = offhand_places,
    .summary = "attacks with a second light weapon, as a bonus action",
    .details =
        "After an attack of the Attack action with a light melee weapon. The ability modifier "
        "is not added to the damage unless it is negative, or a fighting style adds it.",
    .examples = offhand_examples};

offhand offhand::read(value_reader& given) {
  return {.by = given.optional_word(labels::by_actor),
          .with = given.one_word(offhand_with),
          .to = given.one_word(offhand_to),
          .cover = given.cover(offhand_cover),
          .distance_ft = given.number(offhand_distance),
          .beside = given.words(labels::beside),
          .nonlethal = given.has(offhand_nonlethal),
          .free = given.has(labels::for_free),
          .flags = given.d20_flags(),
          .bonus = given.bonus(labels::bonus),
          .rolled = given.faces(labels::rolled)};
}

void offhand::print(line_writer& line) const {
  line.optional_word(labels::by_actor, by).words(offhand_with, {with}).words(offhand_to, {to});
  if (cover != cover_degree::none) line.name(offhand_cover, to_text(cover));
  line.number(offhand_distance, distance_ft)
      .words(labels::beside, beside)
      .faces(labels::rolled, rolled);
  line.flag(offhand_nonlethal, nonlethal).flag(labels::for_free, free).d20_flags(flags);
  line.bonus(labels::bonus, bonus);
}

objection offhand::decide(rules::draft& out) const {
  using namespace rules;
  const auto attacker = able_to_act(out.now(), by, "offhand", "attack");
  if (!attacker) return attacker.error();
  const stat_block_ptr block = out.at(*attacker).block;
  const auto what = resolve_action(with, *block);
  if (!what) return what.error();
  const auto targets = all_named(out.now(), std::span(&to, 1));
  if (!targets) return targets.error();
  if (targets->ids.size() != 1)
    return refusal{refusal_code::too_many, "the other hand makes one attack", "name one target",
                   to.column};
  if (auto no = refuse_targets(out.now(), *attacker, *targets)) return no;
  if (auto no = refuse_offhand(out, *attacker, **what, free, with.column)) return no;
  if (auto no = pay(out, {.who = *attacker,
                          .cost = turn_cost::bonus_action,
                          .on = (*what)->name,
                          .free = free,
                          .column = column_of(by)}))
    return no;
  const action weaker = has_modifier(out.at(*attacker), modifier_key::offhand)
                            ? **what
                            : without_ability_modifier(**what, *block);
  const auto hindered = is_hindered(out.now(), *attacker, beside);
  if (!hindered) return hindered.error();
  const circumstances given{.cover = cover,
                            .distance_ft = distance_ft,
                            .flags = flags,
                            .hindered = *hindered,
                            .bonus = bonus ? &*bonus : nullptr,
                            .nonlethal = nonlethal};
  auto no = use_action(out, {*attacker, targets->ids, given, block, targets->columns}, weaker);
  if (no && !no->column) no->column = with.column;
  return no;
}

}  // namespace dnd::model::commands
