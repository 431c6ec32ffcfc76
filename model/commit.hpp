#pragma once

#include "model/event.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace dnd::model {

/// The events of a command, in their order. Shared and never changed: whoever has them may keep
/// them.
using event_list = std::shared_ptr<const std::vector<event>>;

/// A command and its events: the one unit of the log, of an answer, of undo and of a subscription.
/// It is made once, when the command is accepted, or when the log is read; from then on everybody
/// shares it.
struct commit {
  /// Seq of its first and of its last event.
  seq_t first = 0;
  seq_t last = 0;
  /// Milliseconds since 1970, UTC.
  std::int64_t at_ms = 0;
  /// Who acted: a creature's id, or "gm".
  std::string by = {};
  /// The line as it was typed.
  std::string line = {};
  /// The client's own id of the command; often empty.
  std::string id = {};
  /// `last - first + 1` of them; never null or empty.
  event_list events = {};
};
using commit_ptr = std::shared_ptr<const commit>;

}  // namespace dnd::model
