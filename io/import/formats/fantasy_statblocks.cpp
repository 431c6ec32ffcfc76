#include "io/import/formats/fantasy_statblocks.hpp"

#include "io/import/formats/common.hpp"
#include "io/import/plain_text.hpp"
#include "io/import/spell_text.hpp"
#include "io/import/stat_words.hpp"

namespace dnd::io::imports {
namespace {

using model::action_group;
using model::defence_kind;

/// A name and a text: `{name, desc}`, or a list of both.
struct named_text {
  std::string name;
  std::string text;
};

std::vector<named_text> named_texts(const node* from) {
  std::vector<named_text> all;
  if (from == nullptr) return all;
  for (const node& each : from->items) {
    if (each.is(node_kind::record)) {
      const node* text = each.find("desc");
      if (text == nullptr) text = each.find("entries");
      all.push_back({text_of_node(each.find("name")), joined_texts(text, "\n")});
    } else if (each.is(node_kind::list) && each.items.size() == 2) {
      all.push_back({text_of_node(&each.items[0]), text_of_node(&each.items[1])});
    }
  }
  return all;
}

/// `[{dexterity: 4}]`, or a record, or a text.
template <class Add>
void each_bonus(const node* from, Add add) {
  if (from == nullptr) return;
  if (!from->text.empty())
    for (const auto& [name, bonus] : read_bonus_words(from->text)) add(name, bonus);
  const auto add_all = [&](const node& record) {
    const node* name = record.find("name");
    const node* desc = record.find("desc");
    if (name != nullptr && desc != nullptr)
      return add(text_of_node(name), number_of_node(desc).value_or(0));
    for (const auto& [what, bonus] : record.fields) add(what, number_of_node(&bonus).value_or(0));
  };
  if (from->is(node_kind::record)) add_all(*from);
  for (const node& each : from->items) add_all(each);
}

/// A heading in words, then lists: "1st level (4 slots)": "bless, cure wounds".
void read_fantasy_spells(const node* from, creature_maker& into) {
  if (from == nullptr || from->items.empty()) return;
  std::string text;
  for (const node& each : from->items) {
    if (!each.is(node_kind::record)) text += text_of_node(&each) + "\n";
    for (const auto& [heading, spells] : each.fields)
      text += heading + ": " + text_of_node(&spells) + "\n";
  }
  add_trait("Spellcasting", text, into);
}

void read_fantasy_powers(record_reader& fields, std::string_view name, action_group group,
                         creature_maker& into) {
  for (const named_text& each : named_texts(fields.take(name)))
    into.action(group, each.name, each.text);
}

}  // namespace

bool is_fantasy_statblocks(const node& from) {
  if (!from.has("name")) return false;
  const bool has_block = from.has("statblock") && (from.has("ac") || from.has("hp"));
  return has_block || (from.has("stats") && (from.has("ac") || from.has("hp")));
}

imported_creature read_fantasy_statblocks(const node& from) {
  creature_maker into(text_of_node(from.find("name")));
  record_reader fields(from, into.notes());
  fields.pass_over({"name", "statblock", "layout", "image", "source", "columns", "dice", "render",
                    "fage_stats", "legendary_description", "mythic_description", "bestiary", "note",
                    "columnWidth", "forceColumns", "path", "ac_class"});
  if (const std::string base = fields.text({"extends", "monster", "creature"}); !base.empty())
    into.notes().leave_out("what it takes from " + plain_line(base));
  into.size(fields.text("size"));
  into.type(fields.text("type"));
  into.subtype(fields.text("subtype"));
  into.alignment(fields.text("alignment"));
  into.armor_class(fields.number("ac"));
  const std::string points = fields.text("hp");
  std::string dice = fields.text("hit_dice");
  if (dice.empty()) dice = points;
  into.hit_points(first_number(points), first_dice(dice));
  into.speed(fields.text("speed"));
  if (const node* stats = fields.take("stats"))
    for (std::size_t i = 0; i < std::min(stats->items.size(), model::ability_count); ++i)
      into.score(static_cast<model::ability>(i), number_of_node(&stats->items[i]));
  each_bonus(fields.take("saves"),
             [&](const std::string& name, int bonus) { into.save_bonus(name, bonus); });
  each_bonus(fields.take("skillsaves"),
             [&](const std::string& name, int bonus) { into.skill_bonus(name, bonus); });
  into.initiative(fields.number("modifier"));
  into.damage_defence(defence_kind::vulnerability,
                      joined_texts(fields.take("damage_vulnerabilities"), "; "));
  into.damage_defence(defence_kind::resistance,
                      joined_texts(fields.take("damage_resistances"), "; "));
  into.damage_defence(defence_kind::immunity, joined_texts(fields.take("damage_immunities"), "; "));
  into.condition_immunities(joined_texts(fields.take("condition_immunities"), ", "));
  into.senses(joined_texts(fields.take("senses"), ", "));
  into.languages(joined_texts(fields.take("languages"), ", "));
  into.challenge(fields.text("cr"));
  for (const named_text& each : named_texts(fields.take("traits")))
    add_trait(each.name, each.text, into);
  read_fantasy_spells(fields.take("spells"), into);
  read_fantasy_powers(fields, "actions", action_group::action, into);
  read_fantasy_powers(fields, "bonus_actions", action_group::bonus_action, into);
  read_fantasy_powers(fields, "reactions", action_group::reaction, into);
  read_fantasy_powers(fields, "legendary_actions", action_group::legendary, into);
  read_fantasy_powers(fields, "mythic_actions", action_group::special, into);
  read_fantasy_powers(fields, "lair_actions", action_group::lair, into);
  into.describe(fields.text({"desc", "description"}));
  fields.finish();
  return into.take();
}

}  // namespace dnd::io::imports
