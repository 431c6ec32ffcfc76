#pragma once

#include "tests/support/library_game.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace dnd::test {

/// Hero, a fighter of level 5 with Strength 16, and Sage, a wizard of level 5, with nothing on and
/// nothing to have. Things are those that are built in.
struct wardrobe : library_game {
  wardrobe() {
    house.turns = model::turn_ruling::counted;
    meet("hero",
         "name: Hero\nrace: human\nclass: fighter\nlevel: 5\nalignment: lawful good\n"
         "abilities: {str: 16, dex: 14, con: 14, int: 10, wis: 12, cha: 8}\n");
    meet("sage",
         "name: Sage\nrace: human\nclass: wizard\nlevel: 5\n"
         "abilities: {str: 8, dex: 14, con: 12, int: 16, wis: 12, cha: 10}\n"
         "spells: {0: [light], 1: [shield]}\n");
  }
  [[nodiscard]] int ac(std::string_view id = "hero") const { return who(id).block->armor_class; }
  [[nodiscard]] bool attacks_with(std::string_view name, std::string_view id = "hero") const {
    for (const model::action& one : who(id).block->actions)
      if (one.name.view() == name) return true;
    return false;
  }
  /// Minutes that have passed.
  [[nodiscard]] std::uint64_t minutes() const { return state.time() / 10; }
  [[nodiscard]] std::int32_t count_of(std::string_view holder, std::string_view item) const {
    const model::holding* const has = state.books().holdings.find(holder);
    std::int32_t sum = 0;
    if (has)
      for (const model::item_stack& each : has->items)
        if (each.item.view() == item) sum += each.count;
    return sum;
  }
  /// Of the last thing that was changed.
  [[nodiscard]] std::string told() const {
    const auto all_of_them = all<model::character_changed>();
    return all_of_them.empty() ? std::string() : all_of_them.back().what;
  }
};

}  // namespace dnd::test
