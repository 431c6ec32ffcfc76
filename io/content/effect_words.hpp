#pragma once

#include "io/content/fields.hpp"
#include "model/effects/effect.hpp"

#include <string>
#include <vector>

/// Parts of steps and of effects that stay, from YAML: see docs/effects.md.
namespace dnd::io::content {

/// What ends an effect besides its time.
[[nodiscard]] std::vector<std::string> read_ends_on(const value& at);

/// `at_full_time`, `every`, `kind`, `side`.
void read_more_of_lasting(fields& from, model::lasting& into);

/// `damage: true` or `damage: advantage` of a new save.
void read_save_on_damage(const value& at, model::repeated_save& into);

/// `remove: …` with what stands beside it.
void read_removal(const value& at, fields& from, model::effect& into);

/// `spend`, `regain`: a pool, and how much of it.
void read_pool_step(const value& at, fields& from, model::effect& into);

/// `each`, `side`, `unbound` and `ends_on` of a summoning.
void read_more_of_summoning(fields& from, model::effect& into);

/// Steps that say all in one word: `does`, `strike`, `revive`, `object`, `split` and so on.
void read_word_step(const value& at, fields& from, model::effect& into);

/// `{with: con, success: half}`, whose Difficulty Class may be left out.
void read_given_save(const value& at, model::effect& into);

/// `to: targets`, `to: {bearers: NAME}`.
void read_aim(const value& at, model::effect& into);

/// `every: 24 hours` of a trigger on `time`.
void read_trigger_time(fields& from, model::trigger& into);

}  // namespace dnd::io::content
