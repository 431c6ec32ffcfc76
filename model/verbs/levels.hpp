#pragma once

#include "model/command_values.hpp"
#include "model/language/fwd.hpp"
#include "model/refusal.hpp"
#include "model/type_list.hpp"

#include <cstdint>
#include <optional>
#include <vector>

/// Characters learn. See `model/command.hpp` for what a verb consists of.
namespace dnd::model::commands {

/// `level up WHO [class: CLASS] [hp: N|roll|average] [subclass: …] [increase: … | feat: …]
/// [choose: …] [skills: …] [expertise: …] [spells: …] [forget: …] [free] [rolled: …]`
struct level_up {
  static const language::verb_spec row;
  word who;
  /// A class by its slug or name; without it that of the last level.
  std::optional<word> of = {};
  /// What the Hit Die showed, 1..20; 0: the average.
  std::uint8_t hit_points = 0;
  bool roll_hit_points = false;
  std::optional<word> subclass = {};
  std::vector<word> increase = {};
  std::optional<word> feat = {};
  std::vector<word> choose = {};
  std::vector<word> skills = {};
  std::vector<word> expertise = {};
  std::vector<word> spells = {};
  std::vector<word> forget = {};
  /// The rules about prerequisites, counts and choices do not count.
  bool free = false;
  rolled_faces rolled = {};

  [[nodiscard]] static level_up read(language::value_reader& given);
  void print(language::line_writer& line) const;
  [[nodiscard]] objection decide(rules::draft& out) const;
  friend bool operator==(const level_up&, const level_up&) = default;
};

/// `learn WHO spells: SPELL [and: …] [forget: SPELL [and: …]] [class: CLASS] [free]`
struct learn {
  static const language::verb_spec row;
  word who;
  std::vector<word> spells = {};
  std::vector<word> forget = {};
  std::optional<word> of = {};
  bool free = false;

  [[nodiscard]] static learn read(language::value_reader& given);
  void print(language::line_writer& line) const;
  [[nodiscard]] objection decide(rules::draft& out) const;
  friend bool operator==(const learn&, const learn&) = default;
};

/// `prepare WHO spells: SPELL [and: …] [class: CLASS] [free]`
struct prepare {
  static const language::verb_spec row;
  word who;
  std::vector<word> spells = {};
  std::optional<word> of = {};
  bool free = false;

  [[nodiscard]] static prepare read(language::value_reader& given);
  void print(language::line_writer& line) const;
  [[nodiscard]] objection decide(rules::draft& out) const;
  friend bool operator==(const prepare&, const prepare&) = default;
};

using level_verbs = type_list<level_up, learn, prepare>;

}  // namespace dnd::model::commands
