#pragma once

#include <string_view>

/// The prose of the reference that no row can give.
namespace dnd::model::language {

/// docs/commands.md up to the list of commands: grammar, names, dice from the table.
extern const std::string_view reference_intro;

/// Dice notation, in plain text that is good as Markdown too.
extern const std::string_view dice_reference;

/// docs/commands.md after the list of commands: answers in JSON, and where play begins.
extern const std::string_view reference_answers;

}  // namespace dnd::model::language
