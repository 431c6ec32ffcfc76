#include "model/rules/objects.hpp"

#include "model/assert.hpp"
#include "model/dice/simple.hpp"
#include "model/slug.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace dnd::model::rules {

namespace {

struct material_row {
  std::string_view name;
  std::int16_t armor_class;
};
/// In the order of `object_material`.
constexpr std::array<material_row, 13> materials{{{"cloth", 11},
                                                  {"paper", 11},
                                                  {"rope", 11},
                                                  {"crystal", 13},
                                                  {"glass", 13},
                                                  {"ice", 13},
                                                  {"wood", 15},
                                                  {"bone", 15},
                                                  {"stone", 17},
                                                  {"iron", 19},
                                                  {"steel", 19},
                                                  {"mithral", 21},
                                                  {"adamantine", 23}}};

struct size_row {
  std::string_view fragile;
  std::string_view resilient;
};
/// In the order of `creature_size`, up to large.
constexpr std::array<size_row, 4> sizes{
    {{"1d4", "2d4"}, {"1d6", "3d6"}, {"1d8", "4d8"}, {"1d10", "5d10"}}};

}  // namespace

std::string_view to_text(object_material value) noexcept {
  return materials[static_cast<std::size_t>(value)].name;
}

std::optional<object_material> parse_object_material(std::string_view text) noexcept {
  const auto found = std::ranges::find(materials, text, &material_row::name);
  if (found == materials.end()) return std::nullopt;
  return static_cast<object_material>(found - materials.begin());
}

std::int16_t armor_class_of(object_material of) noexcept {
  return materials[static_cast<std::size_t>(of)].armor_class;
}

std::string_view hit_dice_of(creature_size size, bool fragile) noexcept {
  DND_ASSERT(size <= creature_size::large);
  const size_row& row = sizes[static_cast<std::size_t>(size)];
  return fragile ? row.fragile : row.resilient;
}

stat_block object_block(const object_facts& what) {
  stat_block block;
  const std::string slug = slug_of(what.name);
  block.slug = small_text::fits(slug) ? small_text(slug) : small_text(object_type);
  block.name = what.name;
  block.kind = creature_kind::monster;
  block.size = what.size;
  block.type = object_type;
  block.armor_class = armor_class_of(what.material);
  block.hit_dice = hit_dice_of(what.size, what.fragile);
  const auto dice = parse_simple(block.hit_dice);
  DND_ASSERT(dice.has_value());
  block.hit_points = average_of(*dice);
  block.damage_threshold = what.threshold;
  damage_defence immune{.kind = defence_kind::immunity, .types = {}};
  immune.types.insert(damage_type::poison);
  immune.types.insert(damage_type::psychic);
  block.defences.push_back(immune);
  for (const condition kind :
       {condition::charmed, condition::frightened, condition::poisoned, condition::prone})
    block.condition_immunities.insert(kind);
  modifier fails;
  fails.key = modifier_key::fails;
  fails.with.insert(ability::str);
  fails.with.insert(ability::dex);
  trait has;
  has.name = "Object";
  has.modifiers.push_back(std::move(fails));
  block.traits.push_back(std::move(has));
  return block;
}

}  // namespace dnd::model::rules
