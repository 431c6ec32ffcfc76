#pragma once

#include "model/decide.hpp"
#include "model/event.hpp"
#include "model/state.hpp"

#include <boost/test/unit_test.hpp>

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace dnd::test {

/// A table to play at: commands as people type them, through parser, rules and `apply`, with the
/// invariants checked after every event. No disk, no actors, no clock.
class game {
 public:
  /// Knows the creatures of `bestiary()`.
  explicit game(std::uint64_t seed = 1);

  /// Must be accepted. Returns its events, which `the`, `all` and `count` look into as well.
  const std::vector<model::event>& say(std::string_view line);
  /// Must be refused, and must change nothing, the dice included.
  model::refusal refused(std::string_view line);
  /// Either of the two, for random play. True when it was accepted.
  bool attempt(std::string_view line);

  [[nodiscard]] const model::creature& who(std::string_view id) const;
  [[nodiscard]] std::int32_t hp(std::string_view id) const { return who(id).hp; }
  [[nodiscard]] bool is(std::string_view id, model::condition kind) const {
    return effective_conditions(who(id)).contains(kind);
  }
  /// Id of the one whose turn it is; empty when it is nobody's.
  [[nodiscard]] std::string turn() const;
  [[nodiscard]] std::uint32_t round() const { return state.fight()->round; }
  /// Ids in the order of the fight, joined by blanks.
  [[nodiscard]] std::string order() const;
  /// Type names of the last command's events, joined by blanks.
  [[nodiscard]] std::string story() const;

  /// The events of one type that the last command made.
  template <class Event>
  [[nodiscard]] std::vector<Event> all() const {
    std::vector<Event> found;
    for (const auto& what : last)
      if (const auto* one = get_if<Event>(&what)) found.push_back(*one);
    return found;
  }
  template <class Event>
  [[nodiscard]] std::size_t count() const {
    return all<Event>().size();
  }
  /// The only event of its type.
  template <class Event>
  [[nodiscard]] Event the() const {
    const auto found = all<Event>();
    BOOST_REQUIRE_EQUAL(found.size(), 1U);
    return found.front();
  }

  /// Puts an entry where `add` finds it.
  void knows(model::stat_block block);
  /// Puts a spell where `cast` finds it.
  void knows(model::spell what);
  /// Puts a thing where `give` and `buy` find it.
  void knows(model::item_entry what);

  model::state state;
  model::dice_roller dice;
  model::rulings house;
  std::vector<model::event> last;

  /// Where everything else is looked up; may be empty.
  model::content_lookup library;

 private:
  model::ruled<model::decision> ask(std::string_view line);
  void take(std::vector<model::event> events);

  std::map<std::string, model::stat_block_ptr, std::less<>> content_;
  std::map<std::string, model::spell_ptr, std::less<>> spells_;
  std::map<std::string, model::item_ptr, std::less<>> items_;
};

/// Plain entries to start from: no trait, no defence, all abilities 10.
[[nodiscard]] model::stat_block monster(std::string_view name, std::int16_t ac, std::int32_t hp);
[[nodiscard]] model::stat_block character(std::string_view name, std::int16_t ac, std::int32_t hp);
[[nodiscard]] model::action melee(std::string_view name, std::int16_t to_hit,
                                  std::vector<model::damage_part> damage);
[[nodiscard]] model::action ranged(std::string_view name, std::int16_t to_hit,
                                   std::int16_t range_ft, std::int16_t long_range_ft,
                                   std::vector<model::damage_part> damage);
[[nodiscard]] model::action breath(std::string_view name, model::saving_throw save,
                                   std::vector<model::damage_part> damage);

/// - Zombie: AC 8, 22 hp, Undead Fortitude, Con save +3, immune to poison; Slam +3, 1d6+1.
/// - Goblin: AC 15, 7 hp, Dex 14; Scimitar +4 1d6+2, Shortbow +4 1d6+2, 80/320.
/// - Target: AC 10, 100 hp, and nothing else. Fire Snake: the same, resists fire and cold.
/// - Dragon: AC 19, 195 hp, 3 legendary actions; Bite +11 2d10+6, Claw +11 2d6+6, Multiattack (a
///   Bite and two Claws), Fire Breath 12d6 Dex 18 half recharge 5, Frightful Presence Wis 16,
///   legendary Tail +11 2d8+6 and Wings (costs 2).
/// - Spider: Bite +5 1d8+3 piercing, and 2d8 poison Con 11 half. Ghoul: Claws +4 2d4+2, Con 10 or
///   paralyzed.
/// - Elara and Bruenor: characters with 12 hp, AC 16, Dex 14; Longsword +5 1d8+3, Longbow +5 1d8+3
///   150/600.
/// - Grog: a character with 12 hp and Relentless Endurance. Vex: a Rapier +7 with 1d8+3 and 3d6.
[[nodiscard]] std::vector<model::stat_block> bestiary();

}  // namespace dnd::test
