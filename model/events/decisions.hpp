#pragma once

#include "model/apply_result.hpp"
#include "model/event_values.hpp"
#include "model/pending_decision.hpp"
#include "model/type_list.hpp"

#include <cstdint>
#include <memory>
#include <string_view>

/// Reactions to what is about to happen. See `model/event.hpp` for what an event consists of.
namespace dnd::model {

class state;

/// A command stands still until somebody has answered.
struct decision_pending {
  static constexpr std::string_view stored_as = "decision_pending";
  std::shared_ptr<const pending_decision> decision;

  template <class Self, class Visitor>
  static void describe(Self& e, Visitor& v) {
    v.field("decision", e.decision);
  }
  [[nodiscard]] const creature_id& actor() const noexcept {
    static const creature_id nobody;
    return decision ? decision->actor : nobody;
  }
  [[nodiscard]] apply_result apply_to(state& now) const;
};

/// Somebody has answered; the command goes on in the events after this one.
struct decision_made {
  static constexpr std::string_view stored_as = "decision_made";
  /// Empty: the game master, for all who were asked and will be by this command.
  creature_id creature;
  /// Empty: it is let pass.
  small_text reaction;

  template <class Self, class Visitor>
  static void describe(Self& e, Visitor& v) {
    v.optional("creature", e.creature);
    v.optional("reaction", e.reaction);
  }
  [[nodiscard]] const creature_id& actor() const noexcept { return creature; }
  [[nodiscard]] apply_result apply_to(state& now) const;
};

/// A reaction is used; what it costs and does follows.
struct reaction_taken {
  static constexpr std::string_view stored_as = "reaction_taken";
  creature_id creature;
  small_text reaction;
  reaction_moment on{};
  /// Whose doing is answered; empty: nobody's.
  creature_id source;
  /// By a standing order.
  bool ordered = false;

  template <class Self, class Visitor>
  static void describe(Self& e, Visitor& v) {
    v.field("creature", e.creature);
    v.field("reaction", e.reaction);
    v.field("on", e.on);
    v.optional("source", e.source);
    v.optional("ordered", e.ordered);
  }
  [[nodiscard]] const creature_id& actor() const noexcept { return creature; }
  [[nodiscard]] apply_result apply_to(state& now) const;
};

/// A spell came to nothing: somebody answered it.
struct spell_countered {
  static constexpr std::string_view stored_as = "spell_countered";
  creature_id caster;
  small_text spell;
  creature_id source;

  template <class Self, class Visitor>
  static void describe(Self& e, Visitor& v) {
    v.field("caster", e.caster);
    v.field("spell", e.spell);
    v.field("source", e.source);
  }
  [[nodiscard]] const creature_id& actor() const noexcept { return source; }
  [[nodiscard]] apply_result apply_to(state& now) const;
};

/// What a creature does by itself with a reaction from now on.
struct reaction_ordered {
  static constexpr std::string_view stored_as = "reaction_ordered";
  creature_id creature;
  small_text reaction;
  change<reaction_order> when;

  template <class Self, class Visitor>
  static void describe(Self& e, Visitor& v) {
    v.field("creature", e.creature);
    v.field("reaction", e.reaction);
    v.field("when", e.when);
  }
  [[nodiscard]] apply_result apply_to(state& now) const;
};

using decision_events =
    type_list<decision_pending, decision_made, reaction_taken, spell_countered, reaction_ordered>;

}  // namespace dnd::model
