#pragma once

#include "model/item_entry.hpp"
#include "model/ledger.hpp"
#include "tests/support/arena.hpp"

#include <cstdint>
#include <string>
#include <string_view>

/// Things to have, and characters who have them.
namespace dnd::test {

inline model::item_entry ware(std::string_view slug, std::string_view name, std::int32_t weight,
                              std::int64_t cost, std::int32_t lot = 1) {
  model::item_entry made;
  made.one = {.item = slug,
              .name = std::string(name),
              .count = 1,
              .weight = weight,
              .cost = cost,
              .lot = lot};
  return made;
}

/// Ann and Bob, Strength 16, and a shop: a rope (10 lb, 1 gp), arrows (20 for 1 gp and 1 lb), a
/// longsword (3 lb, 15 gp), a torch (1 lb, 1 cp), a ring without a price, a ration (2 lb, 5 sp), an
/// anvil (200 lb, 100 gp), and a pack of a rope and two torches for 90 cp.
inline game shop() {
  game g;
  g.knows(fighter("Ann"));
  g.knows(fighter("Bob"));
  g.knows(orc());
  g.knows(ware("rope", "Rope", 1'000, 100));
  g.knows(ware("arrow", "Arrow", 100, 100, 20));
  g.knows(ware("longsword", "Longsword", 300, 1'500));
  g.knows(ware("torch", "Torch", 100, 1));
  g.knows(ware("ring-of-protection", "Ring of Protection", 0, 0));
  g.knows(ware("rations-1-day", "Rations (1 day)", 200, 50));
  g.knows(ware("anvil", "Anvil", 20'000, 10'000));
  model::item_entry pack = ware("pack", "Pack", 0, 90);
  pack.contents = {ware("rope", "Rope", 1'000, 100).one, ware("torch", "Torch", 100, 1).one};
  pack.contents[1].count = 2;
  g.knows(pack);
  g.say("add ann and: bob");
  return g;
}

inline std::int64_t coins_of(const game& g, std::string_view holder) {
  const model::holding* const has = g.state.books().holdings.find(holder);
  return has ? has->coins : 0;
}

/// How many of a thing somebody has, known or not.
inline std::int32_t count_of(const game& g, std::string_view holder, std::string_view item) {
  const model::holding* const has = g.state.books().holdings.find(holder);
  std::int32_t sum = 0;
  if (has)
    for (const model::item_stack& each : has->items)
      if (each.item.view() == item) sum += each.count;
  return sum;
}

}  // namespace dnd::test
