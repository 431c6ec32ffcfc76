#include "io/import/formats/dndme.hpp"

#include "io/import/formats/common.hpp"
#include "io/import/plain_text.hpp"
#include "io/import/spell_text.hpp"
#include "io/import/stat_words.hpp"

#include <algorithm>

namespace dnd::io::imports {
namespace {

using model::action_group;
using model::defence_kind;

/// `evil_mage` is Evil Mage.
std::string spoken_name(std::string_view name) {
  std::string out(name);
  bool first = true;
  for (char& letter : out) {
    if (letter == '_') letter = ' ';
    if (first && letter >= 'a' && letter <= 'z') letter = static_cast<char>(letter - 'a' + 'A');
    first = letter == ' ';
  }
  return out;
}

/// A table of tables: each has a name and a description, and is called by its key where it has
/// none.
void read_dndme_powers(const node* from, action_group group, creature_maker& into) {
  if (from == nullptr) return;
  for (const auto& [key, each] : from->fields) {
    const std::string name = text_of_node(each.find("name"));
    into.action(group, name.empty() ? spoken_name(key) : name,
                text_of_node(each.find("description")));
  }
}

/// Lists of names by level beside the text.
void read_dndme_casting(const node& from, creature_maker& into) {
  const std::string text = plain_text(text_of_node(from.find("description")));
  std::string whole = text + "\n";
  if (const node* cantrips = from.find("cantrips"))
    whole += "Cantrips (at will): " + joined_texts(cantrips, ", ") + "\n";
  auto casting = read_spell_text(whole + "At will: x");
  if (!casting) return;
  std::erase_if(casting->spells, [](const auto& spell) { return spell.spell == "x"; });
  const node* levels = from.find("spells");
  if (levels != nullptr)
    for (std::size_t i = 0; i < std::min<std::size_t>(levels->items.size(), 9); ++i)
      add_spell_names(joined_texts(&levels->items[i], ", "), static_cast<int>(i) + 1, 0, *casting);
  const node* slots = from.find("slots");
  if (slots != nullptr)
    for (std::size_t i = 0; i < std::min<std::size_t>(slots->items.size(), 9); ++i)
      casting->slots[i] = static_cast<std::uint8_t>(
          std::clamp(number_of_node(&slots->items[i]).value_or(0), 0, 99));
  if (!casting->spells.empty()) into.spellcasting(std::move(*casting));
}

void read_features(const node* from, creature_maker& into) {
  if (from == nullptr) return;
  for (const auto& [key, each] : from->fields) {
    const std::string name = text_of_node(each.find("name"));
    if (each.has("spells") || each.has("cantrips")) {
      read_dndme_casting(each, into);
      into.trait(name.empty() ? spoken_name(key) : name, text_of_node(each.find("description")));
    } else {
      add_trait(name.empty() ? spoken_name(key) : name, text_of_node(each.find("description")),
                into);
    }
  }
}

void read_sense_table(const node* from, creature_maker& into) {
  if (from == nullptr) return;
  std::string words;
  for (const auto& [name, value] : from->fields) {
    if (name == "perception")
      into.passive_perception(number_of_node(&value));
    else
      words += name + " " + text_of_node(&value) + ", ";
  }
  if (!words.empty()) into.senses(words);
}

template <class Add>
void each_number(const node* from, Add add) {
  if (from == nullptr) return;
  for (const auto& [name, value] : from->fields)
    if (const auto number = number_of_node(&value)) add(name, *number);
}

}  // namespace

bool is_dndme_monster(const node& from) {
  return has_all(from, {"name", "max_hp", "ac"}) && (from.has("mtype") || from.has("str")) &&
         !from.has("cclass");
}

imported_creature read_dndme_monster(const node& from) {
  creature_maker into(spoken_name(text_of_node(from.find("name"))));
  record_reader fields(from, into.notes());
  fields.pass_over(
      {"name", "race", "armor", "image_url", "cur_hp", "origin", "group", "disposition"});
  into.size(fields.text("size"));
  // "humanoid:goblinoid"
  const std::string type = fields.text("mtype");
  const std::size_t colon = type.find(':');
  into.type(type.substr(0, colon));
  if (colon != std::string::npos) into.subtype(type.substr(colon + 1));
  into.alignment(fields.text("alignment"));
  into.armor_class(fields.number("ac"));
  const node* points = fields.take("max_hp");
  const std::string dice = text_of_node(points);
  const auto rolled = first_dice(dice);
  into.hit_points(rolled ? std::nullopt : number_of_node(points), rolled);
  if (const node* speed = fields.take("speed")) read_speed_record(*speed, into);
  read_scores(fields, into, short_ability_names);
  each_number(fields.take("saves"),
              [&](const std::string& name, int bonus) { into.save_bonus(name, bonus); });
  each_number(fields.take("skills"),
              [&](const std::string& name, int bonus) { into.skill_bonus(name, bonus); });
  into.initiative(fields.number("initiative_mod"));
  into.damage_defence(defence_kind::vulnerability, joined_texts(fields.take("vulnerable"), "; "));
  into.damage_defence(defence_kind::resistance, joined_texts(fields.take("resist"), "; "));
  // One field for damage and conditions.
  std::string types;
  std::string conditions;
  for (const std::string& part : texts_of_node(fields.take("immune"))) {
    std::string unknown;
    model::condition_set found;
    read_condition_words(part, found, unknown);
    (found.empty() ? types : conditions) += part + "; ";
  }
  into.damage_defence(defence_kind::immunity, types);
  into.condition_immunities(conditions);
  read_sense_table(fields.take("senses"), into);
  into.languages(joined_texts(fields.take("languages"), ", "));
  into.challenge(fields.text("cr"));
  into.experience(fields.number("xp"));
  read_features(fields.take("features"), into);
  read_dndme_powers(fields.take("actions"), action_group::action, into);
  read_dndme_powers(fields.take("bonus_actions"), action_group::bonus_action, into);
  read_dndme_powers(fields.take("reactions"), action_group::reaction, into);
  read_dndme_powers(fields.take("legendary_actions"), action_group::legendary, into);
  into.describe(fields.text("notes"));
  fields.finish();
  return into.take();
}

bool is_dndme_character(const node& from) {
  return has_all(from, {"name", "cclass", "max_hp", "ac"});
}

imported_creature read_dndme_character(const node& from) {
  creature_maker into(spoken_name(text_of_node(from.find("name"))));
  into.block().kind = model::creature_kind::character;
  record_reader fields(from, into.notes());
  fields.pass_over({"name", "cur_hp", "image_url", "pronouns", "player", "xp", "exhaustion"});
  into.creature().race = fields.text("race");
  into.creature().character_class = fields.text("cclass");
  into.creature().level = fields.number("level").value_or(1);
  into.armor_class(fields.number("ac"));
  into.hit_points(fields.number("max_hp"), std::nullopt);
  into.initiative(fields.number("initiative_mod"));
  read_sense_table(fields.take("senses"), into);
  into.languages(joined_texts(fields.take("languages"), ", "));
  fields.finish();
  return into.take();
}

}  // namespace dnd::io::imports
