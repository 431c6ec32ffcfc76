#include "io/content/effect_reader.hpp"

#include "io/content/effect_parts.hpp"
#include "io/content/effect_words.hpp"
#include "io/content/modifier_reader.hpp"
#include "io/content/trigger_reader.hpp"
#include "io/content/words.hpp"
#include "model/effects/dice_words.hpp"
#include "model/enum_text.hpp"
#include "model/rules/usage.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace dnd::io::content {
namespace {

using model::effect;
using model::effect_branch;
using model::effect_kind;
using model::enum_text;
using model::lasting;

constexpr std::size_t steps_max = 60;

void add_branch(fields& from, std::string_view name, std::vector<effect_branch>& into) {
  if (const value steps = from.optional(name))
    into.push_back({std::string(name), read_effects(steps)});
}

model::damage_dice read_damage_words(const value& at) {
  const std::string text = read_plain(at);
  const auto blank = text.find(' ');
  model::damage_dice part{.dice = text.substr(0, blank), .type = {}};
  if (!model::is_dice_text(part.dice))
    at.fail("expected dice and a type of damage", "Write it like 2d6+mod fire.");
  if (blank == std::string::npos) return part;
  const std::string_view word = std::string_view(text).substr(blank + 1);
  part.type = std::string(word);
  if (word != "weapon" && word != "same" && !model::parse_damage_type(word))
    at.fail("expected a type of damage after the dice");
  return part;
}

/// `per_level` and `by_level`.
void read_growth(fields& from, effect& into) {
  if (const value more = from.optional("per_level")) into.per_level = read_dice_words(more);
  if (const value rows = from.optional("by_level"))
    rows.each_entry([&](const value& level, const value& dice) {
      into.by_level.push_back({level.integer_as<std::int16_t>(0, 30), read_dice_words(dice)});
    });
}

void read_save_again(const value& at, lasting& into) {
  model::repeated_save again;
  fields from(at);
  if (const value when = from.optional("at"))
    again.at =
        static_cast<model::turn_boundary>(when.one_of(enum_text<model::turn_boundary>::names));
  if (const value with = from.optional("with")) again.with = to_text(read_ability(with));
  if (const value dc = from.optional("dc")) again.dc = dc.integer_as<std::int16_t>(1, 50);
  if (const value damage = from.optional("damage")) read_save_on_damage(damage, again);
  again.only_damage = again.damage && !from.optional("at");
  if (const value failures = from.optional("failures"))
    again.failures = failures.integer_as<std::uint8_t>(1, 20);
  if (const value successes = from.optional("successes"))
    again.successes = successes.integer_as<std::uint8_t>(1, 20);
  again.then = read_effects(from.optional("then"));
  from.finish();
  into.save_again.push_back(std::move(again));
}

constexpr std::array<std::string_view, 6> moments{"turn_start", "turn_end",     "source_turn_start",
                                                  "when_hit",   "when_hitting", "on_end"};

lasting read_lasting(fields& from, std::string_view name) {
  lasting made;
  const value conditions = from.optional("conditions");
  if (conditions)
    made.conditions = read_conditions(conditions);
  else if (const auto kind = model::parse_condition(name))
    made.conditions.insert(*kind);
  made.modifiers = read_modifiers(from.optional("modifiers"));
  if (const value time = from.optional("for")) made.duration = read_duration(time);
  if (const value again = from.optional("save_again")) read_save_again(again, made);
  if (const value on = from.optional("ends_on")) made.ends_on = read_ends_on(on);
  if (const value dc = from.optional("escape")) made.escape_dc = dc.integer_as<std::int16_t>(1, 50);
  if (const value with = from.optional("escape_with"))
    made.escape_with = names_at(with, read_check_name);
  for (const std::string_view moment : moments) add_branch(from, moment, made.moments);
  if (const value actions = from.optional("actions"))
    actions.each([&](const value& item) { made.actions.push_back(read_given_action(item)); });
  if (const value weapon = from.optional("weapon")) made.weapon = read_weapon_kinds(weapon);
  if (const value once = from.optional("once")) made.once = once.flag();
  if (const value stack = from.optional("stack")) made.stack = stack.flag();
  if (const value holds = from.optional("concentration")) made.concentration = holds.flag();
  read_more_of_lasting(from, made);
  return made;
}

/// `range: 60` or `range: [30, 120]`.
void read_range(const value& at, effect& into) {
  const auto read = [&](const value& item) {
    into.range_ft = std::max(into.range_ft, item.integer_as<std::int16_t>(0, 26'400));
  };
  if (at.is(yaml_kind::sequence))
    at.each(read, 2);
  else
    read(at);
}

void read_attack_step(const value& at, fields& from, effect& into) {
  constexpr std::array<std::string_view, 5> forms{"melee", "ranged", "melee-or-ranged",
                                                  "melee-spell", "ranged-spell"};
  into.what = forms[at.one_of(forms)];
  if (const value bonus = from.optional("to_hit")) into.count = read_dice_words(bonus);
  if (const value feet = from.optional("reach"))
    into.reach_ft = feet.integer_as<std::int16_t>(0, 1000);
  if (const value feet = from.optional("range")) read_range(feet, into);
  add_branch(from, "hit", into.branches);
  add_branch(from, "miss", into.branches);
}

void read_test_step(const value& at, fields& from, effect& into) {
  if (into.kind == effect_kind::save) {
    into.names =
        names_at(at, [](const value& item) { return std::string(to_text(read_ability(item))); });
    if (const value half = from.optional("half")) into.half = half.flag();
    add_branch(from, "fail_by_5", into.branches);
  } else {
    into.names = names_at(at, read_check_name);
  }
  if (into.kind == effect_kind::contest) {
    if (const value answers = from.optional("against"))
      into.against = names_at(answers, read_check_name);
  } else if (const value dc = from.optional("dc")) {
    into.count = read_dice_words(dc);
  }
  add_branch(from, "failure", into.branches);
  add_branch(from, "success", into.branches);
}

void read_amount_step(const value& at, fields& from, effect& into) {
  if (into.kind == effect_kind::damage) {
    if (at.is(yaml_kind::sequence))
      at.each([&](const value& part) { into.damage.push_back(read_damage_words(part)); },
              bounds::damage_parts_max);
    else
      into.damage.push_back(read_damage_words(at));
  } else {
    into.what = read_plain(at);
    const bool is_word = into.what == "all" || into.what == "dealt" || into.what == "half-dealt";
    if (!is_word) into.what = read_dice_words(at);
    if (into.kind == effect_kind::temp_hp)
      if (const value time = from.optional("for")) into.duration = read_duration(time);
  }
  read_growth(from, into);
}

void read_missile_step(const value& at, fields& from, effect& into) {
  into.what = read_dice_words(at);
  read_growth(from, into);
  add_branch(from, "each", into.branches);
}

/// Names of creatures, each perhaps with a number.
void read_creatures(const value& at, effect& into) {
  const auto read = [&](const value& item) {
    if (!item.is(yaml_kind::mapping)) {
      into.names.push_back(item.text(60));
      return;
    }
    item.each_entry([&](const value& name, const value& count) {
      into.names.push_back(name.text(60) + " x" + std::to_string(count.integer(1, 100)));
    });
  };
  if (at.is(yaml_kind::sequence))
    at.each(read);
  else
    read(at);
}

std::string read_challenge_limit(const value& at) {
  const std::string text = read_plain(at);
  if (text == "slot" || text == "target") return text;
  return std::to_string(read_challenge(at));
}

/// Which creatures a summoning or a transformation may name, and how many.
void read_creature_step(const value& at, fields& from, effect& into) {
  read_creatures(at, into);
  if (const value count = from.optional("count")) into.count = read_dice_words(count);
  if (const value time = from.optional("for")) into.duration = read_duration(time);
  if (const value limit = from.optional("challenge")) into.challenge = read_challenge_limit(limit);
  if (into.kind == effect_kind::transform) {
    if (const value keeps = from.optional("keeps"))
      into.keeps = names_at(keeps, [](const value& item) { return item.text(60); });
    return;
  }
  read_growth(from, into);
  if (const value rows = from.optional("by_challenge"))
    rows.each_entry([&](const value& rating, const value& count) {
      into.by_challenge.push_back({read_challenge(rating), read_dice_words(count)});
    });
  std::ranges::sort(into.by_challenge, {}, &model::level_dice::level);
  constexpr std::array<std::string_view, 2> turns{"own", "after"};
  if (const value acts = from.optional("acts"))
    into.what = acts.one_of(turns) == 1 ? turns[1] : std::string_view();
  read_more_of_summoning(from, into);
}

/// A spell by its slug, `known` or `any`.
void read_cast_step(const value& at, fields& from, effect& into) {
  into.what = at.text(60);
  const bool is_chosen = into.what == model::cast_any || into.what == model::cast_known;
  into.number = is_chosen ? -1 : 0;
  if (const value level = from.optional("level"))
    into.number = level.integer_as<std::int16_t>(0, bounds::spell_level_max);
  if (const value dc = from.optional("dc")) into.count = read_dice_words(dc);
  if (const value bonus = from.optional("to_hit"))
    into.to_hit = bonus.integer_as<std::int16_t>(-10, 50);
  if (const value slot = from.optional("slot")) into.slot = slot.flag();
  if (const value holds = from.optional("concentration")) into.no_concentration = !holds.flag();
  if (const value time = from.optional("for")) into.duration = read_duration(time);
  into.names = read_words(from.optional("choose"));
}

void read_branches(const value& at, effect& into) {
  at.each_entry([&](const value& name, const value& steps) {
    into.branches.push_back({name.node().text, read_effects(steps)});
  });
}

void read_kind(const value& at, fields& from, effect& into) {
  switch (into.kind) {
    case effect_kind::attack:
      return read_attack_step(at, from, into);
    case effect_kind::save:
    case effect_kind::check:
    case effect_kind::contest:
      return read_test_step(at, from, into);
    case effect_kind::damage:
    case effect_kind::heal:
    case effect_kind::temp_hp:
      return read_amount_step(at, from, into);
    case effect_kind::apply:
      into.what = at.text(model::small_text::capacity);
      into.lasts.push_back(read_lasting(from, into.what));
      return;
    case effect_kind::remove:
      return read_removal(at, from, into);
    case effect_kind::spend:
    case effect_kind::regain:
      return read_pool_step(at, from, into);
    case effect_kind::choose:
      return read_branches(at, into);
    case effect_kind::roll:
      into.what = read_dice_words(at);
      if (const value rows = from.required("rows")) read_branches(rows, into);
      return;
    case effect_kind::missiles:
    case effect_kind::hit_point_pool:
      return read_missile_step(at, from, into);
    case effect_kind::cast:
      return read_cast_step(at, from, into);
    case effect_kind::summon:
    case effect_kind::transform:
      return read_creature_step(at, from, into);
    case effect_kind::kill:
    case effect_kind::stabilize:
    case effect_kind::exhaustion:
    case effect_kind::push:
    case effect_kind::pull:
    case effect_kind::teleport:
    case effect_kind::tell:
    case effect_kind::revive:
    case effect_kind::does:
    case effect_kind::strike:
    case effect_kind::object:
    case effect_kind::split:
      return read_word_step(at, from, into);
  }
}

effect read_step(const value& at) {
  effect made;
  fields from(at);
  bool found = false;
  // Beside `cast`, `choose` is what is said for the user.
  const bool casts = bool(from.optional("cast"));
  for (std::size_t i = 0; i < enum_text<effect_kind>::names.size(); ++i) {
    if (casts && static_cast<effect_kind>(i) == effect_kind::choose) continue;
    const value kind = from.optional(enum_text<effect_kind>::names[i]);
    if (!kind) continue;
    if (found) kind.fail("a step does one thing, and another word stands before this one");
    found = true;
    made.kind = static_cast<effect_kind>(i);
    read_kind(kind, from, made);
  }
  if (const value pool = from.optional("destroy")) {
    if (found) pool.fail("a step does one thing, and another word stands before this one");
    found = true;
    made.kind = effect_kind::apply;
    made.what = model::rules::destroyed_name(pool.text(40));
    made.lasts.emplace_back().duration = "permanent";
  }
  if (const value scene = from.optional("scene")) {
    if (found) scene.fail("a step does one thing, and another word stands before this one");
    found = true;
    made.kind = effect_kind::tell;
    made.scene = true;
    read_kind(scene, from, made);
  }
  if (!found)
    at.fail("a step needs a word that says what it does", "`damage`, `save`, `apply` are some.");
  if (const value to = from.optional("to")) read_aim(to, made);
  made.when = read_when(from.optional("when"));
  from.finish();
  return made;
}

}  // namespace

model::action read_given_action(const value& at) {
  model::action made;
  fields from(at);
  if (const value name = from.required("name")) made.name = read_small(name);
  for (const auto& [word, group] : {std::pair("bonus", model::action_group::bonus_action),
                                    std::pair("reaction", model::action_group::reaction)})
    if (const value flag = from.optional(word))
      if (flag.flag()) made.group = group;
  if (const value free = from.optional("free")) made.free = free.flag();
  if (const value dead = from.optional("dead")) made.of_dead = dead.flag();
  if (const value on = from.optional("on")) made.on = read_moment(on);
  read_answered(from, made);
  if (const value weapon = from.optional("weapon")) made.on_weapon = read_weapon_kinds(weapon);
  if (const value types = from.optional("types")) made.on_types = read_damage_types(types);
  if (const value magical = from.optional("magical")) made.magical = magical.flag();
  if (const value same = from.optional("same_as"))
    made.multiattack.push_back({read_small(same), 1});
  const std::vector<model::effect_filter> when = read_when(from.optional("when"));
  if (const value area = from.optional("area")) made.area = area.text(60);
  made.usage = read_usage(from, pool_alone::allowed);
  model::effect_list steps;
  if (const value parts = from.optional("damage")) {
    effect damage;
    damage.kind = effect_kind::damage;
    read_amount_step(parts, from, damage);
    steps.push_back(std::move(damage));
  }
  for (effect& one : read_effects(from.optional("effects"))) steps.push_back(std::move(one));
  const value save = from.optional("save");
  if (const value attack = from.optional("attack")) {
    effect roll;
    read_attack_step(attack, from, roll);
    for (effect& one : steps)
      if (one.when.empty()) one.when = when;
    roll.branches.push_back({"hit", std::move(steps)});
    made.effects.push_back(std::move(roll));
  } else if (save) {
    effect roll;
    roll.kind = effect_kind::save;
    read_given_save(save, roll);
    roll.branches.push_back({"failure", std::move(steps)});
    made.effects.push_back(std::move(roll));
  } else {
    made.effects = std::move(steps);
  }
  static_cast<void>(read_description(from));
  from.finish();
  return made;
}

model::effect_list read_effects(const value& at) {
  model::effect_list steps;
  if (at) at.each([&](const value& item) { steps.push_back(read_step(item)); }, steps_max);
  return steps;
}

}  // namespace dnd::io::content
