#pragma once

#include "actors/flat_object.hpp"
#include "cli/app/answer.hpp"
#include "model/views/commit_view.hpp"
#include "model/views/state_view.hpp"

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

/// Answers as a person reads them, for clients that are a screen and a keyboard: `dnd repl --host`
/// shows the same lines as the game that it has in its own process.
namespace dnd::cli::host {

/// Where a client's answers go.
struct client_screen {
  layout out;
  layout err;
  reading how = reading::alone;
  io::config::prompt_mode prompt = io::config::prompt_mode::automatic;
  /// Nobody reads: of an answer, only how the program ends with it and what is to be warned of.
  bool is_program = false;
};
/// Null: the client wants JSON alone.
using screen_ptr = std::shared_ptr<const client_screen>;

/// The fields of the message that says how: `screen` and those that may go with it.
[[nodiscard]] bool is_screen_field(std::string_view name) noexcept;
/// From
///
///     {"screen":100,"height":40,"look":"color","err_screen":100,"err_look":"ascii",
///      "reading":"dialogue","prompt":"auto","clock":"+60"}
///
/// `screen` is the width in cells, 0 for a program. The error is a sentence.
[[nodiscard]] expected<client_screen, std::string> read_screen(const actors::flat_object& from);

/// The members of a message that say what is to be shown, each with a comma before it:
///
///     ,"shown":{"out":["…"],"err":[],"exit":0,"offered":["…"],"commits":[[41,43]]}
///
/// `commits` are those that the answer tells of: whoever is told of them once more knows them.
[[nodiscard]] std::string shown_members(const client_screen& screen, const given_command& given,
                                        const line_answer& what, const onlooker& who = {});
/// `,"table":{"campaign":"The Lost Mine","seq":41,"fight":true,"prompt":"Grog > "}`
[[nodiscard]] std::string table_members(const client_screen& screen, std::string_view campaign,
                                        const model::views::state_view& now);
/// `,"lines":["gm: roll 2d6","…"]`: what happened, for whoever did not do it.
[[nodiscard]] std::string lines_members(const client_screen& screen,
                                        const model::views::commit_view& what);
/// `shown_members` of the first lines of all: where the game stands.
[[nodiscard]] std::string greeting_members(const client_screen& screen,
                                           const actors::campaign_info& which,
                                           const model::views::state_view& now);

}  // namespace dnd::cli::host
