#pragma once

#include "model/event.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace dnd::cli {

/// A session as the log tells of it.
struct session_entry {
  std::uint32_t number = 0;
  std::string title;
  std::int64_t started_ms = 0;
  /// 0 while it is running.
  std::int64_t ended_ms = 0;
  /// From its start to its end, both included.
  std::uint64_t events = 0;
};

/// Reads a log from its first event and keeps the list of its sessions, undo and redo included: a
/// session whose start was undone is not in it.
class session_book {
 public:
  /// Requires that events come in their order.
  void read(std::int64_t at_ms, const model::event& what);

  [[nodiscard]] std::span<const session_entry> sessions() const noexcept { return sessions_; }
  /// The session that the event which was read last belongs to; 0 outside of all.
  [[nodiscard]] std::uint32_t number() const noexcept { return number_; }

 private:
  [[nodiscard]] session_entry* running() noexcept;
  void restore(std::int64_t at_ms, const model::session& play);

  std::vector<session_entry> sessions_;
  std::vector<session_entry> taken_back_;
  std::uint32_t number_ = 0;
};

}  // namespace dnd::cli
