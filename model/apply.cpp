#include "model/apply.hpp"

#include "model/assert.hpp"

namespace dnd::model {

namespace {

/// Undo and redo say themselves where they stand afterwards; all else is a step of its own, so
/// that any command can be undone.
template <class Event>
constexpr bool is_a_step = !requires {
  Event::moves_undo_itself;
};

}  // namespace

apply_result apply(state& now, const event& what, seq_t seq) {
  DND_ASSERT(seq == now.seq() + 1);
  return visit(
      [&]<class Event>(const Event& e) {
        const apply_result outcome = e.apply_to(now);
        if (!outcome.ok()) return outcome;
        if constexpr (is_a_step<Event>) now.set_undo_at({seq, 0});
        now.set_seq(seq);
        return outcome;
      },
      what);
}

}  // namespace dnd::model
