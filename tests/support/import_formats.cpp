#include "tests/support/import_samples.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace dnd::tests {
namespace {

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](unsigned char letter) {
    return static_cast<char>(letter >= 'A' && letter <= 'Z' ? letter - 'A' + 'a' : letter);
  });
  return text;
}

std::string quoted_list(const std::string& item) {
  return item.empty() ? "[]" : "[\"" + item + "\"]";
}

std::string rating_number(const std::string& rating) {
  if (rating == "1/8") return "0.125";
  if (rating == "1/4") return "0.25";
  if (rating == "1/2") return "0.5";
  return rating;
}

std::string senses_words(const sample_creature& of) {
  const std::string passive = fmt::format("passive Perception {}", 10 + of.perception());
  return of.darkvision > 0 ? fmt::format("darkvision {} ft., {}", of.darkvision, passive) : passive;
}

std::string speed_words(const sample_creature& of) {
  return of.fly > 0 ? fmt::format("{} ft., fly {} ft. (hover)", of.walk, of.fly)
                    : fmt::format("{} ft.", of.walk);
}

/// `{"name": …, "desc": …}` of the three actions.
std::string desc_actions(const sample_creature& of, std::string_view name, std::string_view text) {
  const auto one = [&](const std::string& called, const std::string& what) {
    return fmt::format(R"({{"{}": "{}", "{}": "{}"}})", name, called, text, what);
  };
  return one("Multiattack", of.multiattack_text()) + ", " + one(of.weapon, of.weapon_text()) +
         ", " + one("Frost Breath (Recharge 5-6)", of.breath_text());
}

std::string five_e_bits(const sample_creature& of) {
  return fmt::format(
      R"([{{"index": "x", "name": "{}", "size": "{}", "type": "{}", "subtype": "{}",
  "alignment": "{}", "armor_class": [{{"type": "natural", "value": {}}}], "hit_points": {},
  "hit_dice": "{}d{}", "hit_points_roll": "{}", "speed": {{"walk": "{} ft."{}}},
  "strength": {}, "dexterity": {}, "constitution": {}, "intelligence": {}, "wisdom": {},
  "charisma": {}, "proficiencies": [
    {{"value": {}, "proficiency": {{"index": "saving-throw-con", "name": "Saving Throw: CON"}}}},
    {{"value": {}, "proficiency": {{"index": "skill-perception", "name": "Skill: Perception"}}}}],
  "damage_vulnerabilities": [], "damage_resistances": {}, "damage_immunities": {},
  "condition_immunities": [{}], "senses": {{{}"passive_perception": {}}}, "languages": "{}",
  "challenge_rating": {}, "proficiency_bonus": {}, "xp": 50,
  "special_abilities": [{{"name": "{}", "desc": "{}"}}], "actions": [{}],
  "image": "/api/images/x.png", "url": "/api/2014/monsters/x"}}])",
      of.name, of.size, of.type, of.subtype, of.alignment, of.armor_class, of.hit_points(),
      of.dice_count, of.die_faces, of.hit_dice(), of.walk,
      of.fly > 0 ? fmt::format(R"(, "fly": "{} ft.", "hover": true)", of.fly) : "", of.scores[0],
      of.scores[1], of.scores[2], of.scores[3], of.scores[4], of.scores[5], of.constitution_save(),
      of.perception(), quoted_list(of.resistance), quoted_list(of.immunity),
      of.condition.empty() ? "" : fmt::format(R"({{"index": "{}"}})", of.condition),
      of.darkvision > 0 ? fmt::format(R"("darkvision": "{} ft.", )", of.darkvision) : "",
      10 + of.perception(), of.languages, rating_number(of.challenge), of.proficiency, of.trait,
      of.trait_text, desc_actions(of, "name", "desc"));
}

