#pragma once

#include "model/event.hpp"
#include "model/stat_block.hpp"
#include "model/state.hpp"

/// The one description of each stored structure: its fields' stored names, in the order in which
/// they are written. The encoder, the decoder, the state hash and the tests are visitors of it, so
/// they cannot disagree.
///
/// A visitor is called as `visit.field("name", value)` for what always stands there, and as
/// `visit.optional("name", value)` for what is left out when it has its default value, which a
/// third argument names where it is not `T{}`.
namespace dnd::model {

template <class T>
struct fields;

template <class T>
concept has_fields = requires {
  typename fields<T>::described;
};

// -- stat structs --------------------------------------------------------------

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
struct fields<multiattack_step> {
  using described = multiattack_step;
  template <class Self, class Visitor>
  static void visit(Self& e, Visitor& v) {
    v.field("action", e.action);
    v.field("count", e.count);
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
struct fields<known_spell> {
  using described = known_spell;
  template <class Self, class Visitor>
  static void visit(Self& e, Visitor& v) {
    v.field("spell", e.spell);
    v.field("level", e.level);
    v.optional("per_day", e.per_day);
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
    v.optional("languages", e.languages);
    v.optional("defences", e.defences);
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
  }
};

// -- state parts ---------------------------------------------------------------

template <>
struct fields<condition_instance> {
  using described = condition_instance;
  template <class Self, class Visitor>
  static void visit(Self& e, Visitor& v) {
    v.field("condition", e.kind);
    v.optional("source", e.source);
    v.optional("rounds", e.rounds);
    v.optional("anchor", e.anchor);
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
    v.optional("conditions", e.conditions);
    v.optional("spent", e.spent);
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
struct fields<number_part> {
  using described = number_part;
  template <class Self, class Visitor>
  static void visit(Self& e, Visitor& v) {
    v.field("slug", e.slug);
    v.field("value", e.value);
  }
};

template <>
struct fields<state_patch> {
  using described = state_patch;
  template <class Self, class Visitor>
  static void visit(Self& e, Visitor& v) {
    v.optional("creatures", e.creatures);
    v.optional("fight", e.fight);
    v.optional("combatants", e.combatants);
    v.optional("session", e.play);
    v.optional("numbers", e.numbers);
    v.optional("encounters", e.encounters);
  }
};

// -- events --------------------------------------------------------------------

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
