#pragma once

#include "model/command_values.hpp"
#include "model/language/fwd.hpp"
#include "model/refusal.hpp"
#include "model/type_list.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// What the game master gives and puts right by hand. See `model/command.hpp` for what a verb
/// consists of.
namespace dnd::model::commands {

/// `revive WHO [and: WHO]… [hp: 1]`
struct revive {
  static const language::verb_spec row;
  std::vector<word> who;
  /// 1..hit_points_max; at most the maximum counts.
  std::int32_t hit_points = 1;

  [[nodiscard]] static revive read(language::value_reader& given);
  void print(language::line_writer& line) const;
  [[nodiscard]] objection decide(rules::draft& out) const;
  friend bool operator==(const revive&, const revive&) = default;
};

/// `set WHO [hp: N] [max: N] [temp: N] [ac: N] [initiative: N] [speed: N] [# REASON]`
struct set {
  static const language::verb_spec row;
  word who;
  /// At least one of them is given.
  std::optional<std::int32_t> hit_points;
  std::optional<std::int32_t> maximum;
  std::optional<std::int32_t> temporary;
  std::optional<std::int32_t> armor_class;
  std::optional<std::int32_t> initiative;
  std::optional<std::int32_t> speed_ft;
  /// What stood after `#`; often empty.
  std::string reason;

  [[nodiscard]] static set read(language::value_reader& given);
  void print(language::line_writer& line) const;
  [[nodiscard]] objection decide(rules::draft& out) const;
  friend bool operator==(const set&, const set&) = default;
};

/// `effect end NAME of: WHO [and: WHO]…`
struct end_effect {
  static const language::verb_spec row;
  word name;
  std::vector<word> of;

  [[nodiscard]] static end_effect read(language::value_reader& given);
  void print(language::line_writer& line) const;
  [[nodiscard]] objection decide(rules::draft& out) const;
  friend bool operator==(const end_effect&, const end_effect&) = default;
};

using correction_verbs = type_list<revive, set, end_effect>;

}  // namespace dnd::model::commands
