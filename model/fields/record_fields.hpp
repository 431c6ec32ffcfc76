#pragma once

#include "model/character_record.hpp"
#include "model/fields/fields.hpp"

/// How the record of a character is stored.
namespace dnd::model {

template <>
struct fields<level_record> {
  using described = level_record;
  template <class Self, class Visitor>
  static void visit(Self& e, Visitor& v) {
    v.field("class", e.of);
    v.optional("hp", e.hp);
    v.optional("gain", e.gain);
  }
};

template <>
struct fields<subclass_record> {
  using described = subclass_record;
  template <class Self, class Visitor>
  static void visit(Self& e, Visitor& v) {
    v.field("class", e.of);
    v.field("subclass", e.subclass);
  }
};

template <>
struct fields<spell_record> {
  using described = spell_record;
  template <class Self, class Visitor>
  static void visit(Self& e, Visitor& v) {
    v.field("spell", e.spell);
    v.optional("level", e.level);
  }
};

template <>
struct fields<spells_record> {
  using described = spells_record;
  template <class Self, class Visitor>
  static void visit(Self& e, Visitor& v) {
    v.field("class", e.of);
    v.optional("spells", e.spells);
    v.optional("spellbook", e.book);
  }
};

template <>
struct fields<weapon_record> {
  using described = weapon_record;
  template <class Self, class Visitor>
  static void visit(Self& e, Visitor& v) {
    v.field("weapon", e.weapon);
    v.optional("name", e.name);
    v.optional("bonus", e.bonus);
    v.optional("proficient", e.proficient);
    v.optional("magical", e.magical);
    v.optional("silvered", e.silvered);
    v.optional("adamantine", e.adamantine);
  }
};

template <>
struct fields<counted_record> {
  using described = counted_record;
  template <class Self, class Visitor>
  static void visit(Self& e, Visitor& v) {
    v.field("name", e.name);
    v.field("count", e.count);
  }
};

template <>
struct fields<item_record> {
  using described = item_record;
  template <class Self, class Visitor>
  static void visit(Self& e, Visitor& v) {
    v.field("item", e.item);
    v.optional("weapon", e.weapon);
    v.optional("count", e.count, std::int16_t{1});
    v.optional("attuned", e.attuned);
    v.optional("uses", e.uses);
    v.optional("armor", e.armor);
    v.optional("stowed", e.stowed);
    v.optional("looks", e.looks);
  }
};

template <>
struct fields<kept_field> {
  using described = kept_field;
  template <class Self, class Visitor>
  static void visit(Self& e, Visitor& v) {
    v.field("field", e.field);
    v.field("text", e.text);
  }
};

template <>
struct fields<character_record> {
  using described = character_record;
  template <class Self, class Visitor>
  static void visit(Self& e, Visitor& v) {
    v.field("slug", e.slug);
    v.field("name", e.name);
    v.field("race", e.race);
    v.optional("subrace", e.subrace);
    v.optional("background", e.background);
    v.field("abilities", e.abilities);
    v.field("levels", e.levels);
    v.optional("subclasses", e.subclasses);
    v.optional("features", e.features);
    v.optional("feats", e.feats);
    v.optional("skills", e.skills);
    v.optional("expertise", e.expertise);
    v.optional("proficiencies", e.proficiencies);
    v.optional("languages", e.languages);
    v.optional("enemies", e.enemies);
    v.optional("spells", e.spells);
    v.optional("experience", e.experience);
    v.optional("armor", e.armor);
    v.optional("shield", e.shield);
    v.optional("weapons", e.weapons);
    v.optional("items", e.items);
    v.optional("supplies", e.supplies);
    v.optional("hit_points", e.hit_points);
    v.optional("others", e.others);
  }
};

}  // namespace dnd::model
