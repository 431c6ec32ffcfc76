#include "model/rulings.hpp"

#include "model/state.hpp"

#include <algorithm>
#include <array>

namespace dnd::model {

namespace {

constexpr std::array<known_ruling, 8> known{{
    {.name = "initiative",
     .values = {{{"group", "Identical monsters share one roll for initiative."},
                 {"individual", "Every monster rolls initiative for itself."}}}},
    {.name = "turns",
     .values = {{{"counted",
                  "Actions, bonus actions and reactions of a fight are counted; `free` makes one "
                  "cost nothing."},
                 {"free", "Nothing of a turn is counted."}}}},
    {.name = "reactions",
     .values = {{{"ask", "Who can answer something is asked before its outcome is fixed."},
                 {"off", "Nobody is asked for reactions; orders for them hold."}}}},
    {.name = "health",
     .values = {{{"words", "Players see the health of others in words, such as bloodied."},
                 {"figures", "Players see the hit points of others in figures."}}}},
    {.name = "experience",
     .values = {{{"fights", "The end of a fight shares out the experience of those who fell."},
                 {"table", "Nobody gets experience but by `xp award` and `milestone`."}}}},
    {.name = "load",
     .values = {{{"capacity", "Only who carries more than it can is slowed by its load."},
                 {"variant", "A heavy load slows step by step, by the variant of encumbrance."}}}},
    {.name = "food",
     .values = {{{"table", "The table sees to food."},
                 {"counted", "Each dawn takes a ration of every character, or makes it hungry."}}}},
    {.name = "water",
     .values =
         {{{"table", "The table sees to water."},
           {"counted",
            "Each dawn takes a gallon of water of every character, or makes it exhausted."}}}},
}};

}  // namespace

std::span<const known_ruling> rulings_known() noexcept {
  return known;
}

const known_ruling* find_ruling(std::string_view name) noexcept {
  const auto found = std::ranges::find(known, name, &known_ruling::name);
  return found == known.end() ? nullptr : &*found;
}

std::string_view value_of(const rulings& house, std::string_view name) noexcept {
  const known_ruling* const row = find_ruling(name);
  if (!row) return {};
  const auto at = [&](auto value) { return row->values[static_cast<std::size_t>(value)].word; };
  if (name == "initiative") return at(house.initiative);
  if (name == "health") return at(house.health);
  if (name == "experience") return at(house.experience);
  if (name == "load") return at(house.load);
  if (name == "food") return at(house.food);
  if (name == "water") return at(house.water);
  return name == "turns" ? at(house.turns) : at(house.reactions);
}

bool set_value(rulings& house, std::string_view name, std::string_view value) noexcept {
  const known_ruling* const row = find_ruling(name);
  if (!row) return false;
  const auto found = std::ranges::find(row->values, value, &ruling_value::word);
  if (found == row->values.end()) return false;
  const auto index = static_cast<std::uint8_t>(found - row->values.begin());
  if (name == "initiative")
    house.initiative = static_cast<initiative_ruling>(index);
  else if (name == "turns")
    house.turns = static_cast<turn_ruling>(index);
  else if (name == "health")
    house.health = static_cast<health_ruling>(index);
  else if (name == "experience")
    house.experience = static_cast<experience_ruling>(index);
  else if (name == "load")
    house.load = static_cast<load_ruling>(index);
  else if (name == "food")
    house.food = static_cast<food_ruling>(index);
  else if (name == "water")
    house.water = static_cast<water_ruling>(index);
  else
    house.reactions = static_cast<reaction_ruling>(index);
  return true;
}

rulings in_force(const rulings& of_file, const state& now) noexcept {
  rulings house = of_file;
  for (const ruling_choice& one : now.rulings_made())
    set_value(house, one.name.view(), one.value.view());
  return house;
}

}  // namespace dnd::model
