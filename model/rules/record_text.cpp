#include "model/rules/record_text.hpp"

#include "model/json/text.hpp"
#include "model/vocabulary.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>
#include <map>
#include <vector>

namespace dnd::model::rules {

namespace {

/// Words that YAML takes for something else.
bool is_yaml_word(std::string_view text) {
  constexpr std::array<std::string_view, 9> words = {"true", "false", "null", "yes", "no",
                                                     "on",   "off",   "y",    "n"};
  return std::ranges::find(words, text) != words.end();
}

bool is_plain(std::string_view text) {
  constexpr std::string_view safe =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 -_'";
  if (text.empty() || text.back() == ' ') return false;
  const char first = text.front();
  const bool begins_well = (first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z');
  if (!begins_well || text.find_first_not_of(safe) != std::string_view::npos) return false;
  std::string lower(text);
  std::ranges::transform(lower, lower.begin(), [](char letter) {
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
  });
  return !is_yaml_word(lower);
}

template <class List, class Print>
std::string joined_by_commas(const List& list, Print print) {
  std::string text;
  for (const auto& each : list) {
    if (!text.empty()) text += ", ";
    text += print(each);
  }
  return text;
}

std::string list_of(const std::vector<std::string>& names) {
  return "[" + joined_by_commas(names, yaml_text) + "]";
}

/// Writes `name: value`, a line each.
class file_writer {
 public:
  void line(std::string_view field, std::string_view value) {
    fmt::format_to(std::back_inserter(out_), "{}: {}\n", field, value);
  }
  void text(std::string_view field, const std::string& value) {
    if (!value.empty()) line(field, yaml_text(value));
  }
  void list(std::string_view field, const std::vector<std::string>& values) {
    if (!values.empty()) line(field, list_of(values));
  }
  [[nodiscard]] std::string take() && { return std::move(out_); }

 private:
  std::string out_;
};

std::string level_text(const level_record& taken) {
  if (taken.hp == 0 && taken.gain.empty()) return yaml_text(taken.of);
  std::string text = "{class: " + yaml_text(taken.of);
  if (taken.hp > 0) text += fmt::format(", hp: {}", taken.hp);
  if (!taken.gain.empty()) text += ", gain: " + yaml_text(taken.gain);
  return text + "}";
}

std::string abilities_text(const character_record& record) {
  std::string text;
  for (std::size_t i = 0; i < ability_count; ++i) {
    if (i > 0) text += ", ";
    text += fmt::format("{}: {}", to_text(static_cast<ability>(i)), record.abilities[i]);
  }
  return "{" + text + "}";
}

std::string by_level(const std::vector<spell_record>& spells) {
  std::map<int, std::vector<std::string>> rows;
  for (const spell_record& each : spells) rows[each.level].push_back(each.spell);
  return "{" +
         joined_by_commas(rows,
                          [](const auto& row) {
                            return fmt::format("{}: {}", row.first, list_of(row.second));
                          }) +
         "}";
}

std::string weapon_text(const weapon_record& has) {
  weapon_record plain;
  plain.weapon = has.weapon;
  if (has == plain) return yaml_text(has.weapon);
  std::string text = "{weapon: " + yaml_text(has.weapon);
  if (!has.name.empty()) text += ", name: " + yaml_text(has.name);
  if (has.bonus != 0) text += fmt::format(", bonus: {}", has.bonus);
  if (has.proficient) text += fmt::format(", proficient: {}", *has.proficient);
  if (has.magical) text += ", magical: true";
  if (has.silvered) text += ", silvered: true";
  if (has.adamantine) text += ", adamantine: true";
  return text + "}";
}

std::string counts_text(const std::vector<counted_record>& counts) {
  return "{" +
         joined_by_commas(counts,
                          [](const counted_record& one) {
                            return fmt::format("{}: {}", yaml_text(one.name), one.count);
                          }) +
         "}";
}

std::string item_text(const item_record& has) {
  item_record plain;
  plain.item = has.item;
  plain.attuned = has.attuned;
  if (has == plain) return yaml_text(has.item);
  std::string text = "{item: " + yaml_text(has.item);
  if (!has.weapon.empty()) text += ", weapon: " + yaml_text(has.weapon);
  if (!has.armor.empty()) text += ", armor: " + yaml_text(has.armor);
  if (has.stowed) text += ", stowed: true";
  if (!has.looks.empty()) text += ", looks: " + yaml_text(has.looks);
  if (has.count != 1) text += fmt::format(", count: {}", has.count);
  if (!has.uses.empty()) text += ", uses: " + counts_text(has.uses);
  return text + "}";
}

void write_spells(const character_record& record, file_writer& out) {
  if (record.spells.empty()) return;
  out.line("spells", "{" + joined_by_commas(record.spells, [](const spells_record& one) {
                       return yaml_text(one.of) + ": " + by_level(one.spells);
                     }) + "}");
  std::vector<spells_record> books = record.spells;
  std::erase_if(books, [](const spells_record& one) { return one.book.empty(); });
  if (!books.empty())
    out.line("spellbook", "{" + joined_by_commas(books, [](const spells_record& one) {
                            return yaml_text(one.of) + ": " + by_level(one.book);
                          }) + "}");
}

void write_belongings(const character_record& record, file_writer& out) {
  out.text("armor", record.armor);
  if (record.shield) out.line("shield", "true");
  if (!record.weapons.empty())
    out.line("weapons", "[" + joined_by_commas(record.weapons, weapon_text) + "]");
  if (!record.items.empty())
    out.line("items", "[" + joined_by_commas(record.items, item_text) + "]");
  std::vector<std::string> attuned;
  for (const item_record& has : record.items)
    if (has.attuned) attuned.push_back(has.item);
  out.list("attuned", attuned);
  if (!record.supplies.empty()) out.line("supplies", counts_text(record.supplies));
}

}  // namespace

std::string yaml_text(std::string_view text) {
  if (is_plain(text)) return std::string(text);
  std::string quoted;
  json::append_string(quoted, text);
  return quoted;
}

std::string yaml_of(const character_record& record) {
  file_writer out;
  out.text("name", record.name);
  out.text("race", record.race);
  out.text("subrace", record.subrace);
  out.text("background", record.background);
  out.line("levels", "[" + joined_by_commas(record.levels, level_text) + "]");
  if (!record.subclasses.empty())
    out.line("subclasses",
             "{" + joined_by_commas(record.subclasses, [](const subclass_record& one) {
               return yaml_text(one.of) + ": " + yaml_text(one.subclass);
             }) + "}");
  out.line("abilities", abilities_text(record));
  if (record.experience > 0) out.line("experience", std::to_string(record.experience));
  if (record.hit_points) out.line("hit_points", std::to_string(*record.hit_points));
  out.list("skills", record.skills);
  out.list("expertise", record.expertise);
  out.list("proficiencies", record.proficiencies);
  out.text("languages", record.languages);
  out.list("features", record.features);
  out.list("feats", record.feats);
  out.list("enemies", record.enemies);
  write_belongings(record, out);
  write_spells(record, out);
  for (const kept_field& each : record.others) out.line(each.field, each.text);
  return std::move(out).take();
}

std::string lookup_text(const character_record& record) {
  return record.slug + "\n" + yaml_of(record);
}

}  // namespace dnd::model::rules
