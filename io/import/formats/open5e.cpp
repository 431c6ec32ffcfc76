#include "io/import/formats/open5e.hpp"

#include "io/import/formats/common.hpp"

#include <algorithm>

namespace dnd::io::imports {
namespace {

using model::action_group;
using model::defence_kind;

/// `{attack_bonus: 9, damage_dice: 2d6, damage_bonus: 5}` without a type of damage: it is left to
/// the text, which has it.
void read_v1_actions(const std::vector<const node*>& from, action_group group,
                     creature_maker& into) {
  add_actions(from, group, "name", "desc", into);
}

/// "D6" and 2 with 3 more of `{name: Slashing}`.
model::damage_part v2_damage(const node& from, const std::string& prefix) {
  const auto count = number_of_node(from.find(prefix + "damage_die_count"));
  const std::string die = text_of_node(from.find(prefix + "damage_die_type"));
  const int bonus = number_of_node(from.find(prefix + "damage_bonus")).value_or(0);
  const node* type = from.find(prefix + "damage_type");
  std::string name = text_of_node(type);
  if (type != nullptr && type->is(node_kind::record)) name = text_of_node(type->find("name"));
  std::string dice;
  if (count && *count > 0 && die.size() > 1) dice = std::to_string(*count) + "d" + die.substr(1);
  if (bonus != 0 || dice.empty()) {
    if (bonus >= 0 && !dice.empty()) dice += '+';
    dice += std::to_string(bonus);
  }
  return dice == "0" ? model::damage_part{} : damage_of(dice, name);
}

void read_v2_attack(const node& from, action_figures& figures) {
  model::attack_profile attack;
  const auto feet = [&](std::string_view name) {
    return static_cast<std::int16_t>(
        std::clamp(number_of_node(from.find(name)).value_or(0), 0, 26'400));
  };
  attack.reach_ft = feet("reach");
  attack.range_ft = feet("range");
  attack.long_range_ft = feet("long_range");
  attack.spell = text_of_node(from.find("attack_type")) == "SPELL";
  attack.to_hit = static_cast<std::int16_t>(
      std::clamp(number_of_node(from.find("to_hit_mod")).value_or(0), -10, 50));
  const bool melee = attack.reach_ft > 0 || attack.range_ft == 0;
  const bool ranged = attack.range_ft > 0;
  attack.form = melee && ranged ? model::attack_form::melee_or_ranged
                : ranged        ? model::attack_form::ranged
                                : model::attack_form::melee;
  if (melee && attack.reach_ft == 0) attack.reach_ft = 5;
  if (attack.long_range_ft < attack.range_ft) attack.long_range_ft = 0;
  figures.attack = attack;
  for (const char* prefix : {"", "extra_"}) {
    auto part = v2_damage(from, prefix);
    if (!part.dice.empty()) figures.damage.push_back(std::move(part));
  }
}

action_group v2_group(std::string_view type) {
  if (type == "REACTION") return action_group::reaction;
  if (type == "BONUS_ACTION") return action_group::bonus_action;
  if (type == "LEGENDARY_ACTION") return action_group::legendary;
  if (type == "LAIR_ACTION") return action_group::lair;
  if (type == "REGIONAL_EFFECT") return action_group::special;
  return action_group::action;
}

void read_v2_action(const node& each, creature_maker& into) {
  action_figures figures;
  record_reader fields(each, into.notes(), "actions.");
  fields.pass_over({"order_in_statblock", "limited_to_form"});
  const std::string type = fields.text("action_type");
  if (const node* attacks = fields.take("attacks"); attacks != nullptr && !attacks->items.empty())
    read_v2_attack(attacks->items.front(), figures);
  if (const node* usage = fields.take("usage_limits")) {
    const std::string kind = text_of_node(usage->find("type"));
    const int value = number_of_node(usage->find("param")).value_or(1);
    const bool recharges = kind == "RECHARGE_ON_ROLL";
    figures.usage.kind = recharges           ? model::usage_kind::recharge
                         : kind == "PER_DAY" ? model::usage_kind::per_day
                                             : model::usage_kind::per_rest;
    figures.usage.value =
        static_cast<std::int16_t>(recharges ? std::clamp(value, 2, 6) : std::clamp(value, 1, 100));
  }
  figures.cost = static_cast<std::uint8_t>(
      std::clamp(fields.number("legendary_action_cost").value_or(1), 1, 10));
  const std::string name = fields.text("name");
  into.action(v2_group(type), name, fields.text("desc"), figures);
  fields.finish();
}

std::string named(const node* from) {
  if (from == nullptr) return {};
  return from->is(node_kind::record) ? text_of_node(from->find("name")) : text_of_node(from);
}

/// The text for people, else the names of a list.
std::string listed_types(const node& from, const std::string& name) {
  std::string text = text_of_node(from.find(name + "_display"));
  const node* list = from.find(name);
  if (text.empty() && list != nullptr)
    for (const node& each : list->items) text += named(&each) + ", ";
  return text;
}

void read_v2_defences(const node* from, creature_maker& into) {
  if (from == nullptr) return;
  into.damage_defence(defence_kind::immunity, listed_types(*from, "damage_immunities"));
  into.damage_defence(defence_kind::resistance, listed_types(*from, "damage_resistances"));
  into.damage_defence(defence_kind::vulnerability, listed_types(*from, "damage_vulnerabilities"));
  into.condition_immunities(listed_types(*from, "condition_immunities"));
}

void read_v2_senses(record_reader& fields, creature_maker& into) {
  std::string words;
  for (const std::string_view sense : {"darkvision", "blindsight", "tremorsense", "truesight"})
    if (const auto feet = fields.number(std::string(sense) + "_range"); feet && *feet > 0)
      words += std::string(sense) + " " + std::to_string(*feet) + " ft., ";
  if (!words.empty()) into.senses(words);
  into.passive_perception(fields.number("passive_perception"));
}

}  // namespace

bool is_open5e_v1(const node& from) {
  return has_all(from, {"slug", "name", "hit_points", "armor_class", "strength"});
}

imported_creature read_open5e_v1(const node& from) {
  creature_maker into(text_of_node(from.find("name")));
  record_reader fields(from, into.notes());
  fields.pass_over({"slug", "name", "cr", "page_no", "img_main", "document__slug",
                    "document__title", "document__license_url", "document__url",
                    "v2_converted_path", "spell_list", "group"});
  into.describe(fields.text("desc"));
  into.size(fields.text("size"));
  into.type(fields.text("type"));
  into.subtype(fields.text("subtype"));
  into.alignment(fields.text("alignment"));
  into.armor_class(fields.number("armor_class"));
  fields.pass_over({"armor_desc"});
  const std::string dice = fields.text("hit_dice");
  into.hit_points(fields.number("hit_points"),
                  dice.empty() ? std::nullopt : std::optional<std::string>(dice));
  if (const node* speed = fields.take("speed")) read_speed_record(*speed, into);
  read_scores(fields, into, long_ability_names);
  for (const std::string_view name : long_ability_names)
    if (const auto bonus = fields.number(std::string(name) + "_save"))
      into.save_bonus(name, *bonus);
  if (const auto perception = fields.number("perception"))
    into.skill_bonus("perception", *perception);
  if (const node* skills = fields.take("skills"))
    for (const auto& [name, bonus] : skills->fields)
      into.skill_bonus(name, number_of_node(&bonus).value_or(0));
  into.damage_defence(defence_kind::vulnerability, fields.text("damage_vulnerabilities"));
  into.damage_defence(defence_kind::resistance, fields.text("damage_resistances"));
  into.damage_defence(defence_kind::immunity, fields.text("damage_immunities"));
  into.condition_immunities(fields.text("condition_immunities"));
  into.senses(fields.text("senses"));
  into.languages(fields.text("languages"));
  into.challenge(fields.text("challenge_rating"));
  add_traits(fields.records("special_abilities"), "name", "desc", into);
  read_v1_actions(fields.records("actions"), action_group::action, into);
  read_v1_actions(fields.records("bonus_actions"), action_group::bonus_action, into);
  read_v1_actions(fields.records("reactions"), action_group::reaction, into);
  fields.pass_over({"legendary_desc", "environments"});
  read_v1_actions(fields.records("legendary_actions"), action_group::legendary, into);
  fields.finish();
  return into.take();
}

bool is_open5e_v2(const node& from) {
  return has_all(from, {"key", "name", "ability_scores", "hit_points", "armor_class"});
}

imported_creature read_open5e_v2(const node& from) {
  creature_maker into(text_of_node(from.find("name")));
  record_reader fields(from, into.notes());
  fields.pass_over({"url", "key", "name", "document", "modifiers", "saving_throws_all", "speed_all",
                    "skill_bonuses_all", "challenge_rating_decimal", "creaturesets", "environments",
                    "illustration", "armor_detail", "normal_sight_range", "size_category",
                    "category", "subcategory"});
  into.describe(fields.text("desc"));
  into.size(named(fields.take("size")));
  into.type(named(fields.take("type")));
  into.subtype(fields.text("subtype"));
  into.alignment(fields.text("alignment"));
  into.armor_class(fields.number("armor_class"));
  const std::string dice = fields.text("hit_dice");
  into.hit_points(fields.number("hit_points"),
                  dice.empty() ? std::nullopt : std::optional<std::string>(dice));
  if (const node* speed = fields.take("speed")) read_speed_record(*speed, into);
  if (const node* scores = fields.take("ability_scores")) {
    record_reader own(*scores, into.notes(), "ability_scores.");
    read_scores(own, into, long_ability_names);
  }
  into.initiative(fields.number("initiative_bonus"));
  if (const node* saves = fields.take("saving_throws"))
    for (const auto& [name, bonus] : saves->fields)
      if (const auto value = number_of_node(&bonus)) into.save_bonus(name, *value);
  if (const node* skills = fields.take("skill_bonuses"))
    for (const auto& [name, bonus] : skills->fields)
      if (const auto value = number_of_node(&bonus)) into.skill_bonus(name, *value);
  read_v2_defences(fields.take("resistances_and_immunities"), into);
  read_v2_senses(fields, into);
  const node* languages = fields.take("languages");
  into.languages(languages != nullptr && languages->is(node_kind::record)
                     ? text_of_node(languages->find("as_string"))
                     : joined_texts(languages, ", "));
  into.challenge(text_of_node(from.find("challenge_rating_decimal")));
  fields.pass_over({"challenge_rating_text", "challenge_rating"});
  into.proficiency_bonus(fields.number("proficiency_bonus"));
  into.experience(fields.number("experience_points"));
  add_traits(fields.records("traits"), "name", "desc", into);
  for (const node* each : fields.records("actions")) read_v2_action(*each, into);
  fields.finish();
  return into.take();
}

}  // namespace dnd::io::imports
