#pragma once

#include "model/rules/draft.hpp"

#include <span>
#include <string_view>
#include <vector>

/// Creatures that follow somebody: pets, hirelings, guides. They travel, rest and eat with whom
/// they follow, are where that one is, and are on its side.
namespace dnd::model::rules {

/// The effect on who follows; its source is whom it follows.
inline constexpr std::string_view following_effect = "Follower";

/// Whom it was told to follow, there or not; empty: nobody.
[[nodiscard]] const creature_id& follows(const creature& who) noexcept;
/// Whom it follows; empty where that one is not there.
[[nodiscard]] creature_id leader_of(const state& now, const creature& who) noexcept;

/// Who is alive and follows one of them, or one who does, and is none of them; in the order of the
/// table.
[[nodiscard]] std::vector<creature_id> followers_of(const state& now,
                                                    std::span<const creature_id> leaders);
/// Them, and then those who follow.
[[nodiscard]] std::vector<creature_id> with_followers(const state& now,
                                                      std::span<const creature_id> leaders);

/// It follows that one from now on, and nobody else.
void begin_following(draft& out, const creature_id& who, const creature_id& leader);
void stop_following(draft& out, const creature_id& who);
/// Who leaves the table is followed by nobody.
void let_followers_go(draft& out, const creature_id& leader);

}  // namespace dnd::model::rules
