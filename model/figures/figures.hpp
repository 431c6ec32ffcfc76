#pragma once

#include "model/event_values.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// What a stretch of play comes to in numbers. All of it adds up: the figures of a campaign are the
/// sum of those of its stretches, in whatever order they are added. Described as events are, for
/// the file that keeps them.
namespace dnd::model::figures {

/// Of a character, or of all creatures of one kind together.
struct creature_figures {
  static constexpr std::string_view stored_as = "creature_figures";
  /// See `counter`: "mira", "goblin".
  std::string who;
  std::int64_t damage_dealt = 0;
  std::int64_t damage_taken = 0;
  std::int64_t hits = 0;
  std::int64_t misses = 0;
  std::int64_t criticals = 0;
  std::int64_t healing_done = 0;
  std::int64_t healing_had = 0;
  /// How often their hit points came down to 0.
  std::int64_t falls = 0;
  /// Turns that ended, how long all of them and the longest took, in milliseconds.
  std::int64_t turns = 0;
  std::int64_t turn_ms = 0;
  std::int64_t longest_turn_ms = 0;
  /// Uses of limited things that were spent: slots, hit dice, class features.
  std::int64_t spent = 0;
  /// Of the d20s that were rolled for them.
  std::int64_t d20s = 0;
  std::int64_t d20_sum = 0;

  template <class Self, class Visitor>
  static void describe(Self& e, Visitor& v) {
    v.field("who", e.who);
    v.optional("dealt", e.damage_dealt);
    v.optional("taken", e.damage_taken);
    v.optional("hits", e.hits);
    v.optional("misses", e.misses);
    v.optional("criticals", e.criticals);
    v.optional("healing_done", e.healing_done);
    v.optional("healing_had", e.healing_had);
    v.optional("falls", e.falls);
    v.optional("turns", e.turns);
    v.optional("turn_ms", e.turn_ms);
    v.optional("longest_turn_ms", e.longest_turn_ms);
    v.optional("spent", e.spent);
    v.optional("d20s", e.d20s);
    v.optional("d20_sum", e.d20_sum);
  }
  friend bool operator==(const creature_figures&, const creature_figures&) = default;
};

/// Of one attack, spell or other action of somebody.
struct attack_figures {
  static constexpr std::string_view stored_as = "attack_figures";
  std::string who;
  std::string with;
  std::int64_t hits = 0;
  std::int64_t misses = 0;
  std::int64_t criticals = 0;
  std::int64_t damage = 0;
  /// The most that one creature took at once.
  std::int64_t most = 0;

  template <class Self, class Visitor>
  static void describe(Self& e, Visitor& v) {
    v.field("who", e.who);
    v.field("with", e.with);
    v.optional("hits", e.hits);
    v.optional("misses", e.misses);
    v.optional("criticals", e.criticals);
    v.optional("damage", e.damage);
    v.optional("most", e.most);
  }
  friend bool operator==(const attack_figures&, const attack_figures&) = default;
};

/// How often each face of a die came up.
struct die_figures {
  static constexpr std::string_view stored_as = "die_figures";
  std::int32_t faces = 0;
  /// From the face 1 on; `faces` of them.
  std::vector<std::int64_t> counts;

  template <class Self, class Visitor>
  static void describe(Self& e, Visitor& v) {
    v.field("faces", e.faces);
    v.field("counts", e.counts);
  }
  friend bool operator==(const die_figures&, const die_figures&) = default;
};

/// What somebody spent of one thing.
struct pool_figures {
  static constexpr std::string_view stored_as = "pool_figures";
  std::string who;
  std::string pool;
  std::int64_t spent = 0;

  template <class Self, class Visitor>
  static void describe(Self& e, Visitor& v) {
    v.field("who", e.who);
    v.field("pool", e.pool);
    v.field("spent", e.spent);
  }
  friend bool operator==(const pool_figures&, const pool_figures&) = default;
};

/// A fight that is over, and where it stands in the log.
struct fight_figures {
  static constexpr std::string_view stored_as = "fight_figures";
  std::uint32_t number = 0;
  std::uint32_t rounds = 0;
  seq_t first = 0;
  seq_t last = 0;

  template <class Self, class Visitor>
  static void describe(Self& e, Visitor& v) {
    v.field("number", e.number);
    v.field("rounds", e.rounds);
    v.field("first", e.first);
    v.field("last", e.last);
  }
  friend bool operator==(const fight_figures&, const fight_figures&) = default;
};

/// What people call those that are counted as `who`.
struct known_name {
  static constexpr std::string_view stored_as = "known_name";
  std::string who;
  std::string name;
  bool is_character = false;

  template <class Self, class Visitor>
  static void describe(Self& e, Visitor& v) {
    v.field("who", e.who);
    v.field("name", e.name);
    v.optional("character", e.is_character);
  }
  friend bool operator==(const known_name&, const known_name&) = default;
};

/// Where turns are told apart by their length: up to so many seconds; the last class has the rest.
inline constexpr std::int64_t turn_class_seconds[] = {15, 30, 60, 120, 300, 600};
inline constexpr std::size_t turn_classes = std::size(turn_class_seconds) + 1;

/// Each list is sorted by what its entries are about, each once.
struct totals {
  static constexpr std::string_view stored_as = "totals";
  std::vector<creature_figures> creatures;
  std::vector<attack_figures> attacks;
  std::vector<die_figures> dice;
  std::vector<pool_figures> pools;
  /// In the order in which they ended.
  std::vector<fight_figures> fights;
  /// Turns by their length; empty or `turn_classes` of them.
  std::vector<std::int64_t> turn_lengths;
  std::vector<known_name> names;

  template <class Self, class Visitor>
  static void describe(Self& e, Visitor& v) {
    v.optional("creatures", e.creatures);
    v.optional("attacks", e.attacks);
    v.optional("dice", e.dice);
    v.optional("pools", e.pools);
    v.optional("fights", e.fights);
    v.optional("turn_lengths", e.turn_lengths);
    v.optional("names", e.names);
  }
  friend bool operator==(const totals&, const totals&) = default;

  // The entry, which is made where there is none. Valid until another one is made.
  [[nodiscard]] creature_figures& of_creature(std::string_view who);
  [[nodiscard]] attack_figures& of_attack(std::string_view who, std::string_view with);
  /// Requires 1 <= faces.
  [[nodiscard]] die_figures& of_die(std::int32_t faces);
  [[nodiscard]] pool_figures& of_pool(std::string_view who, std::string_view pool);
  /// A name that is known already is replaced.
  void name(std::string_view who, std::string_view called, bool is_character);
  void add_turn_length(std::int64_t milliseconds);

  /// Null where nobody is called so.
  [[nodiscard]] const known_name* find_name(std::string_view who) const;

  totals& operator+=(const totals& more);
};

}  // namespace dnd::model::figures
