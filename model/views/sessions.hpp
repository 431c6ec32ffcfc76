#pragma once

#include "model/commit.hpp"
#include "model/event.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace dnd::model {
struct session;
}

namespace dnd::model::views {

/// A session as the log tells of it.
struct session_entry {
  std::uint32_t number = 0;
  std::string title;
  /// Milliseconds since 1970, UTC.
  std::int64_t started_ms = 0;
  /// 0 while it is running.
  std::int64_t ended_ms = 0;
  /// From its start to its end, both included.
  std::uint64_t events = 0;
};

/// Reads a log from its first commit and keeps the list of its sessions, undo and redo included: a
/// session whose start was undone is not in it.
class session_list {
 public:
  /// Requires that commits come in their order.
  void read(const commit& what);
  /// One event of a commit. Returns the number of the session that it belongs to; 0 outside of all.
  std::uint32_t read_event(std::int64_t at_ms, const event& what);

  [[nodiscard]] std::span<const session_entry> sessions() const noexcept { return sessions_; }

 private:
  [[nodiscard]] session_entry* running() noexcept;
  void restore(std::int64_t at_ms, const session& play);

  std::vector<session_entry> sessions_;
  std::vector<session_entry> taken_back_;
};

}  // namespace dnd::model::views
