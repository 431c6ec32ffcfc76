#pragma once

#include "actors/engine.hpp"
#include "actors/seen_past.hpp"
#include "cli/app/answer.hpp"
#include "cli/app/made_answers.hpp"
#include "model/content/category.hpp"
#include "model/views/viewer.hpp"

#include <functional>
#include <optional>
#include <string_view>

/// What a line is for: the engine carries commands out and answers questions, and the rest is the
/// front end's own business.
namespace dnd::cli {

/// Answers a question at the campaign as it is now, and as it is for this viewer. Requires that the
/// line is one. `places`: what is known of where the viewer stands in the log.
[[nodiscard]] line_answer ask(actors::open_campaign& campaign, std::string_view line,
                              const model::views::viewer& whose = model::views::viewer::gm(),
                              const actors::seen_places& places = {});

/// Whether entries of this kind are the game master's alone.
[[nodiscard]] constexpr bool is_secret(model::category kind) noexcept {
  return kind == model::category::monsters || kind == model::category::characters;
}

/// Closes the campaign and opens it again; what came of it is the answer to `reopen`.
[[nodiscard]] line_answer reopen(actors::open_campaign& campaign);

/// Plays the fight on, as the line says. Requires that the line is `encounter auto`. `stop` is
/// asked before each command. An id is refused: it belongs to one command, and these are many.
[[nodiscard]] line_answer play_fight(actors::open_campaign& campaign, const given_command& given,
                                     const std::function<bool()>& stop);

/// Of `quit` and `y`, which no campaign has to be asked about; nothing of any other line.
[[nodiscard]] std::optional<line_answer> answer_without_campaign(std::string_view line);

/// Carries a line out, or answers it, whatever it is. Waits for the answer. `stop` is for what
/// takes long: true ends it where it can go on later.
[[nodiscard]] line_answer answer_line(actors::open_campaign& campaign, const given_command& given,
                                      const std::function<bool()>& stop = {});

}  // namespace dnd::cli
