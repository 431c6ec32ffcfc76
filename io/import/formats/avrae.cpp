#include "io/import/formats/avrae.hpp"

#include "io/import/formats/common.hpp"
#include "io/import/plain_text.hpp"
#include "io/import/spell_text.hpp"
#include "io/import/stat_words.hpp"
#include "model/slug.hpp"

#include <algorithm>

namespace dnd::io::imports {
namespace {

using model::action_group;
using model::defence_kind;

constexpr std::size_t effects_nesting_most = 8;

/// "1d8+3[slashing]", several of them: "1d6[piercing]+2d6[poison]".
void read_damage_string(std::string_view text, std::vector<model::damage_part>& into) {
  std::string tight;
  for (const char letter : text)
    if (letter != ' ' && letter != '{' && letter != '}') tight += letter;
  for (std::size_t begin = 0; begin < tight.size();) {
    const std::size_t open = tight.find('[', begin);
    const std::size_t close = tight.find(']', begin);
    if (open == std::string::npos || close == std::string::npos || close < open) return;
    std::string dice = tight.substr(begin, open - begin);
    if (dice.starts_with('+')) dice.erase(0, 1);
    // "magical slashing"
    const std::string inside = tight.substr(open + 1, close - open - 1);
    for (std::size_t i = 0; i < model::damage_type_count; ++i) {
      const auto type = to_text(static_cast<model::damage_type>(i));
      if (inside.find(type) == std::string::npos) continue;
      auto part = damage_of(dice, type);
      if (!part.dice.empty() && into.size() < 16) into.push_back(std::move(part));
      break;
    }
    begin = close + 1;
  }
}

void read_effects(const node* from, action_figures& figures, std::size_t depth);

void read_effect(const node& each, action_figures& figures, std::size_t depth) {
  const std::string type = text_of_node(each.find("type"));
  if (type == "attack") {
    const auto bonus = number_of_node(each.find("attackBonus"));
    if (bonus && *bonus >= -10 && *bonus <= 50 && !figures.attack) {
      figures.attack.emplace();
      figures.attack->to_hit = static_cast<std::int16_t>(*bonus);
      figures.attack->reach_ft = 5;
    }
    read_effects(each.find("hit"), figures, depth + 1);
  } else if (type == "save") {
    const auto with = model::parse_ability(text_of_node(each.find("stat")));
    const auto dc = number_of_node(each.find("dc"));
    if (with && dc && *dc >= 1 && *dc <= 50 && !figures.save)
      figures.save = {*with, static_cast<std::int16_t>(*dc), model::save_effect::none};
    const std::size_t before = figures.damage.size();
    read_effects(each.find("fail"), figures, depth + 1);
    // What a success does too is half of it.
    const node* success = each.find("success");
    if (figures.save && figures.damage.size() > before && success != nullptr &&
        !success->is_empty())
      figures.save->on_success = model::save_effect::half;
    if (figures.attack && figures.save)
      for (std::size_t i = before; i < figures.damage.size(); ++i)
        figures.damage[i].save = figures.save;
  } else if (type == "damage") {
    read_damage_string(text_of_node(each.find("damage")), figures.damage);
  } else {
    read_effects(each.find("effects"), figures, depth + 1);
  }
}

void read_effects(const node* from, action_figures& figures, std::size_t depth) {
  if (from == nullptr || depth > effects_nesting_most) return;
  for (const node& each : from->items) read_effect(each, figures, depth);
}

/// The attacks that are kept apart from the actions, by the slug of their name.
std::vector<std::pair<std::string, action_figures>> read_attacks(
    const std::vector<const node*>& from) {
  std::vector<std::pair<std::string, action_figures>> all;
  for (const node* each : from) {
    action_figures figures;
    const node* automation = each->find("automation");
    if (automation != nullptr) read_effects(automation, figures, 0);
    // Of old: {attackBonus: "5", damage: "1d6+3[slashing]"}.
    if (automation == nullptr || automation->is_empty()) {
      const auto bonus = number_of_node(each->find("attackBonus"));
      if (bonus && *bonus >= -10 && *bonus <= 50) {
        figures.attack.emplace();
        figures.attack->to_hit = static_cast<std::int16_t>(*bonus);
        figures.attack->reach_ft = 5;
      }
      read_damage_string(text_of_node(each->find("damage")), figures.damage);
    }
    all.emplace_back(model::slug_of(text_of_node(each->find("name"))), std::move(figures));
  }
  return all;
}

void read_bonus_records(const node* from, bool saves, creature_maker& into) {
  if (from == nullptr) return;
  for (const auto& [name, each] : from->fields) {
    const node* value = each.is(node_kind::record) ? each.find("value") : &each;
    const auto bonus = number_of_node(value);
    if (!bonus) continue;
    // "strengthSave" of older ones.
    const std::string what = name.ends_with("Save") ? name.substr(0, name.size() - 4) : name;
    if (saves)
      into.save_bonus(what, *bonus);
    else if (what != "initiative" && !model::parse_ability(what))
      into.skill_bonus(what, *bonus);
    else if (what == "initiative")
      into.initiative(bonus);
  }
}

/// `{dtype: slashing, unless: [magical], only: []}`, or texts.
void read_resistances(const node* from, creature_maker& into) {
  if (from == nullptr) return;
  constexpr std::array<std::pair<std::string_view, defence_kind>, 3> kinds = {{
      {"resist", defence_kind::resistance},
      {"immune", defence_kind::immunity},
      {"vuln", defence_kind::vulnerability},
  }};
  for (const auto& [name, kind] : kinds) {
    const node* list = from->find(name);
    if (list == nullptr) continue;
    std::string words;
    for (const node& each : list->items) {
      if (!each.is(node_kind::record)) {
        words += text_of_node(&each) + "; ";
        continue;
      }
      words += text_of_node(each.find("dtype"));
      for (const std::string& unless : texts_of_node(each.find("unless")))
        words += unless == "magical" ? " from nonmagical attacks" : " not " + unless;
      words += "; ";
    }
    into.damage_defence(kind, words);
  }
}

void read_spellbook(const node* from, creature_maker& into) {
  if (from == nullptr) return;
  model::spellcasting casting;
  casting.with = model::ability::intelligence;
  casting.save_dc =
      static_cast<std::int16_t>(std::clamp(number_of_node(from->find("dc")).value_or(10), 1, 50));
  casting.to_hit =
      static_cast<std::int16_t>(std::clamp(number_of_node(from->find("sab")).value_or(0), -10, 50));
  casting.caster_level = static_cast<std::uint8_t>(
      std::clamp(number_of_node(from->find("caster_level")).value_or(0), 0, 30));
  // It does not say which ability: that whose modifier fits the DC.
  for (const auto with : {model::ability::cha, model::ability::wis, model::ability::intelligence})
    if (8 + into.proficiency_bonus() + into.modifier_of(with) == casting.save_dc)
      casting.with = with;
  if (const node* spells = from->find("spells"))
    for (const node& each : spells->items)
      add_spell_names(
          each.is(node_kind::record) ? text_of_node(each.find("name")) : text_of_node(&each), 0, 0,
          casting);
  if (casting.spells.empty()) return;
  into.notes().guess("spellcasting with " + std::string(full_name(casting.with)));
  into.notes().leave_out("the levels of its spells");
  into.spellcasting(std::move(casting));
}

void read_avrae_powers(const std::vector<const node*>& from, action_group group,
                       std::vector<std::pair<std::string, action_figures>>& attacks,
                       creature_maker& into) {
  for (const node* each : from) {
    const std::string name = text_of_node(each->find("name"));
    const std::string slug = model::slug_of(name.substr(0, name.find('(')));
    const auto found = std::find_if(attacks.begin(), attacks.end(),
                                    [&](const auto& attack) { return attack.first == slug; });
    action_figures figures;
    if (found != attacks.end()) {
      figures = found->second;
      attacks.erase(found);
    }
    into.action(group, name, text_of_node(each->find("desc")), figures);
  }
}

}  // namespace

bool is_avrae(const node& from) {
  return has_all(from, {"name", "ability_scores", "ac", "hp"}) &&
         (from.has("hitdice") || from.has("la_per_round") || from.has("legactions"));
}

imported_creature read_avrae(const node& from) {
  creature_maker into(text_of_node(from.find("name")));
  record_reader fields(from, into.notes());
  fields.pass_over(
      {"name",     "armortype",  "source",      "page",          "url",          "srd",
       "homebrew", "proper",     "image_url",   "token_free_fp", "token_sub_fp", "id",
       "_id",      "monster_id", "entity_type", "raw_saves",     "raw_skills",   "display_resists",
       "isFree",   "token_free", "token_sub",   "is_free",       "hide_cr"});
  into.size(fields.text("size"));
  into.type(fields.text({"race", "type"}));
  into.alignment(fields.text("alignment"));
  into.armor_class(fields.number("ac"));
  into.hit_points(fields.number("hp"), first_dice(fields.text("hitdice")));
  into.speed(fields.text("speed"));
  if (const node* scores = fields.take("ability_scores")) {
    record_reader own(*scores, into.notes(), "ability_scores.");
    read_scores(own, into, long_ability_names);
    into.proficiency_bonus(own.number("prof_bonus"));
  }
  read_bonus_records(fields.take("saves"), true, into);
  read_bonus_records(fields.take("skills"), false, into);
  into.senses(fields.text("senses"));
  into.passive_perception(fields.number("passiveperc"));
  const node* resistances = fields.take("resistances");
  read_resistances(resistances == nullptr ? from.find("display_resists") : resistances, into);
  into.condition_immunities(joined_texts(fields.take("condition_immune"), ", "));
  into.languages(joined_texts(fields.take("languages"), ", "));
  into.challenge(fields.text("cr"));
  into.experience(fields.number("xp"));
  into.legendary_uses(fields.number("la_per_round"));
  add_traits(fields.records("traits"), "name", "desc", into);
  read_spellbook(fields.take_one({"spellbook", "spellcasting"}), into);
  auto attacks = read_attacks(fields.records("attacks"));
  const auto names = fields.records("attacks");
  read_avrae_powers(fields.records("actions"), action_group::action, attacks, into);
  read_avrae_powers(fields.records("bonus_actions"), action_group::bonus_action, attacks, into);
  read_avrae_powers(fields.records("reactions"), action_group::reaction, attacks, into);
  read_avrae_powers(fields.records("legactions"), action_group::legendary, attacks, into);
  read_avrae_powers(fields.records("mythic_actions"), action_group::special, attacks, into);
  // Attacks that no action has the text of.
  for (const node* each : names) {
    const std::string name = text_of_node(each->find("name"));
    const auto found = std::find_if(attacks.begin(), attacks.end(), [&](const auto& attack) {
      return attack.first == model::slug_of(name);
    });
    if (found == attacks.end()) continue;
    if (found->second.attack) into.notes().guess(name + ": a melee attack with a reach of 5 ft.");
    into.action(action_group::action, name, {}, found->second);
    attacks.erase(found);
  }
  fields.finish();
  return into.take();
}

}  // namespace dnd::io::imports
