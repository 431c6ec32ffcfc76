#pragma once

#include "model/fields/stat_block_fields.hpp"
#include "model/stat_block_change.hpp"

/// How a change of a stat block is stored.
namespace dnd::model {

template <>
struct fields<stat_block_change> {
  using described = stat_block_change;
  template <class Self, class Visitor>
  static void visit(Self& e, Visitor& v) {
    v.optional("slug", e.slug);
    v.optional("name", e.name);
    v.optional("size", e.size);
    v.optional("type", e.type);
    v.optional("alignment", e.alignment);
    v.optional("armor_class", e.armor_class);
    v.optional("hit_points", e.hit_points);
    v.optional("speed", e.speed);
    v.optional("abilities", e.abilities);
    v.optional("saves", e.saves);
    v.optional("skills", e.skills);
    v.optional("senses", e.sight);
    v.optional("languages", e.languages);
    v.optional("defences", e.defences);
    v.optional("condition_immunities", e.condition_immunities);
    v.optional("proficiency_bonus", e.proficiency_bonus);
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
    v.optional("initiative", e.initiative);
    v.optional("own_initiative", e.own_initiative);
  }
};

}  // namespace dnd::model
