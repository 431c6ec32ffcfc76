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

/// Hit points lost and gained. See `model/event.hpp` for what an event consists of.
namespace dnd::model {

class state;

struct damage_rolled {
  static constexpr std::string_view stored_as = "damage_rolled";
  creature_id source;
  small_text action;
  std::string dice;
  std::vector<std::uint16_t> faces;
  std::int32_t total = 0;
  /// None: untyped.
  std::optional<damage_type> type;

  template <class Self, class Visitor>
  static void describe(Self& e, Visitor& v) {
    v.optional("source", e.source);
    v.optional("action", e.action);
    v.field("dice", e.dice);
    v.field("faces", e.faces);
    v.field("total", e.total);
    v.optional("damage_type", e.type);
  }
  [[nodiscard]] const creature_id& actor() const noexcept { return source; }
  [[nodiscard]] apply_result apply_to(state& now) const;
};

/// One packet of one type after immunity, resistance and vulnerability. Untyped damage passes them
/// all. SRD: Damage and Healing.
struct damage_dealt {
  static constexpr std::string_view stored_as = "damage_dealt";
  /// Empty when the game master did it.
  creature_id source;
  creature_id target;
  std::int32_t amount = 0;  ///< What the target takes.
  std::optional<damage_type> type;
  std::int32_t rolled = 0;  ///< Before the target's defences.
  hp_change hp;
  hp_change temp_hp;

  template <class Self, class Visitor>
  static void describe(Self& e, Visitor& v) {
    v.optional("source", e.source);
    v.field("target", e.target);
    v.field("amount", e.amount);
    v.optional("damage_type", e.type);
    v.field("rolled", e.rolled);
    v.field("hp", e.hp);
    v.optional("temp_hp", e.temp_hp);
  }
  [[nodiscard]] const creature_id& actor() const noexcept { return source; }
  [[nodiscard]] apply_result apply_to(state& now) const;
};

struct healed {
  static constexpr std::string_view stored_as = "healed";
  creature_id source;
  creature_id target;
  std::int32_t amount = 0;  ///< Hit points regained, at most up to the maximum.
  hp_change hp;

  template <class Self, class Visitor>
  static void describe(Self& e, Visitor& v) {
    v.optional("source", e.source);
    v.field("target", e.target);
    v.field("amount", e.amount);
    v.field("hp", e.hp);
  }
  [[nodiscard]] const creature_id& actor() const noexcept { return source; }
  [[nodiscard]] apply_result apply_to(state& now) const;
};

struct temporary_hp_gained {
  static constexpr std::string_view stored_as = "temporary_hp_gained";
  creature_id source;
  creature_id target;
  hp_change temp_hp;

  template <class Self, class Visitor>
  static void describe(Self& e, Visitor& v) {
    v.optional("source", e.source);
    v.field("target", e.target);
    v.field("temp_hp", e.temp_hp);
  }
  [[nodiscard]] apply_result apply_to(state& now) const;
};

using damage_events = type_list<damage_rolled, damage_dealt, healed, temporary_hp_gained>;

}  // namespace dnd::model