std::string open5e_v1(const sample_creature& of) {
  return fmt::format(
      R"({{"count": 1, "next": null, "results": [{{"slug": "x", "name": "{}", "desc": "",
  "size": "{}", "type": "{}", "subtype": "{}", "alignment": "{}", "armor_class": {},
  "armor_desc": "natural armor", "hit_points": {}, "hit_dice": "{}", "speed": {{"walk": {}{}}},
  "strength": {}, "dexterity": {}, "constitution": {}, "intelligence": {}, "wisdom": {},
  "charisma": {}, "strength_save": null, "constitution_save": {}, "perception": {},
  "skills": {{"perception": {}}}, "damage_resistances": "{}", "damage_immunities": "{}",
  "condition_immunities": "{}", "senses": "{}", "languages": "{}", "challenge_rating": "{}",
  "cr": {}, "actions": [{}], "reactions": "", "legendary_desc": "", "legendary_actions": "",
  "special_abilities": [{{"name": "{}", "desc": "{}"}}], "spell_list": [],
  "document__slug": "own"}}]}})",
      of.name, of.size, of.type, of.subtype, of.alignment, of.armor_class, of.hit_points(),
      of.hit_dice(), of.walk,
      of.fly > 0 ? fmt::format(R"(, "fly": {}, "hover": true)", of.fly) : "", of.scores[0],
      of.scores[1], of.scores[2], of.scores[3], of.scores[4], of.scores[5], of.constitution_save(),
      of.perception(), of.perception(), of.resistance, of.immunity, of.condition, senses_words(of),
      of.languages, of.challenge, rating_number(of.challenge), desc_actions(of, "name", "desc"),
      of.trait, of.trait_text);
}

std::string open5e_v2(const sample_creature& of) {
  return fmt::format(
      R"({{"key": "own_x", "name": "{}", "document": {{"name": "Own", "key": "own"}},
  "type": {{"name": "{}", "key": "t"}}, "size": {{"name": "{}", "key": "s"}}, "subtype": "{}",
  "alignment": "{}", "challenge_rating_decimal": "{}", "proficiency_bonus": {},
  "armor_class": {}, "hit_points": {}, "hit_dice": "{}", "speed": {{"walk": {}, "unit": "feet"{}}},
  "ability_scores": {{"strength": {}, "dexterity": {}, "constitution": {}, "intelligence": {},
    "wisdom": {}, "charisma": {}}},
  "saving_throws": {{"constitution": {}}}, "skill_bonuses": {{"perception": {}}},
  "passive_perception": {}, "resistances_and_immunities": {{"damage_immunities_display": "{}",
    "damage_immunities": [], "damage_resistances_display": "{}", "damage_resistances": [],
    "condition_immunities_display": "{}", "condition_immunities": []}},
  "darkvision_range": {}, "languages": {{"as_string": "{}", "data": []}},
  "actions": [
    {{"name": "Multiattack", "desc": "{}", "attacks": [], "action_type": "ACTION"}},
    {{"name": "{}", "desc": "It strikes, and the wound burns.", "action_type": "ACTION",
      "attacks": [{{"name": "x", "attack_type": "WEAPON", "to_hit_mod": {}, "reach": 5,
        "range": null, "long_range": null, "damage_die_count": 1, "damage_die_type": "D{}",
        "damage_bonus": {}, "damage_type": {{"name": "{}"}}, "extra_damage_die_count": 1,
        "extra_damage_die_type": "D4", "extra_damage_bonus": 0,
        "extra_damage_type": {{"name": "Fire"}}}}]}},
    {{"name": "Frost Breath", "desc": "{}", "attacks": [], "action_type": "ACTION",
      "usage_limits": {{"type": "RECHARGE_ON_ROLL", "param": 5}}}}],
  "traits": [{{"name": "{}", "desc": "{}"}}]}})",
      of.name, of.type, of.size, of.subtype, of.alignment, rating_number(of.challenge),
      of.proficiency, of.armor_class, of.hit_points(), of.hit_dice(), of.walk,
      of.fly > 0 ? fmt::format(R"(, "fly": {}, "hover": true)", of.fly) : "", of.scores[0],
      of.scores[1], of.scores[2], of.scores[3], of.scores[4], of.scores[5], of.constitution_save(),
      of.perception(), 10 + of.perception(), of.immunity, of.resistance, of.condition,
      of.darkvision, of.languages, of.multiattack_text(), of.weapon, of.to_hit(), of.weapon_faces,
      of.modifier(0), of.weapon_type, of.breath_text(), of.trait, of.trait_text);
}

