#include "io/import/formats/foundry.hpp"

#include "io/import/formats/common.hpp"
#include "io/import/formats/foundry_items.hpp"
#include "io/import/plain_text.hpp"
#include "io/import/stat_words.hpp"

#include <algorithm>

namespace dnd::io::imports {
namespace {

using model::defence_kind;

/// Of versions before 10 of Foundry, `system` is `data`.
const node* system_of(const node& from) {
  const node* system = from.find("system");
  return system == nullptr ? from.find("data") : system;
}

void read_actor_abilities(const node* from, creature_maker& into) {
  if (from == nullptr) return;
  for (const auto& [name, each] : from->fields) {
    const auto with = model::parse_ability(name);
    if (!with) continue;
    into.score(*with, number_of_node(each.find("value")));
    if (number_of_node(each.find("proficient")).value_or(0) > 0) into.save_proficiency(*with);
  }
}

void read_skills(const node* from, creature_maker& into) {
  if (from == nullptr) return;
  for (const auto& [name, each] : from->fields) {
    const auto skill = read_skill_word(name);
    const int times = number_of_node(each.find("value")).value_or(0);
    if (skill && times > 0) into.skill_proficiency(*skill, std::min(times, 2));
  }
}

void read_actor_armor(const node* from, const node& whole, creature_maker& into) {
  if (from == nullptr) return;
  if (const auto flat = number_of_node(from->find("flat"))) return into.armor_class(flat);
  if (const auto value = number_of_node(from->find("value"))) return into.armor_class(value);
  const worn_items worn = worn_items_of(whole);
  const int dexterity = into.modifier_of(model::ability::dex);
  const int base = worn.armor ? worn.armor->base + std::min(dexterity, worn.armor->dexterity_most)
                              : 10 + dexterity;
  into.armor_class(base + worn.shield);
  into.notes().guess("armor class " + std::to_string(base + worn.shield) +
                     ", of what it wears and its Dexterity");
}

std::string values_of(const node* from) {
  if (from == nullptr) return {};
  std::string words = joined_texts(from->find("value"), "; ");
  const std::string custom = text_of_node(from->find("custom"));
  return custom.empty() ? words : words + "; " + custom;
}

void read_defence(const node* from, defence_kind kind, creature_maker& into) {
  if (from == nullptr) return;
  const auto bypasses = texts_of_node(from->find("bypasses"));
  if (bypasses.empty()) return into.damage_defence(kind, values_of(from));
  std::string physical;
  std::string rest;
  for (const std::string& each : texts_of_node(from->find("value"))) {
    const bool is_physical = each == "bludgeoning" || each == "piercing" || each == "slashing";
    (is_physical ? physical : rest) += each + (is_physical ? ", " : "; ");
  }
  const auto has = [&](std::string_view word) {
    return std::find(bypasses.begin(), bypasses.end(), word) != bypasses.end();
  };
  physical += " from nonmagical attacks";
  if (has("sil")) physical += " that aren't silvered";
  if (has("ada")) physical += " that aren't adamantine";
  into.damage_defence(kind, rest + physical + "; " + text_of_node(from->find("custom")));
}

void read_traits_record(const node* from, creature_maker& into) {
  if (from == nullptr) return;
  into.size(text_of_node(from->find("size")));
  read_defence(from->find("di"), defence_kind::immunity, into);
  read_defence(from->find("dr"), defence_kind::resistance, into);
  read_defence(from->find("dv"), defence_kind::vulnerability, into);
  into.condition_immunities(values_of(from->find("ci")));
  const node* languages = from->find("languages");
  if (languages == nullptr) return;
  std::string words = joined_texts(languages->find("value"), ", ");
  const std::string custom = text_of_node(languages->find("custom"));
  into.languages(words + (words.empty() || custom.empty() ? "" : ", ") + custom);
}

void read_details(const node* from, creature_maker& into) {
  if (from == nullptr) return;
  into.alignment(text_of_node(from->find("alignment")));
  const node* type = from->find("type");
  if (type != nullptr && type->is(node_kind::record)) {
    const std::string custom = text_of_node(type->find("custom"));
    const std::string value = text_of_node(type->find("value"));
    into.type(value.empty() || value == "custom" ? custom : value);
    into.subtype(text_of_node(type->find("subtype")));
  } else {
    into.type(text_of_node(type));
  }
  into.challenge(text_of_node(from->find("cr")));
  into.experience(number_of_node(from->find("xp", "value")));
  into.describe(text_of_node(from->find("biography", "value")));
  into.creature().race = text_of_node(from->find("race"));
  into.creature().level = number_of_node(from->find("level")).value_or(0);
}

void read_senses_of(const node* attributes, const node* traits, creature_maker& into) {
  const node* senses = attributes == nullptr ? nullptr : attributes->find("senses");
  if (senses == nullptr && traits != nullptr)
    return into.senses(text_of_node(traits->find("senses")));
  if (senses == nullptr) return;
  const node* ranges = senses->find("ranges");
  std::string words;
  for (const auto& [name, feet] : (ranges == nullptr ? senses : ranges)->fields)
    if (number_of_node(&feet).value_or(0) > 0 && name != "units")
      words += name + " " + std::to_string(*number_of_node(&feet)) + " ft., ";
  const std::string special = plain_line(text_of_node(senses->find("special")));
  if (!special.empty()) words += special;
  if (!words.empty()) into.senses(words);
}

void read_attributes(const node* from, const node& whole, creature_maker& into) {
  if (from == nullptr) return;
  into.proficiency_bonus(number_of_node(from->find("prof")));
  read_actor_armor(from->find("ac"), whole, into);
  if (const node* points = from->find("hp")) {
    const node* most = points->find("max");
    if (!number_of_node(most)) most = points->find("value");
    into.hit_points(number_of_node(most), first_dice(text_of_node(points->find("formula"))));
  }
  if (const node* speed = from->find("movement"))
    read_speed_record(*speed, into);
  else
    into.speed(text_of_node(from->find("speed", "value")));
  const node* bonus = from->find("init", "bonus");
  if (const auto more = number_of_node(bonus); more && *more != 0)
    into.initiative(into.modifier_of(model::ability::dex) + *more);
}

}  // namespace

bool is_foundry(const node& from) {
  const node* system = system_of(from);
  return from.has("name") && from.has("type") && system != nullptr &&
         system->find("abilities", "str") != nullptr && system->find("attributes", "hp") != nullptr;
}

imported_creature read_foundry(const node& from) {
  creature_maker into(text_of_node(from.find("name")));
  record_reader fields(from, into.notes());
  fields.pass_over({"name", "_id", "img", "prototypeToken", "token", "flags", "effects", "folder",
                    "sort", "ownership", "permission", "_stats", "items", "system", "data", "_key",
                    "version"});
  if (fields.text("type") == "character") into.block().kind = model::creature_kind::character;
  const node& system = *system_of(from);
  read_actor_abilities(system.find("abilities"), into);
  read_details(system.find("details"), into);
  read_traits_record(system.find("traits"), into);
  read_attributes(system.find("attributes"), from, into);
  read_skills(system.find("skills"), into);
  read_senses_of(system.find("attributes"), system.find("traits"), into);
  into.legendary_uses(number_of_node(system.find("resources", "legact", "max")));
  read_foundry_items(from, into);
  for (const auto& [name, each] : system.fields) {
    constexpr std::array<std::string_view, 7> read = {
        "abilities", "details", "traits", "attributes", "skills", "resources", "spells"};
    if (std::find(read.begin(), read.end(), name) == read.end() && !each.is_empty())
      into.notes().leave_out("field system." + name.substr(0, 60));
  }
  fields.finish();
  return into.take();
}

}  // namespace dnd::io::imports
