#pragma once

#include "model/fields/fields.hpp"
#include "model/ledger.hpp"

#include <cstdint>

/// How the parts of a campaign's books are stored, in events, snapshots and patches.
namespace dnd::model {

template <>
struct fields<holding> {
  using described = holding;
  template <class Self, class Visitor>
  static void visit(Self& e, Visitor& v) {
    v.field("holder", e.holder);
    v.optional("coins", e.coins);
    v.optional("items", e.items);
    v.optional("name", e.name);
    v.optional("within", e.within);
    v.optional("weight", e.weight);
    v.optional("capacity", e.capacity);
    v.optional("weightless", e.weightless);
  }
};

template <>
struct fields<life> {
  using described = life;
  template <class Self, class Visitor>
  static void visit(Self& e, Visitor& v) {
    v.field("creature", e.creature);
    v.optional("experience", e.experience);
    v.optional("equipped", e.equipped);
    v.optional("place", e.place);
    v.optional("hunger", e.hunger);
    v.optional("marched", e.marched);
    v.optional("marched_until", e.marched_until);
    v.optional("shot", e.shot);
  }
};

template <>
struct fields<fact> {
  using described = fact;
  template <class Self, class Visitor>
  static void visit(Self& e, Visitor& v) {
    v.field("id", e.id);
    v.field("kind", e.kind);
    v.optional("name", e.name);
    v.optional("text", e.text);
    v.optional("status", e.status);
    v.optional("progress", e.progress);
    v.optional("parts", e.parts);
    v.optional("place", e.place);
    v.optional("since", e.since);
    v.optional("changed", e.changed);
    v.optional("secret", e.secret);
  }
};

template <>
struct fields<calendar_month> {
  using described = calendar_month;
  template <class Self, class Visitor>
  static void visit(Self& e, Visitor& v) {
    v.field("name", e.name);
    v.field("days", e.days);
  }
};

template <>
struct fields<calendar> {
  using described = calendar;
  template <class Self, class Visitor>
  static void visit(Self& e, Visitor& v) {
    v.field("months", e.months);
    v.optional("year", e.year);
    v.optional("month", e.month, std::uint16_t{1});
    v.optional("day", e.day, std::uint16_t{1});
  }
};

}  // namespace dnd::model
