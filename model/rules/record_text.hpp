#pragma once

#include "model/character_record.hpp"

#include <string>
#include <string_view>

/// The record of a character as text: what stands in its file, and what its stat block is looked up
/// by.
namespace dnd::model::rules {

/// The record as a file of `characters/` has it, in YAML. What was read from it is the same record
/// again, but for the slug, which is the name of the file.
[[nodiscard]] std::string yaml_of(const character_record& record);

/// The slug, a line break, and the YAML: all that a stat block is built from.
[[nodiscard]] std::string lookup_text(const character_record& record);

/// A text as a YAML value in one line, in quotes where it needs them.
[[nodiscard]] std::string yaml_text(std::string_view text);

}  // namespace dnd::model::rules
