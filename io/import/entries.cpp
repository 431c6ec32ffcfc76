#include "io/import/entries.hpp"

#include "io/import/creature_yaml.hpp"
#include "io/import/plain_text.hpp"
#include "io/import/recognise.hpp"
#include "io/import/source_tree.hpp"
#include "model/bounds.hpp"
#include "model/counted.hpp"
#include "model/dice/simple.hpp"
#include "model/slug.hpp"
#include "model/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

namespace dnd::io::imports {
namespace {

using content::category;

std::string figures_line(const imported_creature& what) {
  const model::stat_block& block = what.block;
  const auto attacks =
      std::count_if(what.actions.begin(), what.actions.end(),
                    [](const imported_action& each) { return each.what.attack.has_value(); });
  std::size_t spells = 0;
  for (const model::spellcasting& casting : block.casting) spells += casting.spells.size();
  std::string line = fmt::format(
      "AC {}, {}, {}, {} ({})", block.armor_class, model::counted(block.hit_points, "hit point"),
      model::counted(what.traits.size(), "trait"), model::counted(what.actions.size(), "action"),
      model::counted(attacks, "attack"));
  if (spells > 0) line += ", " + model::counted(spells, "spell");
  return line;
}

/// Spells that the content does not have would refuse the entry.
void drop_unknown_spells(imported_creature& what, const knows_entry& knows) {
  for (model::spellcasting& casting : what.block.casting)
    std::erase_if(casting.spells, [&](const model::known_spell& each) {
      if (knows(category::spells, each.spell)) return false;
      what.notes.leave_out("the spell " + each.spell + ", which the content does not have");
      return true;
    });
  std::erase_if(what.block.casting,
                [](const model::spellcasting& casting) { return casting.spells.empty(); });
}

/// A character needs a race and a class; its figures do not depend on them.
void choose_race_and_class(imported_creature& what, const knows_entry& knows) {
  const std::string race = model::slug_of(what.race);
  if (race.empty() || !knows(category::races, race)) {
    what.notes.guess(race.empty() ? "race human" : "race human, because there is no " + race);
    what.race = "human";
  }
  const std::string own = model::slug_of(what.character_class);
  if (own.empty() || !knows(category::classes, own)) {
    what.notes.guess(own.empty() ? "class fighter" : "class fighter, because there is no " + own);
    what.character_class = "fighter";
  }
  if (what.level >= 1 && what.level <= 20) return;
  const auto dice = model::parse_simple(what.block.hit_dice);
  what.level = dice ? std::clamp(dice->count, 1, 20) : 1;
  what.notes.guess("level " + std::to_string(what.level));
}

/// What a character computes itself.
void leave_to_the_class(imported_creature& what) {
  if (what.block.casting.empty()) return;
  what.block.casting.clear();
  what.notes.leave_out("its spells: write them under spells, by level");
}

std::string free_slug(const std::string& name, std::set<std::string>& taken) {
  constexpr std::size_t number_bytes = 6;
  std::string slug = model::slug_of(name);
  slug.resize(model::utf8_prefix(slug, model::small_text::capacity - number_bytes));
  while (slug.ends_with('-')) slug.pop_back();
  if (slug.empty()) slug = "unnamed";
  if (taken.insert(slug).second) return slug;
  for (std::size_t number = 2;; ++number)
    if (const std::string other = slug + "-" + std::to_string(number); taken.insert(other).second)
      return other;
}

imported_entry made_entry(imported_creature what, const format& of, std::string_view path,
                          import_kind as, const knows_entry& knows) {
  imported_entry entry;
  const bool as_character =
      as == import_kind::character ||
      (as == import_kind::as_it_says && what.block.kind == model::creature_kind::character);
  entry.kind = as_character ? category::characters : category::monsters;
  entry.format = of.name;
  const std::string source = fmt::format(
      "Imported from {} ({}).", plain_line(path.substr(path.rfind('/') + 1), 100), of.name);
  if (what.block.name.empty() || model::slug_of(what.block.name).empty()) {
    what.notes.guess("the name Unnamed");
    what.block.name = "Unnamed";
  }
  entry.name = what.block.name;
  if (as_character) {
    choose_race_and_class(what, knows);
    leave_to_the_class(what);
    entry.yaml = character_yaml(what, source);
  } else {
    drop_unknown_spells(what, knows);
    entry.yaml = monster_yaml(what, source);
  }
  entry.read = figures_line(what);
  entry.notes = std::move(what.notes);
  return entry;
}

}  // namespace

result<imported_file> read_import(std::string_view text, std::string_view path, import_kind as,
                                  const knows_entry& knows) {
  const auto root = read_tree(text, path);
  if (!root) return root.error();
  recognised found = recognise(*root);
  if (found.creatures.empty())
    return error{.code = ec::bad_content,
                 .what = "no creature of a known format: this looks like " + looks_like(*root),
                 .path = std::string(path)};
  imported_file file;
  file.others = std::move(found.others);
  std::set<std::string> taken;
  for (const found_creature& each : found.creatures) {
    imported_entry entry = made_entry(each.of->read(*each.record), *each.of, path, as, knows);
    entry.slug = free_slug(entry.name, taken);
    if (entry.slug != model::slug_of(entry.name))
      entry.notes.guess("the name of its file, " + entry.slug + ".yaml");
    file.entries.push_back(std::move(entry));
  }
  return file;
}

}  // namespace dnd::io::imports
