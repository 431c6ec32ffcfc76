#pragma once

#include "io/store/codec/line_maker.hpp"
#include "model/event.hpp"
#include "model/refusal.hpp"

#include <optional>
#include <vector>

namespace dnd::actors {

/// The fields of a command's events as they will stand in the log, added to `into`; a refusal when
/// they do not fit: no log is ever written that its own reader would take for damaged.
[[nodiscard]] std::optional<model::refusal> encode_events(const std::vector<model::event>& events,
                                                          io::encoded_events& into);

}  // namespace dnd::actors
