#include "cli/render/condition_terms.hpp"

#include <array>
#include <cstddef>

namespace dnd::cli {

std::string_view effect_of(model::condition what) noexcept {
  using model::condition;
  switch (what) {
    case condition::blinded:
      return "disadvantage on attacks, easier to hit";
    case condition::charmed:
      return "cannot attack its charmer";
    case condition::deafened:
      return "hears nothing";
    case condition::exhaustion:
      return "";
    case condition::frightened:
      return "disadvantage on attacks and checks, no step closer";
    case condition::grappled:
      return "speed 0";
    case condition::incapacitated:
      return "no actions, no reactions";
    case condition::invisible:
      return "advantage on attacks, harder to hit";
    case condition::paralyzed:
    case condition::unconscious:
      return "cannot act, fails STR and DEX saves, hits up close are critical";
    case condition::petrified:
      return "cannot act, fails STR and DEX saves, resists all damage";
    case condition::poisoned:
      return "disadvantage on attacks and checks";
    case condition::prone:
      return "disadvantage on attacks, easier to hit up close, harder from afar";
    case condition::restrained:
      return "speed 0, disadvantage on attacks and DEX saves, easier to hit";
    case condition::stunned:
      return "cannot act, fails STR and DEX saves, easier to hit";
  }
  return "";
}

std::string_view effect_of_exhaustion(std::uint8_t level) noexcept {
  constexpr std::array<std::string_view, 7> effects{
      "",
      "disadvantage on checks",
      "disadvantage on checks, half speed",
      "disadvantage on checks, attacks and saves, half speed",
      "disadvantage on checks, attacks and saves, half speed, half of its hit points",
      "disadvantage on checks, attacks and saves, speed 0, half of its hit points",
      "dead"};
  return level < effects.size() ? effects[level] : std::string_view();
}

}  // namespace dnd::cli
