#include "model/rules/initiative.hpp"

#include "model/rules/naming.hpp"
#include "model/rules/turns.hpp"
#include "model/rules/verbs.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace dnd::model::rules {

namespace {

/// What a roll depends on; those with equal ones can share it.
struct initiative_terms {
  roll_mode mode{};
  std::int16_t modifier = 0;
  friend bool operator==(const initiative_terms&, const initiative_terms&) = default;
};

constexpr auto dex_index = static_cast<std::size_t>(ability::dex);

initiative_terms terms_of(const state& table, const creature& who, const advantage_flags& flags) {
  // SRD: initiative is a Dexterity check, so what lies on checks lies on it.
  leaning how(flags);
  lean_check(table, who, how);
  return {how.mode(), narrow(ability_modifier(who.block->abilities[dex_index]))};
}

/// A die that others of the same kind may share.
struct shared_roll {
  small_text slug;
  initiative_terms terms;
  d20_roll d20;
};

}  // namespace

std::uint64_t tie_break_of(const state& table, const creature& who) {
  constexpr std::uint64_t low = 0xFFFF'FFFF;
  std::uint64_t last = low;
  for (const combatant& other : table.fight()->order)
    if (other.rolled) last = std::min(last, other.tie_break & low);
  const auto dexterity = static_cast<std::uint64_t>(who.block->abilities[dex_index]);
  const std::uint64_t character = who.block->kind == creature_kind::character ? 1 : 0;
  return dexterity << 33U | character << 32U | (last - 1);
}

void roll_initiative(draft& out, std::span<const creature_id> who, sharing dice,
                     const advantage_flags& flags) {
  const bool shares = dice == sharing::groups && out.house().initiative == initiative_ruling::group;
  std::vector<shared_roll> rolls;
  for (const creature_id& id : who) {
    const creature& roller = out.at(id);
    const initiative_terms terms = terms_of(out.table(), roller, flags);
    const bool joins_a_group = shares && roller.block->kind == creature_kind::monster;
    const auto shared = std::ranges::find_if(rolls, [&](const shared_roll& other) {
      return joins_a_group && other.slug == roller.block->slug && other.terms == terms;
    });
    const d20_roll d20 = shared != rolls.end() ? shared->d20 : roll_d20(out.dice(), terms.mode);
    if (joins_a_group && shared == rolls.end()) rolls.push_back({roller.block->slug, terms, d20});
    out.emit(initiative_rolled{.creature = id,
                               .d20 = d20.faces,
                               .mode = terms.mode,
                               .modifier = terms.modifier,
                               .total = narrow(d20.kept + terms.modifier),
                               .tie_break = tie_break_of(out.table(), roller)});
  }
}

std::vector<creature_id> waiting(const state& table) {
  std::vector<creature_id> ids;
  for (const combatant& one : table.fight()->order)
    if (!one.rolled && table.find(one.id)->life != vitality::dead) ids.push_back(one.id);
  return ids;
}

std::vector<creature_id> monsters_of(const state& table, std::span<const creature_id> who) {
  std::vector<creature_id> ids;
  for (const creature_id& id : who)
    if (table.find(id)->block->kind == creature_kind::monster) ids.push_back(id);
  return ids;
}

objection decide_initiative(draft& out, const commands::initiative& asked) {
  if (!out.table().fight()) return no_fight();
  std::vector<creature_id> who;
  if (asked.by) {
    const auto one = named(out.table(), *asked.by);
    if (!one) return one.error();
    if (auto no = refuse_dead(out.table(), std::span(&*one, 1), std::span(&*asked.by, 1),
                              "takes no part in the fight"))
      return no;
    const combatant* place = out.table().fight()->find(*one);
    if (place && place->rolled)
      return refusal{refusal_code::not_available,
                     fmt::format("{} has rolled initiative already: {}", called(out.at(*one)),
                                 place->initiative),
                     "the order stays as it is for the whole fight", asked.by->column};
    // Who comes later joins with its roll.
    if (!place) out.emit(combatant_joined{.creature = *one, .surprised = false});
    who.push_back(*one);
  } else {
    who = waiting(out.table());
    if (who.empty())
      return refusal{refusal_code::not_available, "everybody in the fight has rolled initiative",
                     "`initiative by: WHO` lets somebody join", std::nullopt};
  }
  roll_initiative(out, who, sharing::groups, asked.flags);
  start_when_all_rolled(out);
  return std::nullopt;
}

}  // namespace dnd::model::rules
