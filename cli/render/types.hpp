#pragma once

#include "model/event.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace dnd::cli {

/// An event as it stands in the log, for people to be told about.
struct logged_event {
  model::seq_t seq = 0;
  /// Milliseconds since 1970, UTC.
  std::int64_t at_ms = 0;
  /// Who gave the command; on the first event of a command only, like `command`.
  std::string by;
  /// As it was typed; not empty on the first event of a command only.
  std::string command;
  /// Never null. Must outlive this.
  const model::event* what = nullptr;
};

/// What people call the creature of an id: see `names_of` in narrator.hpp.
using name_lookup = std::function<std::string(std::string_view id)>;

}  // namespace dnd::cli
