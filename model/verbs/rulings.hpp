#pragma once

#include "model/command_values.hpp"
#include "model/language/fwd.hpp"
#include "model/refusal.hpp"
#include "model/type_list.hpp"

#include <optional>

/// How the game master plays what the rules leave open. See `model/command.hpp` for what a verb
/// consists of.
namespace dnd::model::commands {

/// `ruling [initiative: WORD] [turns: WORD] [reactions: WORD]
/// [health: WORD] [experience: WORD] [load: WORD] [food: WORD] [water: WORD]
/// [light: WORD]`
struct ruling {
  static const language::verb_spec row;
  /// At least one of them is given. Which words there are: `rulings_known`.
  std::optional<word> initiative;
  std::optional<word> turns;
  std::optional<word> reactions;
  std::optional<word> health;
  std::optional<word> experience;
  std::optional<word> load;
  std::optional<word> food;
  std::optional<word> water;
  std::optional<word> light;

  [[nodiscard]] static ruling read(language::value_reader& given);
  void print(language::line_writer& line) const;
  [[nodiscard]] objection decide(rules::draft& out) const;
  friend bool operator==(const ruling&, const ruling&) = default;
};

using ruling_verbs = type_list<ruling>;

}  // namespace dnd::model::commands
