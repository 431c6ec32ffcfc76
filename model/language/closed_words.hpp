#pragma once

#include "model/language/verbs.hpp"

#include <span>
#include <string_view>
#include <vector>

/// Words of closed lists, which answer to every beginning that fits one of them alone.
namespace dnd::model::language {

/// The names of a kind, as they are listed; empty for a kind that has no closed list.
[[nodiscard]] std::span<const std::string_view> names_of(value_kind kind) noexcept;

/// Those of `names` that are meant by `typed`: the one that is spelled so, else all that begin so.
/// A full name of an ability ("Dexterity") counts as its short one, where that is among them.
/// Empty when there is none.
[[nodiscard]] std::vector<std::string_view> meant_by(std::string_view typed,
                                                     std::span<const std::string_view> names);

/// Whether some name of the kind is spelled so, or begins so.
[[nodiscard]] bool begins_word(value_kind kind, std::string_view typed);

/// The words in lower case in the usage of a text, such as `[session N|last]`: what the text is
/// made of.
[[nodiscard]] std::vector<std::string_view> lower_words_in(std::string_view usage);

}  // namespace dnd::model::language
