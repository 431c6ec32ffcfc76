#include "model/effects/modifiers.hpp"

#include "model/effects/modifier_filters.hpp"
#include "model/rules/combat_effects.hpp"
#include "model/rules/d20.hpp"
#include "model/slug.hpp"

#include <algorithm>
#include <charconv>

namespace dnd::model {

namespace {

/// Who put it there: of an effect one, of a condition each that imposed it. Empty: the game master.
template <class Fits>
bool any_source(const owned_modifier& has, const creature& bearer, Fits fits) noexcept {
  if (has.effect != nullptr) return fits(has.effect->source);
  return std::ranges::any_of(bearer.conditions, [&](const condition_instance& one) {
    return one.kind == has.kind && fits(one.source);
  });
}

/// Whether the roll is about one of the words of `against`.
bool is_against(const std::vector<std::string>& words, const owned_modifier& has,
                const creature& bearer, const modifier_context& roll) noexcept {
  return std::ranges::any_of(words, [&](const std::string& word) {
    if (word == "magic") return roll.magic;
    if (word == "spell") return roll.spell;
    if (word == "unseen") return roll.unseen;
    if (word.starts_with('@'))
      return roll.other != nullptr && roll.other->id.view() == std::string_view(word).substr(1);
    if (word == "source")
      return roll.other != nullptr && any_source(has, bearer, [&](const creature_id& source) {
               return roll.other->id == source;
             });
    if (const auto is = is_other(word, bearer, roll)) return *is;
    if (const auto kind = parse_condition(word)) return roll.about.contains(*kind);
    if (roll.other != nullptr && is_of_type(*roll.other, word)) return true;
    return !roll.cause.empty() && slug_of(roll.cause) == slug_of(word);
  });
}

/// The game master's is always in sight; the dead are nothing to see.
bool sees_source(const owned_modifier& has, const creature& who,
                 const modifier_context& roll) noexcept {
  return any_source(has, who, [&](const creature_id& source) {
    if (source.empty() || roll.now == nullptr) return true;
    const creature* const other = roll.now->find(source);
    return other != nullptr && other->life != vitality::dead && !rules::is_unseen(*other, who);
  });
}

bool holds_meanwhile(std::string_view word, const owned_modifier& one, const creature& who,
                     const modifier_context& roll) noexcept {
  if (word == "above-half") return who.hp * 2 > effective_max_hp(who);
  if (word == "below-half" || word == "bloodied") return who.hp * 2 <= effective_max_hp(who);
  if (word == "sneak") return roll.advantage || (roll.ally_near && !roll.disadvantage);
  if (word == "ally-near") return roll.ally_near;
  if (word == "alone") return !roll.ally_near;
  if (word == "proficient") return roll.proficient;
  if (word == "slow") return moves_slowly(who);
  if (word == "source-seen") return sees_source(one, who, roll);
  if (word == "concentrating")
    return std::ranges::any_of(who.effects,
                               [](const active_effect& has) { return has.what->concentration; });
  return has_effect_called(who, word);
}

/// What changes a speed, but for what magic takes away from who is unhindered by it.
template <class Visit>
void each_change_of_speed(const creature& who, Visit visit) {
  const bool unhindered = has_modifier(who, modifier_key::unhindered);
  each_modifier(who, modifier_key::speed, [&](const owned_modifier& has) {
    const std::string_view value = has.what->value;
    const bool lowers = value == "0" || value == "half" || value.starts_with('-');
    const bool by_magic = has.effect != nullptr && has.effect->spell;
    if (!(unhindered && lowers && by_magic) && counts_for(has, who, {})) visit(*has.what);
  });
}

/// A speed with what takes it away, halves or doubles it.
std::int32_t slowed(const creature& who, std::int32_t feet) noexcept {
  bool none = kept_from(who).contains(deed::move);
  bool half = false;
  bool twice = false;
  each_change_of_speed(who, [&](const modifier& one) {
    none = none || one.value == "0";
    half = half || one.value == "half";
    twice = twice || one.value == "x2";
  });
  if (none) return 0;
  if (twice) feet *= 2;
  if (half) feet /= 2;
  return std::max(feet, 0);
}

/// By the whole name or its beginning, in any spelling.
bool is_asked_for(std::string_view from, const modifier_context& roll) noexcept {
  return roll.asked_for != nullptr &&
         std::ranges::any_of(*roll.asked_for, [&](const std::string& asked) {
           return slug_of(from).starts_with(slug_of(asked));
         });
}

/// Of what is in one weapon: whether the attack is made with that one, or where it is about the
/// others, with another weapon.
bool fits_weapon(const modifier& one, const modifier_context& roll) noexcept {
  if (one.attack.empty()) return true;
  const bool own = is_attack_of(one.attack, roll.attack);
  return one.other_weapons ? !own && !roll.attack.empty() && !roll.spell : own;
}

/// Whether it is about one of these spells, actions or weapons; those by their names, also where
/// they are held in both hands.
bool is_about_cause(const std::vector<std::string>& words, const modifier_context& roll) noexcept {
  if (words.empty()) return true;
  if (!roll.cause.empty()) return names_cause(words, roll.cause);
  return names_cause(words, roll.attack) ||
         names_cause(words, roll.attack.substr(0, roll.attack.find(" (")));
}

}  // namespace

bool counts_for(const owned_modifier& has, const creature& bearer,
                const modifier_context& roll) noexcept {
  const modifier& one = *has.what;
  if (one.on_request && !is_asked_for(has.from, roll)) return false;
  if (!one.with.empty() && !(roll.with && one.with.contains(*roll.with))) return false;
  if (!one.skills.empty() && !(roll.of && one.skills.contains(*roll.of))) return false;
  if (!one.weapon.empty() && (one.weapon.bits() & roll.weapon.bits()) == 0) return false;
  if (!fits_weapon(one, roll)) return false;
  if (!is_about_cause(one.spells, roll)) return false;
  if (!one.armor.empty() && !fits_armor(one.armor, bearer.block->worn)) return false;
  if (!one.distance.empty() && (one.distance == "near") != roll.near) return false;
  if (!one.against.empty() && !is_against(one.against, has, bearer, roll)) return false;
  if (!one.not_against.empty() && is_against(one.not_against, has, bearer, roll)) return false;
  if (!one.unless.empty() && has_any_of(bearer, one.unless)) return false;
  return std::ranges::all_of(one.during, [&](const std::string& word) {
    return holds_meanwhile(word, has, bearer, roll);
  });
}

bool is_attack_of(std::string_view weapon, std::string_view attack) noexcept {
  return attack.starts_with(weapon) &&
         (attack.size() == weapon.size() || attack.substr(weapon.size()).starts_with(" ("));
}

bool fits_armor(const std::vector<std::string>& words,
                const std::vector<std::string>& worn) noexcept {
  const auto has = [&](std::string_view what) {
    return std::ranges::find(worn, what) != worn.end();
  };
  const bool armored = has("light") || has("medium") || has("heavy");
  return std::ranges::all_of(words, [&](const std::string& word) {
    if (word == "none") return !armored;
    if (word == "worn") return armored;
    if (word == "no-heavy") return !has("heavy");
    if (word == "no-shield") return !has("shield");
    return has(word);
  });
}

bool is_strongest(const creature& bearer, const effect_instance& one) noexcept {
  if (one.does.stack) return true;
  const auto hash = static_cast<std::uint32_t>(one.name.mix());
  return std::ranges::none_of(bearer.effects, [&](const active_effect& has) {
    if (has.name_hash != hash) return false;
    const effect_instance& other = *has.what;
    return other.number != one.number && other.name == one.name &&
           (other.level > one.level || (other.level == one.level && other.number > one.number));
  });
}

bool has_modifier(const creature& bearer, modifier_key key, const modifier_context& roll) noexcept {
  bool found = false;
  each_modifier(bearer, key,
                [&](const owned_modifier& has) { found = found || counts_for(has, bearer, roll); });
  return found;
}

std::optional<std::int32_t> number_in(std::string_view value) noexcept {
  if (value.starts_with('+')) value.remove_prefix(1);
  std::int32_t number = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
  if (error != std::errc() || end != value.data() + value.size()) return std::nullopt;
  return number;
}

std::int32_t sum_of(const creature& bearer, modifier_key key,
                    const modifier_context& roll) noexcept {
  std::int32_t sum = 0;
  each_modifier(bearer, key, [&](const owned_modifier& has) {
    if (counts_for(has, bearer, roll)) sum += number_in(has.what->value).value_or(0);
  });
  return sum;
}

std::int32_t armor_class_of(const creature& who) noexcept {
  std::int32_t base = who.block->armor_class;
  each_modifier(who, modifier_key::base_armor_class, [&](const owned_modifier& has) {
    if (counts_for(has, who, {})) base = std::max(base, number_in(has.what->value).value_or(0));
  });
  std::int32_t total = base + sum_of(who, modifier_key::armor_class);
  // Of medium and heavy armor nobody knows how much Dexterity is in it.
  if (fits_armor({"no-heavy"}, who.block->worn) && !fits_armor({"medium"}, who.block->worn))
    total += ability_shift(who, ability::dex);
  each_modifier(who, modifier_key::armor_class_at_least, [&](const owned_modifier& has) {
    if (counts_for(has, who, {})) total = std::max(total, number_in(has.what->value).value_or(0));
  });
  return total;
}

std::int32_t walking_speed_of(const creature& who) noexcept {
  std::int32_t feet = who.block->speed.walk;
  each_change_of_speed(who, [&](const modifier& one) { feet += number_in(one.value).value_or(0); });
  return slowed(who, feet);
}

std::int32_t speed_of(const creature& who, movement how) noexcept {
  if (how == movement::walk) return walking_speed_of(who);
  const speeds& has = who.block->speed;
  const std::int16_t own[] = {has.walk, has.fly, has.swim, has.climb, has.burrow};
  constexpr modifier_key keys[] = {modifier_key::speed, modifier_key::fly, modifier_key::swim,
                                   modifier_key::climb, modifier_key::burrow};
  const auto at = static_cast<std::size_t>(how);
  std::int32_t feet = own[at];
  std::int32_t more = 0;
  each_modifier(who, keys[at], [&](const owned_modifier& modifier) {
    if (!counts_for(modifier, who, {})) return;
    const std::string_view value = modifier.what->value;
    const std::int32_t number = number_in(value).value_or(0);
    if (value == "walk")
      feet = std::max<std::int32_t>(feet, has.walk);
    else if (value.starts_with('+') || value.starts_with('-'))
      more += number;
    else
      feet = std::max(feet, number);
  });
  return slowed(who, feet + more);
}

std::int32_t fastest_speed_of(const creature& who) noexcept {
  std::int32_t most = 0;
  for (const movement how :
       {movement::walk, movement::fly, movement::swim, movement::climb, movement::burrow})
    most = std::max(most, speed_of(who, how));
  return most;
}

std::int32_t score_of(const creature& who, ability which) noexcept {
  std::int32_t score = who.block->abilities[static_cast<std::size_t>(which)];
  std::int32_t least = 0;
  each_modifier(who, modifier_key::score, [&](const owned_modifier& has) {
    if (!has.what->with.contains(which) || !counts_for(has, who, {.with = which})) return;
    const std::string_view value = has.what->value;
    const std::int32_t number = number_in(value).value_or(0);
    const std::int32_t cap = has.what->most;
    if (value.starts_with('+') || value.starts_with('-'))
      score = cap > 0 ? std::max(score, std::min(score + number, cap)) : score + number;
    else
      least = std::max(least, number);
  });
  constexpr std::int32_t most = 30;
  return std::clamp(std::max(score, least), 0, most);
}

std::int32_t ability_shift(const creature& who, ability which) noexcept {
  const std::int16_t base = who.block->abilities[static_cast<std::size_t>(which)];
  const std::int32_t score = score_of(who, which);
  if (score == base) return 0;
  return ability_modifier(score) - ability_modifier(base);
}

creature_size size_of(const creature& who) noexcept {
  const std::int32_t size =
      static_cast<std::int32_t>(who.block->size) + sum_of(who, modifier_key::size);
  constexpr auto largest = static_cast<std::int32_t>(creature_size::gargantuan);
  return static_cast<creature_size>(std::clamp(size, 0, largest));
}

deed_set kept_from(const creature& who) noexcept {
  deed_set deeds;
  each_modifier(who, modifier_key::cannot, [&](const owned_modifier& has) {
    if (counts_for(has, who, {})) deeds = deed_set(deeds.bits() | has.what->deeds.bits());
  });
  return deeds;
}

std::string_view what_keeps(const creature& who, deed from, const modifier_context& roll) noexcept {
  std::string_view condition;
  std::string_view other;
  each_modifier(who, modifier_key::cannot, [&](const owned_modifier& has) {
    if (!has.what->deeds.contains(from) || !counts_for(has, who, roll)) return;
    // The last one says most: "incapacitated" comes before what makes somebody so.
    (has.kind ? condition : other) = has.from;
  });
  return condition.empty() ? other : condition;
}

bool is_helpless(const creature& who) noexcept {
  const deed_set kept = kept_from(who);
  return kept.contains(deed::act) && kept.contains(deed::bonus) && kept.contains(deed::react);
}

bool lacks_sense(const creature& who, std::string_view sense) noexcept {
  bool lacks = false;
  each_modifier(who, modifier_key::fails, [&](const owned_modifier& has) {
    lacks = lacks || std::ranges::find(has.what->against, sense) != has.what->against.end();
  });
  return lacks;
}

senses senses_of(const creature& who) noexcept {
  senses sight = who.block->sight;
  const auto reach = [&](modifier_key key, std::int16_t senses::*sense) {
    each_modifier(who, key, [&](const owned_modifier& has) {
      if (!counts_for(has, who, {})) return;
      const std::int32_t before = sight.*sense;
      const std::int32_t feet = number_in(has.what->value).value_or(0);
      const bool more = has.what->value.starts_with('+');
      sight.*sense = rules::narrow(more ? before + feet : std::max(before, feet));
    });
  };
  reach(modifier_key::darkvision, &senses::darkvision);
  reach(modifier_key::blindsight, &senses::blindsight);
  reach(modifier_key::tremorsense, &senses::tremorsense);
  reach(modifier_key::truesight, &senses::truesight);
  return sight;
}

}  // namespace dnd::model
