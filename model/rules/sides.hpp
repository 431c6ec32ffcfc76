#pragma once

#include "model/state.hpp"

#include <string_view>
#include <vector>

namespace dnd::model::rules {

/// On whose side a creature fights: with the characters or with the monsters. Who was brought by
/// somebody, or follows somebody, is on the side of that one as long as that one is there, unless
/// an effect says that it is against it.
[[nodiscard]] creature_kind side_of(const state& now, const creature& who) noexcept;

/// The characters on the table that are not dead, in its order: whom a verb means that names
/// nobody.
[[nodiscard]] std::vector<creature_id> living_characters(const state& now);

/// Whether it is on nobody's side: a thing, or who an effect says so of.
[[nodiscard]] bool is_on_no_side(const creature& who) noexcept;

/// Whether the two are on different sides, and each on one.
[[nodiscard]] bool are_foes(const state& now, const creature& one, const creature& other) noexcept;

/// What `lasting::side` says.
inline constexpr std::string_view own_side = "own";
inline constexpr std::string_view hostile_side = "hostile";
inline constexpr std::string_view no_side = "none";

}  // namespace dnd::model::rules
