#include "model/verbs/item_use.hpp"

#include "model/language/labels.hpp"
#include "model/language/line_writer.hpp"
#include "model/language/reader.hpp"
#include "model/language/wording.hpp"
#include "model/rules/able.hpp"
#include "model/rules/action_use.hpp"
#include "model/rules/aiming.hpp"
#include "model/rules/attack_kinds.hpp"
#include "model/rules/charges.hpp"
#include "model/rules/gear.hpp"
#include "model/rules/goods.hpp"
#include "model/rules/naming.hpp"
#include "model/rules/turn_economy.hpp"
#include "model/rules/usage.hpp"
#include "model/slug.hpp"
#include "model/verbs/attacks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <string_view>
#include <utility>

namespace dnd::model {

namespace rules {

namespace {

using commands::use;

/// A thing that somebody has, and its entry.
struct used_thing {
  item_stack stack;
  item_ptr entry;

  [[nodiscard]] std::string called() const {
    return gear{.stack = stack, .entry = entry, .base = {}}.called();
  }
};

/// What is meant, where it is a thing that does something; nothing where it is only words.
/// Errors: `not_available` where several may be meant.
ruled<std::optional<used_thing>> thing_of(const draft& out, const creature_id& id,
                                          const use& asked) {
  const std::vector<item_stack> like = stacks_like(out.now(), id, asked.what);
  if (like.empty()) return std::optional<used_thing>();
  auto stack = stack_named(out.now(), id, {asked.what, asked.column});
  if (!stack) return std::move(stack).error();
  used_thing made{*std::move(stack), nullptr};
  made.entry = out.item_called(made.stack.item.view());
  const bool is_it = made.entry && made.entry->one.item == made.stack.item;
  if (!is_it || (made.entry->actions.empty() && !made.entry->used_up))
    return std::optional<used_thing>();
  return std::optional(std::move(made));
}

refusal not_with_thing(const use& asked, std::string message, std::string hint) {
  return {refusal_code::not_available, std::move(message), std::move(hint), asked.column};
}

/// The one that `with:` names, or the only one that there is.
ruled<const action*> action_meant(const used_thing& thing, const use& asked) {
  const std::vector<action>& all = thing.entry->actions;
  if (!asked.with && all.size() == 1) return &all.front();
  std::vector<std::string_view> names;
  for (const action& one : all) names.push_back(one.name.view());
  if (!asked.with)
    return refusal{refusal_code::missing_label,
                   fmt::format("{} does several things", thing.called()),
                   fmt::format("`with:` says which: {}", language::listed(names)), asked.column};
  const std::string slug = slug_of(asked.with->text);
  for (const action& one : all)
    if (slug_of(one.name.view()) == slug) return &one;
  for (const action& one : all)
    if (slug_of(one.name.view()).find(slug) != std::string::npos) return &one;
  return refusal{refusal_code::bad_value,
                 fmt::format("{} does nothing of the name {}", thing.called(),
                             language::shown(asked.with->text)),
                 language::listed(names), asked.with->column};
}

/// An action that its stat block has by what it wears or carries.
objection use_own(draft& out, const creature_id& id, const use& asked, const action& what) {
  commands::attack said;
  said.by = word{.text = id.str()};
  said.with = word{.text = what.name.str(), .column = asked.column};
  said.to = asked.to;
  said.choose = asked.choose;
  said.free = asked.who.free;
  return said.decide(out);
}

/// Whether its stat block has the action, with uses that are left.
bool has_action(const creature& who, const action& what) {
  return std::ranges::any_of(who.block->actions, [&](const action& one) {
    return one.name == what.name && has_use_of(who, one);
  });
}

/// The game master's to say what it does; that it is used up is a fact.
objection use_up(draft& out, const creature_id& id, const used_thing& thing) {
  if (auto no = use_up(out, id, thing.stack, thing.entry->uses)) return no;
  settle_load(out, id);
  return std::nullopt;
}

/// A potion, a scroll, a flask or a tool that is only carried.
objection use_carried(draft& out, const creature_id& id, const use& asked, const used_thing& thing,
                      const action& what) {
  auto block = std::make_shared<stat_block>(*out.at(id).block);
  block->actions.push_back(what);
  block->actions.back().usage = {};
  const action& done = block->actions.back();
  auto targets = all_named(out.now(), asked.to);
  if (!targets) return std::move(targets).error();
  // Who drinks a potion is whom it works on, whatever it does.
  if (asked.to.empty() && thing.entry->category == "potion")
    targets->ids.push_back(id);
  else if (asked.to.empty())
    if (auto no = aim_at_nobody(done, id, asked.column, *targets)) return no;
  if (auto no = refuse_targets_of(out.now(), id, *targets, done)) return no;
  if (auto no = pay_for_attack(out, id, done, asked.who.free, column_of(asked.who.by))) return no;
  if (thing.entry->used_up)
    if (auto no = use_up(out, id, thing)) return no;
  std::vector<std::string> choices;
  for (const word& one : asked.choose) choices.push_back(one.text);
  circumstances given;
  given.choices = &choices;
  return use_action(out,
                    {.attacker = id,
                     .targets = targets->ids,
                     .given = given,
                     .block = block,
                     .columns = targets->columns,
                     .choice = choices.empty() ? std::string_view() : choices.front()},
                    done);
}

/// Why what is not used up does nothing now.
objection refuse_carried(const draft& out, const creature_id& id, const use& asked,
                         const used_thing& thing) {
  const creature& who = out.at(id);
  const item_record* const has =
      who.record ? find_item(*who.record, thing.stack.item.view()) : nullptr;
  if (thing.entry->attunement && !(has && has->attuned))
    return not_with_thing(asked,
                          fmt::format("{} is not attuned to {}", called(who), thing.called()),
                          "`attune` takes a short rest");
  if (!has || has->stowed)
    return not_with_thing(asked, fmt::format("{} is only carried", thing.called()),
                          "`equip` puts it on or takes it in hand");
  return not_with_thing(asked, fmt::format("{} has no use of {} left", called(who), thing.called()),
                        "`status` and `effects` show what there is");
}

/// "healer's kit on Pip": a thing that it has, on somebody who is there, without `to:`.
objection refuse_on(const draft& out, const creature_id& id, const use& asked) {
  constexpr std::string_view on = " on ";
  const std::size_t at = asked.what.rfind(on);
  if (at == std::string::npos || at == 0) return std::nullopt;
  use meant = asked;
  meant.what = asked.what.substr(0, at);
  const auto thing = thing_of(out, id, meant);
  if (!thing || !*thing) return std::nullopt;
  const word whom{.text = asked.what.substr(at + on.size()),
                  .column = asked.column + at + on.size()};
  const auto target = named(out.now(), whom);
  if (!target) return std::nullopt;
  return refusal{refusal_code::missing_label,
                 fmt::format("on whom {} is used stands after `to:`", (*thing)->called()),
                 fmt::format("`use {} to: {}`", meant.what, whom.text), whom.column};
}

objection use_thing(draft& out, const creature_id& id, const use& asked, const used_thing& thing) {
  if (thing.entry->actions.empty()) {
    payment cost = payment_of(id, asked.who, thing.called());
    if (auto no = pay(out, cost)) return no;
    if (auto no = use_up(out, id, thing)) return no;
    out.emit(effect_told{.source = id,
                         .creature = id,
                         .name = cost.on,
                         .text = "what it does is for the game master to say"});
    return std::nullopt;
  }
  const auto what = action_meant(thing, asked);
  if (!what) return what.error();
  if (has_action(out.at(id), **what)) return use_own(out, id, asked, **what);
  // Gear without magic does what it does in whoever's hand.
  if (thing.entry->used_up || thing.entry->rarity.empty())
    return use_carried(out, id, asked, thing, **what);
  return refuse_carried(out, id, asked, thing);
}

}  // namespace

}  // namespace rules

namespace commands {

namespace {

using namespace language;

constexpr label_spec use_what{.kind = value_kind::name,
                              .needed = need::required,
                              .placeholder = "WHAT",
                              .help = "a thing that it has, or what it does with an object"};
constexpr label_spec use_with{.name = "with",
                              .kind = value_kind::name,
                              .placeholder = "ACTION",
                              .help = "which of the things that it does"};
constexpr label_spec use_to{.name = "to",
                            .kind = value_kind::creature,
                            .times = arity::list,
                            .placeholder = "WHOM",
                            .help = "on whom; otherwise on whoever uses it"};
constexpr label_spec use_choose{.name = "choose",
                                .kind = value_kind::name,
                                .times = arity::list,
                                .placeholder = "WHAT",
                                .help = "which, where it leaves a choice"};
constexpr label_spec use_labels[] = {labels::by_actor, use_with, use_to, use_choose,
                                     labels::rolled};
constexpr flag_spec use_flags[] = {labels::for_free};
constexpr std::string_view use_examples[] = {
    "use potion of healing", "use potion of healing by: Grog to: Elara",
    "use wand of fireballs to: orc-1 and: orc-2 choose: 2 charges", "use open the door by: Grog"};

}  // namespace

constinit const verb_spec use::row{
    .name = "use",
    .subject = use_what,
    .labels = use_labels,
    .flags = use_flags,
    .summary = "uses a thing, or does something with an object",
    .details =
        "A potion is drunk and a scroll is read, and is gone; what is worn or wielded does what it "
        "does as an action. Anything else is words: the first in a turn costs nothing, the second "
        "the action.",
    .examples = use_examples};

use use::read(value_reader& given) {
  return {.what = given.title(use_what),
          .column = given.is_given(use_what) ? given.column(use_what) : 0,
          .with = given.optional_word(use_with),
          .to = given.words(use_to),
          .choose = given.words(use_choose),
          .who = read_doer(given),
          .rolled = given.faces(labels::rolled)};
}

void use::print(line_writer& line) const {
  line.words(use_what, {{.text = what}}).optional_word(labels::by_actor, who.by);
  line.optional_word(use_with, with).words(use_to, to).words(use_choose, choose);
  line.faces(labels::rolled, rolled);
  print_costs(line, who);
}

objection use::decide(rules::draft& out) const {
  using namespace rules;
  const auto id = able_to_act(out.now(), who.by, "use", "use anything");
  if (!id) return id.error();
  const auto thing = thing_of(out, *id, *this);
  if (!thing) return thing.error();
  if (*thing) {
    auto no = use_thing(out, *id, *this, **thing);
    if (no && !no->column) no->column = column;
    return no;
  }
  if (with || !to.empty() || !choose.empty())
    return not_with_thing(
        *this, fmt::format("{} has no {} that does anything", called(out.at(*id)), shown(what)),
        "`inventory` shows who has what; without labels `use` takes any words");
  if (auto no = refuse_on(out, *id, *this)) return no;
  payment cost = payment_of(*id, who, "Use an Object");
  cost.cost = turn_cost::object;
  cost.is_deed = false;
  if (auto no = pay(out, cost)) return no;
  out.emit(effect_told{.source = *id,
                       .creature = *id,
                       .name = cost.on,
                       .text = fmt::format("uses an object: {}", what)});
  return std::nullopt;
}

}  // namespace commands

}  // namespace dnd::model
