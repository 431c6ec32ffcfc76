#pragma once

#include "cli/render/style.hpp"
#include "cli/render/table.hpp"
#include "model/views/state_view.hpp"

#include <string>
#include <string_view>
#include <vector>

/// Effects that stay on creatures, in words.
namespace dnd::cli {

/// "2 hours", "1 minute", "3 rounds": the largest unit that has no rest.
[[nodiscard]] std::string time_text(model::game_time rounds);

/// "9 minutes": the largest unit of which there are at least two, or one and nothing else; what is
/// less than one of it is left out.
[[nodiscard]] std::string time_left_text(model::game_time rounds);

/// "to the end of Ann's next turn", "9 minutes left", "until a long rest", "until it is ended".
[[nodiscard]] std::string lasts_text(const model::views::lasts_view& lasts, const style& look);

/// "Bless (concentration)", "Rage": the names of those that no condition of the creature says
/// already, each once.
[[nodiscard]] std::vector<std::string> effect_names(const model::views::creature_view& who);

/// What `effects` shows: a line for each effect, of all creatures or of the one with that id.
[[nodiscard]] std::vector<std::string> effect_lines(const model::views::state_view& now,
                                                    std::string_view focus, const layout& where);

/// The same as data: `"effects":[{"creature","number","name","source":null|ID,"concentration",
/// "spell","level","until","rounds_left":null|N,"text"}…]`. `until` is "permanent", "time",
/// "short rest" or "long rest", and `text` what people read of it.
[[nodiscard]] std::string effects_data(const model::views::state_view& now, std::string_view focus);

}  // namespace dnd::cli
