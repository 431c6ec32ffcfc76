#pragma once

#include "model/language/verbs.hpp"

#include <span>

namespace dnd::model::language {

/// The rows of the language, in the order of `verb_id`. For verbs.cpp only; everyone else asks
/// `verbs()`.
[[nodiscard]] std::span<const verb_spec> verb_table() noexcept;

}  // namespace dnd::model::language
