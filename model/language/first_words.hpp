#pragma once

#include "model/language/verbs.hpp"
#include "model/refusal.hpp"

#include <cstddef>
#include <string_view>

/// What a line is, by its first words.
namespace dnd::model::language {

/// The verb that begins a line, and where the text after it starts: for dice alone (`2d6+3`) at
/// their own beginning.
struct found_verb {
  const verb_spec* verb = nullptr;
  std::size_t end = 0;
};

/// The verb that begins a line; null when there is none.
[[nodiscard]] const verb_spec* begins_with_verb(std::string_view line);

/// Reads the one or two words of the verb, or a short word for it, or dice in its place. Requires a
/// checked line with at least one word. Errors: `unknown_verb`.
[[nodiscard]] ruled<found_verb> read_verb(std::string_view line);

}  // namespace dnd::model::language