/// The sentences with the tags of 5etools.
std::string tagged_weapon(const sample_creature& of) {
  return fmt::format(
      "{{@atk mw}} {{@hit {}}} to hit, reach 5 ft., one target. {{@h}}{} ({{@damage 1d{} + {}}}) "
      "{} "
      "damage plus 2 ({{@damage 1d4}}) fire damage. The target must succeed on a {{@dc {}}} "
      "Constitution saving throw or be {{@condition poisoned}} for 1 minute.",
      of.to_hit(), (of.weapon_faces + 1 + 2 * of.modifier(0)) / 2, of.weapon_faces, of.modifier(0),
      of.weapon_type, of.breath_dc());
}

std::string tagged_breath(const sample_creature& of) {
  return fmt::format(
      "Each creature in a 15-foot cone must make a {{@dc {}}} Dexterity saving throw, taking 10 "
      "({{@damage 3d6}}) cold damage on a failed save, or half as much damage on a successful one.",
      of.breath_dc());
}

std::string five_e_tools(const sample_creature& of) {
  return fmt::format(
      R"({{"_meta": {{"sources": [{{"json": "OWN", "full": "Own"}}]}}, "monster": [{{
  "name": "{}", "source": "OWN", "size": ["{}"], "type": {{"type": "{}", "tags": [{}]}},
  "alignment": {}, "ac": [{{"ac": {}, "from": ["natural armor"]}}],
  "hp": {{"average": {}, "formula": "{}"}}, "speed": {{"walk": {}{}}},
  "str": {}, "dex": {}, "con": {}, "int": {}, "wis": {}, "cha": {}, "save": {{"con": "{:+}"}},
  "skill": {{"perception": "{:+}"}}, "senses": {}, "passive": {}, "resist": {}, "immune": {},
  "conditionImmune": {}, "languages": {}, "cr": "{}",
  "trait": [{{"name": "{}", "entries": ["{}"]}}],
  "action": [{{"name": "Multiattack", "entries": ["{}"]}},
    {{"name": "{}", "entries": ["{}"]}},
    {{"name": "Frost Breath {{@recharge 5}}", "entries": ["{}"]}}]}}]}})",
      of.name, of.size.substr(0, 1), of.type, of.subtype.empty() ? "" : "\"" + of.subtype + "\"",
      of.alignment == "unaligned" ? R"(["U"])" : R"(["N", "E"])", of.armor_class, of.hit_points(),
      of.hit_dice(), of.walk,
      of.fly > 0
          ? fmt::format(R"json(, "fly": {{"number": {}, "condition": "(hover)"}})json", of.fly)
          : "",
      of.scores[0], of.scores[1], of.scores[2], of.scores[3], of.scores[4], of.scores[5],
      of.constitution_save(), of.perception(),
      of.darkvision > 0 ? fmt::format(R"(["darkvision {} ft."])", of.darkvision) : "[]",
      10 + of.perception(), quoted_list(of.resistance), quoted_list(of.immunity),
      quoted_list(of.condition), of.languages.empty() ? "[]" : R"(["Common", "Giant"])",
      of.challenge, of.trait, of.trait_text, of.multiattack_text(), of.weapon, tagged_weapon(of),
      tagged_breath(of));
}

