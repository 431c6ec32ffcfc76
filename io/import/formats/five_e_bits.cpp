#include "io/import/formats/five_e_bits.hpp"

#include "io/import/formats/common.hpp"
#include "io/import/plain_text.hpp"
#include "io/import/spell_text.hpp"

#include <algorithm>

namespace dnd::io::imports {
namespace {

/// "wis" of `{index: wis, name: WIS}`.
std::string index_of_node(const node* from) {
  if (from == nullptr) return {};
  return from->is(node_kind::record) ? text_of_node(from->find("index")) : text_of_node(from);
}

void read_bits_armor(const node* from, creature_maker& into) {
  if (from == nullptr) return;
  if (!from->is(node_kind::list)) return into.armor_class(number_of_node(from));
  // What it wears counts; what needs a spell or a condition does not.
  std::optional<int> best;
  for (const node& each : from->items) {
    const auto value = number_of_node(each.find("value"));
    const std::string type = text_of_node(each.find("type"));
    if (value && (type == "spell" || type == "condition"))
      into.notes().leave_out("armor class " + std::to_string(*value) + " with a " + type);
    else if (value && (!best || *value > *best))
      best = value;
  }
  into.armor_class(best);
}

void read_proficiencies(const node* from, creature_maker& into) {
  if (from == nullptr) return;
  constexpr std::string_view save = "saving-throw-";
  constexpr std::string_view skill = "skill-";
  for (const node& each : from->items) {
    const std::string what = index_of_node(each.find("proficiency"));
    const int bonus = number_of_node(each.find("value")).value_or(0);
    if (what.starts_with(save))
      into.save_bonus(what.substr(save.size()), bonus);
    else if (what.starts_with(skill))
      into.skill_bonus(what.substr(skill.size()), bonus);
    else
      into.notes().leave_out("the proficiency \"" + what.substr(0, 60) + "\"");
  }
}

std::optional<model::spellcasting> read_bits_casting(const node& from) {
  model::spellcasting casting;
  const auto with = model::parse_ability(index_of_node(from.find("ability")));
  if (!with) return std::nullopt;
  casting.with = *with;
  casting.save_dc =
      static_cast<std::int16_t>(std::clamp(number_of_node(from.find("dc")).value_or(10), 1, 50));
  casting.to_hit = static_cast<std::int16_t>(
      std::clamp(number_of_node(from.find("modifier")).value_or(0), -10, 50));
  casting.caster_level =
      static_cast<std::uint8_t>(std::clamp(number_of_node(from.find("level")).value_or(0), 0, 30));
  if (const node* slots = from.find("slots"))
    for (const auto& [level, count] : slots->fields)
      if (level.size() == 1 && level[0] >= '1' && level[0] <= '9')
        casting.slots[static_cast<std::size_t>(level[0] - '1')] =
            static_cast<std::uint8_t>(std::clamp(number_of_node(&count).value_or(0), 0, 99));
  if (const node* spells = from.find("spells"))
    for (const node& each : spells->items) {
      const node* usage = each.find("usage");
      const bool per_day = usage != nullptr && text_of_node(usage->find("type")) == "per day";
      add_spell_names(text_of_node(each.find("name")),
                      number_of_node(each.find("level")).value_or(0),
                      per_day ? number_of_node(usage->find("times")).value_or(1) : 0, casting);
    }
  if (casting.spells.empty()) return std::nullopt;
  return casting;
}

model::usage_limit read_usage_node(const node* from) {
  model::usage_limit usage;
  if (from == nullptr) return usage;
  const std::string type = text_of_node(from->find("type"));
  const auto number = [&](std::string_view name, int least, int most, int otherwise) {
    return static_cast<std::int16_t>(
        std::clamp(number_of_node(from->find(name)).value_or(otherwise), least, most));
  };
  if (type == "recharge on roll") {
    usage.kind = model::usage_kind::recharge;
    usage.value = number("min_value", 2, 6, 6);
  } else if (type == "per day") {
    usage.kind = model::usage_kind::per_day;
    usage.value = number("times", 1, 100, 1);
  } else if (type == "recharge after rest" || type == "per rest") {
    usage.kind = model::usage_kind::per_rest;
    usage.value = number("times", 1, 100, 1);
  }
  return usage;
}

action_figures read_figures(const node& from) {
  action_figures figures;
  figures.usage = read_usage_node(from.find("usage"));
  if (const node* dc = from.find("dc")) {
    const auto with = model::parse_ability(index_of_node(dc->find("dc_type")));
    const auto value = number_of_node(dc->find("dc_value"));
    if (with && value && *value >= 1 && *value <= 50)
      figures.save = {*with, static_cast<std::int16_t>(*value),
                      text_of_node(dc->find("success_type")) == "half" ? model::save_effect::half
                                                                       : model::save_effect::none};
  }
  if (const node* damage = from.find("damage"))
    for (const node& each : damage->items) {
      auto part = damage_of(text_of_node(each.find("damage_dice")),
                            index_of_node(each.find("damage_type")));
      if (!part.dice.empty()) figures.damage.push_back(std::move(part));
    }
  if (const node* steps = from.find("actions"))
    for (const node& each : steps->items) {
      const std::string name = text_of_node(each.find("action_name"));
      const int count = number_of_node(each.find("count")).value_or(1);
      if (!name.empty() && model::small_text::fits(name))
        figures.steps.push_back({name, static_cast<std::uint8_t>(std::clamp(count, 1, 100))});
    }
  return figures;
}

void read_actions(const std::vector<const node*>& from, model::action_group group,
                  creature_maker& into) {
  for (const node* each : from)
    into.action(group, text_of_node(each->find("name")), joined_texts(each->find("desc"), "\n"),
                read_figures(*each));
}

void read_bits_abilities(const std::vector<const node*>& from, creature_maker& into) {
  for (const node* each : from) {
    const node* spells = each->find("spellcasting");
    auto casting = spells == nullptr ? std::nullopt : read_bits_casting(*spells);
    const std::string text = joined_texts(each->find("desc"), "\n");
    std::string title = text_of_node(each->find("name"));
    const model::usage_limit usage = read_usage_node(each->find("usage"));
    if (usage.kind == model::usage_kind::per_day)
      title += " (" + std::to_string(usage.value) + "/Day)";
    if (usage.kind == model::usage_kind::recharge)
      title += " (Recharge " + std::to_string(usage.value) + ")";
    if (usage.kind == model::usage_kind::per_rest) title += " (Recharges after a rest)";
    if (!casting) {
      add_trait(title, text, into);
      continue;
    }
    into.spellcasting(std::move(*casting));
    into.trait(title, text);
  }
}

void read_senses_record(const node* from, creature_maker& into) {
  if (from == nullptr) return;
  std::string words;
  for (const auto& [name, value] : from->fields) {
    if (name == "passive_perception")
      into.passive_perception(number_of_node(&value));
    else
      words += name + " " + text_of_node(&value) + ", ";
  }
  if (!words.empty()) into.senses(words);
}

}  // namespace

bool is_five_e_bits(const node& from) {
  return has_all(from, {"index", "name", "hit_points", "armor_class", "strength", "proficiencies"});
}

imported_creature read_five_e_bits(const node& from) {
  creature_maker into(text_of_node(from.find("name")));
  record_reader fields(from, into.notes());
  fields.pass_over({"index", "name", "url", "image", "updated_at", "hit_dice"});
  into.describe(joined_texts(fields.take("desc"), "\n"));
  into.size(fields.text("size"));
  into.type(fields.text("type"));
  into.subtype(fields.text("subtype"));
  into.alignment(fields.text("alignment"));
  read_bits_armor(fields.take("armor_class"), into);
  std::string dice = fields.text("hit_points_roll");
  if (dice.empty()) dice = text_of_node(from.find("hit_dice"));
  into.hit_points(fields.number("hit_points"),
                  dice.empty() ? std::nullopt : std::optional(std::move(dice)));
  if (const node* speed = fields.take("speed")) read_speed_record(*speed, into);
  read_scores(fields, into, long_ability_names);
  read_proficiencies(fields.take("proficiencies"), into);
  using model::defence_kind;
  into.damage_defence(defence_kind::vulnerability,
                      joined_texts(fields.take("damage_vulnerabilities"), "; "));
  into.damage_defence(defence_kind::resistance,
                      joined_texts(fields.take("damage_resistances"), "; "));
  into.damage_defence(defence_kind::immunity, joined_texts(fields.take("damage_immunities"), "; "));
  std::string conditions;
  for (const node* each : fields.records("condition_immunities"))
    conditions += index_of_node(each) + ", ";
  if (!conditions.empty()) into.condition_immunities(conditions);
  read_senses_record(fields.take("senses"), into);
  into.languages(fields.text("languages"));
  into.challenge(fields.text("challenge_rating"));
  into.proficiency_bonus(fields.number("proficiency_bonus"));
  into.experience(fields.number("xp"));
  read_bits_abilities(fields.records("special_abilities"), into);
  read_actions(fields.records("actions"), model::action_group::action, into);
  read_actions(fields.records("reactions"), model::action_group::reaction, into);
  read_actions(fields.records("legendary_actions"), model::action_group::legendary, into);
  fields.finish();
  return into.take();
}

}  // namespace dnd::io::imports
