#pragma once

#include "model/stat_block.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What an action's text says in the set phrases of stat blocks:
///
///     Melee Weapon Attack: +5 to hit, reach 5 ft., one target. Hit: 7 (1d8 + 3) slashing damage,
///     or 8 (1d10 + 3) slashing damage if used with two hands, plus 3 (1d6) fire damage. The target
///     must succeed on a DC 13 Constitution saving throw or be poisoned.
///
/// All formats have these sentences, so there is one reader of them.
namespace dnd::io::imports {

/// Another amount of the same attack: "if used with two hands".
struct other_damage {
  /// "two-handed", "at range", "half its hit points"; "other" where the text says something else.
  std::string when;
  std::vector<model::damage_part> damage;
};

struct action_reading {
  std::optional<model::attack_profile> attack;
  /// Without an attack: what the targets roll against.
  std::optional<model::saving_throw> save;
  std::vector<model::damage_part> damage;
  std::vector<other_damage> others;
  /// "60 ft. cone"
  std::string area;
  model::condition_set imposes;
  std::int16_t escape_dc = 0;
  /// What stands in the text and is not in here, in a few words.
  std::vector<std::string> left_out;

  /// Whether the rules can do anything with it.
  [[nodiscard]] bool says_something() const noexcept { return attack || save || !damage.empty(); }
};

/// Takes plain text; see `plain_text`.
[[nodiscard]] action_reading read_action_text(std::string_view text);

}  // namespace dnd::io::imports
