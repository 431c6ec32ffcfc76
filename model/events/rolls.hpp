#pragma once

#include "model/apply_result.hpp"
#include "model/event_values.hpp"
#include "model/type_list.hpp"
#include "model/vocabulary.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Saving throws, checks and dice without a meaning of their own. See `model/event.hpp` for what
/// an event consists of.
namespace dnd::model {

class state;

struct saving_throw_rolled {
  static constexpr std::string_view stored_as = "saving_throw_rolled";
  creature_id creature;
  /// Whose action asks for it; empty when nobody's does, and in logs that are older than this.
  creature_id source;
  ability with{};
  d20_faces d20;
  roll_mode mode{};
  std::int16_t modifier = 0;
  std::int16_t total = 0;
  std::optional<std::int16_t> dc;
  std::optional<bool> success;
  /// Failed without a roll counting (a paralyzed creature's Strength save).
  bool automatic = false;
  std::string reason;
  /// What counts besides the creature's own modifier; it is in `total`.
  std::vector<roll_term> parts;

  template <class Self, class Visitor>
  static void describe(Self& e, Visitor& v) {
    v.field("creature", e.creature);
    v.optional("source", e.source);
    v.field("ability", e.with);
    v.field("d20", e.d20);
    v.optional("mode", e.mode);
    v.field("modifier", e.modifier);
    v.field("total", e.total);
    v.optional("dc", e.dc);
    v.optional("success", e.success);
    v.optional("automatic", e.automatic);
    v.optional("reason", e.reason);
    v.optional("parts", e.parts);
  }
  [[nodiscard]] const creature_id& actor() const noexcept { return creature; }
  [[nodiscard]] apply_result apply_to(state& now) const;
};

struct check_rolled {
  static constexpr std::string_view stored_as = "check_rolled";
  creature_id creature;
  ability with{};
  std::optional<skill> of;
  d20_faces d20;
  roll_mode mode{};
  std::int16_t modifier = 0;
  std::int16_t total = 0;
  std::optional<std::int16_t> dc;
  std::optional<bool> success;
  /// Failed without a roll: it needs a sense that the creature lacks.
  bool automatic = false;
  std::string reason;
  /// What counts besides the creature's own modifier; it is in `total`.
  std::vector<roll_term> parts;

  template <class Self, class Visitor>
  static void describe(Self& e, Visitor& v) {
    v.field("creature", e.creature);
    v.field("ability", e.with);
    v.optional("skill", e.of);
    v.field("d20", e.d20);
    v.optional("mode", e.mode);
    v.field("modifier", e.modifier);
    v.field("total", e.total);
    v.optional("dc", e.dc);
    v.optional("success", e.success);
    v.optional("automatic", e.automatic);
    v.optional("reason", e.reason);
    v.optional("parts", e.parts);
  }
  [[nodiscard]] const creature_id& actor() const noexcept { return creature; }
  [[nodiscard]] apply_result apply_to(state& now) const;
};

struct dice_rolled {
  static constexpr std::string_view stored_as = "dice_rolled";
  /// Empty when the game master rolls.
  creature_id creature;
  std::string dice;  ///< Canonical text.
  std::string label;
  /// In the order rolled; a fate die shows -1, 0 or 1.
  std::vector<std::int16_t> faces;
  std::int64_t total = 0;
  /// One readable line with every die and what became of it.
  std::string detail;
  /// For the game master alone, whoever rolled.
  bool secret = false;

  template <class Self, class Visitor>
  static void describe(Self& e, Visitor& v) {
    v.optional("creature", e.creature);
    v.field("dice", e.dice);
    v.optional("label", e.label);
    v.field("faces", e.faces);
    v.field("total", e.total);
    v.optional("detail", e.detail);
    v.optional("secret", e.secret);
  }
  [[nodiscard]] const creature_id& actor() const noexcept { return creature; }
  [[nodiscard]] apply_result apply_to(state& now) const;
};

using roll_events = type_list<saving_throw_rolled, check_rolled, dice_rolled>;

}  // namespace dnd::model
