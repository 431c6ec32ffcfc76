#include "model/rules/outfit.hpp"

#include "model/coins.hpp"
#include "model/dice/simple.hpp"
#include "model/rules/class_entry.hpp"
#include "model/rules/record_text.hpp"
#include "model/rules/starting_equipment.hpp"
#include "model/slug.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace dnd::model::rules {

namespace {

constexpr std::string_view shield_slug = "shield";

/// The first things of a character while they are sorted out.
struct outfitting {
  draft& out;
  character_record& record;
  const outfit_request& asked;
  std::vector<counted_record> things = {};
  std::int64_t coins = 0;
  /// Something was chosen, so that what is worn and wielded is part of that.
  bool has_chosen = false;

  [[nodiscard]] bool strict() const { return asked.check == rule_check::strict; }
  [[nodiscard]] bool has(std::string_view what) const {
    return std::ranges::find(things, what, &counted_record::name) != things.end();
  }
  /// One of them is worn, and is no longer among the rest.
  void take_away(std::string_view what) {
    const auto found = std::ranges::find(things, what, &counted_record::name);
    if (found != things.end() && --found->count == 0) things.erase(found);
  }
};

refusal bad_content() {
  return {refusal_code::bad_content, "the content does not allow such a character", {}, {}};
}

bool is_kind(const outfitting& by, const std::string& slug, std::string_view field) {
  const content_entry_ptr entry = by.out.entry(category::equipment, slug);
  return entry && entry->fields.find(field) != nullptr;
}

/// Armor, and no shield.
bool is_armor(const outfitting& by, const std::string& slug) {
  const content_entry_ptr entry = by.out.entry(category::equipment, slug);
  const content_node* const armor = entry ? entry->fields.find("armor") : nullptr;
  return armor != nullptr && armor->text_of("class") != shield_slug;
}

/// A name of something that is worn or wielded: of that kind, and among what was chosen.
ruled<std::string> named_item(const outfitting& by, const word& name, std::string_view field) {
  const auto entry = entry_named(by.out, category::equipment, name.text, name.column);
  if (!entry) return entry.error();
  if ((*entry)->fields.find(field) == nullptr)
    return refusal{refusal_code::bad_value,
                   fmt::format("{} is no {}", (*entry)->name, field),
                   {},
                   name.column};
  if (by.has_chosen && by.strict() && !by.has((*entry)->slug))
    return refusal{refusal_code::bad_value,
                   fmt::format("{} is not among what was chosen", (*entry)->name),
                   "`equipment:` chooses, and `free` gives it all the same", name.column};
  return (*entry)->slug;
}

// -- proficiency ------------------------------------------------------------

/// With this armor, or with this one weapon, and nothing else.
character_record only_with(const character_record& record, const std::string& slug, bool is_armor) {
  character_record bare = record;
  bare.shield = false;
  bare.armor = is_armor ? slug : std::string();
  bare.weapons.clear();
  if (!is_armor) bare.weapons.emplace_back().weapon = slug;
  return bare;
}

/// Whether its bonus to hit falls without proficiency.
ruled<bool> wields_well(const outfitting& by, const std::string& slug) {
  character_record without = only_with(by.record, slug, false);
  const stat_block_ptr is = by.out.built(without);
  without.weapons.front().proficient = false;
  const stat_block_ptr was = by.out.built(without);
  if (!is || !was || is->actions.empty() || was->actions.empty()) return bad_content();
  const auto to_hit = [](const stat_block& block) {
    const auto& attack = block.actions.front().attack;
    return attack ? attack->to_hit : std::int16_t{0};
  };
  return to_hit(*is) > to_hit(*was);
}

ruled<bool> wears_well(const outfitting& by, const std::string& slug) {
  const stat_block_ptr block = by.out.built(only_with(by.record, slug, true));
  if (!block) return bad_content();
  return !block->unproficient_armor;
}

/// SRD, Cleric: chain mail and a warhammer are for those who know how.
objection check_proficient(const outfitting& by, const std::vector<std::string>& slugs) {
  for (const std::string& slug : slugs) {
    const auto knows = is_armor(by, slug) ? wears_well(by, slug) : wields_well(by, slug);
    if (!knows) return knows.error();
    if (*knows) continue;
    std::string name = slug;
    std::ranges::replace(name, '-', ' ');
    return refusal{refusal_code::not_available,
                   fmt::format("{} is for those who are proficient with it", name),
                   "`free` gives it all the same", std::nullopt};
  }
  return std::nullopt;
}

// -- coins ------------------------------------------------------------------

/// `starting_gold: {dice: 5d4, times: 10}`.
struct gold_dice {
  simple_dice dice;
  std::int64_t times = 1;

