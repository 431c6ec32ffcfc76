#include "io/import/formats/five_e_tools.hpp"

#include "io/import/formats/common.hpp"
#include "io/import/plain_text.hpp"
#include "io/import/spell_text.hpp"
#include "io/import/stat_words.hpp"
#include "model/bounds.hpp"

#include <algorithm>

namespace dnd::io::imports {
namespace {

using model::action_group;
using model::defence_kind;

constexpr std::size_t tag_nesting_most = 16;

std::string attack_words(std::string_view codes, bool roll) {
  const bool melee = codes.find('m') != std::string_view::npos;
  const bool ranged = codes.find('r') != std::string_view::npos;
  const bool spell = codes.find('s') != std::string_view::npos;
  const std::string_view way = melee && ranged ? "Melee or Ranged" : ranged ? "Ranged" : "Melee";
  return std::string(way) + (roll ? " Attack Roll:" : spell ? " Spell Attack:" : " Weapon Attack:");
}

/// "{@hit 4}" as the words that it stands for.
std::string tag_words(std::string_view inside) {
  const std::size_t gap = std::min(inside.find(' '), inside.size());
  const std::string_view name = inside.substr(0, gap);
  const std::string_view value = inside.substr(std::min(inside.size(), gap + 1));
  if (name == "atk") return attack_words(value, false);
  if (name == "atkr") return attack_words(value, true);
  if (name == "h") return "Hit: ";
  if (name == "hit") return value.starts_with('-') ? std::string(value) : "+" + std::string(value);
  if (name == "dc") return "DC " + std::string(value.substr(0, value.find('|')));
  if (name == "recharge")
    return "(Recharge " + (value.empty() ? std::string("6") : std::string(value) + "-6") + ")";
  if (name == "actSave") {
    const auto with = model::parse_ability(value);
    return with ? std::string(full_name(*with)) + " Saving Throw:" : std::string(value);
  }
  if (name == "actSaveFail") return "Failure:";
  if (name == "actSaveSuccess") return "Success:";
  // "{@spell fire bolt|PHB|a bolt of fire}": what is shown stands last.
  const std::size_t first = value.find('|');
  const std::size_t second = first == std::string_view::npos ? first : value.find('|', first + 1);
  const bool is_dice =
      name == "damage" || name == "dice" || name == "chance" || name == "scaledice";
  if (second != std::string_view::npos && second + 1 < value.size() && !is_dice)
    return std::string(value.substr(second + 1));
  return std::string(value.substr(0, first));
}

/// From the innermost tag outwards.
std::string without_tags(std::string text) {
  text.resize(std::min(text.size(), 4 * bounds::import_text_bytes_max));
  for (std::size_t close = text.find('}'); close != std::string::npos;
       close = text.find('}', close)) {
    const std::size_t open = text.rfind("{@", close);
    if (open == std::string::npos) {
      ++close;
      continue;
    }
    const std::string words = tag_words(std::string_view(text).substr(open + 2, close - open - 2));
    text.replace(open, close - open + 1, words);
    close = open + words.size();
  }
  return text;
}

/// Texts, and records with `entries` or `items` of their own.
std::string entries_text(const node* from, std::size_t depth = 0) {
  if (from == nullptr || depth > tag_nesting_most) return {};
  if (std::string text = text_of_node(from); !text.empty()) return without_tags(std::move(text));
  std::string all;
  const auto add = [&](const std::string& more) {
    if (more.empty()) return;
    if (!all.empty()) all += '\n';
    all += more;
  };
  for (const node& each : from->items) add(entries_text(&each, depth + 1));
  if (!from->is(node_kind::record)) return all;
  for (const std::string_view inside : {"entries", "items", "entry"})
    add(entries_text(from->find(inside), depth + 1));
  const std::string name = text_of_node(from->find("name"));
  return name.empty() || depth == 0 ? all : without_tags(name) + ". " + all;
}

void read_armor_list(const node* from, creature_maker& into) {
  if (from == nullptr) return;
  const node* first = from->items.empty() ? from : &from->items.front();
  if (first->is(node_kind::record)) {
    const node* value = first->find("ac");
    into.armor_class(number_of_node(value == nullptr ? first->find("special") : value));
  } else {
    into.armor_class(number_of_node(first));
  }
  for (std::size_t i = 1; i < from->items.size(); ++i)
    into.notes().leave_out("another armor class, for some occasions");
}

void read_type_field(const node* from, creature_maker& into) {
  if (from == nullptr) return;
  if (!from->is(node_kind::record)) return into.type(text_of_node(from));
  const node* type = from->find("type");
  into.type(type != nullptr && type->is(node_kind::record)
                ? joined_texts(type->find("choose"), " or ")
                : text_of_node(type));
  std::string tags;
  if (const node* list = from->find("tags"))
    for (const node& tag : list->items) {
      if (!tags.empty()) tags += ", ";
      tags += tag.is(node_kind::record) ? text_of_node(tag.find("tag")) : text_of_node(&tag);
    }
  into.subtype(tags);
}

std::string alignment_words(const node* from) {
  std::string words;
  for (const std::string& code : texts_of_node(from)) {
    const std::string_view word = code == "L"   ? "lawful"
                                  : code == "N" ? "neutral"
                                  : code == "C" ? "chaotic"
                                  : code == "G" ? "good"
                                  : code == "E" ? "evil"
                                  : code == "U" ? "unaligned"
                                  : code == "A" ? "any alignment"
                                                : std::string_view(code);
    if (!words.empty()) words += ' ';
    words += word;
  }
  return words;
}

/// "fire", and `{resist: [slashing], note: "from nonmagical attacks"}`.
void read_defence_list(const node* from, std::string_view inside, defence_kind kind,
                       creature_maker& into) {
  if (from == nullptr) return;
  std::string words;
  for (const node& each : from->items) {
    if (!each.is(node_kind::record)) {
      words += text_of_node(&each) + "; ";
      continue;
    }
    const node* types = each.find(inside);
    std::string note = text_of_node(each.find("note"));
    if (types == nullptr) note = text_of_node(each.find("special"));
    words += without_tags(joined_texts(types, ", ") + " " + note) + "; ";
  }
  into.damage_defence(kind, words);
}

std::string condition_list(const node* from) {
  std::string words;
  if (from == nullptr) return words;
  for (const node& each : from->items)
    words += (each.is(node_kind::record) ? joined_texts(each.find("conditionImmune"), ", ")
                                         : text_of_node(&each)) +
             ", ";
  return words;
}

/// "{@spell mage armor} (self only)" in a list; `{entry: …, hidden: true}` too.
std::string spell_list(const node* from) {
  std::string words;
  if (from == nullptr) return words;
  for (const node& each : from->items)
    words += without_tags(each.is(node_kind::record) ? text_of_node(each.find("entry"))
                                                     : text_of_node(&each)) +
             ", ";
  return words;
}

void read_casting_record(const node& from, creature_maker& into) {
  const std::string header = plain_text(entries_text(from.find("headerEntries")));
  // The header has ability, DC and bonus; the lists are in fields of their own.
  auto casting = read_spell_text(header + "\nAt will: x");
  const auto with = model::parse_ability(text_of_node(from.find("ability")));
  if (!casting && with) {
    casting = model::spellcasting{};
    casting->save_dc = 10;
  }
  std::string text = header;
  if (casting) {
    if (with) casting->with = *with;
    casting->spells.clear();
    const std::string at_will = spell_list(from.find("will"));
    add_spell_names(at_will, 0, 0, *casting);
    if (!at_will.empty()) text += "\nAt will: " + at_will;
    if (const node* daily = from.find("daily"))
      for (const auto& [times, list] : daily->fields) {
        add_spell_names(spell_list(&list), 0, first_number(times).value_or(1), *casting);
        text += "\n" + times + " a day: " + spell_list(&list);
      }
    if (const node* levels = from.find("spells"))
      for (const auto& [level, each] : levels->fields) {
        const int rank = std::clamp(first_number(level).value_or(0), 0, 9);
        add_spell_names(spell_list(each.find("spells")), rank, 0, *casting);
        text += "\nLevel " + level + ": " + spell_list(each.find("spells"));
        if (const auto slots = number_of_node(each.find("slots")); slots && rank > 0)
          casting->slots[static_cast<std::size_t>(rank - 1)] =
              static_cast<std::uint8_t>(std::clamp(*slots, 0, 99));
      }
    if (!casting->spells.empty()) into.spellcasting(std::move(*casting));
  }
  into.trait(text_of_node(from.find("name")), text);
}

void read_tools_powers(const std::vector<const node*>& from, action_group group,
                       creature_maker& into) {
  for (const node* each : from)
    into.action(group, without_tags(text_of_node(each->find("name"))), entries_text(each));
}

template <class Add>
void each_bonus_of(const node* from, Add add) {
  if (from == nullptr) return;
  for (const auto& [name, bonus] : from->fields)
    if (const auto value = number_of_node(&bonus)) add(name, *value);
}

void pass_over_what_is_about_the_file(record_reader& fields) {
  fields.pass_over({"name",
                    "source",
                    "page",
                    "srd",
                    "basicRules",
                    "otherSources",
                    "environment",
                    "soundClip",
                    "hasToken",
                    "tokenUrl",
                    "fluff",
                    "hasFluff",
                    "hasFluffImages",
                    "languageTags",
                    "traitTags",
                    "actionTags",
                    "damageTags",
                    "damageTagsSpell",
                    "damageTagsLegendary",
                    "miscTags",
                    "senseTags",
                    "conditionInflict",
                    "conditionInflictSpell",
                    "conditionInflictLegendary",
                    "spellcastingTags",
                    "savingThrowForced",
                    "savingThrowForcedSpell",
                    "savingThrowForcedLegendary",
                    "attachedItems",
                    "isNamedCreature",
                    "isNpc",
                    "group",
                    "alias",
                    "treasure",
                    "dragonAge",
                    "dragonCastingColor",
                    "reprintedAs",
                    "token",
                    "legendaryHeader",
                    "altArt",
                    "referenceSources",
                    "tokenCredit",
                    "shortName"});
}

void read_tools_senses_and_defences(record_reader& fields, creature_maker& into) {
  into.senses(joined_texts(fields.take("senses"), ", "));
  into.passive_perception(fields.number("passive"));
  read_defence_list(fields.take("vulnerable"), "vulnerable", defence_kind::vulnerability, into);
  read_defence_list(fields.take("resist"), "resist", defence_kind::resistance, into);
  read_defence_list(fields.take("immune"), "immune", defence_kind::immunity, into);
  into.condition_immunities(condition_list(fields.take("conditionImmune")));
}

}  // namespace

bool is_five_e_tools(const node& from) {
  const node* points = from.find("hp");
  return has_all(from, {"name", "ac", "hp", "str"}) && points->is(node_kind::record) &&
         (points->has("average") || points->has("special") || points->has("formula"));
}

imported_creature read_five_e_tools(const node& from) {
  creature_maker into(text_of_node(from.find("name")));
  record_reader fields(from, into.notes());
  pass_over_what_is_about_the_file(fields);
  into.size(joined_texts(fields.take("size"), " or "));
  read_type_field(fields.take("type"), into);
  into.alignment(alignment_words(fields.take("alignment")));
  fields.pass_over({"alignmentPrefix"});
  read_armor_list(fields.take("ac"), into);
  if (const node* points = fields.take("hp")) {
    const node* average = points->find("average");
    into.hit_points(number_of_node(average == nullptr ? points->find("special") : average),
                    first_dice(text_of_node(points->find("formula"))));
  }
  if (const node* speed = fields.take("speed")) read_speed_record(*speed, into);
  read_scores(fields, into, short_ability_names);
  each_bonus_of(fields.take("save"),
                [&](const std::string& name, int bonus) { into.save_bonus(name, bonus); });
  each_bonus_of(fields.take("skill"),
                [&](const std::string& name, int bonus) { into.skill_bonus(name, bonus); });
  if (const node* initiative = fields.take("initiative"))
    into.initiative(number_of_node(initiative));
  read_tools_senses_and_defences(fields, into);
  into.languages(joined_texts(fields.take("languages"), ", "));
  const node* challenge = fields.take("cr");
  into.challenge(challenge != nullptr && challenge->is(node_kind::record)
                     ? text_of_node(challenge->find("cr"))
                     : text_of_node(challenge));
  into.proficiency_bonus(fields.number("pbNote"));
  into.legendary_uses(fields.number("legendaryActions"));
  for (const node* each : fields.records("trait"))
    add_trait(without_tags(text_of_node(each->find("name"))), entries_text(each), into);
  for (const node* each : fields.records("spellcasting")) read_casting_record(*each, into);
  read_tools_powers(fields.records("action"), action_group::action, into);
  read_tools_powers(fields.records("bonus"), action_group::bonus_action, into);
  read_tools_powers(fields.records("reaction"), action_group::reaction, into);
  read_tools_powers(fields.records("legendary"), action_group::legendary, into);
  read_tools_powers(fields.records("mythic"), action_group::special, into);
  fields.finish();
  return into.take();
}

}  // namespace dnd::io::imports
