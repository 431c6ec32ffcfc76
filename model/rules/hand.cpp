#include "model/rules/verbs.hpp"

#include "model/bounds.hpp"
#include "model/rules/amount.hpp"
#include "model/rules/damage.hpp"
#include "model/rules/death.hpp"
#include "model/rules/naming.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

/// The game master's hand: damage, healing and temporary hit points, rolled once for all targets.
namespace dnd::model::rules {

namespace {

/// Who gets something, and from whom.
struct recipients {
  creature_id source;
  std::vector<creature_id> to;
};

ruled<recipients> find_recipients(const state& table, std::span<const word> to,
                                  const std::optional<word>& by, std::string_view why_not_dead) {
  auto who = all_named(table, to);
  if (!who) return std::move(who).error();
  if (auto no = refuse_dead(table, *who, to, why_not_dead)) return std::move(*no);
  auto source = source_named(table, by);
  if (!source) return std::move(source).error();
  return recipients{*source, *std::move(who)};
}

/// Rolls one part of a `damage` command; a plain number leaves no event of its own.
ruled<packet> roll_part(draft& out, const creature_id& source,
                        const commands::damage_amount& part) {
  auto amount = roll_amount(out, part.amount);
  if (!amount) return std::move(amount).error();
  if (!amount->rolled.dice.empty()) {
    damage_rolled rolled;
    rolled.source = source;
    rolled.dice = amount->rolled.canonical;
    for (const rolled_die& die : amount->rolled.dice)
      rolled.faces.push_back(static_cast<std::uint16_t>(std::max(die.face, 0)));
    rolled.total = amount->value;
    rolled.type = part.type;
    out.emit(std::move(rolled));
  }
  return packet{part.type, amount->value};
}

/// An amount for `heal` and `temp`: something that can only be nothing is a slip.
ruled<std::int32_t> roll_gift(draft& out, const creature_id& source, const dice_text& typed,
                              std::string_view label) {
  auto amount = roll_amount(out, typed);
  if (!amount) return std::move(amount).error();
  if (amount->rolled.dice.empty()) {
    if (amount->value == 0)
      return refusal{refusal_code::bad_value, "the amount must be above 0",
                     "give a number or dice, such as 2d4+2", typed.column};
  } else {
    record_roll(out, source, label, amount->rolled);
  }
  return amount->value;
}

}  // namespace

objection decide_damage(draft& out, const commands::damage& asked) {
  const auto who = find_recipients(out.table(), asked.to, asked.by, "takes no damage any more");
  if (!who) return who.error();
  std::vector<packet> packets;
  for (const commands::damage_amount& part : asked.parts) {
    const auto rolled = roll_part(out, who->source, part);
    if (!rolled) return rolled.error();
    packets.push_back(*rolled);
  }
  for (const creature_id& id : who->to)
    deal(out, {.source = who->source,
               .target = id,
               .packets = packets,
               .tags = {.magical = asked.magical},
               .critical = asked.critical ? crit::yes : crit::no});
  return std::nullopt;
}

objection decide_heal(draft& out, const commands::heal& asked) {
  const auto who = find_recipients(out.table(), asked.to, asked.by, "cannot be healed");
  if (!who) return who.error();
  const auto amount = roll_gift(out, who->source, asked.amount, "healing");
  if (!amount) return amount.error();
  for (const creature_id& id : who->to) regain(out, who->source, id, *amount);
  return std::nullopt;
}

objection decide_temporary(draft& out, const commands::grant_temporary& asked) {
  const auto who = find_recipients(out.table(), asked.to, asked.by, "gets no temporary hit points");
  if (!who) return who.error();
  const auto amount = roll_gift(out, who->source, asked.amount, "temporary hit points");
  if (!amount) return amount.error();
  const bool anybody = std::ranges::any_of(
      who->to, [&](const creature_id& id) { return out.at(id).temp_hp < *amount; });
  if (!anybody) {
    const creature& first = out.at(who->to.front());
    return refusal{refusal_code::not_available,
                   fmt::format("{} keeps its {} temporary hit points: {} would not be more",
                               called(first), first.temp_hp, *amount),
                   "temporary hit points do not add up", asked.amount.column};
  }
  // SRD: they never add up; the larger amount is kept.
  for (const creature_id& id : who->to) {
    const std::int32_t before = out.at(id).temp_hp;
    out.emit(temporary_hp_gained{
        .source = who->source, .target = id, .temp_hp = {before, std::max(before, *amount)}});
  }
  return std::nullopt;
}

}  // namespace dnd::model::rules
