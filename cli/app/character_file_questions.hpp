#pragma once

#include "actors/engine.hpp"
#include "cli/app/answer.hpp"
#include "model/verbs/character_files.hpp"
#include "model/views/viewer.hpp"

namespace dnd::cli {

/// `character export`: the file of a character as it is now, shown or written. It is the game
/// master's.
[[nodiscard]] line_answer ask_export(actors::open_campaign& campaign, const actors::state_ptr& seen,
                                     const model::commands::export_character& what,
                                     const model::views::viewer& whose);

}  // namespace dnd::cli
