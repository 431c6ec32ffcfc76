#include "model/rules/initiative.hpp"

#include "model/language/wording.hpp"
#include "model/rules/objects.hpp"
#include "model/rules/roll_modifiers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <tuple>
#include <utility>

namespace dnd::model::rules {

namespace {

/// What a roll depends on; those with equal ones can share it.
struct initiative_terms {
  roll_mode mode{};
  std::int16_t modifier = 0;
  friend bool operator==(const initiative_terms&, const initiative_terms&) = default;
};

constexpr auto dex_index = static_cast<std::size_t>(ability::dex);

modifier_context dexterity_check(const state* now = nullptr) {
  return {.with = ability::dex, .now = now};
}

initiative_terms terms_of(const state& now, const creature& who, const advantage_flags& flags) {
  // SRD: initiative is a Dexterity check, so what lies on checks lies on it.
  leaning how(flags);
  lean_in_armor(who, ability::dex, how);
  for (const roll_kind kind : {roll_kind::check, roll_kind::initiative})
    lean_by_modifiers(who, kind, dexterity_check(&now), how);
  const int usual = ability_modifier(who.block->abilities[dex_index]);
  return {how.mode(), narrow(who.block->initiative.value_or(narrow(usual)))};
}

/// What brought it is no burden.
bool bears_nothing(const creature& who) {
  return std::ranges::all_of(
      who.effects, [&](const active_effect& has) { return has.what->number == who.bond; });
}

/// A die that others of the same kind may share.
struct shared_roll {
  small_text slug;
  initiative_terms terms;
  d20_roll d20;
  std::vector<roll_term> parts;
  std::int32_t more = 0;
};

}  // namespace

std::uint64_t tie_break_of(const state& now, const creature& who) {
  constexpr std::uint64_t low = 0xFFFF'FFFF;
  std::uint64_t last = low;
  for (const combatant& other : now.fight()->order)
    if (other.rolled) last = std::min(last, other.tie_break & low);
  const auto dexterity = static_cast<std::uint64_t>(who.block->abilities[dex_index]);
  const std::uint64_t character = who.block->kind == creature_kind::character ? 1 : 0;
  return dexterity << 33U | character << 32U | (last - 1);
}

void roll_initiative(draft& out, std::span<const creature_id> who, sharing dice,
                     const advantage_flags& flags, const typed_bonus* bonus) {
  const bool shares = dice == sharing::groups && out.house().initiative == initiative_ruling::group;
  std::vector<shared_roll> rolls;
  for (const creature_id& id : who) {
    const creature& roller = out.at(id);
    const initiative_terms terms = terms_of(out.now(), roller, flags);
    // What lies on one of a kind is its own, so it rolls for itself.
    const bool joins_a_group =
        shares && roller.block->kind == creature_kind::monster && bears_nothing(roller);
    auto roll = std::ranges::find_if(rolls, [&](const shared_roll& other) {
      return joins_a_group && other.slug == roller.block->slug && other.terms == terms;
    });
    if (roll == rolls.end()) {
      shared_roll made{.slug = joins_a_group ? roller.block->slug : small_text(),
                       .terms = terms,
                       .d20 = roll_d20_of(out, id, terms.mode, dexterity_check()),
                       .parts = {}};
      for (const modifier_key key : {modifier_key::check, modifier_key::initiative})
        made.more += add_terms(out, id, key, dexterity_check(), made.parts);
      made.more += add_score_term(out.at(id), ability::dex, made.parts);
      made.more += add_bonus(out, bonus, made.parts);
      roll = rolls.insert(rolls.end(), std::move(made));
    }
    out.emit(initiative_rolled{.creature = id,
                               .d20 = roll->d20.faces,
                               .mode = terms.mode,
                               .modifier = terms.modifier,
                               .total = narrow(roll->d20.kept + terms.modifier + roll->more),
                               .tie_break = tie_break_of(out.now(), roller),
                               .parts = roll->parts});
  }
}

std::vector<creature_id> waiting(const state& now) {
  std::vector<creature_id> ids;
  for (const combatant& one : now.fight()->order)
    if (!one.rolled && now.find(one.id)->life != vitality::dead) ids.push_back(one.id);
  return ids;
}

std::vector<creature_id> monsters_of(const state& now, std::span<const creature_id> who) {
  std::vector<creature_id> ids;
  for (const creature_id& id : who)
    if (now.find(id)->block->kind == creature_kind::monster) ids.push_back(id);
  return ids;
}

refusal whose_initiative(const state& now, std::span<const creature_id> late) {
  constexpr std::size_t names_most = 8;
  std::vector<std::string_view> names;
  for (const creature_id& id : late) {
    const creature& who = *now.find(id);
    names.push_back(who.number == 0 ? who.name.view() : who.id.view());
  }
  return {refusal_code::missing_label,
          fmt::format("whose initiative? {} {} not rolled yet", language::listed(names, names_most),
                      names.size() == 1 ? "has" : "have"),
          names.size() == 1
              ? fmt::format("`initiative by: {}`", late.front().view())
              : fmt::format("`initiative by: {}` for one, `initiative all` for all of them",
                            late.front().view()),
          std::nullopt};
}

std::vector<creature_id> everyone_alive(const state& now) {
  std::vector<const creature*> alive;
  for (const auto& who : now.creatures())
    if (who->life != vitality::dead && who->block->type != object_type) alive.push_back(who.get());
  const auto stem = [](const creature& who) {
    const std::string_view id = who.id.view();
    return who.number == 0 ? id : id.substr(0, id.rfind('-'));
  };
  std::ranges::sort(alive, [&](const creature* a, const creature* b) {
    return std::tuple(stem(*a), a->number) < std::tuple(stem(*b), b->number);
  });
  std::vector<creature_id> ids;
  for (const creature* who : alive) ids.push_back(who->id);
  return ids;
}

}  // namespace dnd::model::rules
