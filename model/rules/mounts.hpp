#pragma once

#include "model/rules/draft.hpp"

#include <cstddef>
#include <optional>
#include <string_view>

/// Riding. SRD: Mounted Combat.
namespace dnd::model::rules {

/// On the rider, from its mount; and on the mount, from its rider.
inline constexpr std::string_view riding_effect = "Riding";
inline constexpr std::string_view ridden_effect = "Ridden";

/// What somebody rides; null when it rides nothing that is there.
[[nodiscard]] const creature* mount_of(const state& now, const creature& rider) noexcept;

/// Who decides what the mount does.
enum class reins : std::uint8_t { held, loose };

/// Gets on, for half of its speed. A mount that is controlled acts when its rider does and does not
/// attack; one that is not keeps its own turn. Errors: `not_available`.
[[nodiscard]] objection get_on(draft& out, const creature_id& rider, const creature_id& mount,
                               reins how, bool free, std::optional<std::size_t> column);

/// Gets off, for half of its speed. Errors: `not_available`.
[[nodiscard]] objection get_off(draft& out, const creature_id& rider, bool free,
                                std::optional<std::size_t> column);

/// A Dexterity save against 10, or it falls off and lies prone. Requires that it rides. Returns
/// whether it kept its seat.
bool keep_seat(draft& out, const creature_id& rider, std::string_view why);

/// What follows for riders when a command is over: whose mount lies on the ground lands on its feet
/// with its reaction, or falls; who was knocked prone saves against falling off; who is helpless
/// falls.
void settle_riders(draft& out);

}  // namespace dnd::model::rules
