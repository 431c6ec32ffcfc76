#include "io/content/action_reader.hpp"

#include "io/content/effect_reader.hpp"
#include "io/content/modifier_reader.hpp"
#include "io/content/words.hpp"
#include "model/slug.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace dnd::io::content {
namespace {

using model::action;
using model::action_group;
using model::attack_form;

constexpr std::array<std::string_view, 5> attack_words = {"melee", "ranged", "melee-or-ranged",
                                                          "melee-spell", "ranged-spell"};
constexpr std::array<attack_form, 5> attack_forms = {attack_form::melee, attack_form::ranged,
                                                     attack_form::melee_or_ranged,
                                                     attack_form::melee, attack_form::ranged};
constexpr std::size_t first_spell_word = 3;
constexpr int feet_max = 26'400;  // Five miles.

bool same_name(std::string_view a, std::string_view b) {
  return model::slug_of(a) == model::slug_of(b);
}

/// `range: 60` or `range: [30, 120]`.
void read_range(const value& at, model::attack_profile& attack) {
  if (!at.is(yaml_kind::sequence)) {
    attack.range_ft = at.integer_as<std::int16_t>(1, feet_max);
    return;
  }
  std::array<std::int16_t, 2> feet{};
  std::size_t count = 0;
  at.each([&](const value& item) {
    if (count < feet.size()) feet[count] = item.integer_as<std::int16_t>(1, feet_max);
    ++count;
  });
  if (count != feet.size() || feet[1] < feet[0])
    at.fail("expected the normal and the long range in feet", "Write it as [30, 120].");
  attack.range_ft = feet[0];
  attack.long_range_ft = feet[1];
}

std::optional<model::attack_profile> read_attack(fields& from) {
  const value form = from.optional("attack");
  const value to_hit = from.optional("to_hit");
  const value reach = from.optional("reach");
  const value range = from.optional("range");
  if (!form) {
    for (const value* stray : {&to_hit, &reach, &range})
      if (*stray) from.needs("attack", *stray);
    return std::nullopt;
  }
  model::attack_profile attack;
  const std::size_t word = form.one_of(attack_words);
  attack.form = attack_forms[word];
  attack.spell = word >= first_spell_word;
  if (to_hit)
    attack.to_hit = to_hit.integer_as<std::int16_t>(-10, 50);
  else
    from.needs("to_hit", form);
  const bool melee = attack.form != attack_form::ranged;
  const bool ranged = attack.form != attack_form::melee;
  if (melee)
    attack.reach_ft = reach ? reach.integer_as<std::int16_t>(0, 1000) : std::int16_t{5};
  else if (reach)
    reach.fail("belongs to melee attacks");
  if (ranged && range)
    read_range(range, attack);
  else if (ranged)
    from.needs("range", form);
  else if (range)
    range.fail("belongs to ranged attacks");
  return attack;
}

std::vector<model::multiattack_step> read_steps(const value& at);

/// `{choose: [[Bite], [{Claw: 2}]]}`.
model::multiattack_step read_choice(const value& at) {
  model::multiattack_step made;
  at.each([&](const value& option) { made.choose.push_back({read_steps(option)}); }, 20);
  return made;
}

/// `{Beak: 1, when: Tentacles hit}`, `{Bite: heads}`.
void read_counted_step(const value& item, std::vector<model::multiattack_step>& into) {
  constexpr std::string_view hit = " hit";
  std::string if_hit;
  item.each_entry([&](const value& name, const value& count) {
    if (name.node().text != "when") return;
    if_hit = count.text(80);
    if (if_hit.ends_with(hit))
      if_hit.resize(if_hit.size() - hit.size());
    else
      count.fail("expected the name of an action and the word hit");
  });
  item.each_entry([&](const value& name, const value& count) {
    if (name.node().text == "when") return;
    if (name.node().text == "choose") {
      into.push_back(read_choice(count));
      return;
    }
    model::multiattack_step step{.action = read_small(name), .if_hit = if_hit};
    const std::string& text = count.node().text;
    if (count.is(yaml_kind::scalar) && text.find_first_not_of("0123456789") != std::string::npos)
      step.count_of = count.text(60);
    else
      step.count = count.integer_as<std::uint8_t>(1, 100);
    into.push_back(std::move(step));
  });
}

/// `[Bite, {Claw: 2}]`.
std::vector<model::multiattack_step> read_steps(const value& at) {
  std::vector<model::multiattack_step> steps;
  at.each(
      [&](const value& item) {
        if (!item.is(yaml_kind::mapping)) {
          steps.push_back({read_small(item), 1});
          return;
        }
        read_counted_step(item, steps);
      },
      bounds::actions_per_block_max);
  return steps;
}

/// An action, and the names that can only be looked up when all are read.
struct draft {
  action made;
  std::string same_as;
};

draft read_action(const value& at, action_group group) {
  draft read;
  action& made = read.made;
  made.group = group;
  fields from(at);
  if (const value name = from.required("name")) made.name = read_small(name);
  if (const value same_as = from.optional("same_as")) read.same_as = same_as.text();
  made.attack = read_attack(from);
  if (const value damage = from.optional("damage"))
    damage.each([&](const value& part) { made.damage.push_back(read_damage(part)); },
                bounds::damage_parts_max);
  if (const value thrown = from.optional("ranged_damage")) {
    if (!made.attack || made.attack->form != attack_form::melee_or_ranged)
      thrown.fail("belongs to attacks that are melee-or-ranged");
    thrown.each([&](const value& part) { made.ranged_damage.push_back(read_damage(part)); },
                bounds::damage_parts_max);
  }
  if (const value properties = from.optional("properties"))
    properties.each([&](const value& item) {
      made.properties.insert(
          static_cast<model::weapon_property>(item.one_of(model::weapon_property_names())));
    });
  if (const value save = from.optional("save")) made.save = read_save(save);
  if (const value area = from.optional("area")) made.area = area.text(60);
  made.may_impose = read_conditions(from.optional("imposes"));
  if (const value dc = from.optional("escape_dc"))
    made.escape_dc = dc.integer_as<std::int16_t>(1, 50);
  if (const value steps = from.optional("steps")) made.multiattack = read_steps(steps);
  made.usage = read_usage(from);
  const value cost = from.optional("cost");
  if (group == action_group::legendary)
    made.legendary_cost = cost ? cost.integer_as<std::uint8_t>(1, 10) : std::uint8_t{1};
  else if (cost)
    cost.fail("belongs to legendary actions");
  if (const value magical = from.optional("magical")) made.magical = magical.flag();
  if (const value silvered = from.optional("silvered")) made.silvered = silvered.flag();
  if (const value adamantine = from.optional("adamantine")) made.adamantine = adamantine.flag();
  made.effects = read_effects(from.optional("effects"));
  for (const std::string_view branch : {"success", "fail_by_5"})
    if (const value steps = from.optional(branch)) {
      if (!made.save) from.needs("save", steps);
      made.branches.push_back({std::string(branch), read_effects(steps)});
    }
  if (const value on = from.optional("on")) made.on = read_moment(on);
  if (const value weapon = from.optional("weapon")) made.on_weapon = read_weapon_kinds(weapon);
  if (const value types = from.optional("types")) made.on_types = read_damage_types(types);
  if (const value free = from.optional("free")) made.free = free.flag();
  if (const value dead = from.optional("dead")) made.of_dead = dead.flag();
  if (const value bonus = from.optional("bonus"))
    if (bonus.flag()) made.group = action_group::bonus_action;
  if (const value reaction = from.optional("reaction"))
    if (reaction.flag()) made.group = action_group::reaction;
  static_cast<void>(read_description(from));
  from.finish();
  return read;
}

const action* find_action(const std::vector<action>& actions, std::string_view name) {
  const auto found = std::find_if(actions.begin(), actions.end(), [&](const action& candidate) {
    return candidate.group != action_group::legendary && same_name(candidate.name.view(), name);
  });
  return found == actions.end() ? nullptr : &*found;
}

/// A legendary action that is another one: its own name and cost, the other's rules.
void take_rules(const value& at, draft& read, const std::vector<action>& actions) {
  const action* model = find_action(actions, read.same_as);
  if (model == nullptr) {
    at.fail("same_as names \"" + read.same_as + "\", which is not an action here");
    return;
  }
  action taken = *model;
  taken.name = read.made.name;
  taken.group = read.made.group;
  taken.legendary_cost = read.made.legendary_cost;
  read.made = std::move(taken);
}

void read_list(const value& list, action_group group, model::stat_block& block) {
  if (!list) return;
  const std::size_t first = block.actions.size();
  list.each([&](const value& at) {
    draft read = read_action(at, group);
    if (!read.same_as.empty()) take_rules(at, read, block.actions);
    const auto twin = std::find_if(
        block.actions.begin() + static_cast<std::ptrdiff_t>(first), block.actions.end(),
        [&](const action& other) { return same_name(other.name.view(), read.made.name.view()); });
    if (twin != block.actions.end())
      at.fail("the name " + read.made.name.str() + " stands twice in this list");
    block.actions.push_back(std::move(read.made));
  });
  if (block.actions.size() > bounds::actions_per_block_max)
    list.fail("a creature may have " + std::to_string(bounds::actions_per_block_max) + " actions");
}

bool has_trait(const model::stat_block& block, std::string_view name) {
  return std::any_of(block.traits.begin(), block.traits.end(),
                     [&](const model::trait& trait) { return same_name(trait.name, name); });
}

/// Every action that a multiattack names is there.
void check_steps(const action& of, const std::vector<model::multiattack_step>& steps,
                 const model::stat_block& block, const value& at) {
  for (const model::multiattack_step& step : steps) {
    for (const model::multiattack_choice& choice : step.choose)
      check_steps(of, choice.steps, block, at);
    if (step.choose.empty() && find_action(block.actions, step.action.view()) == nullptr &&
        !has_trait(block, step.action.view()))
      at.fail(of.name.str() + " names \"" + step.action.str() + "\", which is not an action here");
  }
}

}  // namespace

void read_actions(fields& from, model::stat_block& block) {
  const value actions = from.optional("actions");
  read_list(actions, action_group::action, block);
  read_list(from.optional("bonus_actions"), action_group::bonus_action, block);
  read_list(from.optional("reactions"), action_group::reaction, block);
  const value specials = from.optional("special_actions");
  read_list(specials, action_group::special, block);
  read_list(from.optional("lair_actions"), action_group::lair, block);
  const value legendary = from.optional("legendary_actions");
  read_list(legendary, action_group::legendary, block);
  const value per_round = from.optional("legendary_per_round");
  if (per_round)
    block.legendary_actions = per_round.integer_as<std::uint8_t>(1, 10);
  else if (legendary)
    legendary.fail("needs a legendary_per_round field beside it");
  for (const action& made : block.actions) check_steps(made, made.multiattack, block, actions);
}

}  // namespace dnd::io::content
