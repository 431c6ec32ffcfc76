#include "model/figures/figures.hpp"

#include "model/assert.hpp"

#include <algorithm>
#include <iterator>
#include <tuple>

namespace dnd::model::figures {
namespace {

/// The entry with a key, made by `make` in its place where there is none.
template <class Entry, class Key, class KeyOf, class Make>
[[nodiscard]] Entry& entry_for(std::vector<Entry>& all, const Key& key, KeyOf key_of, Make make) {
  const auto at =
      std::lower_bound(all.begin(), all.end(), key,
                       [&](const Entry& each, const Key& wanted) { return key_of(each) < wanted; });
  if (at != all.end() && key_of(*at) == key) return *at;
  return *all.insert(at, make());
}

using two_texts = std::tuple<std::string_view, std::string_view>;

}  // namespace

creature_figures& totals::of_creature(std::string_view who) {
  return entry_for(
      creatures, who, [](const creature_figures& e) { return std::string_view(e.who); },
      [&] {
        creature_figures made;
        made.who = who;
        return made;
      });
}

attack_figures& totals::of_attack(std::string_view who, std::string_view with) {
  return entry_for(
      attacks, two_texts(who, with),
      [](const attack_figures& e) { return two_texts(e.who, e.with); },
      [&] {
        attack_figures made;
        made.who = who;
        made.with = with;
        return made;
      });
}

die_figures& totals::of_die(std::int32_t faces) {
  DND_ASSERT(faces >= 1);
  return entry_for(
      dice, faces, [](const die_figures& e) { return e.faces; },
      [&] {
        return die_figures{.faces = faces,
                           .counts = std::vector<std::int64_t>(static_cast<std::size_t>(faces), 0)};
      });
}

pool_figures& totals::of_pool(std::string_view who, std::string_view pool) {
  return entry_for(
      pools, two_texts(who, pool), [](const pool_figures& e) { return two_texts(e.who, e.pool); },
      [&] { return pool_figures{.who = std::string(who), .pool = std::string(pool), .spent = 0}; });
}

void totals::name(std::string_view who, std::string_view called, bool is_character) {
  known_name& entry = entry_for(
      names, who, [](const known_name& e) { return std::string_view(e.who); },
      [&] { return known_name{.who = std::string(who), .name = {}, .is_character = false}; });
  entry.name = called;
  entry.is_character = is_character;
}

void totals::add_turn_length(std::int64_t milliseconds) {
  turn_lengths.resize(turn_classes);
  std::size_t at = 0;
  while (at < std::size(turn_class_seconds) && milliseconds > turn_class_seconds[at] * 1'000) ++at;
  ++turn_lengths[at];
}

const known_name* totals::find_name(std::string_view who) const {
  const auto at = std::lower_bound(
      names.begin(), names.end(), who,
      [](const known_name& each, std::string_view wanted) { return each.who < wanted; });
  return at != names.end() && at->who == who ? &*at : nullptr;
}

totals& totals::operator+=(const totals& more) {
  for (const creature_figures& each : more.creatures) {
    creature_figures& into = of_creature(each.who);
    into.damage_dealt += each.damage_dealt;
    into.damage_taken += each.damage_taken;
    into.hits += each.hits;
    into.misses += each.misses;
    into.criticals += each.criticals;
    into.healing_done += each.healing_done;
    into.healing_had += each.healing_had;
    into.falls += each.falls;
    into.turns += each.turns;
    into.turn_ms += each.turn_ms;
    into.longest_turn_ms = std::max(into.longest_turn_ms, each.longest_turn_ms);
    into.spent += each.spent;
    into.d20s += each.d20s;
    into.d20_sum += each.d20_sum;
  }
  for (const attack_figures& each : more.attacks) {
    attack_figures& into = of_attack(each.who, each.with);
    into.hits += each.hits;
    into.misses += each.misses;
    into.criticals += each.criticals;
    into.damage += each.damage;
    into.most = std::max(into.most, each.most);
  }
  for (const die_figures& each : more.dice) {
    die_figures& into = of_die(each.faces);
    for (std::size_t i = 0; i < std::min(into.counts.size(), each.counts.size()); ++i)
      into.counts[i] += each.counts[i];
  }
  for (const pool_figures& each : more.pools) of_pool(each.who, each.pool).spent += each.spent;
  fights.insert(fights.end(), more.fights.begin(), more.fights.end());
  if (!more.turn_lengths.empty()) turn_lengths.resize(turn_classes);
  for (std::size_t i = 0; i < std::min(turn_lengths.size(), more.turn_lengths.size()); ++i)
    turn_lengths[i] += more.turn_lengths[i];
  for (const known_name& each : more.names) name(each.who, each.name, each.is_character);
  return *this;
}

}  // namespace dnd::model::figures
