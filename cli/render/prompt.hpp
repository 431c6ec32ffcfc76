#pragma once

#include "cli/render/table.hpp"
#include "io/workspace/settings.hpp"
#include "model/views/state_view.hpp"

#include <string>
#include <string_view>

namespace dnd::cli {

/// "First Evening [session 2, round 3, Grog's turn] > ". What is not on is left out;
/// where a command waits, who is asked for what comes last.
[[nodiscard]] std::string prompt_text(std::string_view campaign,
                                      const model::views::state_view& now, const style& look = {});

/// "Grog > " on a turn, "initiative > " before the first one, else "> "; where a
/// command waits, "Elara: Shield or pass? > ".
[[nodiscard]] std::string short_prompt_text(const model::views::state_view& now,
                                            const style& look = {});

/// The one that the setting `prompt` asks for: `automatic` takes the long one where it leaves room
/// to type.
[[nodiscard]] std::string prompt_for(io::config::prompt_mode mode, std::string_view campaign,
                                     const model::views::state_view& now, const layout& where);

}  // namespace dnd::cli
