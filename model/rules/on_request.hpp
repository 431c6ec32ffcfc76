#pragma once

#include "model/command_values.hpp"
#include "model/effects/modifiers.hpp"
#include "model/rules/draft.hpp"

#include <initializer_list>
#include <span>
#include <string>
#include <vector>

/// Modifiers that count only when the roll asks for them by the name of what they come from:
/// Guidance, Bardic Inspiration. See docs/effects.md.
namespace dnd::model::rules {

/// The rolls that a command makes.
using requested_rolls = std::initializer_list<roll_kind>;

/// The words as a roll asks for them. What each stands for is paid with a use of its pool, where it
/// has one. Errors: `not_available` where the creature has nothing of that name that counts for
/// such a roll, or no use of it left.
///
/// What the creature does not have itself may be that of one of `others`, whom it attacks: what
/// lies on attacks against them and on their damage.
[[nodiscard]] ruled<std::vector<std::string>> ask_for(draft& out, const creature_id& who,
                                                      std::span<const word> words,
                                                      requested_rolls rolls,
                                                      std::span<const creature_id> others = {});

/// Ends what was there for one roll and has been asked for.
void use_up(draft& out, const creature_id& who, std::span<const std::string> asked_for);

/// The names that a creature can ask for in such rolls, each once.
[[nodiscard]] std::vector<std::string> names_to_ask_for(const creature& who, requested_rolls rolls);

}  // namespace dnd::model::rules
