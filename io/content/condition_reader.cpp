#include "io/content/condition_reader.hpp"

#include "io/content/creature_reader.hpp"
#include "io/content/modifier_reader.hpp"
#include "io/content/words.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

namespace dnd::io::content {
namespace {

using model::modifier_key;

/// Whether it changes the maximum of hit points, which is counted anew only where levels change.
bool changes_hit_points(const model::modifier& one) {
  return one.key == modifier_key::max_hp ||
         (one.key == modifier_key::score && one.with.contains(model::ability::con));
}

/// Whether it speaks of the numbers of somebody: a condition is everybody's.
bool speaks_of_somebody(const model::modifier& one) {
  constexpr std::string_view words[] = {"mod", "level", "pb", "dealt"};
  return !one.by_level.empty() || std::ranges::any_of(words, [&](std::string_view word) {
    return one.value.find(word) != std::string::npos;
  });
}

void add_modifiers(const value& at, std::uint8_t level, model::condition_row& row) {
  for (model::modifier& one : read_modifiers(at)) {
    if (level == 0 && changes_hit_points(one))
      at.fail("only levels of exhaustion change hit points");
    if (speaks_of_somebody(one))
      at.fail("a condition has no abilities and no level of its own", "Write a number or dice.");
    row.modifiers.push_back({std::move(one), level});
  }
}

}  // namespace

model::condition_row read_condition(const value& root) {
  fields from(root);
  model::condition_row row;
  if (const value implied = from.optional("conditions")) row.implies = read_conditions(implied);
  add_modifiers(from.optional("modifiers"), 0, row);
  if (const value levels = from.optional("levels"))
    levels.each_entry([&](const value& level, const value& modifiers) {
      add_modifiers(modifiers, level.integer_as<std::uint8_t>(1, 6), row);
    });
  return row;
}

}  // namespace dnd::io::content
