#pragma once

#include "model/command_values.hpp"
#include "model/refusal.hpp"
#include "model/state.hpp"

#include <cstddef>
#include <optional>
#include <string_view>

/// Who can act. SRD: Incapacitated, Surprise.
namespace dnd::model::rules {

/// Why a creature cannot do a `deed`, such as "attack"; nothing when it can. Whether the turn is
/// its own is not asked. Errors: `creature_dead`, `incapacitated`, `not_available` for the
/// surprised.
[[nodiscard]] objection refuse_unable(const state& now, const creature_id& id,
                                      std::string_view deed, std::optional<std::size_t> column);

/// Who acts: the one named, else whoever's turn it is; and it can. `verb` is for the hint.
/// Errors: as `acting` and `refuse_unable`.
[[nodiscard]] ruled<creature_id> able_to_act(const state& now, const std::optional<word>& by,
                                             std::string_view verb, std::string_view deed);

/// Where the word that named somebody stands, when there was one.
[[nodiscard]] std::optional<std::size_t> column_of(const std::optional<word>& named) noexcept;

}  // namespace dnd::model::rules
