#include "model/rules/spell_slots.hpp"

#include "model/assert.hpp"
#include "model/bounds.hpp"
#include "model/rules/usage.hpp"

#include <algorithm>
#include <array>

namespace dnd::model::rules {

namespace {

constexpr std::array<std::string_view, bounds::spell_level_max> pools{
    "1st-level slots", "2nd-level slots", "3rd-level slots", "4th-level slots", "5th-level slots",
    "6th-level slots", "7th-level slots", "8th-level slots", "9th-level slots"};

}  // namespace

std::string_view slot_pool(int level) noexcept {
  DND_ASSERT(level >= 1 && level <= bounds::spell_level_max);
  return pools[static_cast<std::size_t>(level - 1)];
}

int level_of_pool(std::string_view pool) noexcept {
  const auto found = std::ranges::find(pools, pool);
  return found == pools.end() ? 0 : static_cast<int>(found - pools.begin()) + 1;
}

std::uint16_t slots_of(const stat_block& block, std::string_view pool) noexcept {
  const int level = level_of_pool(pool);
  if (level == 0) return 0;
  std::uint16_t slots = 0;
  for (const spellcasting& one : block.casting)
    slots = static_cast<std::uint16_t>(slots + one.slots[static_cast<std::size_t>(level - 1)]);
  return slots;
}

std::uint16_t slots_left(const creature& who, int level) noexcept {
  const std::uint16_t all = slots_of(*who.block, slot_pool(level));
  const std::uint16_t spent = spent_of(who, slot_pool(level));
  return static_cast<std::uint16_t>(spent < all ? all - spent : 0);
}

int lowest_slot(const creature& who, int least) noexcept {
  for (int level = std::max(least, 1); level <= bounds::spell_level_max; ++level)
    if (slots_left(who, level) > 0) return level;
  return 0;
}

}  // namespace dnd::model::rules
