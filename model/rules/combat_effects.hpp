#pragma once

#include "model/rules/draft.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// What creatures do for a while in a fight, as effects on them. SRD: Actions in Combat.
namespace dnd::model::rules {

inline constexpr std::string_view dodge_effect = "Dodge";
inline constexpr std::string_view disengage_effect = "Disengage";
inline constexpr std::string_view helped_effect = "Helped";
inline constexpr std::string_view hidden_effect = "Hidden";
inline constexpr std::string_view ready_effect = "Ready";
inline constexpr std::string_view grappled_effect = "Grappled";

/// Disadvantage on attacks against it whose attacker it sees, advantage on its Dexterity saves,
/// until its next turn starts or it cannot act or move. SRD: Dodge.
void put_dodge(draft& out, const creature_id& who);

/// No opportunity attacks against it until the turn ends. SRD: Disengage.
void put_disengage(draft& out, const creature_id& who);

/// Advantage on the next check of `whom`, or on its next attack against `against`, until the next
/// turn of the helper starts. SRD: Help.
void put_help(draft& out, const creature_id& helper, const creature_id& whom,
              const std::optional<creature_id>& against);

/// Hidden from the other side until it attacks or casts; `total` is what searching must reach.
/// SRD: Hiding.
void put_hidden(draft& out, const creature_id& who, std::int16_t total);

/// Waits for something until its next turn starts. SRD: Ready.
void put_ready(draft& out, const creature_id& who, std::string text);

/// Holds `whom`. False when it is immune. SRD: Grappling.
bool put_grapple(draft& out, const creature_id& holder, const creature_id& whom);

[[nodiscard]] bool has_effect(const creature& who, std::string_view name) noexcept;

/// Whether `seen_by` does not see the other one: it is blinded, or the other invisible or hidden.
[[nodiscard]] bool is_unseen(const creature& who, const creature& seen_by) noexcept;

/// Whether a creature notices none of its foes among `others`: there are some, and all of them are
/// hidden so well that its passive Perception does not reach them. SRD: Surprise.
[[nodiscard]] bool notices_nobody(const state& now, const creature& who,
                                  std::span<const creature_id> others);

/// Whether it can be surprised at all.
[[nodiscard]] bool may_be_surprised(const creature& who) noexcept;

/// SRD, Passive Checks: 10 and all that belongs to a Perception check, 5 more with advantage, 5
/// less with disadvantage.
[[nodiscard]] std::int32_t passive_perception_of(const state& now, const creature& who);

/// Whom such a creature holds, in the order of their ids. SRD: Grappling.
[[nodiscard]] std::vector<creature_id> held_by(const state& now, const creature_id& holder);

/// Ends the grapples by which `holder` holds `whom`.
void let_loose(draft& out, const creature_id& holder, const creature_id& whom);

}  // namespace dnd::model::rules