std::string improved_initiative(const sample_creature& of) {
  return fmt::format(
      R"json({{"Creatures.x1": {{"Id": "x1", "Name": "{}", "Path": "", "Source": "Own",
  "Type": "{} {}{}, {}", "HP": {{"Value": {}, "Notes": "({})"}},
  "AC": {{"Value": {}, "Notes": "(natural armor)"}}, "InitiativeModifier": {},
  "Speed": ["{}"],
  "Abilities": {{"Str": {}, "Dex": {}, "Con": {}, "Int": {}, "Wis": {}, "Cha": {}}},
  "DamageVulnerabilities": [], "DamageResistances": {}, "DamageImmunities": {},
  "ConditionImmunities": {}, "Saves": [{{"Name": "Con", "Modifier": {}}}],
  "Skills": [{{"Name": "Perception", "Modifier": {}}}], "Senses": ["{}"], "Languages": {},
  "Challenge": "{}", "Traits": [{{"Name": "{}", "Content": "{}", "Usage": ""}}],
  "Actions": [{}], "Reactions": [], "LegendaryActions": [], "Description": "", "Player": "",
  "Version": "3.0", "ImageURL": ""}}}})json",
      of.name, of.size, of.type, of.subtype.empty() ? "" : " (" + of.subtype + ")", of.alignment,
      of.hit_points(), of.hit_dice(), of.armor_class, of.modifier(1), speed_words(of), of.scores[0],
      of.scores[1], of.scores[2], of.scores[3], of.scores[4], of.scores[5],
      quoted_list(of.resistance), quoted_list(of.immunity), quoted_list(of.condition),
      of.constitution_save(), of.perception(), senses_words(of), quoted_list(of.languages),
      of.challenge, of.trait, of.trait_text, desc_actions(of, "Name", "Content"));
}

std::string fantasy_statblocks(const sample_creature& of) {
  return fmt::format(
      "# A page of notes\n\n```statblock\nname: {}\nsize: {}\ntype: {}\nsubtype: \"{}\"\n"
      "alignment: {}\nac: {}\nhp: {}\nhit_dice: {}\nspeed: {}\nstats: [{}, {}, {}, {}, {}, {}]\n"
      "saves:\n  - constitution: {}\nskillsaves:\n  - perception: {}\ndamage_resistances: \"{}\"\n"
      "damage_immunities: \"{}\"\ncondition_immunities: \"{}\"\nsenses: {}\nlanguages: \"{}\"\n"
      "cr: {}\ntraits:\n  - name: {}\n    desc: {}\nactions:\n  - name: Multiattack\n    desc: {}\n"
      "  - name: {}\n    desc: \"_{}_\"\n  - name: Frost Breath (Recharge 5-6)\n    desc: \"{}\"\n"
      "```\n\nMore notes.\n",
      of.name, of.size, of.type, of.subtype, of.alignment, of.armor_class, of.hit_points(),
      of.hit_dice(), speed_words(of), of.scores[0], of.scores[1], of.scores[2], of.scores[3],
      of.scores[4], of.scores[5], of.constitution_save(), of.perception(), of.resistance,
      of.immunity, of.condition, senses_words(of), of.languages, of.challenge, of.trait,
      of.trait_text, of.multiattack_text(), of.weapon, of.weapon_text(), of.breath_text());
}

/// The sentence with the marks of Tetra-cube in place of figures.
std::string marked_weapon(const sample_creature& of) {
  return fmt::format(
      "_Melee Weapon Attack:_ [STR ATK] to hit, reach 5 ft., one target. _Hit:_ [STR 1D{}] {} "
      "damage "
      "plus 2 (1d4) fire damage. [MON]'s target must succeed on a DC [CON SAVE] Constitution "
      "saving "
      "throw or be poisoned.",
      of.weapon_faces, of.weapon_type);
}

