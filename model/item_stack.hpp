#pragma once

#include "model/text.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace dnd::model {

/// Uses of a thing that are gone, as long as nobody wears or wields it.
struct spent_charges {
  small_text pool;
  std::uint16_t spent = 0;
  /// When they come back: "dawn"; and how many then, in dice; empty: all. See `pool`.
  std::string refill = {};
  std::string regained = {};
  friend bool operator==(const spent_charges&, const spent_charges&) = default;
};

/// So many of one thing.
struct item_stack {
  /// The slug of its entry; of a thing that has none, of its name.
  small_text item;
  std::string name;
  /// At least 1 in a state.
  std::int32_t count = 1;
  /// Of `lot` of them: the weight in hundredths of a pound, and what they cost in copper, 0 where
  /// nobody says.
  std::int32_t weight = 0;
  std::int64_t cost = 0;
  std::int32_t lot = 1;
  /// Nobody but the game master knows what it is.
  bool unidentified = false;
  /// What it looks like as long as nobody knows.
  std::string looks = {};
  /// Of each of them. What somebody wears or wields is counted with the wearer instead.
  std::vector<spent_charges> spent = {};
  friend bool operator==(const item_stack&, const item_stack&) = default;
};

/// Whether it can be something that somebody has: logs that were changed by other hands may say
/// anything.
[[nodiscard]] inline bool is_sound(const item_stack& what) noexcept {
  return !what.item.empty() && what.count >= 1 && what.lot >= 1 && what.weight >= 0 &&
         what.cost >= 0;
}

/// Of the whole stack, in hundredths of a pound, rounded down.
[[nodiscard]] inline std::int64_t weight_of(const item_stack& what) noexcept {
  return std::int64_t{what.weight} * what.count / (what.lot < 1 ? 1 : what.lot);
}

/// Whether two stacks are of one thing, and lie together.
[[nodiscard]] inline bool are_alike(const item_stack& a, const item_stack& b) noexcept {
  return a.item == b.item && a.unidentified == b.unidentified && a.looks == b.looks &&
         a.spent == b.spent;
}

}  // namespace dnd::model
