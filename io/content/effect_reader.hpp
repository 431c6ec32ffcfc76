#pragma once

#include "io/content/effect_parts.hpp"
#include "model/effects/effect.hpp"
#include "model/stat_block.hpp"

#include <vector>

/// What content can do, from YAML: the words of docs/effects.md. What cannot be carried out is an
/// error at its place.
namespace dnd::io::content {

/// A list of steps; empty where there is none.
[[nodiscard]] model::effect_list read_effects(const value& at);
[[nodiscard]] std::vector<model::trigger> read_triggers(const value& at);
/// An action that an effect or a feature gives: what it does is in its `effects`, and numbers that
/// it leaves out (a Difficulty Class, a bonus to hit) are those of whoever gave it.
[[nodiscard]] model::action read_given_action(const value& at);

}  // namespace dnd::io::content
