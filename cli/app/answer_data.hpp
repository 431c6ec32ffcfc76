#pragma once

#include "cli/app/arguments.hpp"
#include "model/automatic/player.hpp"
#include "model/views/commit_view.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>

/// What was asked for, as data beside the text: members of the answer's object, such as
/// `"commands":[…]`.
namespace dnd::cli {

/// `"topic":null|"attack","verbs":[{"name","shorts":[…],"usage","short_usage","summary","details",
/// "labels":[{"name","alias","placeholder","required","help"}…],"flags":[{"name","alias","help"}…],
/// "examples":[…]}…]`: the verbs that help about `topic` explains, all of them for "". A subject
/// is a label without a name.
[[nodiscard]] std::string help_data(std::string_view topic);

/// The same for the command line, and before it `"commands":[{"name","usage","summary","details",
/// "options":[{"name","placeholder","required","help"}…],"examples":[…]}…]`: the program's own.
/// Requires that `help_for` has an answer.
[[nodiscard]] std::string help_data(const arguments& typed);

/// `"commands":[{"seq":[41,43],"at":"…","by":"grog","command":"…"}…]`: whose events they are, with
/// `"undone":true` at the end of those that were taken back. Then `"before":41`, where the page of
/// a log before these begins; not for 0.
[[nodiscard]] std::string log_data(std::span<const model::views::commit_view> commits,
                                   model::seq_t before = 0);

/// `"commands":[…],"ended":"one_side_down"|null`: what `encounter auto` gave, and why it ended;
/// null where it was stopped.
[[nodiscard]] std::string fight_data(std::span<const model::views::commit_view> commits,
                                     std::optional<model::automatic::ending> ended);

}  // namespace dnd::cli
