#pragma once

#include "model/views/evening.hpp"

#include <string>
#include <string_view>

/// The sentences of an evening, one for each kind of fact.
namespace dnd::cli {

/// "note", "fell": for programs.
[[nodiscard]] std::string_view kind_name(model::views::moment_kind kind) noexcept;

[[nodiscard]] std::string fact_sentence(const model::views::told_fact& what);
/// Who fought whom, how long, and how it ended.
[[nodiscard]] std::string fight_sentence(const model::views::told_fight& what);
/// How many of the foes died, where that is neither all nor none nor said already.
[[nodiscard]] std::string slain_sentence(const model::views::told_fight& what);
/// Whether the hardest hit, and the end of whom it hit, are of one command.
[[nodiscard]] bool is_one_deed(const model::views::told_fact& hit,
                               const model::views::told_fact& end) noexcept;
/// Both in one sentence.
[[nodiscard]] std::string hardest_and_last(const model::views::told_fact& hit,
                                           const model::views::told_fact& end);

}  // namespace dnd::cli
