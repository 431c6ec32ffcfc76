#include "io/content/creature_reader.hpp"

#include "io/content/action_reader.hpp"
#include "io/content/effect_reader.hpp"
#include "io/content/modifier_reader.hpp"
#include "io/content/words.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace dnd::io::content {
namespace {

constexpr int speed_max = 1000;
constexpr int sense_max = 10'000;
constexpr int bonus_max = 50;

std::int16_t feet(const value& at, int most) {
  return at.integer_as<std::int16_t>(0, most);
}

/// `{types: [bludgeoning, …], nonmagical: true, unless: silvered}`.
model::damage_defence read_special_defence(const value& at, model::defence_kind kind) {
  constexpr std::array<std::string_view, 2> metals = {"silvered", "adamantine"};
  model::damage_defence defence;
  defence.kind = kind;
  fields from(at);
  if (const value types = from.required("types"))
    types.each([&](const value& type) { defence.types.insert(read_damage_type(type)); },
               model::damage_type_count);
  if (const value nonmagical = from.optional("nonmagical"))
    defence.nonmagical_only = nonmagical.flag();
  if (const value metal = from.optional("unless")) {
    if (!defence.nonmagical_only) metal.fail("needs nonmagical: true beside it");
    (metal.one_of(metals) == 0 ? defence.except_silvered : defence.except_adamantine) = true;
  }
  from.finish();
  return defence;
}

/// Plain types of one kind become one entry.
void read_defence(const value& at, model::defence_kind kind,
                  std::vector<model::damage_defence>& defences) {
  if (!at) return;
  model::damage_defence plain;
  plain.kind = kind;
  std::vector<model::damage_defence> special;
  at.each(
      [&](const value& item) {
        if (item.is(yaml_kind::mapping))
          special.push_back(read_special_defence(item, kind));
        else
          plain.types.insert(read_damage_type(item));
      },
      2 * model::damage_type_count);
  if (!plain.types.empty()) defences.push_back(plain);
  defences.insert(defences.end(), special.begin(), special.end());
}

std::vector<model::spellcasting> read_casting(fields& from, std::vector<reference>& references) {
  std::vector<model::spellcasting> casting;
  const value list = from.optional("spellcasting");
  if (!list) return casting;
  list.each(
      [&](const value& at) {
        model::spellcasting made;
        fields own(at);
        if (const value with = own.required("with")) made.with = read_ability(with);
        if (const value dc = own.required("dc")) made.save_dc = dc.integer_as<std::int16_t>(1, 50);
        if (const value to_hit = own.required("to_hit"))
          made.to_hit = to_hit.integer_as<std::int16_t>(-10, bonus_max);
        if (const value level = own.optional("level"))
          made.caster_level = level.integer_as<std::uint8_t>(1, 30);
        made.slots = read_slots(own.optional("slots"));
        const value spells = own.required("spells");
        made.spells = read_spells(spells, own.optional("per_day"));
        refer_to_spells(spells, references);
        static_cast<void>(read_description(own));
        own.finish();
        casting.push_back(std::move(made));
      },
      8);
  return casting;
}

/// Saves and skills: the modifier, or the whole bonus where one is given.
void read_bonuses(fields& from, model::stat_block& block) {
  for (std::size_t i = 0; i < model::ability_count; ++i)
    block.saves[i] = static_cast<std::int16_t>(model::ability_modifier(block.abilities[i]));
  for (std::size_t i = 0; i < model::skill_count; ++i) {
    const auto with = static_cast<std::size_t>(model::ability_of(static_cast<model::skill>(i)));
    block.skills[i] = block.saves[with];
  }
  read_by_ability(from.optional("saves"), [&](model::ability with, const value& bonus) {
    block.saves[static_cast<std::size_t>(with)] =
        bonus.integer_as<std::int16_t>(-bonus_max, bonus_max);
  });
  if (const value skills = from.optional("skills"))
    skills.each_entry([&](const value& skill, const value& bonus) {
      block.skills[static_cast<std::size_t>(read_skill(skill))] =
          bonus.integer_as<std::int16_t>(-bonus_max, bonus_max);
    });
  const auto perception = static_cast<std::size_t>(model::skill::perception);
  block.sight.passive_perception = static_cast<std::int16_t>(10 + block.skills[perception]);
  const value senses = from.optional("senses");
  if (!senses) return;
  fields own(senses);
  read_senses(own, block.sight);
  if (const value passive = own.optional("passive_perception"))
    block.sight.passive_perception = passive.integer_as<std::int16_t>(0, 100);
  own.finish();
}

void read_challenge_fields(fields& from, model::stat_block& block) {
  if (const value challenge = from.optional("challenge"))
    block.challenge_eighths = read_challenge(challenge);
  block.xp = xp_of_challenge(block.challenge_eighths);
  if (const value xp = from.optional("xp")) block.xp = xp.integer_as<std::int32_t>(0, 10'000'000);
  block.proficiency_bonus = proficiency_of_challenge(block.challenge_eighths);
  if (const value proficiency = from.optional("proficiency_bonus"))
    block.proficiency_bonus = proficiency.integer_as<std::int16_t>(2, 9);
}

/// Fields that are for people, and not in the stat block.
void read_notes(fields& from, std::vector<reference>& references) {
  if (const value armor = from.optional("armor"))
    armor.each([&](const value& item) {
      std::string worn = read_slug(item);
      if (worn != "natural" && !worn.empty())
        references.push_back(reference_at(item, {category::equipment}, std::move(worn)));
    });
  if (const value others = from.optional("other_armor_class"))
    others.each([&](const value& item) {
      fields own(item);
      if (const value number = own.required("value")) static_cast<void>(number.integer(0, 100));
      if (const value with = own.required("with")) static_cast<void>(with.text());
      own.finish();
    });
  if (const value forms = from.optional("forms"))
    forms.each([&](const value& form) {
      references.push_back(reference_at(form, {category::monsters}, read_slug(form)));
    });
}

std::string read_type(fields& from) {
  const value type = from.optional("type");
  const value subtype = from.optional("subtype");
  std::string text = type ? type.text() : "humanoid";
  if (subtype) text += " (" + subtype.text() + ")";
  return text;
}

}  // namespace

