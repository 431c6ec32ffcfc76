#pragma once

#include "model/command.hpp"
#include "model/decide.hpp"
#include "model/rules/draft.hpp"

/// One function for each verb that the rules decide: it adds the verb's events to the draft, or
/// says why not. `decide` begins the dice before and looks at what is left of them after.
namespace dnd::model::rules {

// -- the table (table.cpp) -------------------------------------------------
[[nodiscard]] objection decide_add(draft& out, const commands::add& asked,
                                   const content_lookup& content);
[[nodiscard]] objection decide_remove(draft& out, const commands::remove& asked);

// -- fights (fights.cpp, initiative.cpp, turns.cpp) ------------------------
[[nodiscard]] objection decide_start(draft& out, const commands::start_encounter& asked);
[[nodiscard]] objection decide_end(draft& out, const commands::end_encounter& asked);
[[nodiscard]] objection decide_initiative(draft& out, const commands::initiative& asked);
[[nodiscard]] objection decide_turn(draft& out, const commands::turn& asked);

// -- actions (attack.cpp) --------------------------------------------------
[[nodiscard]] objection decide_attack(draft& out, const commands::attack& asked);

// -- the game master's hand (hand.cpp, conditions.cpp) ---------------------
[[nodiscard]] objection decide_damage(draft& out, const commands::damage& asked);
[[nodiscard]] objection decide_heal(draft& out, const commands::heal& asked);
[[nodiscard]] objection decide_temporary(draft& out, const commands::grant_temporary& asked);
[[nodiscard]] objection decide_add_condition(draft& out, const commands::add_condition& asked);
[[nodiscard]] objection decide_remove_condition(draft& out,
                                                const commands::remove_condition& asked);

// -- rolls (checks.cpp, death.cpp, story.cpp) ------------------------------
[[nodiscard]] objection decide_check(draft& out, const commands::check& asked);
[[nodiscard]] objection decide_save(draft& out, const commands::save& asked);
[[nodiscard]] objection decide_death_save(draft& out, const commands::death_save& asked);
[[nodiscard]] objection decide_roll(draft& out, const commands::roll& asked);

// -- the story (story.cpp) -------------------------------------------------
[[nodiscard]] objection decide_note(draft& out, const commands::note& asked);
[[nodiscard]] objection decide_start_session(draft& out, const commands::start_session& asked);
[[nodiscard]] objection decide_end_session(draft& out, const commands::end_session& asked);
[[nodiscard]] objection decide_save_session(draft& out, const commands::save_session& asked);

}  // namespace dnd::model::rules
