#pragma once

#include "io/content/fields.hpp"
#include "model/effects/modifier.hpp"

#include <vector>

namespace dnd::io::content {

/// A list of modifiers, each one key with a value and filters beside it: the words of
/// docs/effects.md. Empty where there is none.
[[nodiscard]] std::vector<model::modifier> read_modifiers(const value& at);

/// One or several words of "melee", "finesse" and so on.
[[nodiscard]] model::weapon_kind_set read_weapon_kinds(const value& at);
/// A list of types of damage.
[[nodiscard]] model::damage_type_set read_damage_types(const value& at);
/// A word or a list of words.
[[nodiscard]] std::vector<std::string> read_words(const value& at);

}  // namespace dnd::io::content