std::string tetra_cube(const sample_creature& of) {
  const auto kind = [](const std::string& name, std::string_view type) {
    return name.empty() ? "" : fmt::format(R"({{"name": "{}", "type": "{}"}})", name, type);
  };
  const std::string resist = kind(of.resistance, "r");
  const std::string immune = kind(of.immunity, "i");
  return fmt::format(
      R"json({{"name": "{}", "size": "{}", "type": "{}", "tag": "{}", "alignment": "{}",
  "hitDice": {}, "armorName": "natural armor", "shieldBonus": 0, "natArmorBonus": {},
  "otherArmorDesc": "10 (armor)", "speed": {}, "burrowSpeed": 0, "climbSpeed": 0, "flySpeed": {},
  "hover": {}, "swimSpeed": 0, "customHP": false, "customSpeed": false, "hpText": "4 (1d8)",
  "speedDesc": "30 ft.", "strPoints": {}, "dexPoints": {}, "conPoints": {}, "intPoints": {},
  "wisPoints": {}, "chaPoints": {}, "blindsight": 0, "blind": false, "darkvision": {},
  "tremorsense": 0, "truesight": 0, "telepathy": 0, "cr": "{}", "customCr": "", "customProf": 2,
  "isLegendary": false, "abilities": [{{"name": "{}", "desc": "{}"}}],
  "actions": [{{"name": "Multiattack", "desc": "{}"}}, {{"name": "{}", "desc": "{}"}},
    {{"name": "Frost Breath (Recharge 5-6)", "desc": "{}"}}],
  "reactions": [], "legendaries": [], "sthrows": [{{"name": "con", "order": 2}}],
  "skills": [{{"name": "perception", "stat": "wis"}}], "damagetypes": [{}{}{}],
  "specialdamage": [], "conditions": [{}], "languages": [{}], "understandsBut": ""}})json",
      of.name, lower(of.size), of.type, of.subtype, of.alignment, of.dice_count,
      of.armor_class - 10 - of.modifier(1), of.walk, of.fly, of.fly > 0 ? "true" : "false",
      of.scores[0], of.scores[1], of.scores[2], of.scores[3], of.scores[4], of.scores[5],
      of.darkvision, of.challenge, of.trait, of.trait_text, of.multiattack_text(), of.weapon,
      marked_weapon(of), of.breath_text(), resist, resist.empty() || immune.empty() ? "" : ", ",
      immune, of.condition.empty() ? "" : fmt::format(R"({{"name": "{}"}})", of.condition),
      of.languages.empty() ? "" : R"({"name": "Common"}, {"name": "Giant"})");
}

std::string foundry(const sample_creature& of) {
  constexpr std::string_view names[] = {"str", "dex", "con", "int", "wis", "cha"};
  std::string abilities;
  for (std::size_t i = 0; i < 6; ++i)
    abilities += fmt::format(R"({}"{}": {{"value": {}, "proficient": {}}})", i == 0 ? "" : ", ",
                             names[i], of.scores[i], i == 2 ? 1 : 0);
  const std::string size = lower(of.size);
  const std::string short_size = size == "small"        ? "sm"
                                 : size == "medium"     ? "med"
                                 : size == "large"      ? "lg"
                                 : size == "gargantuan" ? "grg"
                                                        : size;
  return fmt::format(
      R"({{"name": "{}", "type": "npc", "img": "x.png", "system": {{
  "abilities": {{{}}},
  "attributes": {{"ac": {{"flat": {}, "calc": "natural"}}, "hp": {{"value": {}, "max": {},
      "formula": "{}"}}, "movement": {{"walk": {}, "fly": {}, "hover": {}, "units": "ft"}},
    "senses": {{"darkvision": {}, "units": "ft", "special": ""}}, "init": {{"bonus": ""}}}},
  "details": {{"biography": {{"value": ""}}, "alignment": "{}",
    "type": {{"value": "{}", "subtype": "{}", "custom": ""}}, "cr": {}}},
  "traits": {{"size": "{}", "di": {{"value": {}, "bypasses": [], "custom": ""}},
    "dr": {{"value": {}, "bypasses": [], "custom": ""}}, "dv": {{"value": []}},
    "ci": {{"value": {}}}, "languages": {{"value": {}, "custom": ""}}}},
  "skills": {{"prc": {{"value": 1, "ability": "wis"}}}}}},
  "items": [
    {{"name": "{}", "type": "feat", "system": {{"description": {{"value": "<p>{}</p>"}},
      "activation": {{"type": ""}}}}}},
    {{"name": "Multiattack", "type": "feat", "system": {{"description": {{"value": "<p>{}</p>"}},
      "activation": {{"type": "action", "cost": 1}}}}}},
    {{"name": "{}", "type": "weapon", "system": {{"description": {{"value": "<p>It burns.</p>"}},
      "activation": {{"type": "action", "cost": 1}}, "actionType": "mwak", "attackBonus": "",
      "ability": "str", "damage": {{"parts": [["1d{} + @mod", "{}"], ["1d4", "fire"]]}},
      "range": {{"value": 5, "long": null, "units": "ft"}}, "properties": {{}}}}}},
    {{"name": "Frost Breath", "type": "feat", "system": {{
      "description": {{"value": "<p>{}</p>"}}, "activation": {{"type": "action", "cost": 1}},
      "actionType": "save", "recharge": {{"value": 5, "charged": true}}}}}}]}})",
      of.name, abilities, of.armor_class, of.hit_points(), of.hit_points(), of.hit_dice(), of.walk,
      of.fly, of.fly > 0 ? "true" : "false", of.darkvision, of.alignment, of.type, of.subtype,
      rating_number(of.challenge), short_size, quoted_list(of.immunity), quoted_list(of.resistance),
      quoted_list(of.condition), of.languages.empty() ? "[]" : R"(["common", "giant"])", of.trait,
      of.trait_text, of.multiattack_text(), of.weapon, of.weapon_faces, of.weapon_type,
      of.breath_text());
}

