#pragma once

#include "model/effects/instance.hpp"
#include "model/rules/draft.hpp"

#include <optional>
#include <string_view>

/// What ends effects besides their time: what becomes of who put them there, and what their bearers
/// do, leave undone and suffer. See `ends_on` in docs/effects.md.
namespace dnd::model::rules {

/// Ends effects of `who` that end on such a thing: "attack", "cast", "hit".
void end_on(draft& out, const creature_id& who, std::string_view what);

/// What ends with a creature's ability to act: concentration and effects that end on "helpless";
/// and with its ability to move: those that end on "stopped". SRD: Concentration, Dodge.
void let_go_when_helpless(draft& out, const creature_id& who);

/// Ends effects, on whomever, that `source` put there and that end on such a thing: "source_dead",
/// "source_helpless", "source_silenced".
void end_of_source(draft& out, const creature_id& source, std::string_view what);

/// What ends on others when a creature is dead, cannot act or cannot speak.
void end_when_source_fails(draft& out, const creature_id& source);

/// What ends on others when a creature is gone.
void end_when_source_leaves(draft& out, const creature_id& source);

/// Effects of `who` that end when `by`, or somebody on that one's side, has harmed it: those that
/// are from that side.
void end_on_harm_by(draft& out, const creature_id& who, const creature_id& by);

/// What would end because its bearer is idle goes on until the end of its next turn: it has
/// attacked a foe, or it was hurt.
void keep_going(draft& out, const creature_id& who);
/// The same for one that begins: the turn in which it does never counts.
void begin_idle(draft& out, const creature_id& who, const effect_instance& effect);
/// Its own turn ends: what nothing kept going ends with it.
void end_idle(draft& out, const creature_id& who);

/// How often an effect does what its "every 24 hours" says, in rounds; 0 for any other moment.
[[nodiscard]] game_time period_of(std::string_view moment) noexcept;

/// Whether an effect counts its time.
[[nodiscard]] bool counts_time(const lasting& does) noexcept;

/// Rounds until the next moment at which some effect or trait does what it does every so often;
/// nothing when none does.
[[nodiscard]] std::optional<game_time> rounds_until_work(const state& now) noexcept;
/// Carries out what is due now: of everybody, or of one creature whose turn begins.
void work_by_time(draft& out);
void work_by_time(draft& out, const creature_id& who);

}  // namespace dnd::model::rules
