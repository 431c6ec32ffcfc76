#include "io/content/effect_words.hpp"

#include "io/content/effect_reader.hpp"
#include "io/content/modifier_reader.hpp"
#include "io/content/words.hpp"
#include "model/effects/dice_words.hpp"
#include "model/effects/durations.hpp"
#include "model/enum_text.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace dnd::io::content {
namespace {

using model::effect;
using model::effect_kind;

constexpr std::array<std::string_view, 3> sides{"own", "hostile", "none"};

/// "24 hours": a time that is not nothing.
std::string read_period(const value& at) {
  std::string text = read_plain(at);
  if (model::rounds_in(text).value_or(0) == 0)
    at.fail("expected a time", "Write it like 24 hours or 10 minutes.");
  return text;
}

void add_steps(fields& from, std::string_view name, std::string_view stored,
               std::vector<model::effect_branch>& into) {
  if (const value steps = from.optional(name))
    into.push_back({std::string(stored), read_effects(steps)});
}

void read_object(const value& at, fields& from, effect& into) {
  into.what = at.text(40);
  model::thing made;
  if (const value size = from.optional("size")) made.size = to_text(read_size(size));
  if (const value armor = from.required("armor_class"))
    made.armor_class = armor.integer_as<std::int16_t>(0, 40);
  if (const value points = from.required("hit_points")) made.hit_points = read_dice_words(points);
  if (const value least = from.optional("threshold"))
    made.threshold = least.integer_as<std::int16_t>(0, 1'000);
  if (const value types = from.optional("resist")) made.resist = read_damage_types(types);
  if (const value types = from.optional("immune")) made.immune = read_damage_types(types);
  if (const value types = from.optional("vulnerable")) made.vulnerable = read_damage_types(types);
  if (const value name = from.optional("holds")) made.holds = name.text(60);
  if (const value count = from.optional("count")) into.count = read_dice_words(count);
  if (const value time = from.optional("for")) into.duration = read_duration(time);
  into.things.push_back(std::move(made));
}

void read_strike(const value& at, fields& from, effect& into) {
  constexpr std::array<std::string_view, 3> forms{"melee", "ranged", "weapon"};
  constexpr std::array<std::string_view, 3> strikers{"self", "source", "target"};
  into.what = forms[at.one_of(forms)];
  if (const value by = from.optional("by")) {
    const std::size_t who = by.one_of(strikers);
    if (who > 0) into.by = strikers[who];
  }
}

void read_revival(const value& at, fields& from, effect& into) {
  into.what = read_plain(at);
  if (into.what != "all") into.what = read_dice_words(at);
  if (const value time = from.optional("within")) into.within = read_period(time);
}

}  // namespace

std::vector<std::string> read_ends_on(const value& at) {
  constexpr std::array<std::string_view, 19> words{"damage",
                                                   "attack",
                                                   "cast",
                                                   "hit",
                                                   "shaken",
                                                   "helpless",
                                                   "stopped",
                                                   "attacked",
                                                   "dropped",
                                                   "source_dead",
                                                   "source_helpless",
                                                   "source_silenced",
                                                   "healed",
                                                   "harmed",
                                                   "harm",
                                                   "move",
                                                   "act",
                                                   "react",
                                                   "idle"};
  std::vector<std::string> made;
  at.each([&](const value& item) { made.emplace_back(words[item.one_of(words)]); });
  return made;
}

void read_more_of_lasting(fields& from, model::lasting& into) {
  add_steps(from, "at_full_time", "on_expired", into.moments);
  if (const value every = from.optional("every"))
    every.each_entry([&](const value& time, const value& steps) {
      into.moments.push_back({"every " + read_period(time), read_effects(steps)});
    });
  if (const value kind = from.optional("kind")) {
    constexpr std::array<std::string_view, 3> kinds{"disease", "curse", "poison"};
    into.kind = kinds[kind.one_of(kinds)];
  }
  if (const value side = from.optional("side")) into.side = sides[side.one_of(sides)];
}

void read_save_on_damage(const value& at, model::repeated_save& into) {
  into.damage_advantage = at.is(yaml_kind::scalar) && at.node().text == "advantage";
  into.damage = into.damage_advantage || at.flag();
}

void read_removal(const value& at, fields& from, effect& into) {
  into.names = names_at(at, [](const value& item) { return item.text(60); });
  if (const value level = from.optional("level_at_most")) {
    const bool of_slot = level.is(yaml_kind::scalar) && level.node().text == "slot";
    into.number = of_slot ? std::int16_t{-1} : level.integer_as<std::int16_t>(1, 9);
  }
  if (const value check = from.optional("check")) into.checks = check.flag();
  if (const value count = from.optional("count")) into.count = std::to_string(count.integer(1, 1));
}

void read_pool_step(const value& at, fields& from, effect& into) {
  into.what = at.text(60);
  if (const value count = from.optional("count")) {
    into.count = read_plain(count);
    if (into.count != "all") into.count = read_dice_words(count);
  }
  if (into.kind != effect_kind::regain || into.what != "slots") return;
  if (const value level = from.optional("level_at_most"))
    into.number = level.integer_as<std::int16_t>(1, 9);
}

void read_more_of_summoning(fields& from, effect& into) {
  add_steps(from, "each", "each", into.branches);
  if (const value side = from.optional("side")) {
    const std::size_t which = side.one_of(sides);
    if (which > 0) into.side = sides[which];
  }
  if (const value time = from.optional("unbound")) into.unbound = read_period(time);
  if (const value on = from.optional("ends_on")) into.ends_on = read_ends_on(on);
}

void read_word_step(const value& at, fields& from, effect& into) {
  switch (into.kind) {
    case effect_kind::does: {
      constexpr std::array<std::string_view, 6> deeds{"hide",  "dash", "disengage",
                                                      "dodge", "help", "search"};
      into.what = deeds[at.one_of(deeds)];
      return;
    }
    case effect_kind::strike:
      return read_strike(at, from, into);
    case effect_kind::revive:
      return read_revival(at, from, into);
    case effect_kind::object:
      return read_object(at, from, into);
    case effect_kind::kill: {
      constexpr std::array<std::string_view, 3> words{"dead", "dust", "zero"};
      into.what = words[at.one_of(words)];
      return;
    }
    case effect_kind::split:
    case effect_kind::stabilize:
      if (!at.flag()) at.fail("says nothing unless it is true", "Leave it out.");
      return;
    case effect_kind::tell:
      into.what = at.text(500);
      return;
    default:
      into.what = read_plain(at);
      return;
  }
}

void read_given_save(const value& at, effect& into) {
  fields from(at);
  if (const value with = from.required("with"))
    into.names =
        names_at(with, [](const value& item) { return std::string(to_text(read_ability(item))); });
  if (const value dc = from.optional("dc")) into.count = read_dice_words(dc);
  if (const value success = from.optional("success")) {
    constexpr std::array<std::string_view, 3> words{"none", "half", "other"};
    into.half = success.one_of(words) == 1;
  }
  from.finish();
}

void read_aim(const value& at, effect& into) {
  if (!at.is(yaml_kind::mapping)) {
    into.to = static_cast<model::effect_aim>(at.one_of(model::enum_text<model::effect_aim>::names));
    return;
  }
  fields from(at);
  if (const value name = from.required("bearers")) into.bearers = read_small(name).str();
  from.finish();
}

void read_trigger_time(fields& from, model::trigger& into) {
  const value every = from.optional("every");
  if (every) into.every = read_period(every);
  if (every && into.on != "time") every.fail("stands beside a moment that is no time");
  if (into.on == "time" && into.every.empty()) into.every = "24 hours";
}

}  // namespace dnd::io::content
