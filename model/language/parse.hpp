#pragma once

#include "model/command.hpp"
#include "model/refusal.hpp"

#include <string_view>

namespace dnd::model {

/// Reads one line of the command language (docs/commands.md has its grammar). A blank line or a
/// comment is `commands::nothing`. What does not fit is refused, never ignored, with the byte
/// offset of the word that is wrong and what would be accepted.
///
/// Errors: `command_too_long`, `unknown_verb`, `unknown_label`, `missing_label`,
/// `duplicate_label`, `unexpected_text`, `bad_value`, `bad_dice`, `too_many_dice`, `bad_rolled`,
/// `unknown_condition`, `unknown_skill`, `unknown_ability`, `unknown_damage_type`, `bad_name`,
/// `too_many`.
[[nodiscard]] ruled<parsed_line> parse_line(std::string_view line);

/// For those that take nothing but commands. Errors: as `parse_line`, and `empty_command` for what
/// is none: a blank line, a comment, a question or a word for the program.
[[nodiscard]] ruled<command> parse_command(std::string_view line);

/// A command that may lack labels that are required. Requires a verb that `asks_for_rest`.
[[nodiscard]] ruled<command> parse_begun(std::string_view line);

/// What a line is, by its first words alone: whether the rest of it fits is not looked at.
[[nodiscard]] line_kind kind_of_line(std::string_view line);

/// The name of the verb that the line begins with; empty where it begins with none.
[[nodiscard]] std::string_view verb_of_line(std::string_view line);

/// Whether what a line lacks can be asked for, by its first words alone.
[[nodiscard]] bool asks_for_rest(std::string_view line);

}  // namespace dnd::model
