#pragma once

#include "model/fields/fields.hpp"
#include "model/pending_decision.hpp"

/// How answers and what waits for them are stored.
namespace dnd::model {

template <>
struct fields<standing_order> {
  using described = standing_order;
  template <class Self, class Visitor>
  static void visit(Self& e, Visitor& v) {
    v.field("reaction", e.reaction);
    v.field("when", e.when);
  }
};

template <>
struct fields<reaction_choice> {
  using described = reaction_choice;
  template <class Self, class Visitor>
  static void visit(Self& e, Visitor& v) {
    v.field("creature", e.who);
    v.field("reactions", e.reactions);
  }
};

template <>
struct fields<reaction_answer> {
  using described = reaction_answer;
  template <class Self, class Visitor>
  static void visit(Self& e, Visitor& v) {
    v.field("moment", e.moment);
    v.field("creature", e.who);
    v.optional("reaction", e.reaction);
    v.optional("slot", e.slot);
  }
};

template <>
struct fields<pending_decision> {
  using described = pending_decision;
  template <class Self, class Visitor>
  static void visit(Self& e, Visitor& v) {
    v.field("on", e.on);
    v.optional("actor", e.actor);
    v.optional("target", e.target);
    v.field("what", e.what);
    v.optional("total", e.total);
    v.optional("against", e.against);
    v.field("asked", e.asked);
    v.field("moment", e.moment);
    v.field("line", e.line);
    v.optional("faces", e.faces);
    v.optional("more", e.more);
    v.optional("answers", e.answers);
  }
};

}  // namespace dnd::model