std::string fight_club(const sample_creature& of) {
  return fmt::format(
      "<?xml version=\"1.0\"?>\n<compendium version=\"5\"><monster><name>{}</name><size>{}</size>"
      "<type>{}{}, own</type><alignment>{}</alignment><ac>{} (natural armor)</ac><hp>{} ({})</hp>"
      "<speed>{}</speed><str>{}</str><dex>{}</dex><con>{}</con><int>{}</int><wis>{}</wis>"
      "<cha>{}</cha><save>Con {:+}</save><skill>Perception {:+}</skill><resist>{}</resist>"
      "<immune>{}</immune><conditionImmune>{}</conditionImmune><senses>{}</senses>"
      "<passive>{}</passive><languages>{}</languages><cr>{}</cr>"
      "<trait><name>{}</name><text>{}</text></trait>"
      "<action><name>Multiattack</name><text>{}</text></action>"
      "<action><name>{}</name><text>{}</text><attack>{}|{:+}|{}</attack></action>"
      "<action><name>Frost Breath (Recharge 5-6)</name><text>{}</text></action>"
      "</monster></compendium>\n",
      of.name, of.size.substr(0, 1), of.type, of.subtype.empty() ? "" : " (" + of.subtype + ")",
      of.alignment, of.armor_class, of.hit_points(), of.hit_dice(), speed_words(of), of.scores[0],
      of.scores[1], of.scores[2], of.scores[3], of.scores[4], of.scores[5], of.constitution_save(),
      of.perception(), of.resistance, of.immunity, of.condition,
      of.darkvision > 0 ? fmt::format("darkvision {} ft.", of.darkvision) : "",
      10 + of.perception(), of.languages, of.challenge, of.trait, of.trait_text,
      of.multiattack_text(), of.weapon, of.weapon_text(), of.weapon, of.to_hit(), of.weapon_dice(),
      of.breath_text());
}

std::string dndme(const sample_creature& of) {
  std::string key = lower(of.name);
  std::replace(key.begin(), key.end(), ' ', '_');
  return fmt::format(
      "name = \"{}\"\nsize = \"{}\"\nmtype = \"{}{}\"\nalignment = \"{}\"\nac = {}\narmor = \"\"\n"
      "max_hp = \"{}\"\nspeed = {}\nstr = {}\ndex = {}\ncon = {}\nint = {}\nwis = {}\ncha = {}\n"
      "vulnerable = \"\"\nresist = \"{}\"\nimmune = {}\nlanguages = \"{}\"\ncr = {}\nxp = 50\n"
      "notes = \"\"\"\n\"\"\"\n[saves]\ncon = {}\n[skills]\nperception = {}\n[senses]\n"
      "darkvision = {}\nperception = {}\n[features.watch]\nname = \"{}\"\ndescription = "
      "\"\"\"\n{}\n"
      "\"\"\"\n[actions.multiattack]\nname = \"Multiattack\"\ndescription = \"{}\"\n"
      "[actions.weapon]\nname = \"{}\"\ndescription = \"\"\"\n{}\n\"\"\"\n"
      "[actions.breath]\nname = \"Frost Breath (Recharge 5-6)\"\ndescription = \"{}\"\n",
      key, lower(of.size), of.type, of.subtype.empty() ? "" : ":" + of.subtype, of.alignment,
      of.armor_class, of.hit_dice(),
      of.fly > 0 ? fmt::format("\"{}\"", speed_words(of)) : std::to_string(of.walk), of.scores[0],
      of.scores[1], of.scores[2], of.scores[3], of.scores[4], of.scores[5], of.resistance,
      of.immunity.empty() ? "[]" : fmt::format(R"(["{}", "{}"])", of.immunity, of.condition),
      of.languages, rating_number(of.challenge), of.constitution_save(), of.perception(),
      of.darkvision, 10 + of.perception(), of.trait, of.trait_text, of.multiattack_text(),
      of.weapon, of.weapon_text(), of.breath_text());
}

