#include "io/import/formats/tetra_cube.hpp"

#include "io/import/formats/common.hpp"
#include "io/import/plain_text.hpp"
#include "io/import/stat_words.hpp"
#include "model/dice/simple.hpp"
#include "model/slug.hpp"

#include <algorithm>
#include <array>

namespace dnd::io::imports {
namespace {

using model::action_group;
using model::defence_kind;

/// Armor by name: what it gives, and how much of Dexterity counts.
struct worn_armor {
  std::string_view name;
  int base;
  int dexterity_most;
};
constexpr std::array armors = {
    worn_armor{"mage armor", 13, 99},      worn_armor{"padded", 11, 99},
    worn_armor{"leather", 11, 99},         worn_armor{"studded", 12, 99},
    worn_armor{"studded leather", 12, 99}, worn_armor{"hide", 12, 2},
    worn_armor{"chain shirt", 13, 2},      worn_armor{"scale mail", 14, 2},
    worn_armor{"breastplate", 14, 2},      worn_armor{"half plate", 15, 2},
    worn_armor{"ring mail", 14, 0},        worn_armor{"chain mail", 16, 0},
    worn_armor{"splint", 17, 0},           worn_armor{"plate", 18, 0},
};

void read_armor_name(record_reader& fields, creature_maker& into) {
  const std::string name = fields.text("armorName");
  const int natural = fields.number("natArmorBonus").value_or(0);
  const int shield = fields.number("shieldBonus").value_or(0);
  const std::string other = fields.text("otherArmorDesc");
  const int dexterity = into.modifier_of(model::ability::dex);
  if (name == "other") return into.armor_class(first_number(other));
  const auto found = std::find_if(armors.begin(), armors.end(),
                                  [&](const worn_armor& armor) { return armor.name == name; });
  if (found != armors.end())
    return into.armor_class(found->base + std::min(dexterity, found->dexterity_most) + shield);
  if (name == "natural armor") return into.armor_class(10 + dexterity + natural + shield);
  if (name != "none" && !name.empty())
    into.notes().guess("armor class without the armor \"" + plain_line(name) + "\"");
  into.armor_class(10 + dexterity + shield);
}

void read_points(record_reader& fields, creature_maker& into) {
  constexpr std::array<int, 6> die_by_size = {4, 6, 8, 10, 12, 20};
  const int count = std::clamp(fields.number("hitDice").value_or(1), 1, 200);
  const std::string words = fields.text("hpText");
  if (fields.flag("customHP")) return into.hit_points(first_number(words), first_dice(words));
  const model::simple_dice dice{count, die_by_size[static_cast<std::size_t>(into.block().size)],
                                count * into.modifier_of(model::ability::con)};
  into.hit_points(std::max(1, model::average_of(dice)), model::print(dice));
}

void read_speeds(record_reader& fields, creature_maker& into) {
  const std::string words = fields.text("speedDesc");
  model::speeds speed;
  const auto feet = [&](std::string_view name) {
    return static_cast<std::int16_t>(std::clamp(fields.number(name).value_or(0), 0, 1000));
  };
  speed.walk = feet("speed");
  speed.burrow = feet("burrowSpeed");
  speed.climb = feet("climbSpeed");
  speed.fly = feet("flySpeed");
  speed.swim = feet("swimSpeed");
  speed.hover = fields.flag("hover");
  if (fields.flag("customSpeed"))
    into.speed(words);
  else
    into.speed(speed);
}

/// Puts figures in place of "[STR ATK]", "[DEX 1D8]", "[CON SAVE]", "[WIS]", "[MON]".
class figure_marks {
 public:
  figure_marks(const creature_maker& of, std::string name) : of_(of), name_(std::move(name)) {}

  [[nodiscard]] std::string filled_in(const std::string& text) const {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t open = std::min(text.find('[', at), text.size());
      const std::size_t close = text.find(']', open);
      out.append(text, at, open - at);
      if (open == text.size()) break;
      if (close == std::string::npos) return out.append(text, open, std::string::npos);
      out += words_for(text.substr(open + 1, close - open - 1));
      at = close + 1;
    }
    return out;
  }

 private:
  [[nodiscard]] std::string words_for(const std::string& mark) const {
    if (mark == "MON") return name_;
    if (mark == "MONS") return name_ + "'s";
    const auto with = model::parse_ability(mark.substr(0, std::min<std::size_t>(3, mark.size())));
    if (!with) return "[" + mark + "]";
    const int modifier = of_.modifier_of(*with);
    const std::string rest = mark.size() > 4 ? mark.substr(4) : std::string();
    const auto signed_text = [](int value) {
      return (value < 0 ? "" : "+") + std::to_string(value);
    };
    if (rest.empty()) return signed_text(modifier);
    if (rest.starts_with("ATK"))
      return signed_text(modifier + of_.proficiency_bonus() + first_number(rest).value_or(0));
    if (rest.starts_with("SAVE"))
      return std::to_string(8 + modifier + of_.proficiency_bonus() +
                            first_number(rest).value_or(0));
    const auto dice = first_dice(rest);
    if (!dice) return "[" + mark + "]";
    auto parsed = model::parse_simple(*dice);
    if (!parsed) return "[" + mark + "]";
    parsed->bonus += modifier;
    return std::to_string(std::max(1, model::average_of(*parsed))) + " (" + model::print(*parsed) +
           ")";
  }

