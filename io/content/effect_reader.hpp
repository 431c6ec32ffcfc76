#pragma once

#include "io/content/fields.hpp"
#include "model/effects/effect.hpp"
#include "model/stat_block.hpp"

#include <vector>

/// What content can do, from YAML: the words of docs/effects.md. What cannot be carried out is an
/// error at its place.
namespace dnd::io::content {

/// A list of steps; empty where there is none.
[[nodiscard]] model::effect_list read_effects(const value& at);
[[nodiscard]] std::vector<model::trigger> read_triggers(const value& at);
[[nodiscard]] std::vector<model::pool> read_pools(const value& at);
/// An action that an effect or a feature gives: what it does is in its `effects`, and numbers that
/// it leaves out (a Difficulty Class, a bonus to hit) are those of whoever gave it.
[[nodiscard]] model::action read_given_action(const value& at);
/// The moment that a reaction answers: "hit_by", "spell_cast", "save_failed" or "damaged".
[[nodiscard]] std::string read_moment(const value& at);
/// How long an effect lasts: a text that `is_duration` knows.
[[nodiscard]] std::string read_duration(const value& at);
/// Dice and words such as "2d6+mod".
[[nodiscard]] std::string read_dice_words(const value& at);
/// What a step is for.
[[nodiscard]] std::vector<model::effect_filter> read_when(const value& at);

}  // namespace dnd::io::content
