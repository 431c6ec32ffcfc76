#include "io/import/formats/improved_initiative.hpp"

#include "io/import/formats/common.hpp"
#include "io/import/stat_words.hpp"

namespace dnd::io::imports {
namespace {

using model::action_group;
using model::defence_kind;

/// "Bite" and "Recharge 5-6" of an entry with a usage of its own.
std::string titled(const node& from) {
  std::string title = text_of_node(from.find("Name"));
  const std::string usage = text_of_node(from.find("Usage"));
  if (!usage.empty()) title += " (" + usage + ")";
  return title;
}

void read_improved_powers(const std::vector<const node*>& from, action_group group,
                          creature_maker& into) {
  for (const node* each : from)
    into.action(group, titled(*each), text_of_node(each->find("Content")));
}

void read_modifiers(const std::vector<const node*>& from, bool saves, creature_maker& into) {
  for (const node* each : from) {
    const std::string name = text_of_node(each->find("Name"));
    const int bonus = number_of_node(each->find("Modifier")).value_or(0);
    if (saves)
      into.save_bonus(name, bonus);
    else
      into.skill_bonus(name, bonus);
  }
}

const node& block_of(const node& from) {
  const node* inside = from.find("StatBlock");
  return inside == nullptr ? from : *inside;
}

}  // namespace

bool is_improved_initiative(const node& from) {
  return has_all(block_of(from), {"Name", "HP", "AC", "Abilities"});
}

imported_creature read_improved_initiative(const node& whole) {
  const node& from = block_of(whole);
  creature_maker into(text_of_node(from.find("Name")));
  record_reader fields(from, into.notes());
  fields.pass_over({"Id", "Name", "Path", "Source", "Version", "ImageURL", "LastUpdateMs"});
  if (!fields.text("Player").empty() || &whole != &from)
    into.block().kind = model::creature_kind::character;
  const type_line type = read_type_line(fields.text("Type"));
  if (type.size) into.block().size = *type.size;
  into.type(type.type);
  into.alignment(type.alignment);
  const node* armor = fields.take("AC");
  into.armor_class(armor != nullptr && armor->is(node_kind::record)
                       ? number_of_node(armor->find("Value"))
                       : number_of_node(armor));
  if (const node* points = fields.take("HP"))
    into.hit_points(number_of_node(points->find("Value")),
                    first_dice(text_of_node(points->find("Notes"))));
  into.speed(joined_texts(fields.take("Speed"), ", "));
  if (const node* scores = fields.take("Abilities"))
    for (const auto& [name, score] : scores->fields)
      if (const auto with = model::parse_ability(name)) into.score(*with, number_of_node(&score));
  const auto initiative = fields.number("InitiativeModifier");
  into.initiative(initiative);
  if (fields.flag("InitiativeAdvantage")) into.notes().leave_out("advantage on initiative");
  read_modifiers(fields.records("Saves"), true, into);
  read_modifiers(fields.records("Skills"), false, into);
  into.damage_defence(defence_kind::vulnerability,
                      joined_texts(fields.take("DamageVulnerabilities"), "; "));
  into.damage_defence(defence_kind::resistance,
                      joined_texts(fields.take("DamageResistances"), "; "));
  into.damage_defence(defence_kind::immunity, joined_texts(fields.take("DamageImmunities"), "; "));
  into.condition_immunities(joined_texts(fields.take("ConditionImmunities"), ", "));
  into.senses(joined_texts(fields.take("Senses"), ", "));
  into.languages(joined_texts(fields.take("Languages"), ", "));
  into.challenge(fields.text("Challenge"));
  for (const node* each : fields.records("Traits"))
    add_trait(titled(*each), text_of_node(each->find("Content")), into);
  read_improved_powers(fields.records("Actions"), action_group::action, into);
  read_improved_powers(fields.records("BonusActions"), action_group::bonus_action, into);
  read_improved_powers(fields.records("Reactions"), action_group::reaction, into);
  read_improved_powers(fields.records("LegendaryActions"), action_group::legendary, into);
  read_improved_powers(fields.records("MythicActions"), action_group::special, into);
  into.describe(fields.text("Description"));
  fields.finish();
  return into.take();
}

}  // namespace dnd::io::imports
