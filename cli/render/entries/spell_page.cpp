#include "cli/render/entries/entry_lines.hpp"
#include "cli/render/grammar.hpp"
#include "cli/render/rule_terms.hpp"
#include "model/utf8.hpp"
#include "model/vocabulary.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

namespace dnd::cli {
namespace {

using model::content_node;
using texts = std::vector<std::string>;

[[nodiscard]] std::string spell_nature(const entry_page& page) {
  const std::string_view level = page.fields().text_of("level");
  const std::string_view school = page.fields().text_of("school");
  std::string text =
      level == "0" ? fmt::format("{} cantrip", school) : fmt::format("level {} {}", level, school);
  if (page.fields().text_of("ritual") == "true") text += ", ritual";
  return text;
}

[[nodiscard]] std::string range_of(std::string_view range) {
  const bool is_feet =
      !range.empty() && range.find_first_not_of("0123456789") == std::string_view::npos;
  return is_feet ? std::string(range) + " ft." : std::string(range);
}

/// "V, S, M (worth 100 gp)".
[[nodiscard]] std::string components_of(const entry_page& page) {
  texts letters;
  if (const content_node* list = page.fields().find("components"))
    for (const content_node& each : list->items) {
      letters.push_back(each.text);
      for (char& letter : letters.back())
        if (letter >= 'a' && letter <= 'z') letter = static_cast<char>(letter - 'a' + 'A');
    }
  std::string text = listed(letters);
  if (const std::string cost = page.text_at("material_cost_gp"); !cost.empty())
    text += " (worth " + cost + " gp)";
  return text;
}

[[nodiscard]] std::string save_of(const content_node& save) {
  const auto with = model::parse_ability(save.text_of("with"));
  const std::string_view success = save.text_of("success");
  std::string text = with ? short_name(*with) : std::string(save.text_of("with"));
  if (success == "half") text += ", half on a success";
  if (success == "none") text += ", nothing on a success";
  return text;
}

/// A field of a spell that grows: "by_slot", "count_by_level".
struct growth {
  std::string_view field;
  /// Over its numbers.
  std::string_view over;
};
constexpr growth growths[] = {{"by_slot", "slot"}, {"by_level", "level"}};
constexpr growth counts[] = {{"count_by_slot", "slot"}, {"count_by_level", "level"}};

/// Numbers in one line under their levels; in a line of text where the terminal is too narrow.
void add_growth(entry_page& page, std::string_view over, const content_node& by) {
  if (by.items.size() < 2) return;
  std::vector<table_column> columns{{.title = fmt::format("  by {}", over)}};
  table_row row{{}};
  std::size_t width = columns.front().title.size();
  for (const content_node& each : by.items) {
    columns.push_back({.title = each.key, .align = alignment::right});
    row.push_back({each.text});
    width += 2 + std::max(each.key.size(), each.text.size());
  }
  if (width <= page.where().width) return page.table(columns, {row});
  texts parts;
  for (const content_node& each : by.items) parts.push_back(each.key + ": " + each.text);
  page.define(fmt::format("  by {}", over), listed(parts));
}

/// The least of a field that grows, with what it is of: "8d6 fire".
void add_grown(entry_page& page, const std::string& term, const std::string& of,
               const content_node& in) {
  for (const growth& each : growths) {
    const content_node* by = in.find(each.field);
    if (by == nullptr || by->items.empty()) continue;
    page.define(term, by->items.front().text + of);
    add_growth(page, each.over, *by);
  }
}

void add_damage(entry_page& page, const content_node& part) {
  const std::string_view type = part.text_of("type");
  const std::string of = type.empty() ? "" : " " + std::string(type);
  add_grown(page, "Damage", of, part);
  if (const std::string_view each = part.text_of("each"); !each.empty())
    page.define("Damage", fmt::format("{}{} each", each, of));
  for (const growth& each : counts)
    if (const content_node* by = part.find(each.field); by != nullptr && !by->items.empty()) {
      page.define("  how many", by->items.front().text);
      add_growth(page, each.over, *by);
    }
}

/// `heal: {1: 1d8, 2: 2d8}`: by slot, of a cantrip by level.
void add_table(entry_page& page, const std::string& term, std::string_view field) {
  const content_node* by = page.fields().find(field);
  if (by == nullptr || by->items.empty()) return;
  page.define(term, by->items.front().text);
  add_growth(page, page.fields().text_of("level") == "0" ? "level" : "slot", *by);
}

}  // namespace

void fill_spell_page(entry_page& page) {
  const content_node& fields = page.fields();
  page.title(spell_nature(page));
  page.define("Casting time", std::string(fields.text_of("casting_time")));
  page.define("Range", range_of(fields.text_of("range")));
  page.define("Area", std::string(fields.text_of("area")));
  page.define("Components", components_of(page));
  const std::string duration(fields.text_of("duration"));
  const bool concentration = fields.text_of("concentration") == "true";
  page.define("Duration", concentration ? "concentration, " + duration : duration);
  if (const std::string_view attack = fields.text_of("attack"); !attack.empty())
    page.define("Attack", fmt::format("{} spell attack", attack));
  if (const content_node* save = fields.find("save")) page.define("Save", save_of(*save));
  if (const content_node* damage = fields.find("damage"))
    for (const content_node& part : damage->items) add_damage(page, part);
  if (const content_node* random = fields.find("random_damage"))
    page.define("Damage", fmt::format("{} of one of: {}", random->text_of("dice"),
                                      page.text_of(random->find("types"))));
  add_table(page, "Heals", "heal");
  add_table(page, "Affects", "hit_points_affected");
  page.define("May impose", page.text_at("conditions"));
  page.define("Classes", page.text_at("classes"));
  page.define("Subclasses", page.text_at("subclasses"));
  page.finish({"level", "school", "ritual", "casting_time", "range", "area", "components",
               "material_cost_gp", "duration", "concentration", "attack", "save", "damage",
               "random_damage", "heal", "hit_points_affected", "conditions", "classes",
               "subclasses"});
}

}  // namespace dnd::cli
