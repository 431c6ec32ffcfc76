#pragma once

#include "model/bounds.hpp"
#include "model/command_values.hpp"
#include "model/language/fwd.hpp"
#include "model/language/line_kind.hpp"
#include "model/type_list.hpp"

#include <cstdint>
#include <optional>

/// Fights that play themselves. See `model/command.hpp` for what a verb consists of.
namespace dnd::model::commands {

/// `encounter auto [until: end|round N] [policy: NAME] [max: N] [seed: N]`. The program types
/// ordinary commands, one after the other: see `model/automatic/player.hpp`.
struct auto_encounter {
  static const language::verb_spec row;
  static constexpr line_kind kind = line_kind::program_word;
  /// Plays to the end of this round; nothing: until one side is down.
  std::optional<std::int32_t> last_round;
  play_policy policy = play_policy::simple;
  /// Rounds that are played at most, from where the fight stands.
  std::int32_t rounds_max = bounds::automatic_rounds_default;
  /// Of the choices that are left to chance.
  std::int32_t seed = 0;

  [[nodiscard]] static auto_encounter read(language::value_reader& given);
  void print(language::line_writer& line) const;
  friend bool operator==(const auto_encounter&, const auto_encounter&) = default;
};

using automatic_verbs = type_list<auto_encounter>;

}  // namespace dnd::model::commands
