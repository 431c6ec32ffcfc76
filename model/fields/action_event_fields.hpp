#pragma once

#include "model/event.hpp"
#include "model/fields/fields.hpp"
#include "model/fields/state_fields.hpp"

/// How the events of what creatures do and suffer, and of taking back, are stored.
namespace dnd::model {

template <>
struct fields<action_used> {
  using described = action_used;
  template <class Self, class Visitor>
  static void visit(Self& e, Visitor& v) {
    v.field("creature", e.creature);
    v.field("action", e.action);
    v.field("pool", e.pool);
    v.field("spent", e.spent);
  }
};

template <>
struct fields<recharge_rolled> {
  using described = recharge_rolled;
  template <class Self, class Visitor>
  static void visit(Self& e, Visitor& v) {
    v.field("creature", e.creature);
    v.field("pool", e.pool);
    v.field("d6", e.d6);
    v.field("needed", e.needed);
    v.field("spent", e.spent);
  }
};

template <>
struct fields<uses_regained> {
  using described = uses_regained;
  template <class Self, class Visitor>
  static void visit(Self& e, Visitor& v) {
    v.field("creature", e.creature);
    v.field("pool", e.pool);
    v.field("spent", e.spent);
  }
};

template <>
struct fields<attack_rolled> {
  using described = attack_rolled;
  template <class Self, class Visitor>
  static void visit(Self& e, Visitor& v) {
    v.field("attacker", e.attacker);
    v.field("target", e.target);
    v.field("weapon", e.weapon);
    v.field("d20", e.d20);
    v.optional("mode", e.mode);
    v.field("modifier", e.modifier);
    v.field("total", e.total);
    v.field("ac", e.ac);
    v.field("hit", e.hit);
    v.field("critical", e.critical);
    v.optional("reason", e.reason);
  }
};

template <>
struct fields<damage_rolled> {
  using described = damage_rolled;
  template <class Self, class Visitor>
  static void visit(Self& e, Visitor& v) {
    v.optional("source", e.source);
    v.optional("action", e.action);
    v.field("dice", e.dice);
    v.field("faces", e.faces);
    v.field("total", e.total);
    v.field("damage_type", e.type);
  }
};

template <>
struct fields<damage_dealt> {
  using described = damage_dealt;
  template <class Self, class Visitor>
  static void visit(Self& e, Visitor& v) {
    v.optional("source", e.source);
    v.field("target", e.target);
    v.field("amount", e.amount);
    v.field("damage_type", e.type);
    v.field("rolled", e.rolled);
    v.field("hp", e.hp);
    v.optional("temp_hp", e.temp_hp);
  }
};

template <>
struct fields<healed> {
  using described = healed;
  template <class Self, class Visitor>
  static void visit(Self& e, Visitor& v) {
    v.optional("source", e.source);
    v.field("target", e.target);
    v.field("amount", e.amount);
    v.field("hp", e.hp);
  }
};

template <>
struct fields<temporary_hp_gained> {
  using described = temporary_hp_gained;
  template <class Self, class Visitor>
  static void visit(Self& e, Visitor& v) {
    v.optional("source", e.source);
    v.field("target", e.target);
    v.field("temp_hp", e.temp_hp);
  }
};

template <>
struct fields<saving_throw_rolled> {
  using described = saving_throw_rolled;
  template <class Self, class Visitor>
  static void visit(Self& e, Visitor& v) {
    v.field("creature", e.creature);
    v.field("ability", e.with);
    v.field("d20", e.d20);
    v.optional("mode", e.mode);
    v.field("modifier", e.modifier);
    v.field("total", e.total);
    v.optional("dc", e.dc);
    v.optional("success", e.success);
    v.optional("automatic", e.automatic);
    v.optional("reason", e.reason);
  }
};

template <>
struct fields<check_rolled> {
  using described = check_rolled;
  template <class Self, class Visitor>
  static void visit(Self& e, Visitor& v) {
    v.field("creature", e.creature);
    v.field("ability", e.with);
    v.optional("skill", e.of);
    v.field("d20", e.d20);
    v.optional("mode", e.mode);
    v.field("modifier", e.modifier);
    v.field("total", e.total);
    v.optional("dc", e.dc);
    v.optional("success", e.success);
    v.optional("reason", e.reason);
  }
};

template <>
struct fields<dice_rolled> {
  using described = dice_rolled;
  template <class Self, class Visitor>
  static void visit(Self& e, Visitor& v) {
    v.optional("creature", e.creature);
    v.field("dice", e.dice);
    v.optional("label", e.label);
    v.field("faces", e.faces);
    v.field("total", e.total);
    v.optional("detail", e.detail);
  }
};

template <>
struct fields<condition_added> {
  using described = condition_added;
  template <class Self, class Visitor>
  static void visit(Self& e, Visitor& v) {
    v.field("creature", e.creature);
    v.field("condition", e.instance.kind);
    v.optional("source", e.instance.source);
    v.optional("rounds", e.instance.rounds);
    v.optional("anchor", e.instance.anchor);
  }
};

template <>
struct fields<condition_removed> {
  using described = condition_removed;
  template <class Self, class Visitor>
  static void visit(Self& e, Visitor& v) {
    v.field("creature", e.creature);
    v.field("condition", e.instance.kind);
    v.optional("source", e.instance.source);
    v.optional("rounds", e.instance.rounds);
    v.optional("anchor", e.instance.anchor);
    v.field("why", e.why);
  }
};

template <>
struct fields<condition_ticked> {
  using described = condition_ticked;
  template <class Self, class Visitor>
  static void visit(Self& e, Visitor& v) {
    v.field("creature", e.creature);
    v.field("condition", e.kind);
    v.optional("source", e.source);
    v.field("anchor", e.anchor);
    v.field("rounds", e.rounds);
  }
};

template <>
struct fields<condition_blocked> {
  using described = condition_blocked;
  template <class Self, class Visitor>
  static void visit(Self& e, Visitor& v) {
    v.field("creature", e.creature);
    v.field("condition", e.kind);
  }
};

template <>
struct fields<exhaustion_changed> {
  using described = exhaustion_changed;
  template <class Self, class Visitor>
  static void visit(Self& e, Visitor& v) {
    v.field("creature", e.creature);
    v.field("level", e.level);
    v.field("hp", e.hp);
  }
};

template <>
struct fields<vitality_changed> {
  using described = vitality_changed;
  template <class Self, class Visitor>
  static void visit(Self& e, Visitor& v) {
    v.field("creature", e.creature);
    v.field("state", e.state);
  }
};

template <>
struct fields<death_save_rolled> {
  using described = death_save_rolled;
  template <class Self, class Visitor>
  static void visit(Self& e, Visitor& v) {
    v.field("creature", e.creature);
    v.field("d20", e.d20);
    v.optional("mode", e.mode);
    v.optional("modifier", e.modifier);
    v.field("total", e.total);
    v.field("successes", e.successes);
    v.field("failures", e.failures);
  }
};

template <>
struct fields<death_failures_added> {
  using described = death_failures_added;
  template <class Self, class Visitor>
  static void visit(Self& e, Visitor& v) {
    v.field("creature", e.creature);
    v.field("failures", e.failures);
  }
};

template <>
struct fields<note_added> {
  using described = note_added;
  template <class Self, class Visitor>
  static void visit(Self& e, Visitor& v) {
    v.field("text", e.text);
  }
};

template <>
struct fields<encounter_discarded> {
  using described = encounter_discarded;
  template <class Self, class Visitor>
  static void visit(Self& e, Visitor& v) {
    v.field("number", e.number);
    v.field("restored", e.restored);
  }
};

template <>
struct fields<command_undone> {
  using described = command_undone;
  template <class Self, class Visitor>
  static void visit(Self& e, Visitor& v) {
    v.field("first", e.first);
    v.field("last", e.last);
    v.field("head", e.head);
    v.field("redo", e.redo);
    v.field("restored", e.restored);
  }
};

template <>
struct fields<command_redone> {
  using described = command_redone;
  template <class Self, class Visitor>
  static void visit(Self& e, Visitor& v) {
    v.field("undone", e.undone);
    v.field("head", e.head);
    v.field("redo", e.redo);
    v.field("restored", e.restored);
  }
};

template <>
struct fields<state_restored> {
  using described = state_restored;
  template <class Self, class Visitor>
  static void visit(Self& e, Visitor& v) {
    v.field("restored", e.restored);
  }
};

}  // namespace dnd::model
