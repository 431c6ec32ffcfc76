#include "model/rulings.hpp"

#include "model/state.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace dnd::model {

namespace {

constexpr ruling_value initiatives[] = {
    {"group", "Identical monsters share one roll for initiative."},
    {"individual", "Every monster rolls initiative for itself."}};
constexpr ruling_value turns[] = {
    {"counted",
     "Actions, bonus actions and reactions of a fight are counted; `free` makes one cost nothing."},
    {"free", "Nothing of a turn is counted."}};
constexpr ruling_value reactions[] = {
    {"ask", "Who can answer something is asked before its outcome is fixed."},
    {"off", "Nobody is asked for reactions; orders for them hold."}};
constexpr ruling_value health[] = {
    {"words", "Players see the health of others in words, such as bloodied."},
    {"figures", "Players see the hit points of others in figures."}};
constexpr ruling_value experience[] = {
    {"fights", "The end of a fight shares out the experience of those who fell."},
    {"table", "Nobody gets experience but by `xp award` and `milestone`."}};
constexpr ruling_value load[] = {
    {"capacity", "Only who carries more than it can is slowed by its load."},
    {"variant", "A heavy load slows step by step, by the variant of encumbrance."}};
constexpr ruling_value food[] = {
    {"table", "The table sees to food."},
    {"counted", "Each dawn takes a ration of every character, or makes it hungry."},
    {"half", "A ration lasts two days, and two such days count as one without food."}};
constexpr ruling_value water[] = {
    {"table", "The table sees to water."},
    {"counted", "Each dawn takes a gallon of water of every character, or makes it exhausted."},
    {"half", "A gallon lasts two days; each dawn asks for a save against exhaustion."},
    {"hot", "It is hot: each dawn takes two gallons; who has one alone makes a save."}};
constexpr ruling_value light[] = {
    {"bright", "Everybody is seen; what hides somebody is told."},
    {"dim", "Checks that need sight are harder for who does not see in the dark."},
    {"dark", "Who sees nothing in the dark is blind to whom no light reaches."}};

constexpr std::array<known_ruling, 9> known{{{"initiative", initiatives},
                                             {"turns", turns},
                                             {"reactions", reactions},
                                             {"health", health},
                                             {"experience", experience},
                                             {"load", load},
                                             {"food", food},
                                             {"water", water},
                                             {"light", light}}};

/// Calls `f` with the choice of that name; false when there is none.
template <class Rulings, class F>
bool with_choice(Rulings& house, std::string_view name, F f) {
  if (name == "initiative") return f(house.initiative), true;
  if (name == "turns") return f(house.turns), true;
  if (name == "reactions") return f(house.reactions), true;
  if (name == "health") return f(house.health), true;
  if (name == "experience") return f(house.experience), true;
  if (name == "load") return f(house.load), true;
  if (name == "food") return f(house.food), true;
  if (name == "water") return f(house.water), true;
  if (name == "light") return f(house.light), true;
  return false;
}

}  // namespace

std::span<const known_ruling> rulings_known() noexcept {
  return known;
}

const known_ruling* find_ruling(std::string_view name) noexcept {
  const auto found = std::ranges::find(known, name, &known_ruling::name);
  return found == known.end() ? nullptr : &*found;
}

std::string words_of(const known_ruling& row) {
  std::string text;
  for (std::size_t i = 0; i < row.values.size(); ++i) {
    if (i > 0) text += i + 1 == row.values.size() ? " or " : ", ";
    text += fmt::format("`{}`", row.values[i].word);
  }
  return text;
}

std::string_view value_of(const rulings& house, std::string_view name) noexcept {
  const known_ruling* const row = find_ruling(name);
  std::string_view word;
  with_choice(house, name,
              [&](auto chosen) { word = row->values[static_cast<std::size_t>(chosen)].word; });
  return word;
}

bool set_value(rulings& house, std::string_view name, std::string_view value) noexcept {
  const known_ruling* const row = find_ruling(name);
  if (!row) return false;
  const auto found = std::ranges::find(row->values, value, &ruling_value::word);
  if (found == row->values.end()) return false;
  return with_choice(house, name, [&]<class Choice>(Choice& chosen) {
    chosen = static_cast<Choice>(found - row->values.begin());
  });
}

rulings in_force(const rulings& of_file, const state& now) noexcept {
  rulings house = of_file;
  for (const ruling_choice& one : now.rulings_made())
    set_value(house, one.name.view(), one.value.view());
  return house;
}

}  // namespace dnd::model
