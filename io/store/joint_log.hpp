#pragma once

#include "io/store/log_store.hpp"

#include <span>
#include <vector>

namespace dnd::io {

/// A log that is written together with others in one go, for little more than what one alone costs:
/// those of a database that takes the lines of a thousand campaigns in one transaction. Who has
/// lines for several of them at once hands them over at once. Logs that are files know nothing of
/// it.
class joint_log : public open_log {
 public:
  /// Lines for one log, as for `append`.
  struct addition {
    joint_log* to;
    std::string_view lines;
    log_position end;
    log_part part;
  };

  /// The same for those that can be written in one go.
  [[nodiscard]] virtual const void* joined_with() const noexcept = 0;

  /// What `append` and `sync` do, for each of them. How each went, in their order: one that fails
  /// is alone with that. Requires that all are joined with this one, and each is there once. For
  /// the time of it this counts as a call to each of them.
  [[nodiscard]] virtual std::vector<result<done>> append_all(std::span<const addition> what) = 0;
};

}  // namespace dnd::io
