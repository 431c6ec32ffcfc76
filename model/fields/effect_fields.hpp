#pragma once

#include "model/effects/effect.hpp"
#include "model/effects/instance.hpp"
#include "model/fields/fields.hpp"

/// How effects are stored, in stat blocks and on creatures.
namespace dnd::model {

template <>
struct fields<level_dice> {
  using described = level_dice;
  template <class Self, class Visitor>
  static void visit(Self& e, Visitor& v) {
    v.field("level", e.level);
    v.field("dice", e.dice);
  }
};

template <>
struct fields<modifier> {
  using described = modifier;
  template <class Self, class Visitor>
  static void visit(Self& e, Visitor& v) {
    v.field("key", e.key);
    v.optional("value", e.value);
    v.optional("by_level", e.by_level);
    v.optional("types", e.types);
    v.optional("nonmagical", e.nonmagical);
    v.optional("conditions", e.conditions);
    v.optional("on", e.on);
    v.optional("deeds", e.deeds);
    v.optional("with", e.with);
    v.optional("skills", e.skills);
    v.optional("weapon", e.weapon);
    v.optional("against", e.against);
    v.optional("not_against", e.not_against);
    v.optional("armor", e.armor);
    v.optional("while", e.during);
    v.optional("distance", e.distance);
    v.optional("once_per_turn", e.once_per_turn);
    v.optional("on_request", e.on_request);
    v.optional("attack", e.attack);
    v.optional("pool", e.pool);
    v.optional("dc", e.dc);
    v.optional("except", e.except);
    v.optional("damage_dice", e.damage_dice);
  }
};

template <>
struct fields<effect_filter> {
  using described = effect_filter;
  template <class Self, class Visitor>
  static void visit(Self& e, Visitor& v) {
    v.optional("type", e.type);
    v.optional("not_type", e.not_type);
    v.optional("size_at_most", e.size_at_most);
    v.optional("size_at_least", e.size_at_least);
    v.optional("has", e.has);
    v.optional("lacks", e.lacks);
    v.optional("hp_at_most", e.hp_at_most);
    v.optional("hp_at_least", e.hp_at_least);
    v.optional("below_half", e.below_half);
    v.optional("int_at_most", e.int_at_most);
    v.optional("immune_to", e.immune_to);
    v.optional("critical", e.critical);
    v.optional("killed", e.killed);
    v.optional("ability", e.ability);
    v.optional("ability_at_most", e.ability_at_most);
    v.optional("level_at_least", e.level_at_least);
    v.optional("ruling", e.ruling);
    v.optional("under", e.under);
    v.optional("not_under", e.not_under);
    v.optional("not_immune_to", e.not_immune_to);
    v.optional("challenge_at_most", e.challenge_at_most);
    v.optional("alignment", e.alignment);
    v.optional("not_alignment", e.not_alignment);
    v.optional("trait", e.trait);
    v.optional("not_trait", e.not_trait);
    v.optional("pool_empty", e.pool_empty);
    v.optional("held", e.held);
    v.optional("advantage", e.advantage);
  }
};

template <>
struct fields<damage_dice> {
  using described = damage_dice;
  template <class Self, class Visitor>
  static void visit(Self& e, Visitor& v) {
    v.field("dice", e.dice);
    v.optional("type", e.type);
  }
};

template <>
struct fields<effect_branch> {
  using described = effect_branch;
  template <class Self, class Visitor>
  static void visit(Self& e, Visitor& v) {
    v.field("name", e.name);
    v.field("steps", e.steps);
  }
};

template <>
struct fields<repeated_save> {
  using described = repeated_save;
  template <class Self, class Visitor>
  static void visit(Self& e, Visitor& v) {
    v.field("at", e.at);
    v.optional("with", e.with);
    v.optional("dc", e.dc);
    v.optional("damage", e.damage);
    v.optional("only_damage", e.only_damage);
    v.optional("failures", e.failures);
    v.optional("successes", e.successes);
    v.optional("then", e.then);
    v.optional("damage_advantage", e.damage_advantage);
  }
};

template <>
struct fields<lasting> {
  using described = lasting;
  template <class Self, class Visitor>
  static void visit(Self& e, Visitor& v) {
    v.optional("conditions", e.conditions);
    v.optional("modifiers", e.modifiers);
    v.optional("for", e.duration);
    v.optional("save_again", e.save_again);
    v.optional("ends_on", e.ends_on);
    v.optional("escape_dc", e.escape_dc);
    v.optional("escape_with", e.escape_with);
    v.optional("moments", e.moments);
    v.optional("actions", e.actions);
    v.optional("weapon", e.weapon);
    v.optional("once", e.once);
    v.optional("stack", e.stack);
    v.optional("concentration", e.concentration);
    v.optional("kind", e.kind);
    v.optional("side", e.side);
  }
};

template <>
struct fields<thing> {
  using described = thing;
  template <class Self, class Visitor>
  static void visit(Self& e, Visitor& v) {
    v.optional("size", e.size);
    v.field("armor_class", e.armor_class);
    v.field("hit_points", e.hit_points);
    v.optional("threshold", e.threshold);
    v.optional("resist", e.resist);
    v.optional("immune", e.immune);
    v.optional("vulnerable", e.vulnerable);
    v.optional("holds", e.holds);
  }
};

template <>
struct fields<effect> {
  using described = effect;
  template <class Self, class Visitor>
  static void visit(Self& e, Visitor& v) {
    v.field("kind", e.kind);
    v.optional("to", e.to);
    v.optional("when", e.when);
    v.optional("what", e.what);
    v.optional("names", e.names);
    v.optional("against", e.against);
    v.optional("damage", e.damage);
    v.optional("per_level", e.per_level);
    v.optional("by_level", e.by_level);
    v.optional("number", e.number);
    v.optional("reach", e.reach_ft);
    v.optional("range", e.range_ft);
    v.optional("half", e.half);
    v.optional("scene", e.scene);
    v.optional("slot", e.slot);
    v.optional("no_concentration", e.no_concentration);
    v.optional("to_hit", e.to_hit);
    v.optional("count", e.count);
    v.optional("for", e.duration);
    v.optional("challenge", e.challenge);
    v.optional("by_challenge", e.by_challenge);
    v.optional("keeps", e.keeps);
    v.optional("lasts", e.lasts);
    v.optional("branches", e.branches);
    v.optional("bearers", e.bearers);
    v.optional("by", e.by);
    v.optional("within", e.within);
    v.optional("side", e.side);
    v.optional("unbound", e.unbound);
    v.optional("ends_on", e.ends_on);
    v.optional("checks", e.checks);
    v.optional("things", e.things);
  }
};

template <>
struct fields<trigger> {
  using described = trigger;
  template <class Self, class Visitor>
  static void visit(Self& e, Visitor& v) {
    v.field("on", e.on);
    v.optional("effects", e.effects);
    v.optional("reaction", e.reaction);
    v.optional("pool", e.pool);
    v.optional("once_per_turn", e.once_per_turn);
    v.optional("weapon", e.weapon);
    v.optional("attack", e.attack);
    v.optional("types", e.types);
    v.optional("unless_damaged_by", e.unless_damaged_by);
    v.optional("when", e.when);
    v.optional("every", e.every);
    v.optional("on_request", e.on_request);
  }
};

template <>
struct fields<pool> {
  using described = pool;
  template <class Self, class Visitor>
  static void visit(Self& e, Visitor& v) {
    v.field("name", e.name);
    v.field("uses", e.uses);
    v.optional("formula", e.formula);
    v.optional("by_level", e.by_level);
    v.field("refill", e.refill);
    v.optional("regained", e.regained);
    v.optional("emptied", e.emptied);
  }
};

template <>
struct fields<roll_term> {
  using described = roll_term;
  template <class Self, class Visitor>
  static void visit(Self& e, Visitor& v) {
    v.field("from", e.from);
    v.optional("dice", e.dice);
    v.field("amount", e.amount);
  }
};

template <>
struct fields<lifetime> {
  using described = lifetime;
  template <class Self, class Visitor>
  static void visit(Self& e, Visitor& v) {
    v.field("kind", e.kind);
    v.optional("at", e.at);
    v.optional("anchor", e.anchor);
    v.optional("boundary", e.boundary, turn_boundary::end);
  }
};

template <>
struct fields<effect_instance> {
  using described = effect_instance;
  template <class Self, class Visitor>
  static void visit(Self& e, Visitor& v) {
    v.field("number", e.number);
    v.field("name", e.name);
    v.optional("source", e.source);
    v.optional("parent", e.parent);
    v.optional("concentration", e.concentration);
    v.optional("spell", e.spell);
    v.optional("level", e.level);
    v.optional("spell_level", e.spell_level);
    v.optional("modifier", e.modifier);
    v.optional("to_hit", e.to_hit);
    v.optional("until", e.until);
    v.optional("save_with", e.save_with);
    v.optional("save_dc", e.save_dc);
    v.optional("note", e.note);
    v.optional("began", e.began);
    v.optional("does", e.does);
  }
};

}  // namespace dnd::model
