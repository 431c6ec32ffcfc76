#pragma once

#include "model/command.hpp"
#include "model/dice/roller.hpp"
#include "model/event.hpp"
#include "model/state.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// The d20: advantage, disadvantage and what conditions do to a roll.
namespace dnd::model::rules {

/// Why a roll has advantage or disadvantage. Any number of one kind counts once, and one of each
/// is a straight roll. SRD: Advantage and Disadvantage.
class leaning {
 public:
  leaning() = default;
  explicit leaning(const advantage_flags& granted);

  void advantage(std::string_view why);
  void disadvantage(std::string_view why);
  /// Nothing gives it any more, whatever was said before.
  void forget_advantage() noexcept { for_it_.clear(); }
  void forget_disadvantage() noexcept { against_it_.clear(); }
  [[nodiscard]] roll_mode mode() const noexcept;
  /// "advantage: target prone; disadvantage: attacker poisoned"; empty when there is none.
  [[nodiscard]] std::string reason() const;

 private:
  std::string for_it_;
  std::string against_it_;
};

struct d20_roll {
  d20_faces faces;
  /// The die that counts.
  std::int16_t kept = 0;
};

[[nodiscard]] d20_roll roll_d20(dice_roller& dice, roll_mode mode);

/// A number that fits an event's field; what is beyond is cut to the nearest that does.
[[nodiscard]] std::int16_t narrow(std::int64_t value) noexcept;

/// Armor without proficiency, on any d20 of Strength or Dexterity. SRD: Armor.
void lean_in_armor(const creature& who, ability with, leaning& how);
/// Heavy and stiff armor, on checks of Stealth. SRD: Armor.
void lean_on_stealth(const creature& who, const std::optional<skill>& of, leaning& how);

}  // namespace dnd::model::rules
