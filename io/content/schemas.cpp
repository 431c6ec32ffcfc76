#include "io/content/effect_parts.hpp"
#include "io/content/effect_shapes.hpp"
#include "io/content/equipment_shape.hpp"
#include "io/content/gifts.hpp"
#include "io/content/shape.hpp"
#include "io/content/treasure_shape.hpp"
#include "model/assert.hpp"
#include "model/vocabulary.hpp"

#include <array>

/// Fields of categories that the engine reads in parts, or not yet: all of them are checked.
namespace dnd::io::content {
namespace {

using namespace shapes;
shape_ptr an_ability() {
  return words_of(model::ability_names());
}
shape_ptr a_damage_type() {
  return words_of(model::damage_type_names());
}
shape_ptr a_condition() {
  return words_of(model::condition_names());
}
shape_ptr scores() {
  return map(an_ability(), integer(1, 30));
}

/// `{count: 2, from: [skill-stealth, …]}`.
shape_ptr choose(shape_ptr item) {
  return record({required("count", integer(1, 20)), required("from", list(std::move(item)))});
}

shape_field name_field() {
  return required("name", text());
}

shape_ptr proficiency() {
  return to({category::proficiencies});
}
shape_ptr ability_scores() {
  return record(
      {name_field(), required("short", text()), optional("skills", list(to({category::skills})))});
}

shape_ptr backgrounds() {
  return record({name_field(), optional("proficiencies", list(proficiency())),
                 optional("languages", integer(0, 10)), optional("equipment", equipment_counts()),
                 optional("equipment_choices", equipment_choices()),
                 optional("gold", integer(0, 10'000)), optional("feature", text())});
}

/// Figures of a class that grow with its level: "rage_damage_bonus: 2", "sneak_attack: 1d6".
shape_ptr resources() {
  return map(text(), either({integer(0, 1000), text()}));
}

shape_ptr level_row() {
  return record({
      required("level", integer(1, 20)),
      optional("proficiency_bonus", integer(2, 6)),
      optional("features", list(to({category::features}))),
      optional("cantrips", integer(0, 20)),
      optional("spells_known", integer(0, 50)),
      optional("slots", list(integer(0, 9))),
      optional("resources", resources()),
  });
}

shape_ptr classes() {
  const shape_ptr multiclass = record({
      optional("requires", scores()),
      optional("requires_one", scores()),
      optional("proficiencies", list(proficiency())),
      optional("choose_proficiencies", list(choose(proficiency()))),
  });
  const shape_ptr spellcasting =
      record({required("with", an_ability()), required("from_level", integer(1, 20)),
              optional("rituals", flag())});
  return record({
      name_field(),
      required("hit_die", integer(4, 20)),
      required("saves", list(an_ability())),
      optional("proficiencies", list(proficiency())),
      optional("choose_proficiencies", list(choose(proficiency()))),
      optional("multiclass", multiclass),
      optional("equipment", equipment_counts()),
      optional("equipment_choices", equipment_choices()),
      optional("starting_gold",
               record({required("dice", dice()), optional("times", integer(1, 1000))})),
      optional("spellcasting", spellcasting),
      optional("subclasses", list(to({category::subclasses}))),
      optional("spell_slot_cost", map(integer(1, 9), integer(1, 100))),
      required("levels", list(level_row())),
  });
}

shape_ptr subclasses() {
  const shape_ptr spells = record({
      optional("feature", to({category::features})),
      required("level", integer(1, 20)),
      required("spells", list(to({category::spells}))),
  });
  return record({
      name_field(),
      required("class", to({category::classes})),
      optional("kind", text()),
      optional("spells", list(spells)),
      required("levels", list(level_row())),
  });
}

shape_ptr equipment() {
  const shape_ptr weapon = record({
      required("class", word({"simple", "martial"})),
      required("form", word({"melee", "ranged"})),
      optional("damage", text()),
      optional("two_handed", text()),
      optional("reach", integer(0, 100)),
      optional("range", list(integer(1, 10'000))),
      optional("thrown", list(integer(1, 10'000))),
      optional("disadvantage_within", integer(0, 100)),
      optional("properties", list(to({category::weapon_properties}))),
  });
  const shape_ptr armor = record({
      required("class", word({"light", "medium", "heavy", "shield"})),
      optional("bonus", integer(0, 10)),
      optional("base", integer(10, 30)),
      optional("dexterity", either({integer(0, 10), word({"full", "none"})})),
      optional("strength", integer(0, 30)),
      optional("stealth_disadvantage", flag()),
  });
  return record({
      name_field(),
      required("category", to({category::equipment_categories})),
      optional("kind", to({category::equipment_categories})),
      optional("cost", text()),
      optional("weight", number(0, 1'000'000)),
      optional("quantity", integer(1, 1'000)),
      optional("weapon", weapon),
      optional("armor", armor),
      optional("speed", text()),
      optional("capacity_lb", integer(0, 1'000'000)),
      optional("contents", equipment_counts()),
      optional("uses", integer(1, 1'000)),
  });
}

shape_ptr equipment_categories() {
  return record(
      {name_field(), optional("members", list(to({category::equipment, category::magic_items})))});
}

/// With the fields that only the building of characters reads.
shape_ptr gift(std::vector<shape_field> of) {
  for (shape_field& field : gift_fields()) of.push_back(std::move(field));
  return record(std::move(of));
}

shape_ptr feats() {
  return gift({name_field(), optional("requires", scores())});
}

shape_ptr features() {
  const shape_ptr requires_shape = record({
      optional("level", integer(1, 20)),
      optional("feature", to({category::features})),
      optional("spell", to({category::spells})),
  });
  return gift({
      name_field(),
      required("class", to({category::classes})),
      optional("subclass", to({category::subclasses})),
      required("level", integer(1, 20)),
      optional("parent", to({category::features})),
      optional("choose_expertise", choose(proficiency())),
      optional("choose_features", choose(to({category::features}))),
      optional("choose_enemies", choose(text())),
      optional("choose_terrains", choose(text())),
      optional("increase", integer(1, 10)),
      optional("any_spells", integer(1, 10)),
      optional("more_spells", integer(1, 10)),
      optional("invocations", list(to({category::features}))),
      optional("requires", requires_shape),
  });
}

shape_ptr languages() {
  return record({name_field(), required("kind", word({"standard", "exotic"})),
                 optional("speakers", list(text())), optional("script", text())});
}

shape_ptr magic_items() {
  return record({
      name_field(),
      required("category", to({category::equipment_categories})),
      required("rarity", word({"common", "uncommon", "rare", "very rare", "legendary", "artifact",
                               "varies"})),
      optional("attunement", flag()),
      optional("attunement_by", list(text())),
      optional("cursed", flag()),
      optional("base", list(to({category::equipment}))),
      optional("variants", list(to({category::magic_items}))),
      optional("variant_of", to({category::magic_items})),
      optional("attack_bonus", integer(1, 10)),
      optional("damage_bonus", integer(1, 10)),
      optional("armor_class_bonus", integer(1, 10)),
      optional("proficiencies", list(proficiency())),
      optional("cost", text()),
      optional("weight", number(0, 1'000'000)),
  });
}

shape_ptr proficiencies() {
  return record({
      name_field(),
      required("kind", word({"armor", "weapon", "artisans-tools", "gaming-set",
                             "musical-instrument", "other", "vehicle", "saving-throw", "skill"})),
      optional("classes", list(to({category::classes}))),
      optional("races", list(to({category::races}))),
      optional("subraces", list(to({category::subraces}))),
      optional("of", to({category::equipment, category::equipment_categories,
                         category::ability_scores, category::skills})),
  });
}

shape_ptr races() {
  return record({
      name_field(),
      required("size", word({"tiny", "small", "medium", "large"})),
      required("speed", integer(0, 200)),
      optional("ability_bonuses", scores()),
      optional("choose_abilities",
               record({required("count", integer(1, 6)), required("bonus", integer(1, 4)),
                       required("from", list(an_ability()))})),
      optional("languages", list(to({category::languages}))),
      optional("choose_languages", choose(to({category::languages}))),
      optional("traits", list(to({category::traits}))),
      optional("subraces", list(to({category::subraces}))),
      optional("keeps_speed_in_armor", flag()),
  });
}

shape_ptr spells() {
  const shape_ptr by_level = map(integer(0, 20), dice());
  const shape_ptr counts = map(integer(0, 20), integer(1, 100));
  const shape_ptr damage = record({
      optional("type", a_damage_type()),
      optional("by_slot", by_level),
      optional("by_level", by_level),
      optional("each", dice()),
      optional("count_by_slot", counts),
      optional("count_by_level", counts),
  });
  return record({
      name_field(),
      required("level", integer(0, 9)),
      required("school", to({category::magic_schools})),
      required("casting_time", text()),
      required("range", either({integer(0, 10'000'000),
                                word({"self", "touch", "sight", "unlimited", "special"})})),
      required("components", list(word({"v", "s", "m"}))),
      optional("material_cost_gp", number(0, 1'000'000)),
      required("duration", text()),
      optional("longer", map(integer(1, 9), text())),
      optional("concentration", flag()),
      optional("ritual", flag()),
      optional("on", read_by([](const value& at) { static_cast<void>(read_moment(at)); })),
      optional("attack", word({"melee", "ranged"})),
      optional("save", record({required("with", an_ability()),
                               required("success", word({"none", "half", "other"}))})),
      optional("damage", list(damage)),
      optional("random_damage",
               record({required("dice", dice()), required("types", list(a_damage_type()))})),
      optional("hit_points_affected", by_level),
      optional("heal", by_level),
      optional("area", text()),
      optional("conditions", list(a_condition())),
      optional("classes", list(to({category::classes}))),
      optional("subclasses", list(to({category::subclasses}))),
  });
}

shape_ptr subraces() {
  return record({name_field(), required("race", to({category::races})),
                 optional("ability_bonuses", scores()), optional("speed", integer(0, 200)),
                 optional("traits", list(to({category::traits})))});
}

shape_ptr traits() {
  const shape_ptr breath = record({
      required("area", text()),
      required("save", record({required("with", an_ability()),
                               required("success", word({"none", "half"}))})),
      required("damage", record({required("type", a_damage_type()),
                                 required("by_level", map(integer(1, 20), dice()))})),
      required("per_rest", integer(1, 10)),
  });
  return record({
      name_field(),
      optional("races", list(to({category::races}))),
      optional("subraces", list(to({category::subraces}))),
      optional("parent", to({category::traits})),
      optional("proficiencies", list(proficiency())),
      optional("choose_proficiencies", choose(proficiency())),
      optional("choose_languages", choose(to({category::languages}))),
      optional("choose_spells", choose(to({category::spells}))),
      optional("casts_with", an_ability()),
      optional("known_spells", map(integer(0, 9), list(to({category::spells})))),
      optional("choose_traits", choose(to({category::traits}))),
      optional("damage_type", a_damage_type()),
      optional("breath_weapon", breath),
  });
}

shape_ptr made_for(category kind) {
  switch (kind) {
    case category::ability_scores:
      return ability_scores();
    case category::alignments:
      return record({name_field(), required("short", text())});
    case category::backgrounds:
      return backgrounds();
    case category::classes:
      return classes();
    case category::equipment:
      return equipment();
    case category::equipment_categories:
      return equipment_categories();
    case category::feats:
      return feats();
    case category::features:
      return features();
    case category::languages:
      return languages();
    case category::magic_items:
      return magic_items();
    case category::proficiencies:
      return proficiencies();
    case category::races:
      return races();
    case category::rules:
      return record({name_field(), optional("sections", list(to({category::rule_sections})))});
    case category::skills:
      return record({name_field(), required("ability", an_ability())});
    case category::spells:
      return spells();
    case category::subclasses:
      return subclasses();
    case category::subraces:
      return subraces();
    case category::traits:
      return traits();
    case category::treasure_tables:
      return treasure_table_shape();
    case category::conditions:
      return record({name_field(), optional("conditions", list(a_condition())),
                     optional("levels", map(integer(1, 6), modifier_list()))});
    case category::damage_types:
    case category::magic_schools:
    case category::rule_sections:
    case category::weapon_properties:
      return record({name_field()});
    case category::monsters:
    case category::characters:
      return nullptr;
  }
  return nullptr;
}

/// With the fields that every entry may have.
shape_ptr described(const shape_ptr& what) {
  if (what == nullptr) return nullptr;
  auto made = std::make_shared<shape>(*what);
  add_effect_fields(*made);
  made->fields.push_back(optional("description", prose()));
  return made;
}

}  // namespace

const shape& shape_of(category kind) {
  // Made on first use, once for all threads.
  static const std::array<shape_ptr, category_count> all = [] {
    std::array<shape_ptr, category_count> made;
    for (std::size_t i = 0; i < category_count; ++i)
      made[i] = described(made_for(static_cast<category>(i)));
    return made;
  }();
  const shape_ptr& found = all[static_cast<std::size_t>(kind)];
  DND_ASSERT(found != nullptr);
  return *found;
}

}  // namespace dnd::io::content
