#pragma once

#include "model/apply.hpp"
#include "model/assert.hpp"
#include "model/dice/roller.hpp"
#include "model/event.hpp"
#include "model/refusal.hpp"
#include "model/rules/reaction_course.hpp"
#include "model/rules/record_text.hpp"
#include "model/rulings.hpp"
#include "model/state.hpp"
#include "model/trial.hpp"

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dnd::model::rules {

/// The events of a command in the making, and the state as it is after them: each new event is
/// applied to a state on trial at once, so that the next one is decided on what is true by then and
/// carries the right `before` values. Taken back as a whole when the command is refused.
class draft {
 public:
  /// All of them but `house` must outlive the draft.
  draft(trial& attempt, const content_lookup& content, const rulings& house, dice_roller& dice)
      : now_(attempt.now()), content_(content), house_(in_force(house, now_)), dice_(dice) {}

  /// Valid until the next `emit`, and so is what it points to.
  [[nodiscard]] const state& now() const noexcept { return now_; }
  /// The stat block of an entry that the command named; null when there is none.
  [[nodiscard]] stat_block_ptr content(std::string_view name) const {
    return content_(name).creature;
  }
  /// The same with the record of a character.
  [[nodiscard]] found_content character(std::string_view name) const { return content_(name); }
  /// An entry as its file says it; null when there is none. Where none of the races is called so,
  /// a subrace is.
  [[nodiscard]] content_entry_ptr entry(category kind, std::string_view slug) const {
    return content_(std::string(entry_prefix) + std::string(to_text(kind)) + "/" +
                    std::string(slug))
        .entry;
  }
  /// The stat block of a character, made of its record; null where the content does not allow it.
  [[nodiscard]] stat_block_ptr built(const character_record& of) const {
    return content_(std::string(built_prefix) + lookup_text(of)).creature;
  }
  /// The spell of that name; null when there is none.
  [[nodiscard]] spell_ptr spell_called(std::string_view name) const {
    return content_(std::string(spell_prefix) + std::string(name)).spell;
  }
  /// The item of that name; null when there is none.
  [[nodiscard]] item_ptr item_called(std::string_view name) const {
    return content_(std::string(item_prefix) + std::string(name)).item;
  }
  /// How this campaign plays what the rules leave open, as it was when the draft began.
  [[nodiscard]] const rulings& house() const noexcept { return house_; }
  [[nodiscard]] dice_roller& dice() noexcept { return dice_; }
  [[nodiscard]] std::size_t size() const noexcept { return events_.size(); }

  /// Requires that the creature is there. Valid until the next `emit`.
  [[nodiscard]] const creature& at(std::string_view id) const noexcept {
    const creature* found = now_.find(id);
    DND_ASSERT(found != nullptr);
    return *found;
  }

  template <class Event>
  void emit(Event what) {
    events_.emplace_back(std::move(what));
    const apply_result applied = apply(now_, events_.back(), now_.seq() + 1);
    DND_ASSERT(applied.ok());
  }

  /// Valid until the next `emit`.
  [[nodiscard]] std::span<const event> events() const noexcept { return events_; }
  /// Who may answer on the way, and has.
  [[nodiscard]] reaction_course& course() noexcept { return course_; }
  [[nodiscard]] std::vector<event> take() && { return std::move(events_); }

 private:
  state& now_;
  const content_lookup& content_;
  const rulings house_;
  dice_roller& dice_;
  std::vector<event> events_;
  reaction_course course_;
};

}  // namespace dnd::model::rules
