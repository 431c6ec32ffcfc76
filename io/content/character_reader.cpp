#include "io/content/character_reader.hpp"

#include "io/content/action_reader.hpp"
#include "io/content/character_gifts.hpp"
#include "io/content/character_goods.hpp"
#include "io/content/character_items.hpp"
#include "io/content/character_record.hpp"
#include "io/content/character_spells.hpp"
#include "io/content/modifier_reader.hpp"
#include "io/content/words.hpp"
#include "model/rules/advancement.hpp"
#include "model/rules/refills.hpp"
#include "model/slug.hpp"

#include <algorithm>
#include <memory>
#include <utility>

namespace dnd::io::content {
namespace {

using model::rules::carried_weapon;
using model::rules::character_facts;

void add_class(character_reading& read, const value& name, std::uint8_t level) {
  std::string slug = model::slug_of(name.text());
  auto facts = known_fact(name, read.facts.class_of(slug));
  if (!facts) return;
  read.levels.insert(read.levels.end(), level, {.of = slug, .hp = 0, .gain = {}});
  read.who.classes.push_back({facts->name, level, facts->hit_die});
  if (read.classes.empty())
    for (const model::ability save : facts->saves)
      read.who.save_proficiencies[static_cast<std::size_t>(save)] = true;
  read.classes.push_back({std::move(slug), *std::move(facts)});
}

/// The level of a single class: what is said, else what the experience comes to.
std::uint8_t level_of(const value& level, const value& experience) {
  std::uint8_t reached = 1;
  if (experience)
    reached = static_cast<std::uint8_t>(
        model::rules::level_for(experience.integer_as<std::int32_t>(0, 10'000'000)));
  if (!level) return reached;
  const auto said = level.integer_as<std::uint8_t>(1, 20);
  if (experience && said > reached)
    level.fail("is more than the experience comes to, which is level " + std::to_string(reached),
               "Leave one of them out, or mend it.");
  return said;
}

/// One of `levels`: `fighter`, or `{class: fighter, hp: 7, gain: "str 2"}`.
void add_level(character_reading& read, const value& at) {
  model::level_record taken;
  const auto take = [&](const value& name) {
    taken.of = model::slug_of(name.text());
    const auto known = std::find_if(read.classes.begin(), read.classes.end(),
                                    [&](const taken_class& has) { return has.slug == taken.of; });
    if (known == read.classes.end()) {
      add_class(read, name, 1);
      return;
    }
    ++read.who.classes[static_cast<std::size_t>(known - read.classes.begin())].level;
    read.levels.push_back({.of = taken.of, .hp = 0, .gain = {}});
  };
  const std::size_t before = read.levels.size();
  if (!at.is(yaml_kind::mapping)) return take(at);
  fields from(at);
  if (const value name = from.required("class")) take(name);
  // An unknown class is reported, and there is no level then.
  const bool is_known = read.levels.size() > before;
  if (const value hp = from.optional("hp")) {
    int die = 20;
    for (std::size_t i = 0; i < read.classes.size(); ++i)
      if (read.classes[i].slug == taken.of) die = read.who.classes[i].hit_die;
    taken.hp = hp.integer_as<std::uint8_t>(1, die);
  }
  if (const value gain = from.optional("gain")) taken.gain = gain.text();
  from.finish();
  if (is_known) read.levels.back() = std::move(taken);
}

void read_levels(character_reading& read, const value& list) {
  list.each([&](const value& at) { add_level(read, at); }, 20);
  for (const model::level_record& taken : read.levels)
    for (std::size_t i = 0; i < read.classes.size(); ++i)
      if (read.classes[i].slug == taken.of)
        read.who.dice.push_back({read.who.classes[i].hit_die, taken.hp});
  if (read.levels.empty()) list.fail("has no level", "Write levels: [fighter].");
}

void read_classes(character_reading& read, const value& root, fields& from) {
  if (const value levels = from.optional("levels")) {
    for (const std::string_view beside : {"class", "level", "classes"})
      if (const value other = from.optional(beside))
        other.fail("stands beside levels", "Keep one of them.");
    if (const value experience = from.optional("experience"))
      static_cast<void>(experience.integer_as<std::int32_t>(0, 10'000'000));
    return read_levels(read, levels);
  }
  const value one = from.optional("class");
  const value level = from.optional("level");
  const value experience = from.optional("experience");
  const value many = from.optional("classes");
  if (many) {
    if (one) one.fail("stands beside classes", "Keep one of them.");
    if (level) level.fail("stands beside classes, which have levels of their own");
    if (experience) experience.fail("stands beside classes, which have levels of their own");
    many.each_entry([&](const value& name, const value& taken) {
      add_class(read, name, taken.integer_as<std::uint8_t>(1, 20));
    });
  } else if (one) {
    add_class(read, one, level_of(level, experience));
  } else {
    value(root, nullptr, "class").fail("is missing", "Write class: fighter and level: 1.");
  }
  int total = 0;
  for (const model::class_level& taken : read.who.classes) total += taken.level;
  if (total > 20)
    many.fail("has " + std::to_string(total) + " levels together, and 20 is the most");
}

/// An entry, or a name that only this character has.
void read_subrace_field(character_reading& read, const value& subrace) {
  read.who.race = subrace.text();
  auto found = read.facts.subrace(model::slug_of(read.who.race));
  if (!found && found.error().code == ec::not_found) return;
  const auto facts = known_fact(subrace, std::move(found));
  if (!facts) return;
  if (facts->speed_ft) read.who.speed.walk = *facts->speed_ft;
  read.traits.insert(read.traits.end(), facts->traits.begin(), facts->traits.end());
}

void read_race_fields(character_reading& read, fields& from) {
  character_facts& who = read.who;
  who.speed.walk = 30;
  if (const value race = from.required("race")) {
    if (const auto facts = known_fact(race, read.facts.race(model::slug_of(race.text())))) {
      who.race = facts->name;
      who.size = facts->size;
      who.speed.walk = facts->speed_ft;
      who.keeps_speed_in_armor = facts->keeps_speed_in_armor;
      read.traits = facts->traits;
      for (const std::string& language : facts->languages) {
        if (!who.languages.empty()) who.languages += ", ";
        const std::size_t first = who.languages.size();
        who.languages += language;
        if (who.languages[first] >= 'a' && who.languages[first] <= 'z')
          who.languages[first] = static_cast<char>(who.languages[first] - 'a' + 'A');
      }
    }
  }
  if (const value subrace = from.optional("subrace")) read_subrace_field(read, subrace);
  if (const value languages = from.optional("languages")) who.languages = languages.text();
  if (const value size = from.optional("size")) who.size = read_size(size);
  const value speed = from.optional("speed");
  read.has_own_speed = bool(speed);
  read_speed(speed, who.speed);
  if (const value senses = from.optional("senses")) {
    fields own(senses);
    read_senses(own, who.sight);
    own.finish();
  }
}

void read_proficiencies(character_reading& read, fields& from) {
  character_facts& who = read.who;
  if (const value saves = from.optional("saves"))
    saves.each([&](const value& save) {
      who.save_proficiencies[static_cast<std::size_t>(read_ability(save))] = true;
    });
  if (const value skills = from.optional("skills"))
    skills.each([&](const value& skill) {
      who.skill_proficiencies[static_cast<std::size_t>(read_skill(skill))] = true;
    });
  if (const value expertise = from.optional("expertise"))
    expertise.each([&](const value& item) {
      const auto skill = static_cast<std::size_t>(read_skill(item));
      if (!who.skill_proficiencies[skill])
        item.fail("doubles a proficiency that is not there", "Add it to skills, too.");
      who.expertise[skill] = true;
    });
}

/// Any shield will do for the proficiency: they differ in magic alone.
item_facts a_shield() {
  item_facts shield;
  shield.kind = item_kind::shield;
  shield.groups = {"shields", "armor"};
  return shield;
}

/// What magic items are: a coat of mail, a shield.
void wear_items(character_reading& read, const std::vector<carried_item>& items,
                const item_proficiencies& owned) {
  character_facts& who = read.who;
  for (const carried_item& one : items) {
    if (one.armor.empty()) continue;
    if (one.armor_item.kind == item_kind::shield)
      who.shield = true;
    else
      who.armor = one.armor_item.armor;
    who.unproficient_armor |= !owned.has(one.armor, one.armor_item);
  }
}

void read_armor_fields(character_reading& read, fields& from, const item_proficiencies& owned) {
  character_facts& who = read.who;
  if (const value armor = from.optional("armor")) {
    const std::string slug = model::slug_of(armor.text());
    if (const auto facts = known_fact(armor, read.facts.item(slug))) {
      if (facts->kind == item_kind::armor)
        who.armor = facts->armor;
      else
        armor.fail("\"" + armor.node().text + "\" is not armor that is worn");
      who.unproficient_armor = !owned.has(slug, *facts);
    }
  }
  if (const value shield = from.optional("shield")) who.shield = shield.flag();
  who.unproficient_armor |= who.shield && !owned.has("shield", a_shield());
  if (const value bonus = from.optional("armor_class_bonus"))
    who.armor_class_bonus = bonus.integer_as<std::int16_t>(-10, 20);
  if (const value armor_class = from.optional("armor_class"))
    who.armor_class = armor_class.integer_as<std::int16_t>(0, 100);
  if (const value points = from.optional("hit_points"))
    who.hit_points = points.integer_as<std::int32_t>(1, bounds::hit_points_max);
}

/// `proficient` in the file goes before what class, race and the rest give.
void add_weapon(character_reading& read, const value& name, carried_weapon weapon,
                const std::string& called, std::optional<bool> proficient,
                const item_proficiencies& owned) {
  const std::string slug = model::slug_of(name.text());
  const auto facts = known_fact(name, read.facts.item(slug));
  if (!facts) return;
  if (facts->kind != item_kind::weapon) {
    name.fail("\"" + name.node().text + "\" is not a weapon");
    return;
  }
  weapon.facts = facts->weapon;
  weapon.kind = slug;
  weapon.proficient = proficient ? *proficient : owned.has(slug, *facts);
  if (!called.empty()) weapon.facts.name = called;
  read.who.weapons.push_back(std::move(weapon));
}

void read_weapons(character_reading& read, const value& list, const item_proficiencies& owned) {
  if (!list) return;
  list.each(
      [&](const value& item) {
        carried_weapon weapon;
        if (!item.is(yaml_kind::mapping)) return add_weapon(read, item, weapon, {}, {}, owned);
        std::optional<bool> proficient;
        fields from(item);
        const value name = from.required("weapon");
        const value called = from.optional("name");
        if (const value bonus = from.optional("bonus"))
          weapon.bonus = bonus.integer_as<std::int16_t>(-5, 5);
        if (const value known_how = from.optional("proficient")) proficient = known_how.flag();
        if (const value magical = from.optional("magical")) weapon.magical = magical.flag();
        if (const value silvered = from.optional("silvered")) weapon.silvered = silvered.flag();
        if (const value metal = from.optional("adamantine")) weapon.adamantine = metal.flag();
        from.finish();
        // "(two-handed)" must fit after the name.
        if (name)
          add_weapon(read, name, weapon, called ? called.text(48) : std::string(), proficient,
                     owned);
      },
      20);
}

/// `supplies: {longbow ammunition: 20, healer's kit: 10}`: what no rest brings back.
void read_supplies(character_reading& read, const value& given) {
  if (!given) return;
  given.each_entry(
      [&](const value& name, const value& count) {
        model::pool carried;
        const std::string text = name.text(bounds::creature_name_bytes_max);
        if (model::small_text::fits(text)) carried.name = text;
        carried.uses = count.integer_as<std::int16_t>(1, 1'000);
        carried.refill = model::rules::supply_refill;
        read.who.supplies.push_back(std::move(carried));
      },
      20);
}

/// A weapon carried twice gives one attack; so does one that an action of the same name replaces.
void drop_doubles(std::vector<model::action>& actions) {
  std::vector<model::action> kept;
  for (model::action& made : actions) {
    const auto same = [&](const model::action& other) {
      return other.group == made.group &&
             model::slug_of(other.name.view()) == model::slug_of(made.name.view());
    };
    const auto twin = std::find_if(kept.begin(), kept.end(), same);
    if (twin == kept.end())
      kept.push_back(std::move(made));
    else
      *twin = std::move(made);
  }
  actions = std::move(kept);
}

}  // namespace

creature_entry read_character(const value& root, std::string_view slug, fact_source& facts) {
  creature_entry entry;
  character_reading read{facts};
  character_facts& who = read.who;
  who.slug = slug;
  fields from(root);
  if (const value name = from.required("name"))
    who.name = name.text(bounds::creature_name_bytes_max);
  if (const value type = from.optional("type")) who.type = type.text();
  if (const value alignment = from.optional("alignment")) who.alignment = alignment.text();
  const value background = from.optional("background");
  if (background) static_cast<void>(background.text());
  read_race_fields(read, from);
  read_classes(read, root, from);
  const value abilities = from.required("abilities");
  read_by_ability(abilities, [&](model::ability with, const value& score) {
    who.abilities[static_cast<std::size_t>(with)] = score.integer_as<std::int16_t>(1, 30);
  });
  // Before the gifts: some of them are made with the scores.
  std::vector<carried_item> items = read_items(read, from, entry.references);
  model::rules::character_gift own;
  who.traits = read_traits(from, own.pools);
  own.level = static_cast<std::int16_t>(read.level());
  if (!own.pools.empty()) who.gifts.push_back(std::move(own));
  item_proficiencies owned = read_gifts(read, from, root, background);
  for (const carried_item& one : items)
    add_proficiencies(read, root, one.facts.gives.proficiencies, owned);
  read_proficiencies(read, from);
  // A speed of its own is the whole speed.
  who.speed_is_given = read.has_own_speed;
  read_armor_fields(read, from, owned);
  wear_items(read, items, owned);
  read_weapons(read, from.optional("weapons"), owned);
  give_items(read, std::move(items), owned);
  read_supplies(read, from.optional("supplies"));
  read_spell_fields(read, from, entry.references);
  who.defences = read_defences(from);
  who.condition_immunities = read_conditions(from.optional("condition_immunities"));
  who.enemies = read_words(from.optional("enemies"));
  if (!who.classes.empty()) entry.block = model::rules::build_character(who);
  if (const auto initiative = read_initiative(from)) entry.block.initiative = initiative;
  read_goods(facts, from, entry.block);
  static_cast<void>(read_description(from));
  // For people: what was chosen and no figure counts.
  static_cast<void>(read_words(from.optional("terrains")));
  static_cast<void>(read_words(from.optional("tool_expertise")));
  read_actions(from, entry.block);
  drop_doubles(entry.block.actions);
  from.finish();
  if (!root.wrong().any())
    entry.record = std::make_shared<const model::character_record>(record_of(root, read));
  return entry;
}

}  // namespace dnd::io::content
