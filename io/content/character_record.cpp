#include "io/content/character_record.hpp"

#include "model/rules/record_text.hpp"
#include "model/slug.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <string_view>

namespace dnd::io::content {
namespace {

using model::character_record;
using model::rules::yaml_text;

/// Longer texts stay in the file: a record is written to the log with each change.
constexpr std::size_t kept_bytes_max = 8 * 1024;

const yaml_node* field_of(const yaml_node& at, std::string_view name) {
  if (at.kind != yaml_kind::mapping) return nullptr;
  for (std::size_t i = 0; i < at.entry_count(); ++i)
    if (at.key(i).text == name && at.value(i).kind != yaml_kind::null) return &at.value(i);
  return nullptr;
}

std::string text_in(const yaml_node& at, std::string_view name) {
  const yaml_node* const found = field_of(at, name);
  return found == nullptr ? std::string() : found->text;
}

template <class Number>
Number number_in(const yaml_node& at, std::string_view name, Number otherwise) {
  const std::string text = text_in(at, name);
  Number made = otherwise;
  // "+1" is a number too.
  const char* const begin = text.data() + (text.starts_with('+') ? 1 : 0);
  static_cast<void>(std::from_chars(begin, text.data() + text.size(), made));
  return made;
}

bool flag_in(const yaml_node& at, std::string_view name) {
  return text_in(at, name) == "true";
}

std::vector<std::string> texts_in(const yaml_node& at, std::string_view name) {
  std::vector<std::string> texts;
  if (const yaml_node* const list = field_of(at, name))
    for (const yaml_node* each : list->children) texts.push_back(each->text);
  return texts;
}

std::vector<std::string> slugs_in(const yaml_node& at, std::string_view name) {
  std::vector<std::string> slugs = texts_in(at, name);
  for (std::string& each : slugs) each = model::slug_of(each);
  return slugs;
}

std::vector<model::counted_record> counts_in(const yaml_node& at, std::string_view name) {
  std::vector<model::counted_record> counts;
  const yaml_node* const map = field_of(at, name);
  if (map == nullptr) return counts;
  for (std::size_t i = 0; i < map->entry_count(); ++i) {
    const std::string& key = map->key(i).text;
    counts.push_back({key, number_in<std::int16_t>(*map, key, 0)});
  }
  return counts;
}

/// A number or a truth value, which quotes would make a text of.
bool must_stay_plain(const yaml_node& at) {
  if (at.quoted || at.text.empty()) return false;
  return at.text == "true" || at.text == "false" ||
         at.text.find_first_not_of("0123456789+-./") == std::string::npos;
}

/// The node in one line.
std::string in_one_line(const yaml_node& at) {
  std::string text;
  switch (at.kind) {
    case yaml_kind::null:
      return "null";
    case yaml_kind::scalar:
      return must_stay_plain(at) ? at.text : yaml_text(at.text);
    case yaml_kind::sequence:
      for (const yaml_node* each : at.children)
        text += (text.empty() ? "" : ", ") + in_one_line(*each);
      return "[" + text + "]";
    case yaml_kind::mapping:
      for (std::size_t i = 0; i < at.entry_count(); ++i)
        text +=
            (text.empty() ? "" : ", ") + in_one_line(at.key(i)) + ": " + in_one_line(at.value(i));
      return "{" + text + "}";
  }
  return text;
}

model::weapon_record weapon_in(const yaml_node& at) {
  model::weapon_record made;
  if (at.kind != yaml_kind::mapping) {
    made.weapon = model::slug_of(at.text);
    return made;
  }
  made.weapon = model::slug_of(text_in(at, "weapon"));
  made.name = text_in(at, "name");
  made.bonus = number_in<std::int16_t>(at, "bonus", 0);
  if (field_of(at, "proficient")) made.proficient = flag_in(at, "proficient");
  made.magical = flag_in(at, "magical");
  made.silvered = flag_in(at, "silvered");
  made.adamantine = flag_in(at, "adamantine");
  return made;
}

model::item_record item_in(const yaml_node& at, const std::vector<std::string>& attuned) {
  model::item_record made;
  const bool has_more = at.kind == yaml_kind::mapping;
  made.item = model::slug_of(has_more ? text_in(at, "item") : at.text);
  made.attuned = std::find(attuned.begin(), attuned.end(), made.item) != attuned.end();
  if (!has_more) return made;
  made.weapon = model::slug_of(text_in(at, "weapon"));
  made.armor = model::slug_of(text_in(at, "armor"));
  made.stowed = flag_in(at, "stowed");
  made.looks = text_in(at, "looks");
  made.count = number_in<std::int16_t>(at, "count", 1);
  made.uses = counts_in(at, "uses");
  return made;
}

void take_belongings(const yaml_node& root, character_record& into) {
  into.armor = model::slug_of(text_in(root, "armor"));
  into.shield = flag_in(root, "shield");
  if (const yaml_node* const list = field_of(root, "weapons"))
    for (const yaml_node* each : list->children) into.weapons.push_back(weapon_in(*each));
  const std::vector<std::string> attuned = slugs_in(root, "attuned");
  if (const yaml_node* const list = field_of(root, "items"))
    for (const yaml_node* each : list->children) into.items.push_back(item_in(*each, attuned));
  into.supplies = counts_in(root, "supplies");
}

/// Their classes are those that the entries name.
void take_subclasses(const yaml_node& root, const character_reading& read, character_record& into) {
  std::vector<std::string> slugs;
  if (field_of(root, "subclass")) slugs.push_back(model::slug_of(text_in(root, "subclass")));
  if (const yaml_node* const map = field_of(root, "subclasses"))
    for (std::size_t i = 0; i < map->entry_count(); ++i)
      slugs.push_back(model::slug_of(map->value(i).text));
  for (const std::string& slug : slugs)
    if (const auto facts = read.facts.subclass(slug)) into.subclasses.push_back({facts->of, slug});
}

void take_spells(const character_reading& read, character_record& into) {
  for (std::size_t i = 0; i < read.who.casting.size(); ++i) {
    model::spells_record made;
    made.of = read.casting_of[i];
    if (made.of.empty()) continue;
    for (const model::known_spell& one : read.who.casting[i].spells)
      made.spells.push_back({one.spell, one.level});
    for (const model::spells_record& has : read.books)
      if (has.of == made.of) made.book = has.book;
    into.spells.push_back(std::move(made));
  }
}

void take_others(const yaml_node& root, character_record& into) {
  constexpr std::array<std::string_view, 28> known = {
      "name",       "race",     "subrace",   "background",    "class",     "level",
      "classes",    "levels",   "subclass",  "subclasses",    "abilities", "experience",
      "hit_points", "skills",   "expertise", "proficiencies", "languages", "features",
      "feats",      "enemies",  "armor",     "shield",        "weapons",   "items",
      "attuned",    "supplies", "spells",    "spellbook"};
  for (std::size_t i = 0; i < root.entry_count(); ++i) {
    const std::string& field = root.key(i).text;
    if (std::find(known.begin(), known.end(), field) != known.end()) continue;
    if (root.value(i).kind == yaml_kind::null) continue;
    std::string text = in_one_line(root.value(i));
    const bool is_prose = field == "description";
    if (!is_prose || text.size() <= kept_bytes_max) into.others.push_back({field, std::move(text)});
  }
}

}  // namespace

character_record record_of(const value& at, const character_reading& read) {
  const yaml_node& root = at.node();
  character_record made;
  made.slug = read.who.slug.str();
  made.name = text_in(root, "name");
  made.race = text_in(root, "race");
  made.subrace = text_in(root, "subrace");
  made.background = text_in(root, "background");
  const yaml_node* const scores = field_of(root, "abilities");
  for (std::size_t i = 0; scores != nullptr && i < scores->entry_count(); ++i)
    if (const auto which = model::parse_ability(scores->key(i).text))
      made.abilities[static_cast<std::size_t>(*which)] =
          number_in<std::int16_t>(*scores, scores->key(i).text, 10);
  made.levels = read.levels;
  made.experience = number_in<std::int32_t>(root, "experience", 0);
  if (field_of(root, "hit_points"))
    made.hit_points = number_in<std::int32_t>(root, "hit_points", 1);
  made.skills = slugs_in(root, "skills");
  made.expertise = slugs_in(root, "expertise");
  made.proficiencies = slugs_in(root, "proficiencies");
  made.languages = text_in(root, "languages");
  made.features = slugs_in(root, "features");
  made.feats = slugs_in(root, "feats");
  made.enemies = texts_in(root, "enemies");
  take_subclasses(root, read, made);
  take_belongings(root, made);
  take_spells(read, made);
  take_others(root, made);
  return made;
}

}  // namespace dnd::io::content
