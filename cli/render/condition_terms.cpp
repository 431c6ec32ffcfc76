#include "cli/render/condition_terms.hpp"

#include <array>
#include <cstddef>

namespace dnd::cli {

std::string_view effect_of(model::condition what) noexcept {
  using model::condition;
  switch (what) {
    case condition::blinded:
      return "disadvantage on attacks, attackers have advantage";
    case condition::charmed:
      return "cannot attack its charmer";
    case condition::deafened:
      return "hears nothing";
    case condition::exhaustion:
      return "";
    case condition::frightened:
      return "disadvantage on attacks and checks, goes no closer to what it fears";
    case condition::grappled:
      return "speed 0";
    case condition::incapacitated:
      return "no actions, no reactions";
    case condition::invisible:
      return "advantage on attacks, attackers have disadvantage";
    case condition::paralyzed:
      return "cannot act or move, fails STR and DEX saves, attackers have advantage, hits from "
             "within 5 feet are critical";
    case condition::petrified:
      return "stone: cannot act or move, fails STR and DEX saves, attackers have advantage, "
             "resists "
             "all damage";
    case condition::poisoned:
      return "disadvantage on attacks and checks";
    case condition::prone:
      return "disadvantage on attacks, attackers within 5 feet have advantage, others "
             "disadvantage; standing up takes half its speed";
    case condition::restrained:
      return "speed 0, disadvantage on attacks and DEX saves, attackers have advantage";
    case condition::stunned:
      return "cannot act or move, fails STR and DEX saves, attackers have advantage";
    case condition::unconscious:
      return "cannot act or move, fails STR and DEX saves, attackers have advantage, hits from "
             "within 5 feet are critical";
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