void read_speed(const value& at, model::speeds& speed) {
  if (!at) return;
  if (at.is(yaml_kind::scalar)) {
    speed.walk = feet(at, speed_max);
    return;
  }
  fields from(at);
  const auto read = [&](const value& found, std::int16_t& into) {
    if (found) into = feet(found, speed_max);
  };
  read(from.optional("walk"), speed.walk);
  read(from.optional("fly"), speed.fly);
  read(from.optional("swim"), speed.swim);
  read(from.optional("climb"), speed.climb);
  read(from.optional("burrow"), speed.burrow);
  if (const value hover = from.optional("hover")) speed.hover = hover.flag();
  from.finish();
}

void read_senses(fields& from, model::senses& sight) {
  const auto read = [&](const value& found, std::int16_t& into) {
    if (found) into = feet(found, sense_max);
  };
  read(from.optional("darkvision"), sight.darkvision);
  read(from.optional("blindsight"), sight.blindsight);
  read(from.optional("tremorsense"), sight.tremorsense);
  read(from.optional("truesight"), sight.truesight);
}

std::vector<model::damage_defence> read_defences(fields& from) {
  std::vector<model::damage_defence> defences;
  read_defence(from.optional("immune"), model::defence_kind::immunity, defences);
  read_defence(from.optional("resist"), model::defence_kind::resistance, defences);
  read_defence(from.optional("vulnerable"), model::defence_kind::vulnerability, defences);
  return defences;
}

/// The traits; what uses they have of their own goes to `pools`.
std::vector<model::trait> read_traits(fields& from, std::vector<model::pool>& pools) {
  std::vector<model::trait> traits;
  const value list = from.optional("traits");
  if (!list) return traits;
  list.each(
      [&](const value& item) {
        if (!item.is(yaml_kind::mapping)) {
          traits.push_back({.name = item.text()});
          return;
        }
        fields own(item);
        model::trait made;
        if (const value name = own.required("name")) made.name = name.text();
        made.usage = read_usage(own);
        made.modifiers = read_modifiers(own.optional("modifiers"));
        made.triggers = read_triggers(own.optional("triggers"));
        static_cast<void>(read_effects(own.optional("effects")));
        for (model::pool& one : read_pools(own.optional("pools"))) pools.push_back(std::move(one));
        static_cast<void>(read_description(own));
        own.finish();
        traits.push_back(std::move(made));
      },
      200);
  return traits;
}