  [[nodiscard]] std::int64_t copper(std::int64_t shown) const { return shown * times * 100; }
};
std::optional<gold_dice> gold_of(const content_entry& of) {
  const content_node* const at = of.fields.find("starting_gold");
  if (at == nullptr) return std::nullopt;
  const auto dice = parse_simple(at->text_of("dice"));
  if (!dice) return std::nullopt;
  return gold_dice{.dice = *dice, .times = field_number(*at, "times", 1)};
}

std::string gold_text(const gold_dice& gold) {
  return gold.times == 1 ? print(gold.dice) + " gp"
                         : fmt::format("{} × {} gp", print(gold.dice), gold.times);
}

ruled<std::int64_t> coins_asked(outfitting& by, const content_entry& of) {
  const word& said = *by.asked.coins;
  const auto gold = gold_of(of);
  const auto typed = coins_in(said.text);
  const bool by_dice = said.text == "rolled" || said.text == "average";
  if (!typed && !by_dice)
    return refusal{refusal_code::bad_value, fmt::format("\"{}\" is no sum of coins", said.text),
                   "a number and a coin, `125 gp`; or `rolled` or `average`", said.column};
  if (!gold) {
    if (typed && !by.strict()) return *typed;
    return refusal{refusal_code::not_available,
                   fmt::format("what a {} begins with in coins is not known", of.name),
                   "`free` takes any sum", said.column};
  }
  if (said.text == "average") return gold->copper(average_of(gold->dice));
  if (by_dice) return gold->copper(roll(gold->dice, by.out.dice()));
  const std::int64_t least = gold->copper(gold->dice.count + gold->dice.bonus);
  const std::int64_t most =
      gold->copper(std::int64_t{gold->dice.count} * gold->dice.faces + gold->dice.bonus);
  const bool can_be = *typed >= least && *typed <= most && *typed % gold->copper(1) == 0;
  if (can_be || !by.strict()) return *typed;
  return refusal{refusal_code::bad_value,
                 fmt::format("a {} begins with {}, which is never {}", of.name, gold_text(*gold),
                             coins_text(*typed)),
                 "`free` takes any sum", said.column};
}

// -- worn and wielded -------------------------------------------------------

/// The armor that makes the best of it, of those that it can wear; none where its skin is better.
ruled<std::string> best_armor(const outfitting& by) {
  std::vector<std::string> all = {""};
  for (const counted_record& one : by.things)
    if (is_armor(by, one.name)) all.push_back(one.name);
  // Asked for all at once: what is missing is read together.
  for (const std::string& slug : all)
    static_cast<void>(by.out.built(only_with(by.record, slug, true)));
  std::string best;
  int best_class = 0;
  for (const std::string& slug : all) {
    const stat_block_ptr block = by.out.built(only_with(by.record, slug, true));
    if (!block) return bad_content();
    if (block->unproficient_armor || block->armor_class <= best_class) continue;
    best = slug;
    best_class = block->armor_class;
  }
  return best;
}

objection wear(outfitting& by) {
  if (by.asked.armor) {
    auto armor = named_item(by, *by.asked.armor, "armor");
    if (!armor) return std::move(armor).error();
    by.record.armor = *std::move(armor);
  } else if (by.has_chosen) {
    auto armor = best_armor(by);
    if (!armor) return std::move(armor).error();
    by.record.armor = *std::move(armor);
  }
  if (by.asked.shield && by.has_chosen && by.strict() && !by.has(shield_slug))
    return refusal{refusal_code::bad_value, "a shield is not among what was chosen",
                   "`equipment:` chooses, and `free` gives it all the same", std::nullopt};
  by.record.shield = by.asked.shield || by.has(shield_slug);
  by.take_away(by.record.armor);
  if (by.record.shield) by.take_away(shield_slug);
  return std::nullopt;
}

objection wield(outfitting& by) {
  std::vector<std::string> weapons;
  for (const word& one : by.asked.weapons) {
    auto weapon = named_item(by, one, "weapon");
    if (!weapon) return std::move(weapon).error();
    weapons.push_back(*std::move(weapon));
  }
  if (by.asked.weapons.empty())
    for (const counted_record& one : by.things)
      if (is_kind(by, one.name, "weapon")) weapons.push_back(one.name);
  for (const std::string& one : weapons) {
    by.record.weapons.emplace_back().weapon = one;
    by.take_away(one);
  }
  return std::nullopt;
}

/// What is neither worn nor wielded stands in fields that no command changes.
void keep_rest(outfitting& by) {
  if (!by.things.empty()) {
    std::string text;
    for (const counted_record& one : by.things)
      text += fmt::format("{}{}: {}", text.empty() ? "" : ", ", yaml_text(one.name), one.count);
    by.record.others.push_back({"equipment", "{" + text + "}"});
  }
  if (by.coins > 0) by.record.others.push_back({"coins", yaml_text(coins_text(by.coins))});
}

/// What is chosen, or the coins in place of it.
objection choose(outfitting& by, const content_entry& of, const content_entry* background) {
  if (by.asked.coins && !by.asked.equipment.empty() && by.strict())
    return refusal{refusal_code::bad_value, "there are coins or equipment to begin with, not both",
                   "leave out `coins:` or `equipment:`; `free` takes both", by.asked.coins->column};
  if (by.asked.coins) {
    const auto coins = coins_asked(by, of);
    if (!coins) return coins.error();
    by.coins = *coins;
  }
  const bool is_asking = by.asked.open != nullptr && !by.asked.coins;
  if (by.asked.equipment.empty() && !is_asking) return std::nullopt;
  const auto offer = starting_offer_of(by.out, of, background);
  if (!offer) return offer.error();
  auto chosen = choose_equipment(by.out, *offer, by.asked.equipment, by.asked.check, by.asked.open);
  if (!chosen) return std::move(chosen).error();
  by.things = std::move(chosen->things);
  if (!by.asked.coins) by.coins = offer->coins;
  by.has_chosen = true;
  return by.strict() ? check_proficient(by, chosen->for_proficient) : std::nullopt;
}

}  // namespace

void tell_of_nothing(draft& out, const creature_id& id, std::string_view how) {
  const creature& who = out.at(id);
  if (!who.record) return;
  const character_record& record = *who.record;
  const bool has_something = !record.armor.empty() || record.shield || !record.weapons.empty() ||
                             !record.items.empty() || !record.supplies.empty() ||
                             !who.block->goods.empty() || who.block->coins > 0;
  if (has_something) return;
  std::string text = "has no equipment";
  if (!record.levels.empty())
    text += fmt::format("; `look {}` shows what it begins with", record.levels.front().of);
  out.emit(effect_told{.source = id,
                       .creature = id,
                       .name = "Equipment",
                       .text = fmt::format("{}: {}; or `give` things", text, how)});
}

objection take_outfit(draft& out, character_record& record, const outfit_request& asked,
                      const content_entry& of, const content_entry* background) {
  outfitting by{out, record, asked};
  if (auto no = choose(by, of, background)) return no;
  // Kinds of all of them are asked for together.
  for (const counted_record& one : by.things)
    static_cast<void>(out.entry(category::equipment, one.name));
  if (auto no = wear(by)) return no;
  if (auto no = wield(by)) return no;
  keep_rest(by);
  return std::nullopt;
}

}  // namespace dnd::model::rules
