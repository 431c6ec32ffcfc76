#pragma once

#include "cli/render/style.hpp"
#include "model/views/commit_view.hpp"

#include <string>

namespace dnd::cli {

/// What a command did, in a few words that go into a sentence: "5 fire to wolf by Brannoch", "the
/// end of Thia's turn". What the viewer sees none of is "a command".
///
/// Every kind of event has its words here: a new one does not compile without.
[[nodiscard]] std::string deed_text(const model::views::commit_view& what, const style& look);

/// "event 384", "events 384–386".
[[nodiscard]] std::string events_text(model::seq_t first, model::seq_t last, const style& look);

}  // namespace dnd::cli
