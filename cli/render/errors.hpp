#pragma once

#include "cli/render/table.hpp"
#include "io/files/error.hpp"
#include "model/refusal.hpp"

#include <string>
#include <string_view>
#include <vector>

/// What goes to standard error when something was refused or failed: what, where, what to do.
namespace dnd::cli {

/// Who speaks. What the program says of itself begins with `dnd: `, so that it can be told from
/// what else goes to the same place; the answer to a command does not.
enum class speaker { program, game };

/// With a column, the command with a mark under the word that is wrong:
///
///     attack by: Grgo with: greataxe
///                ^ there is no "Grgo" here. Did you mean "Grog"?
///
/// Without one, the message and the hint on a line of its own.
[[nodiscard]] std::vector<std::string> refusal_lines(std::string_view command,
                                                     const model::refusal& why,
                                                     const layout& where = {});

/// "dnd: PATH, line 3, byte 211: WHAT." and below it what to do.
[[nodiscard]] std::vector<std::string> error_lines(const io::error& why, const layout& where = {},
                                                   speaker who = speaker::program);

/// "dnd: MESSAGE" and below it the hint, for what has no code, such as wrong usage.
[[nodiscard]] std::vector<std::string> message_lines(std::string_view message,
                                                     std::string_view hint,
                                                     const layout& where = {},
                                                     speaker who = speaker::program);

}  // namespace dnd::cli