  const creature_maker& of_;
  std::string name_;
};

void read_lists(record_reader& fields, creature_maker& into) {
  for (const node* each : fields.records("sthrows"))
    if (const auto with = model::parse_ability(text_of_node(each->find("name"))))
      into.save_proficiency(*with);
  for (const node* each : fields.records("skills"))
    if (const auto skill = read_skill_word(text_of_node(each->find("name")))) {
      const bool twice = text_of_node(each->find("note")).find("ex") != std::string::npos;
      into.skill_proficiency(*skill, twice ? 2 : 1);
    }
  for (const std::string_view list : {"damagetypes", "specialdamage"})
    for (const node* each : fields.records(list)) {
      const std::string kind = text_of_node(each->find("type"));
      into.damage_defence(kind == "i"   ? defence_kind::immunity
                          : kind == "v" ? defence_kind::vulnerability
                                        : defence_kind::resistance,
                          text_of_node(each->find("name")));
    }
  std::string conditions;
  for (const node* each : fields.records("conditions"))
    conditions += text_of_node(each->find("name")) + ", ";
  if (!conditions.empty()) into.condition_immunities(conditions);
  std::string languages;
  for (const node* each : fields.records("languages")) {
    if (!languages.empty()) languages += ", ";
    languages += text_of_node(each->find("name"));
  }
  if (const auto feet = fields.number("telepathy"); feet && *feet > 0)
    languages +=
        (languages.empty() ? "telepathy " : ", telepathy ") + std::to_string(*feet) + " ft.";
  into.languages(languages);
}

void read_tetra_powers(record_reader& fields, std::string_view name, action_group group,
                       const figure_marks& marks, creature_maker& into) {
  for (const node* each : fields.records(name))
    into.action(group, text_of_node(each->find("name")),
                marks.filled_in(text_of_node(each->find("desc"))));
}

}  // namespace

bool is_tetra_cube(const node& from) {
  return has_all(from, {"name", "hitDice", "armorName", "strPoints"});
}

imported_creature read_tetra_cube(const node& from) {
  constexpr std::array<std::string_view, model::ability_count> points = {
      "strPoints", "dexPoints", "conPoints", "intPoints", "wisPoints", "chaPoints"};
  const std::string name = text_of_node(from.find("name"));
  creature_maker into(name);
  record_reader fields(from, into.notes());
  fields.pass_over({"name", "shortName", "pluralName", "doubleColumns", "separationPoint", "damage",
                    "properties", "legendariesDescription", "isLegendary", "isLair", "isMythic",
                    "isRegional", "lairDescription", "lairDescriptionEnd", "mythicDescription",
                    "regionalDescription", "regionalDescriptionEnd", "pronoun", "understandsBut"});
  into.size(fields.text("size"));
  into.type(fields.text("type"));
  into.subtype(fields.text("tag"));
  into.alignment(fields.text("alignment"));
  read_scores(fields, into, points);
  into.challenge(fields.text("cr"));
  const auto own_proficiency = fields.number("customProf");
  if (text_of_node(from.find("cr")) == "*") into.proficiency_bonus(own_proficiency);
  fields.pass_over({"customCr"});
  read_armor_name(fields, into);
  read_points(fields, into);
  read_speeds(fields, into);
  std::string senses;
  for (const std::string_view sense : {"blindsight", "darkvision", "tremorsense", "truesight"})
    if (const auto feet = fields.number(sense); feet && *feet > 0)
      senses += std::string(sense) + " " + std::to_string(*feet) + " ft., ";
  if (!senses.empty()) into.senses(senses);
  if (fields.flag("blind")) into.notes().leave_out("that it is blind beyond its blindsight");
  read_lists(fields, into);
  const std::string called = text_of_node(from.find("shortName"));
  const figure_marks marks(into, called.empty() ? name : called);
  for (const node* each : fields.records("abilities"))
    add_trait(text_of_node(each->find("name")), marks.filled_in(text_of_node(each->find("desc"))),
              into);
  read_tetra_powers(fields, "actions", action_group::action, marks, into);
  read_tetra_powers(fields, "bonusActions", action_group::bonus_action, marks, into);
  read_tetra_powers(fields, "reactions", action_group::reaction, marks, into);
  read_tetra_powers(fields, "legendaries", action_group::legendary, marks, into);
  read_tetra_powers(fields, "mythics", action_group::special, marks, into);
  read_tetra_powers(fields, "lairs", action_group::lair, marks, into);
  fields.pass_over({"regionals"});
  fields.finish();
  return into.take();
}

}  // namespace dnd::io::imports
