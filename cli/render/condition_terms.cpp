#include "cli/render/condition_terms.hpp"

#include "model/enum_text.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <utility>
#include <vector>

namespace dnd::cli {
namespace {

using model::condition_row;
using model::deed;
using model::modifier;
using model::modifier_key;
using model::roll_kind;
using texts = std::vector<std::string>;

/// Calls `visit` with what counts at a level.
template <class Visit>
void each_of(const condition_row& row, std::uint8_t level, modifier_key key, Visit visit) {
  for (const model::condition_modifier& one : row.modifiers)
    if (one.does.key == key && one.level <= level) visit(one.does);
}

void add_once(texts& list, std::string text) {
  if (!text.empty() && std::ranges::find(list, text) == list.end()) list.push_back(std::move(text));
}

[[nodiscard]] std::string upper(std::string_view text) {
  std::string out(text);
  for (char& each : out) each = static_cast<char>(each - 'a' + 'A');
  return out;
}

/// "a", "a and b", "a, b and c".
[[nodiscard]] std::string joined(const texts& list) {
  if (list.size() < 2) return list.empty() ? std::string() : list.front();
  const texts most(list.begin(), list.end() - 1);
  return fmt::format("{} and {}", fmt::join(most, ", "), list.back());
}

/// "STR and DEX saves", "saves".
[[nodiscard]] std::string saves(model::ability_set with) {
  texts abilities;
  for (std::size_t i = 0; i < model::ability_count; ++i)
    if (with.contains(static_cast<model::ability>(i)))
      abilities.push_back(upper(to_text(static_cast<model::ability>(i))));
  return abilities.empty() ? "saves" : joined(abilities) + " saves";
}

void add_deeds(const condition_row& row, std::uint8_t level, texts& out) {
  each_of(row, level, modifier_key::cannot, [&](const modifier& one) {
    const std::string whom = one.against.empty() ? "" : " who is behind it";
    if (one.deeds.contains(deed::act) && one.deeds.contains(deed::react))
      return add_once(out, "cannot act" + whom);
    for (std::size_t i = 0; i < model::deed_count; ++i)
      if (one.deeds.contains(static_cast<deed>(i)))
        add_once(out, fmt::format("cannot {}{}", stored_name(static_cast<deed>(i)), whom));
  });
}

void add_speed(const condition_row& row, std::uint8_t level, texts& out) {
  texts said;
  each_of(row, level, modifier_key::speed, [&](const modifier& one) {
    if (one.value == "0")
      said = {"speed 0"};
    else if (said != texts{"speed 0"})
      said.push_back(one.value == "half" ? "half speed" : "speed " + one.value);
  });
  for (std::string& each : said) add_once(out, std::move(each));
}

/// What it does to its bearer's own rolls.
void add_rolls(const condition_row& row, std::uint8_t level, modifier_key key, texts& out) {
  constexpr std::pair<roll_kind, std::string_view> names[] = {
      {roll_kind::attack, "attacks"},
      {roll_kind::check, "checks"},
      {roll_kind::initiative, "initiative"},
      {roll_kind::death_save, "death saves"},
      {roll_kind::concentration, "concentration"}};
  texts rolls;
  each_of(row, level, key, [&](const modifier& one) {
    for (const auto& [kind, name] : names)
      if (one.on.contains(kind)) add_once(rolls, std::string(name));
    if (one.on.contains(roll_kind::save)) add_once(rolls, saves(one.with));
  });
  if (rolls.empty()) return;
  const bool good = key == modifier_key::advantage;
  out.push_back(fmt::format("{} on {}", good ? "advantage" : "disadvantage", joined(rolls)));
}

/// What it does to those who have to do with its bearer.
void add_others(const condition_row& row, std::uint8_t level, modifier_key key, texts& out) {
  const std::string_view how = key == modifier_key::advantage ? "easier" : "harder";
  each_of(row, level, key, [&](const modifier& one) {
    const std::string_view where = one.distance.empty()     ? ""
                                   : one.distance == "near" ? " up close"
                                                            : " from afar";
    if (one.on.contains(roll_kind::attacked)) add_once(out, fmt::format("{} to hit{}", how, where));
    if (one.on.contains(roll_kind::social)) add_once(out, fmt::format("{} to talk round", how));
  });
}

void add_failures(const condition_row& row, std::uint8_t level, texts& out) {
  each_of(row, level, modifier_key::fails, [&](const modifier& one) {
    if (!one.with.empty()) add_once(out, "fails " + saves(one.with));
    for (const std::string& sense : one.against)
      add_once(out, sense == "sight" ? "sees nothing" : "hears nothing");
  });
}

void add_defences(const condition_row& row, std::uint8_t level, texts& out) {
  constexpr std::pair<modifier_key, std::string_view> keys[] = {
      {modifier_key::resist, "resists"},
      {modifier_key::immune, "is immune to"},
      {modifier_key::vulnerable, "is vulnerable to"}};
  for (const auto& [key, verb] : keys)
    each_of(row, level, key, [&, verb = verb](const modifier& one) {
      texts types;
      for (std::size_t i = 0; i < model::damage_type_count; ++i)
        if (one.types.contains(static_cast<model::damage_type>(i)))
          types.emplace_back(to_text(static_cast<model::damage_type>(i)));
      const std::string_view kind = one.nonmagical ? "nonmagical" : "all";
      add_once(out, fmt::format("{} {} damage", verb, types.empty() ? kind : joined(types)));
    });
}

void add_numbers(const condition_row& row, std::uint8_t level, texts& out) {
  for (const model::condition_modifier& one : row.modifiers) {
    const modifier& does = one.does;
    if (one.level > level || does.value.empty() || does.key == modifier_key::speed) continue;
    if (does.key == modifier_key::max_hp && does.value == "half") {
      add_once(out, "half of its hit points");
      continue;
    }
    std::string name(stored_name(does.key));
    std::ranges::replace(name, '_', ' ');
    add_once(out, fmt::format("{} {}", name, does.value));
  }
}

}  // namespace

std::string effect_of(const condition_row& row, std::uint8_t level) {
  texts out;
  add_deeds(row, level, out);
  add_speed(row, level, out);
  for (const modifier_key key : {modifier_key::disadvantage, modifier_key::advantage})
    add_rolls(row, level, key, out);
  for (const modifier_key key : {modifier_key::advantage, modifier_key::disadvantage})
    add_others(row, level, key, out);
  add_failures(row, level, out);
  add_defences(row, level, out);
  each_of(row, level, modifier_key::critical_when_near,
          [&](const modifier&) { add_once(out, "hits up close are critical"); });
  add_numbers(row, level, out);
  return fmt::format("{}", fmt::join(out, ", "));
}

std::string_view being(model::condition kind) noexcept {
  return kind == model::condition::exhaustion ? "exhausted" : model::to_text(kind);
}

}  // namespace dnd::cli
