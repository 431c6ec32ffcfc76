#pragma once

#include "model/events/attacks.hpp"
#include "model/events/conditions.hpp"
#include "model/events/corrections.hpp"
#include "model/events/creatures.hpp"
#include "model/events/damage.hpp"
#include "model/events/death.hpp"
#include "model/events/decisions.hpp"
#include "model/events/effects.hpp"
#include "model/events/experience.hpp"
#include "model/events/fights.hpp"
#include "model/events/goods.hpp"
#include "model/events/groups.hpp"
#include "model/events/rests.hpp"
#include "model/events/rolls.hpp"
#include "model/events/rulings.hpp"
#include "model/events/secrecy.hpp"
#include "model/events/sessions.hpp"
#include "model/events/story.hpp"
#include "model/events/taking_back.hpp"
#include "model/events/uses.hpp"
#include "model/events/world.hpp"
#include "model/one_of.hpp"
#include "model/type_list.hpp"

#include <cstddef>
#include <string_view>

/// The permanent facts. An event carries outcomes and before/after values, never formulas:
/// replaying it needs no dice, no YAML and no clock.
///
/// Each is a struct of a topic in `model/events/`, and says all there is to know about it:
/// - `stored_as`: the name of its type in the log;
/// - `describe`: its fields with their stored names, in the order in which they are written (see
///   `fields/fields.hpp`); encoder, decoder and comparison come from there;
/// - `apply_to`: what becomes of a state; it checks every value "before" that the event carries,
///   and changes nothing but the state;
/// - `actor`, where it is something that creatures do: who did it.
///
/// A stored name never changes; a new meaning gets a new name, and an upcaster reads the old one.
namespace dnd::model {

/// All topics. Their order, and that of the events in them, is the order of the tables in
/// docs/log-format.md; nothing that is stored depends on it.
using event_types =
    joined<session_events, creature_events, secrecy_events, group_events, fight_events, use_events,
           attack_events, damage_events, roll_events, condition_events, death_events, effect_events,
           decision_events, rest_events, correction_events, ruling_events, story_events,
           taking_back_events, experience_events, goods_events, world_events>;

class event;

template <>
struct alternatives_of<event> {
  using types = event_types;
  static const operations_table<types> operations;
};

class event : public one_of<event> {
 public:
  using one_of::one_of;
  // Written out, for `event()` would write zeros over all of its room before it makes the first of
  // its kind: a third of the time in which commands of the past are read.
  event() : one_of() {}  // NOLINT(modernize-use-equals-default)
};

/// The stored name of an event's type; by the index of its alternative in `event`.
[[nodiscard]] std::string_view type_name(const event& what) noexcept;
[[nodiscard]] std::string_view type_name(std::size_t index) noexcept;

/// The id of the creature whose doing the event is; empty when it is the game master's.
[[nodiscard]] std::string_view actor_of(const event& what) noexcept;

}  // namespace dnd::model
