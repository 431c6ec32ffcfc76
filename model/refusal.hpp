#pragma once

#include "model/result.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dnd::model {

/// Why the rules or the command language say no. The stored and printed name of each is
/// `refusal_name`; scripts match on it, so a name never changes.
enum class refusal_code : std::uint8_t {
  empty_command,
  command_too_long,
  unknown_verb,
  unknown_label,
  missing_label,
  duplicate_label,
  unexpected_text,
  bad_value,
  bad_dice,
  too_many_dice,
  bad_rolled,
  unknown_creature,
  ambiguous_creature,
  unknown_content,
  bad_content,
  unknown_action,
  unknown_condition,
  unknown_skill,
  unknown_ability,
  unknown_damage_type,
  bad_name,
  name_taken,
  too_many,
  not_in_encounter,
  encounter_running,
  not_your_turn,
  incapacitated,
  creature_dead,
  not_available,
  no_session,
  session_running,
  nothing_to_undo,
  nothing_to_redo,
  busy,
  bad_request,
  id_reused,
  moved_on,
  decision_pending,
  not_allowed,
};

/// The snake_case name of a code, as `--json` prints it.
[[nodiscard]] std::string_view refusal_name(refusal_code code) noexcept;

/// A command that was not accepted: nothing has changed, and it says why.
struct refusal {
  refusal_code code{};
  /// One sentence: what is wrong, with the words that were typed.
  std::string message;
  /// What would be accepted, with the nearest spelling where there is one. May be empty.
  std::string hint;
  /// Byte offset in the command line, from 0, of the word that is wrong.
  std::optional<std::size_t> column;
};

/// Why a step of a command cannot be taken; nothing when it was.
using objection = std::optional<refusal>;

template <class T>
using ruled = expected<T, refusal>;

}  // namespace dnd::model
