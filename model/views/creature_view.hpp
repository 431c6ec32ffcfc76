#pragma once

#include "model/state.hpp"
#include "model/views/effect_view.hpp"
#include "model/views/viewer.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dnd::model::views {

/// How a creature looks to whoever does not know its hit points.
enum class health : std::uint8_t {
  unharmed,  ///< At its maximum.
  wounded,
  bloodied,  ///< At half of its maximum or below.
  dying,     ///< Lies at 0 hit points; who looks on cannot tell whether it is stable.
  dead,
};
[[nodiscard]] std::string_view to_text(health value) noexcept;

struct hit_points_view {
  std::int32_t now = 0;
  /// With exhaustion counted in: `effective_max_hp`.
  std::int32_t most = 0;
  std::int32_t temporary = 0;
};

struct death_saves_view {
  std::uint8_t successes = 0;  ///< 0..3
  std::uint8_t failures = 0;   ///< 0..3
};

/// A condition that was imposed.
struct condition_view {
  condition kind{};
  /// Rounds left; 0 means until removed.
  std::int32_t rounds = 0;
  /// Id of who imposed it; empty when the game master did.
  small_text source;
};

/// Uses of a limited action that are gone.
struct spent_view {
  small_text pool;
  std::uint16_t spent = 0;
};

/// What a viewer may see of a creature. What is empty is hidden, or there is none of it.
struct creature_view {
  small_text id;
  small_text name;
  /// What people call it, see `called`.
  std::string called;
  creature_kind kind{};
  health looks{};
  /// Hidden with the death saves, which decide between dying and stable.
  std::optional<vitality> life;
  std::optional<hit_points_view> hp;
  std::optional<death_saves_view> death_saves;
  std::uint8_t exhaustion = 0;  ///< 0..6
  /// In the order in which they came; two of a kind are possible.
  std::vector<condition_view> conditions;
  /// Those that were imposed, exhaustion, and what follows from all of them for the living.
  condition_set in_effect;
  /// Can neither act nor react.
  bool helpless = false;
  /// What conditions do to it; null where nothing says so.
  condition_rows_ptr rows;
  std::vector<spent_view> spent;
  /// With effects counted in.
  std::optional<std::int32_t> armor_class;
  bool inspired = false;
  /// From players. Who is not the game master does not see it at all, unless it is their own.
  bool concealed = false;
  /// The name of the shape that it has in place of its own; empty: its own. All see it.
  std::string shape;
  /// Who brought it, as people call it; empty when the game master did.
  std::string summoner;
  /// In the order of `ability`, with effects counted in; of no use where the block is hidden.
  std::array<std::int32_t, ability_count> scores{};
  creature_size size = creature_size::medium;
  /// In the order in which they came; filled by the view of a whole state.
  std::vector<effect_view> effects;
  /// Feet on foot, with conditions and effects; nothing when the stat block is hidden.
  std::optional<std::int32_t> walking_speed;
  /// Senses, effects counted in.
  senses sight = {};
  /// Shared and never changed; null when it is hidden.
  stat_block_ptr block;
};

[[nodiscard]] health health_of(const creature& who) noexcept;
[[nodiscard]] creature_view view_of(const creature& who, const viewer& whose);

}  // namespace dnd::model::views
