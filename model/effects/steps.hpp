#pragma once

#include "model/effects/run.hpp"

/// What each kind of step does. `scope.targets` are those whom the step is for, nobody dead among
/// them. Errors: see `run_effects`.
namespace dnd::model::rules::steps {

/// An attack roll against each target, then `hit` or `miss` for that one.
[[nodiscard]] objection attack(draft& out, const effect_use& use, const effect& step,
                               effect_scope& scope);
/// Each target saves, then `failure` or `success` for that one. Damage at the head of `failure` is
/// rolled once, before the saves, and halved by a success where `half` is set.
[[nodiscard]] objection save(draft& out, const effect_use& use, const effect& step,
                             effect_scope& scope);
[[nodiscard]] objection check(draft& out, const effect_use& use, const effect& step,
                              effect_scope& scope);
/// A tie leaves everything as it is: the user has not succeeded. SRD: Contests.
[[nodiscard]] objection contest(draft& out, const effect_use& use, const effect& step,
                                effect_scope& scope);
/// Rolled once for all targets.
[[nodiscard]] objection damage(draft& out, const effect_use& use, const effect& step,
                               effect_scope& scope);
/// Hit points back, or temporary ones, of which the greater stay.
[[nodiscard]] objection heal(draft& out, const effect_use& use, const effect& step,
                             effect_scope& scope);
[[nodiscard]] objection apply(draft& out, const effect_use& use, const effect& step,
                              effect_scope& scope);
/// Ends conditions and effects by name or by kind, spells, and concentration.
[[nodiscard]] objection remove(draft& out, const effect_use& use, const effect& step,
                               effect_scope& scope);
/// Spends or gives back uses of a pool.
[[nodiscard]] objection change_pool(draft& out, const effect_use& use, const effect& step,
                                    effect_scope& scope);
[[nodiscard]] objection choose(draft& out, const effect_use& use, const effect& step,
                               effect_scope& scope);
[[nodiscard]] objection roll_table(draft& out, const effect_use& use, const effect& step,
                                   effect_scope& scope);
/// Each missile does its steps by itself, but damage of the same dice is rolled once for all of
/// them. SRD: Magic Missile, Scorching Ray.
[[nodiscard]] objection missiles(draft& out, const effect_use& use, const effect& step,
                                 effect_scope& scope);
/// Those with the fewest hit points first, as long as the pool reaches. SRD: Sleep.
[[nodiscard]] objection hit_point_pool(draft& out, const effect_use& use, const effect& step,
                                       effect_scope& scope);
[[nodiscard]] objection kill(draft& out, const effect_use& use, const effect& step,
                             effect_scope& scope);
/// Who is dead lives again; of the others it is told that they are not. Errors: `not_available` for
/// who has been dead for too long.
[[nodiscard]] objection revive(draft& out, const effect_use& use, const effect& step,
                               effect_scope& scope);
/// Whoever is dying is stable.
[[nodiscard]] objection stabilize(draft& out, const effect_use& use, const effect& step,
                                  effect_scope& scope);
[[nodiscard]] objection exhaustion(draft& out, const effect_use& use, const effect& step,
                                   effect_scope& scope);
/// What the game master sees to.
[[nodiscard]] objection tell(draft& out, const effect_use& use, const effect& step,
                             effect_scope& scope);

}  // namespace dnd::model::rules::steps
