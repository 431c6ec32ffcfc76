#include "model/rules/verbs.hpp"

#include "model/rules/amount.hpp"
#include "model/rules/naming.hpp"

#include <fmt/format.h>

/// Rolls without a meaning of their own, notes and sessions.
namespace dnd::model::rules {

objection decide_roll(draft& out, const commands::roll& asked) {
  const auto by = source_named(out.table(), asked.by);
  if (!by) return by.error();
  const auto rolled = roll_typed(out, asked.dice);
  if (!rolled) return rolled.error();
  record_roll(out, *by, asked.label, *rolled);
  return std::nullopt;
}

objection decide_note(draft& out, const commands::note& asked) {
  out.emit(note_added{.text = asked.text});
  return std::nullopt;
}

objection decide_start_session(draft& out, const commands::start_session& asked) {
  const session& play = out.table().play();
  if (play.running)
    return refusal{refusal_code::session_running,
                   fmt::format("session {} is running already", play.count),
                   "`session end` ends it", std::nullopt};
  out.emit(session_started{.number = play.count + 1, .title = asked.title});
  return std::nullopt;
}

objection decide_end_session(draft& out, const commands::end_session&) {
  const session& play = out.table().play();
  if (!play.running)
    return refusal{refusal_code::no_session, "no session is running", "`session start` begins one",
                   std::nullopt};
  out.emit(session_ended{.number = play.count});
  return std::nullopt;
}

objection decide_save_session(draft& out, const commands::save_session&) {
  const session& play = out.table().play();
  out.emit(session_saved{.number = play.running ? play.count : 0});
  return std::nullopt;
}

}  // namespace dnd::model::rules
