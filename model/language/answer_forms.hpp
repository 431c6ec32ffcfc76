#pragma once

#include "model/language/reader.hpp"

#include <span>

namespace dnd::model::language {

/// `forms` are flags each of which asks for a form of the answer. More than one of them are
/// refused: an answer has one form, and none that was asked for is left out in silence.
void refuse_two_forms(value_reader& given, std::span<const flag_spec> forms);

}  // namespace dnd::model::language
