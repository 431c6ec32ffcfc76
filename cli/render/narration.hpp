#pragma once

#include "cli/render/style.hpp"
#include "model/views/commit_view.hpp"

#include <span>
#include <string>
#include <vector>

namespace dnd::cli {

/// Tells what happened: one readable line for each thing, in the order of the events. The damage
/// of an attack stands indented under it, joined with the roll that made it. What a part of a
/// commit leaves out is taken as read already; so parts without a beginning go on with what is
/// before them.
///
/// An undo or a redo of which it is known names the commands that it is about, and says where the
/// game stands then.
///
/// Every event has its words, in the file of its topic in `sentences/`: a new kind of event does
/// not compile without.
[[nodiscard]] std::vector<std::string> narrate(std::span<const model::views::commit_view> commits,
                                               const style& look = {});
[[nodiscard]] std::vector<std::string> narrate(const model::views::commit_view& commit,
                                               const style& look = {});

/// The lines that `narrate` and its like make, as one text without a newline at its end.
[[nodiscard]] std::string text_of(std::span<const std::string> lines);

}  // namespace dnd::cli