std::string avrae(const sample_creature& of) {
  const auto resistance = [](const std::string& type) {
    return type.empty() ? "" : fmt::format(R"({{"dtype": "{}", "unless": [], "only": []}})", type);
  };
  return fmt::format(
      R"json({{"name": "Own Bestiary", "monsters": [{{"name": "{}", "size": "{}", "race": "{}{}",
  "alignment": "{}", "ac": {}, "armortype": "natural armor", "hp": {}, "hitdice": "{}",
  "speed": "{}", "ability_scores": {{"prof_bonus": {}, "strength": {}, "dexterity": {},
    "constitution": {}, "intelligence": {}, "wisdom": {}, "charisma": {}}},
  "saves": {{"constitution": {{"value": {}, "prof": 1, "bonus": 0, "adv": null}}}},
  "skills": {{"perception": {{"value": {}, "prof": 1, "bonus": 0, "adv": null}}}},
  "senses": "{}", "passiveperc": {}, "resistances": {{"resist": [{}], "immune": [{}], "vuln": []}},
  "condition_immune": {}, "languages": {}, "cr": "{}", "xp": 50,
  "traits": [{{"name": "{}", "desc": "{}"}}],
  "actions": [{{"name": "Multiattack", "desc": "{}"}},
    {{"name": "Frost Breath (Recharge 5-6)", "desc": "{}"}}],
  "reactions": [], "legactions": [], "la_per_round": 3,
  "attacks": [{{"name": "{}", "automation": [{{"type": "target", "target": "each", "effects": [
    {{"type": "attack", "attackBonus": "{}", "hit": [
      {{"type": "damage", "damage": "{}[{}] + 1d4[fire]"}}], "miss": []}}]}},
    {{"type": "text", "text": "It burns."}}]}}]}}]}})json",
      of.name, of.size, of.type, of.subtype.empty() ? "" : " (" + of.subtype + ")", of.alignment,
      of.armor_class, of.hit_points(), of.hit_dice(), speed_words(of), of.proficiency, of.scores[0],
      of.scores[1], of.scores[2], of.scores[3], of.scores[4], of.scores[5], of.constitution_save(),
      of.perception(), senses_words(of), 10 + of.perception(), resistance(of.resistance),
      resistance(of.immunity), quoted_list(of.condition), quoted_list(of.languages), of.challenge,
      of.trait, of.trait_text, of.multiattack_text(), of.breath_text(), of.weapon, of.to_hit(),
      of.weapon_dice(), of.weapon_type);
}

}  // namespace

const std::vector<sample_format>& sample_formats() {
  static const std::vector<sample_format> all = {{"5e-bits/5e-database", five_e_bits},
                                                 {"Open5e, version 1", open5e_v1},
                                                 {"Open5e, version 2", open5e_v2},
                                                 {"5etools homebrew", five_e_tools},
                                                 {"Improved Initiative", improved_initiative},
                                                 {"Fantasy Statblocks", fantasy_statblocks},
                                                 {"Tetra-cube", tetra_cube},
                                                 {"Foundry dnd5e", foundry},
                                                 {"Fight Club", fight_club},
                                                 {"dndme", dndme},
                                                 {"Avrae bestiary", avrae}};
  return all;
}

}  // namespace dnd::tests
