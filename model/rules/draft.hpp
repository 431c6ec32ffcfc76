#pragma once

#include "model/apply.hpp"
#include "model/assert.hpp"
#include "model/decide.hpp"
#include "model/event.hpp"
#include "model/state.hpp"
#include "model/trial.hpp"

#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace dnd::model::rules {

/// Why a step of a command cannot be taken; nothing when it was.
using objection = std::optional<refusal>;

/// The events of a command in the making, and the table as it is after them: each new event is
/// applied to a table on trial at once, so that the next one is decided on what is true by then and
/// carries the right `before` values. Taken back as a whole when the command is refused.
class draft {
 public:
  /// All of them must outlive the draft.
  draft(trial& attempt, const rulings& house, dice_roller& dice)
      : table_(attempt.table()), house_(house), dice_(dice) {}

  /// Valid until the next `emit`, and so is what it points to.
  [[nodiscard]] const state& table() const noexcept { return table_; }
  [[nodiscard]] const rulings& house() const noexcept { return house_; }
  [[nodiscard]] dice_roller& dice() noexcept { return dice_; }
  [[nodiscard]] std::size_t size() const noexcept { return events_.size(); }

  /// Requires that the creature is on the table. Valid until the next `emit`.
  [[nodiscard]] const creature& at(std::string_view id) const noexcept {
    const creature* found = table_.find(id);
    DND_ASSERT(found != nullptr);
    return *found;
  }

  template <class Event>
  void emit(Event what) {
    events_.emplace_back(std::move(what));
    const apply_result applied = apply(table_, events_.back(), table_.seq() + 1);
    DND_ASSERT(applied.ok());
  }

  [[nodiscard]] std::vector<event> take() && { return std::move(events_); }

 private:
  state& table_;
  const rulings& house_;
  dice_roller& dice_;
  std::vector<event> events_;
};

}  // namespace dnd::model::rules
