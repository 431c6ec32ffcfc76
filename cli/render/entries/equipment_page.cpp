#include "cli/render/entries/entry_lines.hpp"
#include "cli/render/grammar.hpp"

#include <fmt/format.h>

#include <string>
#include <vector>

namespace dnd::cli {
namespace {

using model::content_node;
using texts = std::vector<std::string>;

/// "80/320 ft." of `[80, 320]`.
[[nodiscard]] std::string feet_of(const content_node* range) {
  if (range == nullptr) return {};
  texts feet;
  for (const content_node& each : range->items) feet.push_back(each.text);
  return feet.empty() ? std::string() : fmt::format("{} ft.", fmt::join(feet, "/"));
}

void add_weapon(entry_page& page, const content_node& weapon) {
  std::string damage(weapon.text_of("damage"));
  if (const std::string_view both = weapon.text_of("two_handed"); !both.empty())
    damage += fmt::format(", {} with two hands", both);
  page.define("Damage", damage);
  if (const std::string_view reach = weapon.text_of("reach"); !reach.empty())
    page.define("Reach", fmt::format("{} ft.", reach));
  page.define("Range", feet_of(weapon.find("range")));
  page.define("Thrown", feet_of(weapon.find("thrown")));
  page.define("Properties", page.text_of(weapon.find("properties")));
}

void add_armor(entry_page& page, const content_node& armor) {
  std::string text(armor.text_of("base"));
  const std::string_view dexterity = armor.text_of("dexterity");
  if (const std::string_view bonus = armor.text_of("bonus"); !bonus.empty())
    text += fmt::format("+{}", bonus);
  if (dexterity == "full") text += " + DEX";
  if (!dexterity.empty() && dexterity != "full" && dexterity != "none")
    text += fmt::format(" + DEX (at most {})", dexterity);
  page.define("Armor class", text);
  page.define("Strength", std::string(armor.text_of("strength")));
  if (armor.text_of("stealth_disadvantage") == "true") page.define("Stealth", "disadvantage");
}

/// "weapon, martial melee", "armor, heavy", "adventuring gear".
[[nodiscard]] std::string equipment_nature(const entry_page& page) {
  texts nature{words_of_slug(page.fields().text_of("category"))};
  if (const content_node* weapon = page.fields().find("weapon"))
    nature.push_back(fmt::format("{} {}", weapon->text_of("class"), weapon->text_of("form")));
  if (const content_node* armor = page.fields().find("armor"))
    nature.emplace_back(armor->text_of("class"));
  if (const std::string_view kind = page.fields().text_of("kind"); !kind.empty())
    nature.push_back(words_of_slug(kind));
  return listed(nature);
}

}  // namespace

void fill_equipment_page(entry_page& page) {
  const content_node& fields = page.fields();
  page.title(equipment_nature(page));
  if (const content_node* weapon = fields.find("weapon")) add_weapon(page, *weapon);
  if (const content_node* armor = fields.find("armor")) add_armor(page, *armor);
  page.define("Cost", std::string(fields.text_of("cost")));
  if (const std::string_view weight = fields.text_of("weight"); !weight.empty())
    page.define("Weight", fmt::format("{} lb.", weight));
  page.finish({"category", "kind", "weapon", "armor", "cost", "weight"});
}

}  // namespace dnd::cli
