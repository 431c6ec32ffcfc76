#include "io/import/formats/fight_club.hpp"

#include "io/import/formats/common.hpp"
#include "io/import/plain_text.hpp"
#include "io/import/stat_words.hpp"

namespace dnd::io::imports {
namespace {

using model::action_group;
using model::defence_kind;

/// "Scimitar|+4|1d6+2": what the text does not say, but for the kind of damage.
void check_attack(const node& from, const std::string& text, creature_maker& into) {
  const node* attack = from.find("attack");
  if (attack == nullptr || text.find("to hit") != std::string::npos) return;
  into.notes().leave_out("the attack \"" + plain_line(joined_texts(attack, "; ")) +
                         "\", which says no kind of damage");
}

void read_club_powers(const std::vector<const node*>& from, action_group group,
                      creature_maker& into) {
  for (const node* each : from) {
    const std::string text = joined_texts(each->find("text"), "\n");
    check_attack(*each, text, into);
    into.action(group, text_of_node(each->find("name")), text);
  }
}

}  // namespace

bool is_fight_club(const node& from) {
  return has_all(from, {"name", "ac", "hp", "str", "dex"}) &&
         from.find("ac")->is(node_kind::text) && !from.has("mtype") && !from.has("max_hp");
}

imported_creature read_fight_club(const node& from) {
  creature_maker into(text_of_node(from.find("name")));
  record_reader fields(from, into.notes());
  fields.pass_over({"name", "sortname", "environment", "source", "ancestry"});
  into.size(fields.text("size"));
  // "humanoid (goblinoid), Monster Manual"
  const std::string type = fields.text("type");
  into.type(type.substr(0, type.find(',')));
  into.alignment(fields.text("alignment"));
  into.armor_class(fields.number("ac"));
  const std::string points = fields.text("hp");
  into.hit_points(first_number(points), first_dice(points));
  into.speed(fields.text("speed"));
  read_scores(fields, into, short_ability_names);
  into.save_bonuses(fields.text("save"));
  into.skill_bonuses(fields.text("skill"));
  into.initiative(fields.number("init"));
  into.damage_defence(defence_kind::vulnerability, fields.text("vulnerable"));
  into.damage_defence(defence_kind::resistance, fields.text("resist"));
  into.damage_defence(defence_kind::immunity, fields.text("immune"));
  into.condition_immunities(fields.text("conditionImmune"));
  into.senses(fields.text("senses"));
  into.passive_perception(fields.number("passive"));
  into.languages(fields.text("languages"));
  into.challenge(fields.text("cr"));
  add_traits(fields.records("trait"), "name", "text", into);
  // They stand in a trait too, with their levels.
  fields.pass_over({"spells", "slots"});
  read_club_powers(fields.records("action"), action_group::action, into);
  read_club_powers(fields.records("bonus"), action_group::bonus_action, into);
  read_club_powers(fields.records("reaction"), action_group::reaction, into);
  read_club_powers(fields.records("legendary"), action_group::legendary, into);
  read_club_powers(fields.records("lair"), action_group::lair, into);
  into.describe(joined_texts(fields.take("description"), "\n"));
  fields.finish();
  return into.take();
}

}  // namespace dnd::io::imports
