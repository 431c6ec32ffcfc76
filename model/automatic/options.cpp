#include "model/automatic/options.hpp"

#include "model/automatic/sides.hpp"
#include "model/automatic/worth.hpp"
#include "model/effects/lasting_effects.hpp"
#include "model/effects/modifiers.hpp"
#include "model/rules/holds.hpp"
#include "model/rules/usage.hpp"
#include "model/slug.hpp"

#include <algorithm>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace dnd::model::automatic {

namespace {

/// So many foes an area catches: there is no map.
constexpr std::size_t caught_in_area_max = 3;

/// Worth of what goes before every attack, and of what is only better than nothing.
constexpr double before_all = 10'000;
constexpr double worth_of_life = 1'000;
constexpr double worth_of_freedom = 500;
constexpr double worth_of_first_aid = 400;
constexpr double worth_of_help = 5;
constexpr double better_than_nothing = 0.1;
/// Of a second target in place of the first, who may be out of the question.
constexpr double second_choice = 0.9;

std::vector<word> names_of(std::span<const creature* const> who) {
  std::vector<word> names;
  for (const creature* const one : who) names.push_back(name_of(*one));
  return names;
}

command attack_of(const creature& who, const action& what, std::vector<word> to) {
  commands::attack said;
  said.by = name_of(who);
  said.with = {.text = what.name.str()};
  said.to = std::move(to);
  return said;
}

command cast_of(const creature& who, const spell& what, std::vector<word> to) {
  commands::cast said;
  said.spell = {.text = slug_of(what.name) == what.slug ? what.name : what.slug};
  said.by = name_of(who);
  said.to = std::move(to);
  return said;
}

bool is_dying(const creature& who) {
  return who.life == vitality::dying;
}

/// What healing is worth: a life before all, else the hit points that it lacks, once it lacks half.
double worth_of_relief(const creature& patient, double relief) {
  if (patient.hp == 0) return worth_of_life;
  const std::int32_t most = effective_max_hp(patient);
  if (patient.hp * 2 > most) return 0;
  return std::min(relief, static_cast<double>(most - patient.hp));
}

/// Whom something may be for, where it harms nobody.
enum class reach : std::uint8_t {
  itself,
  anybody,
  /// Healing is for anybody, all else for who uses it.
  healing_only,
};

/// Collects what can be done with one action or spell.
class option_list {
 public:
  option_list(const state& now, const creature& who, play_policy policy)
      : who_(who), foes_(foes_of(now, who, policy)), friends_(friends_of(now, who)) {}

  /// `what` makes the command for targets, `value` says what it is for one of them.
  template <class Make, class Value>
  void add_use(bool area, reach whom, Make make, Value value) {
    const bool harms = !foes_.empty() && value(*foes_.front()).harm > 0;
    if (harms) return area ? add_area(make, value) : add_single(make, value);
    for (const creature* const one : friends_) {
      const bool is_itself = one == &who_;
      if (whom == reach::itself && !is_itself) continue;
      const worth found = value(*one);
      if (found.relief > 0)
        add(make(one_of(*one)), worth_of_relief(*one, found.relief));
      else if (found.helps && is_standing(*one) && (is_itself || whom == reach::anybody))
        add(make(one_of(*one)), is_itself ? worth_of_help : worth_of_help - 1);
    }
  }

  void add(command what, double worth) {
    if (worth > 0) all_.push_back({std::move(what), worth});
  }

  [[nodiscard]] const std::vector<const creature*>& friends() const noexcept { return friends_; }

  /// The best first; equal ones in the order in which they came.
  [[nodiscard]] std::vector<option> take() && {
    std::ranges::stable_sort(all_, std::ranges::greater(), &option::worth);
    return std::move(all_);
  }

 private:
  static std::vector<word> one_of(const creature& who) { return {name_of(who)}; }

  template <class Make, class Value>
  void add_area(Make make, Value value) {
    const auto caught = std::span(foes_).first(std::min(foes_.size(), caught_in_area_max));
    double sum = 0;
    for (const creature* const one : caught) sum += value(*one).harm;
    add(make(names_of(caught)), sum);
    add_single(make, value);
  }

  template <class Make, class Value>
  void add_single(Make make, Value value) {
    double share = 1;
    for (const creature* const one :
         std::span(foes_).first(std::min<std::size_t>(foes_.size(), 2))) {
      add(make(one_of(*one)), share * value(*one).harm);
      share = second_choice;
    }
  }

