#pragma once

#include "cli/render/style.hpp"
#include "cli/render/types.hpp"
#include "model/state.hpp"

#include <span>
#include <string>
#include <vector>

namespace dnd::cli {

/// Characters and others with a name of their own by that name, `zombie-1` by its id, and whoever
/// is not at the table by the id as it is. `table` must outlive the result.
[[nodiscard]] name_lookup names_of(const model::state& table);

/// Tells what happened: one readable line for each thing, in the order of the events. The damage
/// of an attack stands indented under it, joined with the roll behind it. Creatures that come and
/// go within `events` are called by name whatever `names` knows.
///
/// Every event has its words: a new kind of event does not compile without.
[[nodiscard]] std::vector<std::string> narrate(const name_lookup& names,
                                               std::span<const logged_event> events,
                                               const style& look = {});

/// The same, with the names of `table`: the state before or after the events.
[[nodiscard]] std::vector<std::string> narrate(const model::state& table,
                                               std::span<const logged_event> events,
                                               const style& look = {});

/// The lines that `narrate` and its like make, as one text without a newline at its end.
[[nodiscard]] std::string text_of(std::span<const std::string> lines);

}  // namespace dnd::cli
