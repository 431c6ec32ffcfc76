#pragma once

#include "model/apply_result.hpp"
#include "model/character_record.hpp"
#include "model/effects/instance.hpp"
#include "model/event_values.hpp"
#include "model/stat_block.hpp"
#include "model/stat_block_change.hpp"
#include "model/type_list.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// Creatures come and go. See `model/event.hpp` for what an event consists of.
namespace dnd::model {

class state;

struct creature_added {
  static constexpr std::string_view stored_as = "creature_added";
  creature_id creature;
  small_text name;
  /// The number at the end of its id; 0 for a creature that has none.
  std::uint32_t number = 0;
  std::int32_t hp = 0;
  std::int32_t max_hp = 0;
  /// Faces of the hit dice when hit points were rolled.
  std::vector<std::uint16_t> hp_dice;
  stat_block_ptr block;
  /// Who brought it; empty when the game master did.
  creature_id summoner = {};
  /// The effect that comes on it next, as long as which it is here; 0: it stays.
  effect_number bond = 0;
  /// Not there for players, from the first moment on.
  bool concealed = false;
  /// Of a character, what the stat block is made of.
  character_record_ptr record = nullptr;
  /// The goods, coins and experience of its stat block are its own from now on: it is here for the
  /// first time.
  bool equipped = false;

  template <class Self, class Visitor>
  static void describe(Self& e, Visitor& v) {
    v.field("creature", e.creature);
    v.field("name", e.name);
    v.optional("number", e.number);
    v.field("hp", e.hp);
    v.field("max_hp", e.max_hp);
    v.optional("hp_dice", e.hp_dice);
    v.field("stat_block", e.block);
    v.optional("summoner", e.summoner);
    v.optional("bond", e.bond);
    v.optional("concealed", e.concealed);
    v.optional("record", e.record);
    v.optional("equipped", e.equipped);
  }
  [[nodiscard]] apply_result apply_to(state& now) const;
};

struct creature_removed {
  static constexpr std::string_view stored_as = "creature_removed";
  creature_id creature;
  /// Of a foe that fell in the fight that is on: the experience that it is worth at its end.
  std::int32_t worth = 0;

  template <class Self, class Visitor>
  static void describe(Self& e, Visitor& v) {
    v.field("creature", e.creature);
    v.optional("worth", e.worth);
  }
  [[nodiscard]] apply_result apply_to(state& now) const;
};

/// A character's record was changed, and its stat block built anew from it. All else stays: wounds,
/// conditions, effects, and what is spent.
struct character_changed {
  static constexpr std::string_view stored_as = "character_changed";
  creature_id creature;
  /// What was done, for whoever reads: "fighter 4", "prepared spells".
  std::string what;
  /// Equal before and after where they did not change. Of a creature in another shape `hp` is what
  /// it comes back to, where the shape has hit points of its own.
  hp_change hp;
  hp_change max_hp;
  /// The faces of the Hit Dice, when hit points were rolled.
  std::vector<std::uint16_t> hp_dice;
  /// What is new, in words.
  std::vector<std::string> news;
  /// How much is spent of pools from now on, where a level makes other pools of them: slots of Pact
  /// Magic that grow.
  std::vector<pool_use> spent;
  /// All of it, as it is from now on.
  character_record_ptr record;
  stat_block_change block;

  template <class Self, class Visitor>
  static void describe(Self& e, Visitor& v) {
    v.field("creature", e.creature);
    v.field("what", e.what);
    v.optional("hp", e.hp);
    v.optional("max_hp", e.max_hp);
    v.optional("hp_dice", e.hp_dice);
    v.optional("news", e.news);
    v.optional("spent", e.spent);
    v.field("record", e.record);
    v.optional("stat_block", e.block);
  }
  [[nodiscard]] const creature_id& actor() const noexcept { return creature; }
  [[nodiscard]] apply_result apply_to(state& now) const;
};

/// A creature has another shape from now on, by an effect that is on it.
struct shape_taken {
  static constexpr std::string_view stored_as = "shape_taken";
  creature_id creature;
  /// "Brown Bear": what all see.
  std::string shape;
  /// Of the shape, with all that the creature keeps.
  stat_block_ptr block;
  effect_number effect = 0;
  /// Equal before and after where the shape has no hit points of its own.
  hp_change hp;
  hp_change max_hp;
  /// The shape has hit points of its own: at 0 it ends.
  bool own_hp = false;

  template <class Self, class Visitor>
  static void describe(Self& e, Visitor& v) {
    v.field("creature", e.creature);
    v.field("shape", e.shape);
    v.field("stat_block", e.block);
    v.field("effect", e.effect);
    v.field("hp", e.hp);
    v.field("max_hp", e.max_hp);
    v.optional("own_hp", e.own_hp);
  }
  [[nodiscard]] const creature_id& actor() const noexcept { return creature; }
  [[nodiscard]] apply_result apply_to(state& now) const;
};

/// It has its own shape again, which the state knows.
struct shape_left {
  static constexpr std::string_view stored_as = "shape_left";
  creature_id creature;
  hp_change hp;
  hp_change max_hp;

  template <class Self, class Visitor>
  static void describe(Self& e, Visitor& v) {
    v.field("creature", e.creature);
    v.field("hp", e.hp);
    v.field("max_hp", e.max_hp);
  }
  [[nodiscard]] const creature_id& actor() const noexcept { return creature; }
  [[nodiscard]] apply_result apply_to(state& now) const;
};

using creature_events =
    type_list<creature_added, creature_removed, character_changed, shape_taken, shape_left>;

}  // namespace dnd::model
