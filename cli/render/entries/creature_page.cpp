#include "cli/render/entries/entry_lines.hpp"
#include "cli/render/grammar.hpp"
#include "cli/render/rule_terms.hpp"
#include "cli/render/stat_block_text.hpp"
#include "model/assert.hpp"
#include "model/slug.hpp"

#include <fmt/format.h>

#include <string>
#include <vector>

namespace dnd::cli {
namespace {

using model::content_node;
using model::stat_block;
using texts = std::vector<std::string>;

/// Names of actions are longer than other terms; on a narrow terminal they have lines of their own.
[[nodiscard]] std::size_t name_width(const entry_page& page) {
  constexpr std::size_t width_for_names = 60;
  return page.where().width < width_for_names ? 12 : 24;
}

constexpr std::size_t told_indent = 4;

[[nodiscard]] std::string creature_nature(const stat_block& block) {
  texts nature{fmt::format("{} {}", model::to_text(block.size), block.type)};
  if (block.kind == model::creature_kind::character) nature = {kind_text(block)};
  if (!block.alignment.empty()) nature.push_back(block.alignment);
  return listed(nature);
}

/// "17 (natural armor)", "15 (leather armor, shield)", "11, 15 with mage armor".
[[nodiscard]] std::string armor_text(const entry_page& page, const stat_block& block) {
  std::string text = fmt::format("{}", block.armor_class);
  const content_node* worn = page.fields().find("armor");
  const bool is_list = worn != nullptr && worn->form == model::content_form::list;
  if (is_list && !worn->items.empty()) text += fmt::format(" ({})", page.text_of(worn));
  if (const content_node* others = page.fields().find("other_armor_class"))
    for (const content_node& each : others->items)
      text += fmt::format(", {} with {}", each.text_of("value"), each.text_of("with"));
  return text;
}

void add_abilities(entry_page& page, const stat_block& block) {
  std::vector<table_column> columns;
  table_row row;
  texts in_words;
  for (std::size_t i = 0; i < block.abilities.size(); ++i) {
    const std::string name = short_name(static_cast<model::ability>(i));
    const std::string score = fmt::format("{} ({})", block.abilities[i],
                                          with_sign(model::ability_modifier(block.abilities[i])));
    columns.push_back({.title = name, .align = alignment::right});
    row.push_back({score});
    in_words.push_back(name + " " + score);
  }
  constexpr std::size_t table_width = 6 * 9;
  if (page.where().width >= table_width) return page.table(columns, {row});
  page.define("Abilities", listed(in_words));
}

/// Saves that are more or less than their abilities alone.
[[nodiscard]] std::string saves_text(const stat_block& block) {
  texts all = ability_texts(block.saves);
  texts told;
  for (std::size_t i = 0; i < all.size(); ++i)
    if (block.saves[i] != model::ability_modifier(block.abilities[i]))
      told.push_back(std::move(all[i]));
  return listed(told);
}

/// What a trait or an action does; empty where nobody says it.
[[nodiscard]] std::string_view told_of(const entry_page& page, std::string_view name) {
  const auto said = page.about().told.find(model::slug_of(name));
  return said == page.about().told.end() ? std::string_view() : std::string_view(said->second);
}

/// A name with its figures in one line, and what it does below.
void add_told(entry_page& page, std::string_view name, const std::string& figures) {
  const std::string_view told = told_of(page, name);
  const bool is_bare = figures.empty() && !told.empty();
  page.define("  " + std::string(name), figures.empty() && !is_bare ? "-" : figures,
              name_width(page));
  if (is_bare) page.prose(name, 2);
  page.prose(told, told_indent);
}

/// Traits of which nothing but their names is known share a line.
void add_traits(entry_page& page, const stat_block& block) {
  if (block.traits.empty()) return;
  page.heading("Traits");
  texts bare;
  for (const model::trait& each : block.traits) {
    const std::string usage = usage_text(each.usage, 0);
    if (usage.empty() && told_of(page, each.name).empty())
      bare.push_back(each.name);
    else
      add_told(page, each.name, usage);
  }
  page.prose(listed(bare), 2);
}

/// "level 3 (3 slots): Animate Dead, Counterspell".
void add_casting(entry_page& page, const model::spellcasting& casting) {
  page.heading("Spells");
  page.define("  with",
              fmt::format("{}, DC {}, to hit {}", short_name(casting.with), casting.save_dc,
                          with_sign(casting.to_hit)),
              name_width(page));
  for (std::size_t level = 0; level <= casting.slots.size(); ++level) {
    texts spells;
    for (const model::known_spell& each : casting.spells) {
      if (each.level != level) continue;
      std::string name = page.name_of(each.spell);
      if (each.per_day > 0) name += fmt::format(" ({}/day)", each.per_day);
      spells.push_back(std::move(name));
    }
    if (spells.empty()) continue;
    std::string term = level == 0 ? "  cantrips" : fmt::format("  level {}", level);
    if (level > 0 && casting.slots[level - 1] > 0)
      term += fmt::format(" ({})", counted(casting.slots[level - 1], "slot"));
    page.define(term, listed(spells), name_width(page));
  }
}

void add_all_casting(entry_page& page, const stat_block& block) {
  // What the file says about each casting, in the order of the stat block's.
  const content_node* told = page.fields().find("spellcasting");
  for (std::size_t i = 0; i < block.casting.size(); ++i) {
    add_casting(page, block.casting[i]);
    if (told != nullptr && i < told->items.size())
      page.prose(told->items[i].text_of("description"), told_indent);
  }
}

void add_actions(entry_page& page, const stat_block& block) {
  constexpr std::string_view titles[] = {"Actions",           "Bonus actions",   "Reactions",
                                         "Legendary actions", "Special actions", "Lair actions"};
  for (std::size_t group = 0; group < std::size(titles); ++group) {
    bool has_title = false;
    for (const model::action& each : block.actions) {
      if (static_cast<std::size_t>(each.group) != group) continue;
      std::string title(titles[group]);
      if (each.group == model::action_group::legendary && block.legendary_actions > 0)
        title += fmt::format(" ({} a round)", block.legendary_actions);
      if (!has_title) page.heading(title);
      has_title = true;
      add_told(page, each.name.view(), action_text(each, 0));
    }
  }
}

}  // namespace

void fill_creature_page(entry_page& page) {
  DND_ASSERT(page.about().block != nullptr);
  const stat_block& block = *page.about().block;
  page.title(creature_nature(block));
  page.define("Armor class", armor_text(page, block));
  page.define("Hit points", block.hit_dice.empty()
                                ? fmt::format("{}", block.hit_points)
                                : fmt::format("{} ({})", block.hit_points, block.hit_dice));
  page.define("Speed", listed(speed_texts(block.speed)));
  if (block.initiative) page.define("Initiative", with_sign(*block.initiative));
  add_abilities(page, block);
  page.define("Saves", saves_text(block));
  page.define("Skills", listed(skill_texts(block)));
  page.define("Defences", fmt::format("{}", fmt::join(defence_texts(block), "; ")));
  page.define("Senses", listed(sense_texts(block.sight)));
  page.define("Languages", block.languages);
  if (block.kind == model::creature_kind::monster)
    page.define("Challenge",
                fmt::format("{} ({} XP)", challenge_text(block.challenge_eighths), block.xp));
  page.define("Proficiency", with_sign(block.proficiency_bonus));
  page.define("Forms", page.text_at("forms"));
  page.define("Background", page.text_at("background"));
  add_traits(page, block);
  add_all_casting(page, block);
  add_actions(page, block);
  page.describe();
}

}  // namespace dnd::cli
