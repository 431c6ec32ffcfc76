#pragma once

#include "model/fields/effect_fields.hpp"
#include "model/fields/fields.hpp"
#include "model/stat_block.hpp"

/// How a stat block is stored.
namespace dnd::model {

template <>
struct fields<saving_throw> {
  using described = saving_throw;
  template <class Self, class Visitor>
  static void visit(Self& e, Visitor& v) {
    v.field("ability", e.with);
    v.field("dc", e.dc);
    v.field("on_success", e.on_success);
  }
};

template <>
struct fields<damage_part> {
  using described = damage_part;
  template <class Self, class Visitor>
  static void visit(Self& e, Visitor& v) {
    v.field("dice", e.dice);
    v.field("type", e.type);
    v.optional("save", e.save);
  }
};

template <>
struct fields<usage_limit> {
  using described = usage_limit;
  template <class Self, class Visitor>
  static void visit(Self& e, Visitor& v) {
    v.field("kind", e.kind);
    v.optional("value", e.value);
    v.optional("pool", e.pool);
  }
};

template <>
struct fields<multiattack_choice> {
  using described = multiattack_choice;
  template <class Self, class Visitor>
  static void visit(Self& e, Visitor& v) {
    v.field("steps", e.steps);
  }
};

template <>
struct fields<multiattack_step> {
  using described = multiattack_step;
  template <class Self, class Visitor>
  static void visit(Self& e, Visitor& v) {
    v.field("action", e.action);
    v.field("count", e.count);
    v.optional("choose", e.choose);
    v.optional("if_hit", e.if_hit);
    v.optional("count_of", e.count_of);
  }
};

template <>
struct fields<attack_profile> {
  using described = attack_profile;
  template <class Self, class Visitor>
  static void visit(Self& e, Visitor& v) {
    v.field("form", e.form);
    v.field("to_hit", e.to_hit);
    v.optional("reach", e.reach_ft);
    v.optional("range", e.range_ft);
    v.optional("long_range", e.long_range_ft);
    v.optional("spell", e.spell);
    v.optional("disadvantage_within", e.disadvantage_within_ft);
    v.optional("with", e.with);
  }
};

template <>
struct fields<action> {
  using described = action;
  template <class Self, class Visitor>
  static void visit(Self& e, Visitor& v) {
    v.field("name", e.name);
    v.optional("group", e.group);
    v.optional("attack", e.attack);
    v.optional("save", e.save);
    v.optional("damage", e.damage);
    v.optional("multiattack", e.multiattack);
    v.optional("usage", e.usage);
    v.optional("legendary_cost", e.legendary_cost);
    v.optional("area", e.area);
    v.optional("may_impose", e.may_impose);
    v.optional("escape_dc", e.escape_dc);
    v.optional("magical", e.magical);
    v.optional("silvered", e.silvered);
    v.optional("adamantine", e.adamantine);
    v.optional("effects", e.effects);
    v.optional("free", e.free);
    v.optional("of_dead", e.of_dead);
    v.optional("branches", e.branches);
    v.optional("on", e.on);
    v.optional("on_weapon", e.on_weapon);
    v.optional("on_types", e.on_types);
    v.optional("on_with", e.on_with);
    v.optional("on_against", e.on_against);
    v.optional("on_level_at_most", e.on_level_at_most);
    v.optional("on_alone", e.on_alone);
    v.optional("properties", e.properties);
    v.optional("ranged_damage", e.ranged_damage);
  }
};

template <>
struct fields<damage_defence> {
  using described = damage_defence;
  template <class Self, class Visitor>
  static void visit(Self& e, Visitor& v) {
    v.field("kind", e.kind);
    v.field("types", e.types);
    v.optional("nonmagical_only", e.nonmagical_only);
    v.optional("except_silvered", e.except_silvered);
    v.optional("except_adamantine", e.except_adamantine);
  }
};

template <>
struct fields<speeds> {
  using described = speeds;
  template <class Self, class Visitor>
  static void visit(Self& e, Visitor& v) {
    v.optional("walk", e.walk);
    v.optional("fly", e.fly);
    v.optional("swim", e.swim);
    v.optional("climb", e.climb);
    v.optional("burrow", e.burrow);
    v.optional("hover", e.hover);
  }
};

template <>
struct fields<senses> {
  using described = senses;
  template <class Self, class Visitor>
  static void visit(Self& e, Visitor& v) {
    v.optional("darkvision", e.darkvision);
    v.optional("blindsight", e.blindsight);
    v.optional("tremorsense", e.tremorsense);
    v.optional("truesight", e.truesight);
    v.field("passive_perception", e.passive_perception);
  }
};

template <>
struct fields<model::spell> {
  using described = model::spell;
  template <class Self, class Visitor>
  static void visit(Self& e, Visitor& v) {
    v.field("slug", e.slug);
    v.field("name", e.name);
    v.optional("level", e.level);
    v.optional("time", e.time);
    v.optional("duration", e.duration);
    v.optional("concentration", e.concentration);
    v.optional("ritual", e.ritual);
    v.optional("self_only", e.self_only);
    v.optional("area", e.area);
    v.optional("effects", e.effects);
    v.optional("on", e.on);
    v.optional("verbal", e.verbal);
    v.optional("material_cost_gp", e.material_cost_gp);
    v.optional("casting_rounds", e.casting_rounds);
  }
};

template <>
struct fields<known_spell> {
  using described = known_spell;
  template <class Self, class Visitor>
  static void visit(Self& e, Visitor& v) {
    v.field("spell", e.spell);
    v.field("level", e.level);
    v.optional("per_day", e.per_day);
    v.optional("reaction", e.reaction);
  }
};

template <>
struct fields<spellcasting> {
  using described = spellcasting;
  template <class Self, class Visitor>
  static void visit(Self& e, Visitor& v) {
    v.field("ability", e.with);
    v.optional("save_dc", e.save_dc);
    v.optional("to_hit", e.to_hit);
    v.optional("caster_level", e.caster_level);
    v.optional("slots", e.slots);
    v.optional("spells", e.spells);
    v.optional("pact", e.pact);
    v.optional("no_rituals", e.no_rituals);
  }
};

template <>
struct fields<class_level> {
  using described = class_level;
  template <class Self, class Visitor>
  static void visit(Self& e, Visitor& v) {
    v.field("name", e.name);
    v.field("level", e.level);
    v.field("hit_die", e.hit_die);
  }
};

template <>
struct fields<trait> {
  using described = trait;
  template <class Self, class Visitor>
  static void visit(Self& e, Visitor& v) {
    v.field("name", e.name);
    v.optional("usage", e.usage);
    v.optional("modifiers", e.modifiers);
    v.optional("triggers", e.triggers);
  }
};

template <>
struct fields<spent_charges> {
  using described = spent_charges;
  template <class Self, class Visitor>
  static void visit(Self& e, Visitor& v) {
    v.field("pool", e.pool);
    v.field("spent", e.spent);
    v.optional("refill", e.refill);
    v.optional("regained", e.regained);
  }
};

template <>
struct fields<item_stack> {
  using described = item_stack;
  template <class Self, class Visitor>
  static void visit(Self& e, Visitor& v) {
    v.field("item", e.item);
    v.field("name", e.name);
    v.optional("count", e.count, 1);
    v.optional("weight", e.weight);
    v.optional("cost", e.cost);
    v.optional("lot", e.lot, 1);
    v.optional("unidentified", e.unidentified);
    v.optional("looks", e.looks);
    v.optional("spent", e.spent);
  }
};

template <>
struct fields<stat_block> {
  using described = stat_block;
  template <class Self, class Visitor>
  static void visit(Self& e, Visitor& v) {
    v.field("slug", e.slug);
    v.field("name", e.name);
    v.field("kind", e.kind);
    v.field("size", e.size);
    v.optional("type", e.type);
    v.optional("alignment", e.alignment);
    v.field("armor_class", e.armor_class);
    v.field("hit_points", e.hit_points);
    v.optional("hit_dice", e.hit_dice);
    v.field("speed", e.speed);
    v.field("abilities", e.abilities);
    v.field("saves", e.saves);
    v.field("skills", e.skills);
    v.field("senses", e.sight);
    v.optional("initiative", e.initiative);
    v.optional("languages", e.languages);
    v.optional("defences", e.defences);
    v.optional("damage_threshold", e.damage_threshold);
    v.optional("condition_immunities", e.condition_immunities);
    v.optional("challenge_eighths", e.challenge_eighths);
    v.optional("xp", e.xp);
    v.field("proficiency_bonus", e.proficiency_bonus);
    v.optional("legendary_actions", e.legendary_actions);
    v.optional("actions", e.actions);
    v.optional("traits", e.traits);
    v.optional("casting", e.casting);
    v.optional("race", e.race);
    v.optional("classes", e.classes);
    v.optional("pools", e.pools);
    v.optional("unproficient_armor", e.unproficient_armor);
    v.optional("noisy_armor", e.noisy_armor);
    v.optional("check_bonuses", e.check_bonuses);
    v.optional("worn", e.worn);
    v.optional("enemies", e.enemies);
    v.optional("goods", e.goods);
    v.optional("coins", e.coins);
    v.optional("experience", e.experience);
    v.optional("important", e.important);
  }
};

}  // namespace dnd::model
