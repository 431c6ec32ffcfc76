#pragma once

#include "io/content/character_reading.hpp"
#include "io/content/fields.hpp"
#include "model/character_record.hpp"

namespace dnd::io::content {

/// What a character's file says, as a record: `read_character` of `model::rules::yaml_of` gives the
/// same stat block, and the same record again. Requires that the file was read without problems.
[[nodiscard]] model::character_record record_of(const value& root, const character_reading& read);

}  // namespace dnd::io::content
