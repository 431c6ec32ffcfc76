#include "io/content/character_reader.hpp"

#include "io/content/action_reader.hpp"
#include "io/content/words.hpp"
#include "model/slug.hpp"

#include <algorithm>
#include <utility>

namespace dnd::io::content {
namespace {

using model::rules::carried_weapon;
using model::rules::character_facts;

/// One file being read: the facts so far, and where more of them come from.
struct reading {
  fact_source& facts;
  character_facts who;
  std::vector<class_facts> classes;
};

/// The fact, or nothing after a failure that reports its error at `at`.
template <class Fact>
std::optional<Fact> known(const value& at, result<Fact> found) {
  if (found) return std::move(*found);
  at.fail(found.error().path.empty() ? found.error().what : render(found.error()),
          found.error().todo);
  return std::nullopt;
}

void add_class(reading& read, const value& name, std::uint8_t level) {
  const auto facts = known(name, read.facts.class_of(model::slug_of(name.text())));
  if (!facts) return;
  read.who.classes.push_back({facts->name, level, facts->hit_die});
  if (read.classes.empty())
    for (const model::ability save : facts->saves)
      read.who.save_proficiencies[static_cast<std::size_t>(save)] = true;
  read.classes.push_back(*facts);
}

void read_classes(reading& read, const value& root, fields& from) {
  const value one = from.optional("class");
  const value level = from.optional("level");
  const value many = from.optional("classes");
  if (many) {
    if (one) one.fail("stands beside classes", "Keep one of them.");
    if (level) level.fail("stands beside classes, which have levels of their own");
    many.each_entry([&](const value& name, const value& taken) {
      add_class(read, name, taken.integer_as<std::uint8_t>(1, 20));
    });
  } else if (one) {
    add_class(read, one, level ? level.integer_as<std::uint8_t>(1, 20) : std::uint8_t{1});
  } else {
    value(root, nullptr, "class").fail("is missing", "Write class: fighter and level: 1.");
  }
  int total = 0;
  for (const model::class_level& taken : read.who.classes) total += taken.level;
  if (total > 20)
    many.fail("has " + std::to_string(total) + " levels together, and 20 is the most");
}

void read_race_fields(reading& read, fields& from) {
  character_facts& who = read.who;
  who.speed.walk = 30;
  if (const value race = from.required("race")) {
    if (const auto facts = known(race, read.facts.race(model::slug_of(race.text())))) {
      who.race = facts->name;
      who.size = facts->size;
      who.speed.walk = facts->speed_ft;
      const auto has = [&](std::string_view trait) {
        return std::find(facts->traits.begin(), facts->traits.end(), trait) != facts->traits.end();
      };
      if (has("darkvision")) who.sight.darkvision = 60;
      who.keeps_speed_in_armor = has("dwarven-resilience");
      for (const std::string& language : facts->languages) {
        if (!who.languages.empty()) who.languages += ", ";
        const std::size_t first = who.languages.size();
        who.languages += language;
        if (who.languages[first] >= 'a' && who.languages[first] <= 'z')
          who.languages[first] = static_cast<char>(who.languages[first] - 'a' + 'A');
      }
    }
  }
  if (const value subrace = from.optional("subrace")) who.race = subrace.text();
  if (const value languages = from.optional("languages")) who.languages = languages.text();
  if (const value size = from.optional("size")) who.size = read_size(size);
  read_speed(from.optional("speed"), who.speed);
  if (const value senses = from.optional("senses")) {
    fields own(senses);
    read_senses(own, who.sight);
    own.finish();
  }
}

void read_proficiencies(reading& read, fields& from) {
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

void read_armor_fields(reading& read, fields& from) {
  character_facts& who = read.who;
  if (const value armor = from.optional("armor")) {
    if (const auto facts = known(armor, read.facts.item(model::slug_of(armor.text())))) {
      if (facts->kind == item_kind::armor)
        who.armor = facts->armor;
      else
        armor.fail("\"" + armor.node().text + "\" is not armor that is worn");
    }
  }
  if (const value shield = from.optional("shield")) who.shield = shield.flag();
  if (const value bonus = from.optional("armor_class_bonus"))
    who.armor_class_bonus = bonus.integer_as<std::int16_t>(-10, 20);
  if (const value armor_class = from.optional("armor_class"))
    who.armor_class = armor_class.integer_as<std::int16_t>(0, 100);
  if (const value points = from.optional("hit_points"))
    who.hit_points = points.integer_as<std::int32_t>(1, bounds::hit_points_max);
}

void add_weapon(reading& read, const value& name, carried_weapon weapon,
                const std::string& called) {
  const auto facts = known(name, read.facts.item(model::slug_of(name.text())));
  if (!facts) return;
  if (facts->kind != item_kind::weapon) {
    name.fail("\"" + name.node().text + "\" is not a weapon");
    return;
  }
  weapon.facts = facts->weapon;
  if (!called.empty()) weapon.facts.name = called;
  read.who.weapons.push_back(std::move(weapon));
}

void read_weapons(reading& read, const value& list) {
  if (!list) return;
  list.each(
      [&](const value& item) {
        carried_weapon weapon;
        if (!item.is(yaml_kind::mapping)) return add_weapon(read, item, weapon, {});
        fields from(item);
        const value name = from.required("weapon");
        const value called = from.optional("name");
        if (const value bonus = from.optional("bonus"))
          weapon.bonus = bonus.integer_as<std::int16_t>(-5, 5);
        if (const value known_how = from.optional("proficient"))
          weapon.proficient = known_how.flag();
        if (const value magical = from.optional("magical")) weapon.magical = magical.flag();
        if (const value silvered = from.optional("silvered")) weapon.silvered = silvered.flag();
        if (const value metal = from.optional("adamantine")) weapon.adamantine = metal.flag();
        from.finish();
        // "(two-handed)" must fit after the name.
        if (name) add_weapon(read, name, weapon, called ? called.text(48) : std::string());
      },
      20);
}

/// The slots of one casting class stand in its table; those of several come from their sum.
std::array<std::uint8_t, 9> slots_of(const reading& read) {
  int casters = 0;
  int caster_level = 0;
  std::array<std::uint8_t, 9> slots{};
  for (std::size_t i = 0; i < read.classes.size(); ++i) {
    const class_facts& facts = read.classes[i];
    const int level = read.who.classes[i].level;
    if (facts.caster == caster_kind::none || facts.caster == caster_kind::pact) continue;
    ++casters;
    caster_level += facts.caster == caster_kind::full ? level : level / 2;
    slots = facts.slots[static_cast<std::size_t>(level - 1)];
  }
  return casters > 1 ? model::rules::full_caster_slots(caster_level) : slots;
}

void read_spell_fields(reading& read, fields& from, std::vector<reference>& references) {
  const value spells = from.optional("spells");
  const value source = from.optional("spells_from");
  const value slots = from.optional("slots");
  const value per_day = from.optional("spells_per_day");
  if (!spells) return;
  const auto casts = [&](const class_facts& facts) {
    return source ? model::slug_of(facts.name) == model::slug_of(source.node().text)
                  : facts.caster != caster_kind::none;
  };
  const auto found = std::find_if(read.classes.begin(), read.classes.end(), casts);
  if (found == read.classes.end()) {
    if (!spells.wrong().any()) spells.fail("none of the classes casts spells");
    return;
  }
  const auto index = static_cast<std::size_t>(found - read.classes.begin());
  model::rules::class_casting casting;
  casting.with = found->casts_with;
  casting.caster_level = read.who.classes[index].level;
  casting.pact = found->caster == caster_kind::pact;
  casting.slots = found->caster == caster_kind::pact
                      ? found->slots[static_cast<std::size_t>(casting.caster_level - 1)]
                      : slots_of(read);
  if (slots) casting.slots = read_slots(slots);
  casting.spells = read_spells(spells, per_day);
  refer_to_spells(spells, references);
  read.who.casting.push_back(std::move(casting));
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
  reading read{facts, {}, {}};
  character_facts& who = read.who;
  who.slug = slug;
  fields from(root);
  if (const value name = from.required("name"))
    who.name = name.text(bounds::creature_name_bytes_max);
  if (const value type = from.optional("type")) who.type = type.text();
  if (const value alignment = from.optional("alignment")) who.alignment = alignment.text();
  if (const value background = from.optional("background")) static_cast<void>(background.text());
  read_race_fields(read, from);
  read_classes(read, root, from);
  const value abilities = from.required("abilities");
  read_by_ability(abilities, [&](model::ability with, const value& score) {
    who.abilities[static_cast<std::size_t>(with)] = score.integer_as<std::int16_t>(1, 30);
  });
  read_proficiencies(read, from);
  read_armor_fields(read, from);
  read_weapons(read, from.optional("weapons"));
  read_spell_fields(read, from, entry.references);
  who.defences = read_defences(from);
  who.condition_immunities = read_conditions(from.optional("condition_immunities"));
  who.traits = read_traits(from);
  if (!who.classes.empty()) entry.block = model::rules::build_character(who);
  entry.block.initiative = read_initiative(from);
  static_cast<void>(read_description(from));
  read_actions(from, entry.block);
  drop_doubles(entry.block.actions);
  from.finish();
  return entry;
}

}  // namespace dnd::io::content
