#include "model/rules/roll_modifiers.hpp"

#include "model/dice/simple.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace dnd::model::rules {

namespace {

/// A modifier that counts, kept apart from the state that rolling changes.
struct counted_modifier {
  std::string from;
  std::string value;
};

std::vector<counted_modifier> those_that_count(const creature& who, modifier_key key,
                                               const modifier_context& roll) {
  std::vector<counted_modifier> all;
  each_modifier(who, key, [&](const owned_modifier& has) {
    if (counts_for(has, who, roll)) all.push_back({std::string(has.from), has.what->value});
  });
  return all;
}

/// Of an attack it is said whose condition counts: "attacker prone".
std::string whose_condition(const owned_modifier& has, roll_kind kind) {
  const bool far = has.what->distance == "far";
  return fmt::format("{} {}{}", kind == roll_kind::attack ? "attacker" : "target",
                     has.kind == condition::exhaustion ? "exhausted" : has.from,
                     far ? " and not within 5 feet" : "");
}

/// The term of a number or of dice, which are rolled now; nothing for any other text.
std::optional<roll_term> rolled_term(draft& out, std::string from, std::string value) {
  roll_term term{.from = std::move(from), .dice = {}, .amount = 0};
  if (const auto number = number_in(value)) {
    term.amount = narrow(*number);
    return term;
  }
  const bool minus = value.starts_with('-');
  const auto dice = parse_simple(minus ? value.substr(1) : value);
  if (!dice) return std::nullopt;
  const std::int32_t rolled = model::roll(*dice, out.dice());
  term.amount = narrow(minus ? -rolled : rolled);
  term.dice = std::move(value);
  return term;
}

/// Whether numbers of that key are added to such rolls.
bool adds_to(modifier_key key, roll_kind kind, bool spell) noexcept {
  switch (kind) {
    case roll_kind::attack:
      return key == modifier_key::to_hit || (spell && key == modifier_key::spell_attack);
    case roll_kind::save:
      return key == modifier_key::save;
    case roll_kind::check:
      return key == modifier_key::check;
    default:
      return false;
  }
}

}  // namespace

std::int32_t add_terms(draft& out, const creature_id& who, modifier_key key,
                       const modifier_context& roll, std::vector<roll_term>& parts) {
  std::int32_t sum = 0;
  for (counted_modifier& one : those_that_count(out.at(who), key, roll)) {
    auto term = rolled_term(out, std::move(one.from), std::move(one.value));
    if (!term) continue;
    sum += term->amount;
    if (term->amount != 0) parts.push_back(*std::move(term));
  }
  return sum;
}

std::int32_t add_bonus(draft& out, const typed_bonus* bonus, std::vector<roll_term>& parts) {
  if (!bonus) return 0;
  auto term = rolled_term(out, bonus->from.empty() ? "bonus" : bonus->from, bonus->dice);
  if (!term) return 0;
  const std::int32_t amount = term->amount;
  parts.push_back(*std::move(term));
  return amount;
}

std::int32_t add_score_term(const creature& who, std::optional<ability> with,
                            std::vector<roll_term>& parts) {
  const std::int32_t shift = with ? ability_shift(who, *with) : 0;
  if (shift == 0) return 0;
  constexpr std::string_view names[] = {"Strength",     "Dexterity", "Constitution",
                                        "Intelligence", "Wisdom",    "Charisma"};
  parts.push_back(
      {.from = fmt::format("{} {}", names[static_cast<std::size_t>(*with)], score_of(who, *with)),
       .dice = {},
       .amount = narrow(shift)});
  return shift;
}

void lean_by_modifiers(const creature& who, roll_kind kind, const modifier_context& roll,
                       leaning& how) {
  const auto lean = [&](modifier_key key, std::string_view why) {
    if (key == modifier_key::advantage)
      how.advantage(why);
    else
      how.disadvantage(why);
  };
  for (const modifier_key key : {modifier_key::advantage, modifier_key::disadvantage})
    each_modifier(who, key, [&](const owned_modifier& has) {
      if (!has.what->on.contains(kind) || !counts_for(has, who, roll)) return;
      const bool is_attack = kind == roll_kind::attack || kind == roll_kind::attacked;
      if (has.kind && is_attack)
        lean(key, whose_condition(has, kind));
      else
        lean(key, has.from);
    });
}

void settle_leaning(const creature& who, roll_kind kind, const modifier_context& roll,
                    leaning& how) {
  const auto rules_out = [&](modifier_key key) {
    bool found = false;
    each_modifier(who, key, [&](const owned_modifier& has) {
      // That of not seeing the other one alone is not given in the first place.
      const bool is_of_sight =
          std::ranges::find(has.what->against, "unseen") != has.what->against.end();
      found = found || (has.what->on.contains(kind) && !is_of_sight && counts_for(has, who, roll));
    });
    return found;
  };
  if (rules_out(modifier_key::no_advantage)) how.forget_advantage();
  if (rules_out(modifier_key::no_disadvantage)) how.forget_disadvantage();
}

std::vector<effect_number> used_by(const creature& who, roll_kind kind,
                                   const modifier_context& roll) {
  std::vector<effect_number> used;
  for (const active_effect& has : who.effects) {
    const lasting& does = has.what->does;
    // With a moment of its own, that moment is what it is there for.
    if (!does.once || !does.moments.empty()) continue;
    const bool counts = std::ranges::any_of(does.modifiers, [&](const model::modifier& one) {
      const bool leans =
          one.key == modifier_key::advantage || one.key == modifier_key::disadvantage;
      return (leans ? one.on.contains(kind) : adds_to(one.key, kind, roll.spell)) &&
             counts_for({&one, has.what->name.view(), has.what.get()}, who, roll);
    });
    if (counts) used.push_back(has.what->number);
  }
  return used;
}

d20_roll roll_d20_of(draft& out, const creature_id& who, roll_mode mode,
                     const modifier_context& roll) {
  d20_roll rolled = roll_d20(out.dice(), mode);
  std::int32_t again = 0;
  std::int32_t least = 0;
  const creature& roller = out.at(who);
  each_modifier(roller, modifier_key::reroll, [&](const owned_modifier& has) {
    if (!has.what->damage_dice && counts_for(has, roller, roll))
      again = std::max(again, number_in(has.what->value).value_or(0));
  });
  each_modifier(roller, modifier_key::minimum, [&](const owned_modifier& has) {
    if (!has.what->damage_dice && counts_for(has, roller, roll))
      least = std::max(least, number_in(has.what->value).value_or(0));
  });
  // SRD, Advantage and Disadvantage: only one of two dice is rolled again, whichever the roller
  // chooses. The lower one is the better choice with both.
  const std::int16_t lowest = *std::ranges::min_element(rolled.faces);
  if (lowest <= again) {
    const auto face = static_cast<std::uint8_t>(out.dice().roll(20));
    std::int16_t other = face;
    if (mode != roll_mode::straight) {
      const std::int16_t stays = *std::ranges::max_element(rolled.faces);
      other = mode == roll_mode::advantage ? std::max<std::int16_t>(stays, face)
                                           : std::min<std::int16_t>(stays, face);
    }
    rolled.faces.push_back(face);
    rolled.kept = other;
  }
  rolled.kept = std::max<std::int16_t>(rolled.kept, narrow(least));
  return rolled;
}

}  // namespace dnd::model::rules