std::array<std::uint8_t, 9> read_slots(const value& at) {
  std::array<std::uint8_t, 9> slots{};
  if (!at) return slots;
  std::size_t level = 0;
  at.each([&](const value& count) { slots[level++] = count.integer_as<std::uint8_t>(0, 99); },
          slots.size());
  return slots;
}

std::vector<model::known_spell> read_spells(const value& spells, const value& per_day) {
  std::vector<model::known_spell> known;
  if (!spells) return known;
  spells.each_entry([&](const value& level, const value& list) {
    const auto rank = level.integer_as<std::uint8_t>(0, 9);
    list.each([&](const value& spell) { known.push_back({read_slug(spell), rank, 0}); });
  });
  if (!per_day) return known;
  per_day.each_entry([&](const value& spell, const value& times) {
    const std::string slug = read_slug(spell);
    const auto found = std::find_if(known.begin(), known.end(),
                                    [&](const auto& candidate) { return candidate.spell == slug; });
    if (found == known.end())
      spell.fail("is not among the spells");
    else
      found->per_day = times.integer_as<std::uint8_t>(1, 100);
  });
  return known;
}

void refer_to_spells(const value& spells, std::vector<reference>& references) {
  if (!spells.is(yaml_kind::mapping)) return;
  spells.each_entry([&](const value&, const value& list) {
    if (!list.is(yaml_kind::sequence)) return;
    list.each([&](const value& spell) {
      if (spell.is(yaml_kind::scalar))
        references.push_back(reference_at(spell, {category::spells}, read_slug(spell)));
    });
  });
}

std::optional<std::int16_t> read_initiative(fields& from) {
  const value initiative = from.optional("initiative");
  if (!initiative) return std::nullopt;
  return initiative.integer_as<std::int16_t>(-bonus_max, bonus_max);
}

creature_entry read_monster(const value& root, std::string_view slug) {
  creature_entry entry;
  model::stat_block& block = entry.block;
  block.slug = slug;
  block.kind = model::creature_kind::monster;
  fields from(root);
  if (const value name = from.required("name"))
    block.name = name.text(bounds::creature_name_bytes_max);
  if (const value size = from.optional("size")) block.size = read_size(size);
  block.type = read_type(from);
  if (const value alignment = from.optional("alignment")) block.alignment = alignment.text();
  if (const value armor_class = from.required("armor_class"))
    block.armor_class = armor_class.integer_as<std::int16_t>(0, 100);
  if (const value points = from.required("hit_points"))
    block.hit_points = points.integer_as<std::int32_t>(1, bounds::hit_points_max);
  if (const value dice = from.optional("hit_dice")) block.hit_dice = read_dice(dice);
  block.speed.walk = 30;
  if (const value speed = from.optional("speed")) {
    block.speed = {};
    read_speed(speed, block.speed);
  }
  read_by_ability(from.optional("abilities"), [&](model::ability with, const value& score) {
    block.abilities[static_cast<std::size_t>(with)] = score.integer_as<std::int16_t>(1, 30);
  });
  read_bonuses(from, block);
  if (const value languages = from.optional("languages")) block.languages = languages.text();
  block.defences = read_defences(from);
  block.condition_immunities = read_conditions(from.optional("condition_immunities"));
  if (const value matters = from.optional("important")) block.important = matters.flag();
  if (const value least = from.optional("damage_threshold"))
    block.damage_threshold = least.integer_as<std::int16_t>(0, 1'000);
  block.initiative = read_initiative(from);
  read_challenge_fields(from, block);
  block.traits = read_traits(from, block.pools);
  block.casting = read_casting(from, entry.references);
  read_actions(from, block);
  read_notes(from, entry.references);
  static_cast<void>(read_description(from));
  from.finish();
  return entry;
}

}  // namespace dnd::io::content
