#pragma once

#include "cli/render/style.hpp"
#include "model/event.hpp"
#include "model/state.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Small pieces of wording that several views share.
namespace dnd::cli {

/// What people call a creature: its own name where it has one (`Grog`), its id where it shares
/// its name with others (`zombie-1`).
[[nodiscard]] std::string_view called(const model::creature& who) noexcept;

/// What stands behind a name: "Zombie", "half-orc barbarian 3". May be empty.
[[nodiscard]] std::string kind_text(const model::stat_block& block);

/// "STR".
[[nodiscard]] std::string short_name(model::ability value);
/// "Sleight of Hand".
[[nodiscard]] std::string title_of(model::skill value);
/// "+3", "-1", "+0".
[[nodiscard]] std::string with_sign(std::int64_t value);
/// "1 round", "3 rounds".
[[nodiscard]] std::string counted(std::int64_t count, std::string_view noun);
/// "a", "a and b", "a, b and c".
[[nodiscard]] std::string joined(std::span<const std::string> items);
/// "a, b, c".
[[nodiscard]] std::string listed(std::span<const std::string> items);
/// "1/4" of 2 eighths, "3" of 24.
[[nodiscard]] std::string challenge_text(std::int16_t eighths);

/// Conditions that a creature bears, one entry of each kind, with the rounds that are left:
/// "poisoned (3 rounds)", "prone". Exhaustion, death saves and the like are not in it.
[[nodiscard]] std::vector<std::string> condition_texts(const model::creature& who);
/// "dead", "stable", "dying (1 success, 2 failures)"; empty while conscious.
[[nodiscard]] std::string life_text(const model::creature& who);

/// What became of a creature, told of it: "dies", "is stable".
[[nodiscard]] std::string_view fate_text(model::vitality before, model::vitality after) noexcept;

/// Cells of a bar that shows hit points.
inline constexpr std::size_t hp_bar_cells = 10;

/// A bar of `width` cells for `value` of `whole`: empty only at 0, full only when whole.
[[nodiscard]] std::string bar(std::int64_t value, std::int64_t whole, std::size_t width,
                              const style& look);

}  // namespace dnd::cli