  const creature& who_;
  std::vector<const creature*> foes_;
  std::vector<const creature*> friends_;
  std::vector<option> all_;
};

bool is_open(const action& what, const turn_open& open) {
  if (what.free) return true;
  if (what.group == action_group::action) return open.action;
  return what.group == action_group::bonus_action && open.bonus_action;
}

/// With the steps of a spell where it casts one: what it is worth is what the spell is worth.
action with_spells(const action& what, const content_lookup& content) {
  action does = what;
  for (const effect& step : what.effects) {
    if (step.kind != effect_kind::cast) continue;
    const spell_ptr cast = content(std::string(spell_prefix) + step.what).spell;
    if (!cast) continue;
    does.effects.insert(does.effects.end(), cast->effects.begin(), cast->effects.end());
    if (cast->area && does.area.empty()) does.area = cast->name;
  }
  return does;
}

void add_actions(option_list& all, const state& now, const creature& who, const turn_open& open,
                 const content_lookup& content) {
  for (const action* const what : actions_of(who, content)) {
    if (!is_open(*what, open) || !rules::has_use_of(who, *what)) continue;
    const action does = with_spells(*what, content);
    all.add_use(
        !does.area.empty(), reach::healing_only,
        [&](std::vector<word> to) { return attack_of(who, *what, std::move(to)); },
        [&](const creature& target) { return worth_of(now, who, does, target); });
  }
}

void add_spells(option_list& all, const creature& who, const turn_open& open,
                const content_lookup& content) {
  if (kept_from(who).contains(deed::cast)) return;
  for (const castable_spell& known : spells_of(who, content)) {
    const spell& what = *known.what;
    if (what.time == casting_time::bonus_action ? !open.bonus_action : !open.action) continue;
    // One that is held up is not given up for another.
    if (what.concentration && rules::concentration_of(who) != nullptr) continue;
    all.add_use(
        what.area, what.self_only ? reach::itself : reach::anybody,
        [&](std::vector<word> to) {
          return cast_of(who, what, what.self_only ? std::vector<word>() : std::move(to));
        },
        [&](const creature& target) { return worth_of(who, *known.from, what, target); });
  }
}

void add_common(option_list& all, const creature& who, const turn_open& open) {
  const condition_set has = effective_conditions(who);
  if (has.contains(condition::prone) && fastest_speed_of(who) > 0) {
    commands::stand up;
    up.who.by = name_of(who);
    all.add(std::move(up), before_all);
  }
  if (!open.action) return;
  if (has.contains(condition::restrained)) {
    commands::escape out;
    out.who.by = name_of(who);
    all.add(std::move(out), worth_of_freedom);
  }
  for (const creature* const one : all.friends()) {
    if (one == &who || !is_dying(*one)) continue;
    commands::stabilize aid;
    aid.patient = name_of(*one);
    aid.who.by = name_of(who);
    all.add(std::move(aid), worth_of_first_aid);
  }
  commands::dodge dodge;
  dodge.who.by = name_of(who);
  all.add(std::move(dodge), better_than_nothing);
}

template <class Wanted>
std::vector<option> options_among(const state& now, const creature& who, play_policy policy,
                                  Wanted wanted) {
  option_list all(now, who, policy);
  for (const action& what : who.block->actions) {
    if (!wanted(what)) continue;
    all.add_use(
        !what.area.empty(), reach::healing_only,
        [&](std::vector<word> to) { return attack_of(who, what, std::move(to)); },
        [&](const creature& target) { return worth_of(now, who, what, target); });
  }
  return std::move(all).take();
}

}  // namespace

word name_of(const creature& who) {
  return {.text = who.id.str()};
}

std::vector<const action*> actions_of(const creature& who, const content_lookup& content) {
  const auto is_spell = [&](const action& what) {
    const std::string slug = slug_of(what.name.view());
    for (const spellcasting& casting : who.block->casting)
      for (const known_spell& known : casting.spells)
        if (known.spell == slug) return bool(content(std::string(spell_prefix) + slug));
    return false;
  };
  std::vector<const action*> all;
  for (const action& what : who.block->actions)
    if (!is_spell(what)) all.push_back(&what);
  for (const active_effect& has : who.effects)
    for (const action& what : has.what->does.actions) all.push_back(&what);
  return all;
}

std::vector<castable_spell> spells_of(const creature& who, const content_lookup& content) {
  std::vector<castable_spell> all;
  for (const spellcasting& casting : who.block->casting)
    for (const known_spell& known : casting.spells) {
      const spell_ptr what = content(std::string(spell_prefix) + known.spell).spell;
      if (!what || what->time == casting_time::reaction || what->time == casting_time::longer)
        continue;
      all.push_back({&casting, what});
    }
  return all;
}

std::vector<option> good_options(const state& now, const creature& who, play_policy policy,
                                 const turn_open& open, const content_lookup& content) {
  option_list all(now, who, policy);
  add_common(all, who, open);
  add_actions(all, now, who, open, content);
  add_spells(all, who, open, content);
  return std::move(all).take();
}

std::vector<option> legendary_options(const state& now, const creature& who, play_policy policy) {
  const std::uint16_t spent = rules::spent_of(who, rules::legendary_pool);
  return options_among(now, who, policy, [&](const action& what) {
    return what.group == action_group::legendary &&
           spent + std::max<int>(what.legendary_cost, 1) <= who.block->legendary_actions;
  });
}

std::vector<option> lair_options(const state& now, const creature& who, play_policy policy) {
  return options_among(now, who, policy,
                       [](const action& what) { return what.group == action_group::lair; });
}

}  // namespace dnd::model::automatic
