#include "io/import/creature_yaml.hpp"

#include "io/import/yaml_writer.hpp"
#include "model/slug.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

namespace dnd::io::imports {
namespace {

std::string challenge_word(std::int16_t eighths) {
  if (eighths == 1) return "1/8";
  if (eighths == 2) return "1/4";
  if (eighths == 4) return "1/2";
  return std::to_string(eighths / 8);
}

std::string list_of(const std::vector<std::string>& items) {
  return fmt::format("[{}]", fmt::join(items, ", "));
}

template <class Enum, std::size_t Count>
std::vector<std::string> words_in(model::enum_set<Enum, Count> set) {
  std::vector<std::string> words;
  for (std::size_t i = 0; i < Count; ++i)
    if (set.contains(static_cast<Enum>(i))) words.emplace_back(to_text(static_cast<Enum>(i)));
  return words;
}

std::string save_map(const model::saving_throw& save) {
  return fmt::format("{{with: {}, dc: {}, success: {}}}", to_text(save.with), save.dc,
                     save.on_success == model::save_effect::half ? "half" : "none");
}

void write_usage(yaml_writer& out, std::size_t indent, const model::usage_limit& usage) {
  constexpr std::array<std::string_view, 4> names = {"", "recharge", "per_day", "per_rest"};
  if (usage.kind == model::usage_kind::at_will) return;
  out.line(indent, "{}: {}", names[static_cast<std::size_t>(usage.kind)], usage.value);
  out.text(indent, "pool", usage.pool.view());
}

void write_attack(yaml_writer& out, const model::attack_profile& attack) {
  using model::attack_form;
  const bool melee = attack.form != attack_form::ranged;
  const bool ranged = attack.form != attack_form::melee;
  const std::string_view form = melee && ranged ? "melee-or-ranged"
                                : melee         ? attack.spell ? "melee-spell" : "melee"
                                : attack.spell  ? "ranged-spell"
                                                : "ranged";
  out.line(4, "attack: {}", form);
  out.line(4, "to_hit: {}", attack.to_hit);
  if (melee) out.line(4, "reach: {}", attack.reach_ft);
  if (ranged && attack.long_range_ft > 0)
    out.line(4, "range: [{}, {}]", attack.range_ft, attack.long_range_ft);
  else if (ranged)
    out.line(4, "range: {}", attack.range_ft);
}

void write_damage(yaml_writer& out, const std::vector<model::damage_part>& damage) {
  if (damage.empty()) return;
  std::vector<std::string> parts;
  for (const model::damage_part& part : damage)
    parts.push_back(part.save ? fmt::format("{{dice: {}, type: {}, save: {}}}", part.dice,
                                            to_text(part.type), save_map(*part.save))
                              : fmt::format("{} {}", part.dice, to_text(part.type)));
  out.line(4, "damage: {}", list_of(parts));
}

void write_action(yaml_writer& out, const imported_action& action) {
  const model::action& what = action.what;
  out.line(2, "- name: {}", yaml_scalar(what.name.view()));
  if (what.attack) write_attack(out, *what.attack);
  if (what.save) out.line(4, "save: {}", save_map(*what.save));
  write_damage(out, what.damage);
  if (!what.multiattack.empty()) {
    std::vector<std::string> steps;
    for (const model::multiattack_step& step : what.multiattack)
      steps.push_back(step.count == 1
                          ? yaml_scalar(step.action.view())
                          : fmt::format("{{{}: {}}}", yaml_scalar(step.action.view()), step.count));
    out.line(4, "steps: {}", list_of(steps));
  }
  out.text(4, "area", what.area);
  if (!what.may_impose.empty()) out.line(4, "imposes: {}", list_of(words_in(what.may_impose)));
  if (what.escape_dc > 0) out.line(4, "escape_dc: {}", what.escape_dc);
  write_usage(out, 4, what.usage);
  if (what.group == model::action_group::legendary && what.legendary_cost != 1)
    out.line(4, "cost: {}", what.legendary_cost);
  if (what.magical) out.line(4, "magical: true");
  if (what.silvered) out.line(4, "silvered: true");
  if (what.adamantine) out.line(4, "adamantine: true");
  out.prose(4, "description", action.description);
}

void write_actions(yaml_writer& out, const imported_creature& what) {
  using model::action_group;
  constexpr std::array<std::pair<action_group, std::string_view>, 6> lists = {{
      {action_group::action, "actions"},
      {action_group::bonus_action, "bonus_actions"},
      {action_group::reaction, "reactions"},
      {action_group::special, "special_actions"},
      {action_group::lair, "lair_actions"},
      {action_group::legendary, "legendary_actions"},
  }};
  for (const auto& [group, name] : lists) {
    const auto is_of = [wanted = group](const imported_action& each) {
      return each.what.group == wanted;
    };
    if (std::none_of(what.actions.begin(), what.actions.end(), is_of)) continue;
    if (group == action_group::legendary)
      out.line(0, "legendary_per_round: {}", what.block.legendary_actions);
    out.line(0, "{}:", name);
    for (const imported_action& each : what.actions)
      if (is_of(each)) write_action(out, each);
  }
}

void write_traits(yaml_writer& out, const imported_creature& what) {
  if (what.traits.empty()) return;
  out.line(0, "traits:");
  for (const imported_trait& trait : what.traits) {
    out.line(2, "- name: {}", yaml_scalar(trait.what.name));
    write_usage(out, 4, trait.what.usage);
    out.prose(4, "description", trait.description);
  }
}

void write_speed(yaml_writer& out, const model::speeds& speed) {
  std::vector<std::string> ways;
  const auto add = [&](std::string_view name, int feet) {
    if (feet > 0) ways.push_back(fmt::format("{}: {}", name, feet));
  };
  ways.push_back(fmt::format("walk: {}", speed.walk));
  add("fly", speed.fly);
  add("swim", speed.swim);
  add("climb", speed.climb);
  add("burrow", speed.burrow);
  if (speed.hover) ways.emplace_back("hover: true");
  out.line(0, "speed: {{{}}}", fmt::join(ways, ", "));
}

void write_senses(yaml_writer& out, const model::senses& sight, bool with_passive) {
  std::vector<std::string> all;
  const auto add = [&](std::string_view name, int feet) {
    if (feet > 0) all.push_back(fmt::format("{}: {}", name, feet));
  };
  add("darkvision", sight.darkvision);
  add("blindsight", sight.blindsight);
  add("tremorsense", sight.tremorsense);
  add("truesight", sight.truesight);
  if (with_passive) all.push_back(fmt::format("passive_perception: {}", sight.passive_perception));
  if (!all.empty()) out.line(0, "senses: {{{}}}", fmt::join(all, ", "));
}

void write_defences(yaml_writer& out, const model::stat_block& block) {
  constexpr std::array<std::string_view, 3> names = {"immune", "resist", "vulnerable"};
  for (std::size_t kind = 0; kind < names.size(); ++kind) {
    std::vector<std::string> items;
    for (const model::damage_defence& each : block.defences) {
      if (static_cast<std::size_t>(each.kind) != kind) continue;
      std::vector<std::string> types = words_in(each.types);
      if (!each.nonmagical_only) {
        items.insert(items.end(), types.begin(), types.end());
        continue;
      }
      const std::string_view metal = each.except_silvered     ? ", unless: silvered"
                                     : each.except_adamantine ? ", unless: adamantine"
                                                              : "";
      items.push_back(fmt::format("{{types: {}, nonmagical: true{}}}", list_of(types), metal));
    }
    if (!items.empty()) out.line(0, "{}: {}", names[kind], list_of(items));
  }
  if (!block.condition_immunities.empty())
    out.line(0, "condition_immunities: {}", list_of(words_in(block.condition_immunities)));
}

std::string abilities_map(const model::stat_block& block) {
  std::vector<std::string> scores;
  for (std::size_t i = 0; i < model::ability_count; ++i)
    scores.push_back(
        fmt::format("{}: {}", to_text(static_cast<model::ability>(i)), block.abilities[i]));
  return fmt::format("{{{}}}", fmt::join(scores, ", "));
}

/// Names and bonuses of those that differ from the ability's own.
struct differing {
  std::vector<std::pair<std::string, int>> saves;
  std::vector<std::pair<std::string, int>> skills;
};

differing differing_bonuses(const model::stat_block& block) {
  differing all;
  for (std::size_t i = 0; i < model::ability_count; ++i)
    if (block.saves[i] != model::ability_modifier(block.abilities[i]))
      all.saves.emplace_back(to_text(static_cast<model::ability>(i)), block.saves[i]);
  for (std::size_t i = 0; i < model::skill_count; ++i) {
    const auto skill = static_cast<model::skill>(i);
    const auto with = static_cast<std::size_t>(model::ability_of(skill));
    if (block.skills[i] != model::ability_modifier(block.abilities[with]))
      all.skills.emplace_back(to_text(skill), block.skills[i]);
  }
  return all;
}

void write_bonus_map(yaml_writer& out, std::string_view name,
                     const std::vector<std::pair<std::string, int>>& bonuses) {
  std::vector<std::string> items;
  for (const auto& [what, bonus] : bonuses) items.push_back(fmt::format("{}: {}", what, bonus));
  if (!items.empty()) out.line(0, "{}: {{{}}}", name, fmt::join(items, ", "));
}

std::string spells_map(const model::spellcasting& casting) {
  std::map<int, std::vector<std::string>> by_level;
  for (const model::known_spell& spell : casting.spells)
    by_level[spell.level].push_back(spell.spell);
  std::vector<std::string> levels;
  for (const auto& [level, spells] : by_level)
    levels.push_back(fmt::format("{}: {}", level, list_of(spells)));
  return fmt::format("{{{}}}", fmt::join(levels, ", "));
}

std::string per_day_map(const model::spellcasting& casting) {
  std::vector<std::string> all;
  for (const model::known_spell& spell : casting.spells)
    if (spell.per_day > 0) all.push_back(fmt::format("{}: {}", spell.spell, spell.per_day));
  return all.empty() ? std::string() : fmt::format("{{{}}}", fmt::join(all, ", "));
}

std::string slots_list(const model::spellcasting& casting) {
  std::size_t count = casting.slots.size();
  while (count > 0 && casting.slots[count - 1] == 0) --count;
  std::vector<std::string> slots;
  for (std::size_t i = 0; i < count; ++i) slots.push_back(std::to_string(casting.slots[i]));
  return slots.empty() ? std::string() : list_of(slots);
}

void write_casting(yaml_writer& out, const std::vector<model::spellcasting>& all) {
  if (all.empty()) return;
  out.line(0, "spellcasting:");
  for (const model::spellcasting& casting : all) {
    out.line(2, "- with: {}", to_text(casting.with));
    out.line(4, "dc: {}", casting.save_dc);
    out.line(4, "to_hit: {}", casting.to_hit);
    if (casting.caster_level > 0) out.line(4, "level: {}", casting.caster_level);
    if (const std::string slots = slots_list(casting); !slots.empty())
      out.line(4, "slots: {}", slots);
    out.line(4, "spells: {}", spells_map(casting));
    if (const std::string per_day = per_day_map(casting); !per_day.empty())
      out.line(4, "per_day: {}", per_day);
  }
}

}  // namespace

std::string monster_yaml(const imported_creature& what, std::string_view source) {
  const model::stat_block& block = what.block;
  yaml_writer out;
  out.line(0, "# {}", source);
  out.text(0, "name", block.name);
  out.prose(0, "description", what.description);
  out.line(0, "size: {}", to_text(block.size));
  out.text(0, "type", block.type);
  out.text(0, "alignment", block.alignment);
  out.line(0, "armor_class: {}", block.armor_class);
  out.line(0, "hit_points: {}", block.hit_points);
  if (!block.hit_dice.empty()) out.line(0, "hit_dice: {}", block.hit_dice);
  write_speed(out, block.speed);
  out.line(0, "abilities: {}", abilities_map(block));
  const differing bonuses = differing_bonuses(block);
  write_bonus_map(out, "saves", bonuses.saves);
  write_bonus_map(out, "skills", bonuses.skills);
  if (block.initiative) out.line(0, "initiative: {}", *block.initiative);
  write_senses(out, block.sight, true);
  out.text(0, "languages", block.languages);
  write_defences(out, block);
  out.line(0, "challenge: {}", challenge_word(block.challenge_eighths));
  out.line(0, "xp: {}", block.xp);
  out.line(0, "proficiency_bonus: {}", block.proficiency_bonus);
  write_traits(out, what);
  write_casting(out, block.casting);
  write_actions(out, what);
  return out.take();
}

std::string character_yaml(const imported_creature& what, std::string_view source) {
  const model::stat_block& block = what.block;
  yaml_writer out;
  out.line(0, "# {}", source);
  out.text(0, "name", block.name);
  out.prose(0, "description", what.description);
  out.text(0, "race", model::slug_of(what.race));
  out.text(0, "class", model::slug_of(what.character_class));
  out.line(0, "level: {}", std::clamp(what.level, 1, 20));
  out.line(0, "size: {}", to_text(block.size));
  out.text(0, "type", block.type);
  out.text(0, "alignment", block.alignment);
  out.line(0, "armor_class: {}", block.armor_class);
  out.line(0, "hit_points: {}", block.hit_points);
  write_speed(out, block.speed);
  out.line(0, "abilities: {}", abilities_map(block));
  const differing bonuses = differing_bonuses(block);
  const auto names = [](const std::vector<std::pair<std::string, int>>& all) {
    std::vector<std::string> list;
    for (const auto& [name, bonus] : all) list.push_back(name);
    return list;
  };
  if (!bonuses.saves.empty()) out.line(0, "saves: {}", list_of(names(bonuses.saves)));
  if (!bonuses.skills.empty()) out.line(0, "skills: {}", list_of(names(bonuses.skills)));
  if (block.initiative) out.line(0, "initiative: {}", *block.initiative);
  write_senses(out, block.sight, false);
  out.text(0, "languages", block.languages);
  write_defences(out, block);
  write_traits(out, what);
  write_actions(out, what);
  return out.take();
}

}  // namespace dnd::io::imports
