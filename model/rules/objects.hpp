#pragma once

#include "model/refusal.hpp"
#include "model/stat_block.hpp"

#include <cstdint>
#include <optional>
#include <string_view>

/// Things that are hit and broken. SRD: Objects.
namespace dnd::model::rules {

/// What the type of an object's stat block says.
inline constexpr std::string_view object_type = "object";

enum class object_material : std::uint8_t {
  cloth,
  paper,
  rope,
  crystal,
  glass,
  ice,
  wood,
  bone,
  stone,
  iron,
  steel,
  mithral,
  adamantine
};

[[nodiscard]] std::string_view to_text(object_material value) noexcept;
[[nodiscard]] std::optional<object_material> parse_object_material(std::string_view text) noexcept;

struct object_facts {
  std::string_view name;
  object_material material{};
  /// Tiny to large; what is larger is hit part by part.
  creature_size size = creature_size::medium;
  bool fragile = false;
  /// Damage below it does nothing; 0: none.
  std::int16_t threshold = 0;
};

[[nodiscard]] std::int16_t armor_class_of(object_material of) noexcept;
/// Requires a size of large at most.
[[nodiscard]] std::string_view hit_dice_of(creature_size size, bool fragile) noexcept;

/// An object as the game takes it: immune to poison and psychic damage, and it fails Strength and
/// Dexterity saves. Requires a name, and a size of large at most.
[[nodiscard]] stat_block object_block(const object_facts& what);

}  // namespace dnd::model::rules
