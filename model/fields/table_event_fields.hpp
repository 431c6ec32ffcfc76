#pragma once

#include "model/event.hpp"
#include "model/fields/fields.hpp"
#include "model/fields/state_fields.hpp"

/// How the events of sessions, of the table and of the course of a fight are stored.
namespace dnd::model {

template <>
struct fields<session_started> {
  using described = session_started;
  template <class Self, class Visitor>
  static void visit(Self& e, Visitor& v) {
    v.field("number", e.number);
    v.optional("title", e.title);
  }
};

template <>
struct fields<session_saved> {
  using described = session_saved;
  template <class Self, class Visitor>
  static void visit(Self& e, Visitor& v) {
    v.field("number", e.number);
  }
};

template <>
struct fields<session_ended> {
  using described = session_ended;
  template <class Self, class Visitor>
  static void visit(Self& e, Visitor& v) {
    v.field("number", e.number);
  }
};

template <>
struct fields<creature_added> {
  using described = creature_added;
  template <class Self, class Visitor>
  static void visit(Self& e, Visitor& v) {
    v.field("creature", e.creature);
    v.field("name", e.name);
    v.optional("number", e.number);
    v.field("hp", e.hp);
    v.field("max_hp", e.max_hp);
    v.optional("hp_dice", e.hp_dice);
    v.field("stat_block", e.block);
  }
};

template <>
struct fields<creature_removed> {
  using described = creature_removed;
  template <class Self, class Visitor>
  static void visit(Self& e, Visitor& v) {
    v.field("creature", e.creature);
  }
};

template <>
struct fields<encounter_started> {
  using described = encounter_started;
  template <class Self, class Visitor>
  static void visit(Self& e, Visitor& v) {
    v.field("number", e.number);
  }
};

template <>
struct fields<combatant_joined> {
  using described = combatant_joined;
  template <class Self, class Visitor>
  static void visit(Self& e, Visitor& v) {
    v.field("creature", e.creature);
    v.optional("surprised", e.surprised);
  }
};

template <>
struct fields<initiative_rolled> {
  using described = initiative_rolled;
  template <class Self, class Visitor>
  static void visit(Self& e, Visitor& v) {
    v.field("creature", e.creature);
    v.field("d20", e.d20);
    v.optional("mode", e.mode);
    v.field("modifier", e.modifier);
    v.field("total", e.total);
    v.field("tie_break", e.tie_break);
  }
};

template <>
struct fields<round_started> {
  using described = round_started;
  template <class Self, class Visitor>
  static void visit(Self& e, Visitor& v) {
    v.field("round", e.round);
  }
};

template <>
struct fields<turn_started> {
  using described = turn_started;
  template <class Self, class Visitor>
  static void visit(Self& e, Visitor& v) {
    v.field("creature", e.creature);
    v.field("round", e.round);
  }
};

template <>
struct fields<turn_ended> {
  using described = turn_ended;
  template <class Self, class Visitor>
  static void visit(Self& e, Visitor& v) {
    v.field("creature", e.creature);
    v.field("round", e.round);
  }
};

template <>
struct fields<encounter_ended> {
  using described = encounter_ended;
  template <class Self, class Visitor>
  static void visit(Self& e, Visitor& v) {
    v.field("number", e.number);
    v.field("rounds", e.rounds);
  }
};

}  // namespace dnd::model
