#pragma once

#include "model/fields/decision_fields.hpp"
#include "model/fields/effect_fields.hpp"
#include "model/fields/fields.hpp"
#include "model/fields/ledger_fields.hpp"
#include "model/fields/record_fields.hpp"
#include "model/fields/stat_block_change_fields.hpp"
#include "model/fields/stat_block_fields.hpp"
#include "model/patch.hpp"
#include "model/state.hpp"

/// How the parts of a state are stored, in snapshots and in patches.
namespace dnd::model {

template <>
struct fields<condition_instance> {
  using described = condition_instance;
  template <class Self, class Visitor>
  static void visit(Self& e, Visitor& v) {
    v.field("condition", e.kind);
    v.optional("source", e.source);
    v.optional("rounds", e.rounds);
    v.optional("anchor", e.anchor);
    v.optional("effect", e.effect);
    v.optional("began", e.began);
  }
};

template <>
struct fields<active_effect> {
  using described = active_effect;
  template <class Self, class Visitor>
  static void visit(Self& e, Visitor& v) {
    v.field("effect", e.what);
    v.optional("failures", e.failures);
    v.optional("successes", e.successes);
  }
};

template <>
struct fields<once_use> {
  using described = once_use;
  template <class Self, class Visitor>
  static void visit(Self& e, Visitor& v) {
    v.field("what", e.what);
    v.field("round", e.round);
    v.optional("place", e.place);
  }
};

template <>
struct fields<turn_use> {
  using described = turn_use;
  template <class Self, class Visitor>
  static void visit(Self& e, Visitor& v) {
    v.optional("actions", e.actions);
    v.optional("bonus_actions", e.bonus_actions);
    v.optional("reactions", e.reactions);
    v.optional("objects", e.objects);
    v.optional("attacks_left", e.attacks_left);
    v.optional("attacked", e.attacked);
    v.optional("dashed", e.dashed_ft);
    v.optional("moved", e.moved_ft);
    v.optional("bonus_spell", e.bonus_spell);
    v.optional("spell", e.spell);
    v.optional("once", e.once);
  }
};

template <>
struct fields<pool_use> {
  using described = pool_use;
  template <class Self, class Visitor>
  static void visit(Self& e, Visitor& v) {
    v.field("pool", e.pool);
    v.field("spent", e.spent);
  }
};

template <>
struct fields<own_shape> {
  using described = own_shape;
  template <class Self, class Visitor>
  static void visit(Self& e, Visitor& v) {
    v.field("stat_block", e.block);
    v.optional("hp", e.hp);
    v.optional("max_hp", e.max_hp);
    v.field("effect", e.effect);
  }
};

template <>
struct fields<creature> {
  using described = creature;
  template <class Self, class Visitor>
  static void visit(Self& e, Visitor& v) {
    v.field("id", e.id);
    v.field("name", e.name);
    v.optional("number", e.number);
    v.field("hp", e.hp);
    v.field("max_hp", e.max_hp);
    v.optional("temp_hp", e.temp_hp);
    v.optional("life", e.life);
    v.optional("death_successes", e.death_successes);
    v.optional("death_failures", e.death_failures);
    v.optional("exhaustion", e.exhaustion);
    v.optional("inspired", e.inspired);
    v.optional("conditions", e.conditions);
    v.optional("spent", e.spent);
    v.optional("effects", e.effects);
    v.optional("turn", e.turn);
    v.optional("long_rested", e.long_rested);
    v.optional("orders", e.orders);
    v.optional("summoner", e.summoner);
    v.optional("bond", e.bond);
    v.optional("died", e.died);
    v.optional("own_shape", e.own);
    v.optional("concealed", e.concealed);
    v.optional("record", e.record);
    v.field("stat_block", e.block);
  }
};

template <>
struct fields<combatant> {
  using described = combatant;
  template <class Self, class Visitor>
  static void visit(Self& e, Visitor& v) {
    v.field("id", e.id);
    v.optional("rolled", e.rolled);
    v.optional("surprised", e.surprised);
    v.optional("initiative", e.initiative);
    v.optional("tie_break", e.tie_break);
  }
};

template <>
struct fields<encounter> {
  using described = encounter;
  template <class Self, class Visitor>
  static void visit(Self& e, Visitor& v) {
    v.field("number", e.number);
    v.field("began", e.began);
    v.field("round", e.round);
    v.optional("current", e.current, encounter::nobody);
    v.field("order", e.order);
    v.optional("fallen", e.fallen);
  }
};

template <>
struct fields<attendance> {
  using described = attendance;
  template <class Self, class Visitor>
  static void visit(Self& e, Visitor& v) {
    v.field("player", e.player);
    v.optional("creature", e.creature);
  }
};

template <>
struct fields<session> {
  using described = session;
  template <class Self, class Visitor>
  static void visit(Self& e, Visitor& v) {
    v.field("count", e.count);
    v.optional("running", e.running);
    v.optional("title", e.title);
    v.optional("present", e.present);
    v.optional("began", e.began);
    v.optional("experience", e.experience);
    v.optional("coins", e.coins);
  }
};

template <>
struct fields<creature_part> {
  using described = creature_part;
  template <class Self, class Visitor>
  static void visit(Self& e, Visitor& v) {
    v.field("id", e.id);
    v.field("value", e.value);
  }
};

template <>
struct fields<creature_change> {
  using described = creature_change;
  template <class Self, class Visitor>
  static void visit(Self& e, Visitor& v) {
    v.field("id", e.id);
    v.optional("hp", e.hp);
    v.optional("max_hp", e.max_hp);
    v.optional("temp_hp", e.temp_hp);
    v.optional("life", e.life);
    v.optional("death_successes", e.death_successes);
    v.optional("death_failures", e.death_failures);
    v.optional("exhaustion", e.exhaustion);
    v.optional("inspired", e.inspired);
    v.optional("conditions", e.conditions);
    v.optional("spent", e.spent);
    v.optional("effects", e.effects);
    v.optional("turn", e.turn);
    v.optional("long_rested", e.long_rested);
    v.optional("orders", e.orders);
    v.optional("died", e.died);
    v.optional("own_shape", e.own);
    v.optional("concealed", e.concealed);
    v.optional("record", e.record);
  }
};

template <>
struct fields<encounter_change> {
  using described = encounter_change;
  template <class Self, class Visitor>
  static void visit(Self& e, Visitor& v) {
    v.optional("round", e.round);
    v.optional("current", e.current);
    v.optional("order", e.order);
    v.optional("fallen", e.fallen);
  }
};

template <>
struct fields<number_part> {
  using described = number_part;
  template <class Self, class Visitor>
  static void visit(Self& e, Visitor& v) {
    v.field("slug", e.slug);
    v.field("value", e.value);
  }
};

template <>
struct fields<ruling_choice> {
  using described = ruling_choice;
  template <class Self, class Visitor>
  static void visit(Self& e, Visitor& v) {
    v.field("ruling", e.name);
    v.optional("value", e.value);
  }
};

template <>
struct fields<creature_group> {
  using described = creature_group;
  template <class Self, class Visitor>
  static void visit(Self& e, Visitor& v) {
    v.field("name", e.name);
    v.field("members", e.members);
  }
};

template <>
struct fields<state_patch> {
  using described = state_patch;
  template <class Self, class Visitor>
  static void visit(Self& e, Visitor& v) {
    v.optional("creatures", e.creatures);
    v.optional("changes", e.changes);
    v.optional("fight", e.fight);
    v.optional("fight_change", e.fight_change);
    v.optional("combatants", e.combatants);
    v.optional("session", e.play);
    v.optional("numbers", e.numbers);
    v.optional("encounters", e.encounters);
    v.optional("groups", e.groups);
    v.optional("time", e.time);
    v.optional("effects_given", e.effects_given);
    v.optional("pending", e.pending);
    v.optional("rulings", e.rulings);
    v.optional("holdings", e.holdings);
    v.optional("lives", e.lives);
    v.optional("facts", e.facts);
    v.optional("dates", e.dates);
  }
};

}  // namespace dnd::model
