#pragma once

#include "cli/render/table.hpp"
#include "model/views/impositions.hpp"
#include "model/views/state_view.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

/// What is to be done after an answer, with the words to type.
namespace dnd::cli {

/// How much is said to somebody who is waited for: what to type is known after the first time.
enum class waiting_detail : std::uint8_t { names, names_and_words };

/// Whose initiative is not in yet: a fight begins when all have rolled, and who comes later has no
/// turns before. Empty when nobody waits.
[[nodiscard]] std::vector<std::string> waiting_lines(const model::views::state_view& now,
                                                     waiting_detail how, const layout& where);

/// How an offer is taken up: by its command, or by one key at a terminal.
enum class offer_form : std::uint8_t { command, key };

/// "Failed: Thia and Bram, who may be paralyzed. To impose it: condition add …"
[[nodiscard]] std::vector<std::string> offer_lines(
    std::span<const model::views::imposition> offered, const model::views::state_view& now,
    offer_form form, const layout& where);

}  // namespace dnd::cli
