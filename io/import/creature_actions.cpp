// The part of creature_maker that is about what a creature can do.
#include "io/import/creature_maker.hpp"

#include "io/import/action_text.hpp"
#include "io/import/action_title.hpp"
#include "io/import/multiattack_text.hpp"
#include "io/import/plain_text.hpp"
#include "model/bounds.hpp"
#include "model/slug.hpp"
#include "model/utf8.hpp"

#include <algorithm>
#include <utility>

namespace dnd::io::imports {
namespace {

model::small_text fitting_name(std::string_view name, import_notes& notes) {
  if (model::small_text::fits(name)) return name;
  notes.guess("name of an action shortened: \"" + std::string(name) + "\"");
  return name.substr(0, model::utf8_prefix(name, model::small_text::capacity));
}

void take_figures(model::action& made, const action_figures& figures) {
  made.attack = figures.attack;
  made.save = figures.save;
  made.damage = figures.damage;
  if (!figures.area.empty()) made.area = figures.area;
}

void take_reading(model::action& made, const action_reading& read) {
  made.attack = read.attack;
  made.save = read.save;
  made.damage = read.damage;
  made.area = read.area;
  made.may_impose = read.imposes;
  made.escape_dc = read.escape_dc;
}

bool is_multiattack(const model::action& made) {
  return model::slug_of(made.name.view()).starts_with("multiattack");
}

}  // namespace

void creature_maker::trait(std::string_view title, std::string_view text) {
  constexpr std::size_t most = 200;
  action_title read = read_action_title(plain_line(title));
  std::string name = plain_line(read.name);
  if (name.empty()) name = plain_line(text, 40);
  if (name.empty()) return;
  if (made_.traits.size() >= most) return notes().leave_out("the trait " + name);
  made_.traits.push_back({{std::move(name), read.usage}, plain_text(text)});
}

void creature_maker::action(model::action_group group, std::string_view title,
                            std::string_view text, const action_figures& figures,
                            action_source from) {
  imported_action made;
  made.description = plain_text(text);
  action_title read_title = read_action_title(plain_line(title));
  if (read_title.name.empty()) read_title.name = plain_line(text, 40);
  if (read_title.name.empty()) return notes().leave_out("an action without a name");
  made.what.name = fitting_name(read_title.name, notes());
  if (!read_title.only.empty())
    notes().leave_out(read_title.name + ": only " + plain_line(read_title.only, 60));
  made.what.group = group;
  made.what.usage =
      read_title.usage.kind == model::usage_kind::at_will ? figures.usage : read_title.usage;
  if (group == model::action_group::legendary)
    made.what.legendary_cost = figures.cost > 0 ? figures.cost : read_title.cost;
  if (is_multiattack(made.what)) {
    made.what.multiattack = figures.steps;
    return add_action(std::move(made));
  }
  const action_reading read = read_action_text(made.description);
  const bool has_figures = figures.attack || figures.save || !figures.damage.empty();
  const bool from_text =
      read.says_something() && (from == action_source::text_first || !has_figures);
  if (from_text) {
    take_reading(made.what, read);
    // A text may leave the damage to a field.
    if (made.what.damage.empty()) made.what.damage = figures.damage;
    for (const std::string& each : read.left_out)
      notes().leave_out(made.what.name.str() + ": " + each);
  } else {
    take_reading(made.what, read);
    take_figures(made.what, figures);
  }
  const imported_action copy = made;
  add_action(std::move(made));
  if (!from_text) return;
  for (const other_damage& other : read.others) {
    imported_action variant{copy.what, {}};
    const std::string name = copy.what.name.str() + " (" + other.when + ")";
    if (!model::small_text::fits(name)) continue;
    variant.what.name = name;
    // Whatever is not dealt by the weapon itself goes with it either way.
    std::vector<model::damage_part> damage = other.damage;
    for (std::size_t i = 1; i < copy.what.damage.size(); ++i)
      if (std::find(damage.begin(), damage.end(), copy.what.damage[i]) == damage.end())
        damage.push_back(copy.what.damage[i]);
    variant.what.damage = std::move(damage);
    model::attack_profile& attack = *variant.what.attack;
    if (attack.form == model::attack_form::melee_or_ranged && other.when == "two-handed") {
      attack.form = model::attack_form::melee;
      attack.range_ft = attack.long_range_ft = 0;
    } else if (attack.form == model::attack_form::melee_or_ranged && other.when == "at range") {
      attack.form = model::attack_form::ranged;
      attack.reach_ft = 0;
    }
    add_action(std::move(variant));
  }
}

void creature_maker::add_action(imported_action made) {
  if (made_.actions.size() >= bounds::actions_per_block_max)
    return notes().leave_out("the action " + made.what.name.str());
  model::attack_profile* attack = made.what.attack ? &*made.what.attack : nullptr;
  if (attack != nullptr && attack->form != model::attack_form::melee && attack->range_ft < 1) {
    attack->range_ft = attack->form == model::attack_form::ranged ? 60 : 20;
    notes().guess(made.what.name.str() + ": range " + std::to_string(attack->range_ft) + " ft.");
  }
  if (attack == nullptr)
    for (model::damage_part& part : made.what.damage) part.save.reset();
  const std::string base = made.what.name.str();
  const auto is_taken = [&] {
    return std::any_of(made_.actions.begin(), made_.actions.end(), [&](const auto& other) {
      return other.what.group == made.what.group &&
             model::slug_of(other.what.name.view()) == model::slug_of(made.what.name.view());
    });
  };
  for (int number = 2; is_taken(); ++number) {
    const std::string end = " " + std::to_string(number);
    made.what.name =
        base.substr(0, model::utf8_prefix(base, model::small_text::capacity - end.size())) + end;
  }
  if (made.what.name.view() != base)
    notes().guess("a second " + base + " is called " + made.what.name.str());
  made_.actions.push_back(std::move(made));
}

void creature_maker::finish_multiattacks() {
  std::vector<model::action> all;
  for (const imported_action& each : made_.actions)
    if (!is_multiattack(each.what)) all.push_back(each.what);
  for (imported_action& each : made_.actions) {
    if (!is_multiattack(each.what)) continue;
    std::string guessed;
    auto steps = read_multiattack(each.description, all, guessed);
    if (steps.empty()) {
      // Names of actions that are not there lead nowhere.
      for (const model::multiattack_step& step : each.what.multiattack) {
        const auto found = std::find_if(all.begin(), all.end(), [&](const model::action& other) {
          return model::slug_of(other.name.view()) == model::slug_of(step.action.view());
        });
        if (found != all.end()) steps.push_back({found->name, step.count});
      }
      if (steps.empty()) notes().leave_out(each.what.name.str() + ": which attacks it makes");
    } else if (!guessed.empty()) {
      notes().guess(each.what.name.str() + ": " + guessed);
    }
    each.what.multiattack = std::move(steps);
  }
}

/// "The dragon makes one tail attack.": the rules of that action.
void creature_maker::finish_legendary() {
  std::vector<model::action> all;
  bool any = false;
  for (const imported_action& each : made_.actions) {
    any = any || each.what.group == model::action_group::legendary;
    if (each.what.group != model::action_group::legendary && !is_multiattack(each.what))
      all.push_back(each.what);
  }
  if (any && !legendary_uses_) {
    legendary_uses_ = 3;
    notes().guess("3 legendary actions a round");
  }
  block().legendary_actions = static_cast<std::uint8_t>(any ? *legendary_uses_ : 0);
  for (imported_action& each : made_.actions) {
    model::action& made = each.what;
    if (made.group != model::action_group::legendary || made.attack || made.save ||
        !made.damage.empty())
      continue;
    std::string guessed;
    const auto steps = read_multiattack(each.description, all, guessed);
    if (steps.empty()) continue;
    if (!guessed.empty()) notes().guess(made.name.str() + ": " + guessed);
    if (steps.size() > 1 || steps.front().count > 1) {
      made.multiattack = steps;
      continue;
    }
    const auto found = std::find_if(all.begin(), all.end(), [&](const model::action& other) {
      return other.name == steps.front().action;
    });
    model::action rules = *found;
    rules.name = made.name;
    rules.group = made.group;
    rules.legendary_cost = made.legendary_cost;
    rules.usage = made.usage;
    made = std::move(rules);
  }
}

}  // namespace dnd::io::imports
