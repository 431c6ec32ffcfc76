#pragma once

#include "model/event.hpp"
#include "model/state.hpp"

namespace dnd::model {

/// Whether an event fits the state it was applied to. A contradiction never comes from
/// `decide`: it means that a log was changed by other hands.
class apply_result {
 public:
  constexpr apply_result() noexcept = default;
  constexpr explicit apply_result(const char* contradiction) noexcept : why_(contradiction) {}
  [[nodiscard]] constexpr bool ok() const noexcept { return why_ == nullptr; }
  /// What the event says and the state does not, in a static sentence; null when ok.
  [[nodiscard]] constexpr const char* contradiction() const noexcept { return why_; }

 private:
  const char* why_ = nullptr;
};

/// Makes `what` true in `table`. Live play, replay, snapshots and undo all come through here. It
/// looks at nothing but its arguments, allocates nothing on its usual path, and checks every
/// `before` that the event carries.
///
/// Requires `seq == table.seq() + 1`. After a contradiction the state is not to be used.
[[nodiscard]] apply_result apply(state& table, const event& what, seq_t seq);

}  // namespace dnd::model
