#include "model/views/character_sheet.hpp"

#include "model/bounds.hpp"
#include "model/language/wording.hpp"
#include "model/rules/record_text.hpp"
#include "model/rules/spell_slots.hpp"
#include "model/rules/usage.hpp"
#include "model/vocabulary.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <map>
#include <string_view>
#include <utility>

namespace dnd::model::views {

namespace {

const stat_block& own_block_of(const creature& who) {
  return who.own ? *who.own->block : *who.block;
}

/// "fire-bolt" is "fire bolt" to people.
std::string in_words(std::string_view slug) {
  std::string text(slug);
  std::ranges::replace(text, '-', ' ');
  return text;
}

std::string classes_text(const creature& who, const stat_block& block) {
  std::string text;
  for (const class_level& taken : block.classes) {
    if (!text.empty()) text += ", ";
    text += fmt::format("{} {}", taken.name.view(), taken.level);
  }
  if (!who.record || who.record->subclasses.empty()) return text;
  std::string chosen;
  for (const subclass_record& one : who.record->subclasses)
    chosen += (chosen.empty() ? "" : ", ") + in_words(one.subclass);
  return text + " (" + chosen + ")";
}

int levels_of(const stat_block& block) {
  int levels = 0;
  for (const class_level& taken : block.classes) levels += taken.level;
  return levels;
}

sheet_section figures_of(const creature& who, const stat_block& block) {
  sheet_section made{"Figures", {}};
  made.lines.push_back(
      fmt::format("Level {}, proficiency bonus {:+}", levels_of(block), block.proficiency_bonus));
  const bool aside = who.own && who.own->max_hp > 0;
  made.lines.push_back(fmt::format("AC {}, hit points {} of {}, temporary {}", block.armor_class,
                                   aside ? who.own->hp : who.hp,
                                   aside ? who.own->max_hp : effective_max_hp(who), who.temp_hp));
  const int initiative =
      block.initiative.value_or(static_cast<std::int16_t>(ability_modifier(block.abilities[1])));
  made.lines.push_back(fmt::format("Initiative {:+}, speed {} ft., passive Perception {}",
                                   initiative, block.speed.walk, block.sight.passive_perception));
  if (who.record && who.record->experience > 0)
    made.lines.push_back(fmt::format("Experience {}", who.record->experience));
  return made;
}

sheet_section abilities_of(const stat_block& block) {
  sheet_section made{"Abilities", {}};
  for (std::size_t i = 0; i < ability_count; ++i)
    made.lines.push_back(fmt::format("{} {} ({:+}), saves {:+}", to_text(static_cast<ability>(i)),
                                     block.abilities[i], ability_modifier(block.abilities[i]),
                                     block.saves[i]));
  return made;
}

/// Those that are better or worse than the ability alone.
sheet_section skills_of(const stat_block& block) {
  sheet_section made{"Skills", {}};
  for (std::size_t i = 0; i < skill_count; ++i) {
    const auto which = static_cast<skill>(i);
    const auto with = static_cast<std::size_t>(ability_of(which));
    if (block.skills[i] != ability_modifier(block.abilities[with]))
      made.lines.push_back(fmt::format("{} {:+}", in_words(to_text(which)), block.skills[i]));
  }
  return made;
}

std::string action_line(const action& what) {
  std::string line = what.name.str();
  if (what.attack) line += fmt::format(" {:+}", what.attack->to_hit);
  std::string damage;
  for (const damage_part& part : what.damage)
    damage += fmt::format("{}{} {}", damage.empty() ? "" : " + ", part.dice, to_text(part.type));
  if (!damage.empty()) line += ": " + damage;
  return line;
}

sheet_section attacks_of(const stat_block& block) {
  sheet_section made{"Attacks", {}};
  for (const action& one : block.actions)
    if (one.attack) made.lines.push_back(action_line(one));
  return made;
}

sheet_section spells_of(const creature& who, const stat_block& block) {
  sheet_section made{"Spells", {}};
  for (const spellcasting& casting : block.casting) {
    made.lines.push_back(fmt::format("{}: save DC {}, attack {:+}", to_text(casting.with),
                                     casting.save_dc, casting.to_hit));
    std::map<int, std::string> by_level;
    for (const known_spell& one : casting.spells) {
      std::string& text = by_level[one.level];
      text += (text.empty() ? "" : ", ") + in_words(one.spell);
    }
    for (const auto& [level, names] : by_level)
      made.lines.push_back((level == 0 ? "cantrips: " : fmt::format("level {}: ", level)) + names);
  }
  for (int level = 1; level <= bounds::spell_level_max; ++level) {
    const std::string_view pool = rules::slot_pool(level);
    if (const int all = rules::slots_of(block, pool); all > 0)
      made.lines.push_back(
          fmt::format("{}: {} of {}", pool, std::max(0, all - rules::spent_of(who, pool)), all));
  }
  return made;
}

sheet_section features_of(const stat_block& block) {
  sheet_section made{"Features", {}};
  for (const trait& has : block.traits.all()) made.lines.push_back(has.name);
  return made;
}

sheet_section uses_section(const creature& who, const stat_block& block) {
  sheet_section made{"Uses", {}};
  for (const pool& one : block.pools)
    if (one.uses > 0)
      made.lines.push_back(
          fmt::format("{}: {} of {}", one.name.view(),
                      std::max(0, one.uses - rules::spent_of(who, one.name.view())), one.uses));
  return made;
}

/// "light crossbow", as the goods call what stands in a record as "crossbow-light".
std::string called_in(const stat_block& block, std::string_view slug) {
  const auto of =
      std::ranges::find(block.goods, slug, [](const item_stack& one) { return one.item.view(); });
  return of == block.goods.end() ? in_words(slug) : language::lower(of->name);
}

sheet_section belongings_of(const creature& who) {
  sheet_section made{"Worn and carried", {}};
  if (!who.record) return made;
  const character_record& record = *who.record;
  if (!record.armor.empty()) made.lines.push_back(called_in(*who.block, record.armor));
  if (record.shield) made.lines.emplace_back("shield");
  for (const weapon_record& one : record.weapons)
    made.lines.push_back(one.name.empty() ? called_in(*who.block, one.weapon) : one.name);
  for (const item_record& one : record.items)
    made.lines.push_back((one.looks.empty() ? in_words(one.item) : one.looks) +
                         (one.attuned ? " (attuned)" : "") + (one.stowed ? " (put away)" : ""));
  return made;
}

sheet_section origin_of(const creature& who, const stat_block& block) {
  sheet_section made{"Origin", {}};
  if (who.record && !who.record->background.empty())
    made.lines.push_back("Background: " + in_words(who.record->background));
  if (!block.alignment.empty()) made.lines.push_back("Alignment: " + block.alignment);
  if (!block.languages.empty()) made.lines.push_back("Languages: " + block.languages);
  if (block.sight.darkvision > 0)
    made.lines.push_back(fmt::format("Darkvision {} ft.", block.sight.darkvision));
  if (!who.record) return made;
  for (const std::string& one : who.record->feats) made.lines.push_back("Feat: " + in_words(one));
  return made;
}

}  // namespace

character_sheet sheet_of(const creature& who) {
  const stat_block& block = own_block_of(who);
  character_sheet sheet;
  sheet.name = who.name.str();
  sheet.about = fmt::format("{} {}", block.race, classes_text(who, block));
  std::vector<sheet_section> all = {
      figures_of(who, block),   abilities_of(block),   skills_of(block),
      attacks_of(block),        spells_of(who, block), features_of(block),
      uses_section(who, block), belongings_of(who),    origin_of(who, block)};
  for (sheet_section& one : all)
    if (!one.lines.empty()) sheet.sections.push_back(std::move(one));
  if (who.record) sheet.file = rules::yaml_of(*who.record);
  return sheet;
}

}  // namespace dnd::model::views
