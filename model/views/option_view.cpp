#include "model/views/option_view.hpp"

#include "model/automatic/options.hpp"
#include "model/automatic/worth.hpp"
#include "model/decide.hpp"
#include "model/effects/lasting_effects.hpp"
#include "model/language/parse.hpp"
#include "model/language/print.hpp"
#include "model/rules/sides.hpp"
#include "model/rules/spell_slots.hpp"
#include "model/rules/usage.hpp"
#include "model/slug.hpp"
#include "model/views/common_option.hpp"
#include "model/views/state_view.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <utility>

namespace dnd::model::views {
namespace {

/// So many targets are tried before something counts as impossible.
constexpr std::size_t targets_tried_max = 6;
/// So many are told what their odds are: there may be a thousand, and a table looks at few.
constexpr std::size_t odds_told_max = 24;

[[nodiscard]] option_cost cost_of(const action& what) noexcept {
  if (what.free) return option_cost::nothing;
  switch (what.group) {
    case action_group::action:
      return option_cost::action;
    case action_group::bonus_action:
      return option_cost::bonus_action;
    case action_group::reaction:
      return option_cost::reaction;
    case action_group::legendary:
    case action_group::special:
    case action_group::lair:
      break;
  }
  return option_cost::nothing;
}

void add_choices(std::vector<std::string>& out, const effect_list& steps) {
  for (const effect& step : steps)
    if (step.kind == effect_kind::choose)
      for (const effect_branch& each : step.branches) out.push_back(each.name);
}

[[nodiscard]] bool has_missiles(const effect_list& steps) noexcept {
  return std::any_of(steps.begin(), steps.end(),
                     [](const effect& each) { return each.kind == effect_kind::missiles; });
}

/// Makes the options of one creature, and tries each.
class option_finder {
 public:
  option_finder(const state& now, const creature& who, const viewer& whose,
                const options_wanted& with)
      : now_(now), who_(who), with_(with), is_caster_(lives_by_spells(*who.block)) {
    for (const creature_view& each : view_of(now, whose).creatures) {
      const creature* one = now.find(each.id);
      if (one == nullptr || one->life == vitality::dead) continue;
      const bool fights =
          now.fight() == nullptr || now.place_in_fight(one->id) != encounter::nobody;
      if (fights) (rules::are_foes(now, who, *one) ? foes_ : friends_).push_back(one);
    }
    // Those who lie there are nobody's first thought.
    std::stable_sort(foes_.begin(), foes_.end(), [](const auto* one, const auto* other) {
      return one->hp > 0 && other->hp == 0;
    });
  }

  [[nodiscard]] std::vector<option_view> find() {
    if (const pending_decision* waits = now_.pending()) {
      add_answers(*waits);
      return std::move(all_);
    }
    for (const action* const what : automatic::actions_of(who_, with_.content)) add_action(*what);
    add_spells();
    std::stable_sort(all_.begin(), all_.end(), [this](const option_view& a, const option_view& b) {
      return place_of(a) < place_of(b);
    });
    for (const common_option& each : common_options) add_common(each);
    return std::move(all_);
  }

 private:
  /// Blows before spells, or after them of who lives by spells; what strikes nobody comes last.
  [[nodiscard]] int place_of(const option_view& what) const {
    if (what.cast) return is_caster_ ? 0 : 1;
    const bool strikes = what.deed->attack || what.deed->save || !what.deed->multiattack.empty();
    return what.group != option_group::attack || !strikes ? 2 : is_caster_ ? 1 : 0;
  }

  [[nodiscard]] bool is_out_of_turn() const noexcept {
    const encounter* fight = now_.fight();
    const combatant* turn = fight == nullptr ? nullptr : fight->turn_of();
    return turn != nullptr && turn->id != who_.id;
  }

  /// A character all of whose levels give it slots.
  [[nodiscard]] static bool lives_by_spells(const stat_block& block) noexcept {
    int levels = 0;
    for (const class_level& each : block.classes) levels += each.level;
    return levels > 0 && !block.casting.empty() && block.casting.front().caster_level >= levels;
  }

  void add_answers(const pending_decision& waits) {
    for (const reaction_choice& each : waits.asked) {
      if (each.who != who_.id) continue;
      for (const small_text& name : each.reactions) {
        option_view out{.group = option_group::answer,
                        .name = name.str(),
                        .cost = option_cost::reaction,
                        .line = fmt::format("reaction \"{}\" by: {}", name.view(), who_.id.view())};
        add_deed(out, name.view());
        if (const auto events = tried(out, out.line)) {
          out.open = true;
          if (waits.on == reaction_moment::hit_by) out.still_hits = hits(*events, waits.target);
        }
        all_.push_back(std::move(out));
      }
      all_.push_back({.group = option_group::answer,
                      .name = "Let it pass",
                      .line = fmt::format("pass by: {}", who_.id.view()),
                      .open = true});
      return;
    }
  }

  /// What the reaction is, for its words.
  void add_deed(option_view& out, std::string_view name) const {
    for (const action& each : who_.block->actions)
      if (each.group == action_group::reaction && each.name.view() == name) out.deed = &each;
    if (out.deed != nullptr) return;
    for (const spellcasting& each : who_.block->casting)
      for (const known_spell& known : each.spells)
        for (const spell& cast : known.reaction)
          if (cast.name == name || cast.slug == slug_of(name)) {
            out.cast = std::make_shared<const spell>(cast);
            out.casting = &each;
            out.levels = levels_of(cast);
          }
  }

  [[nodiscard]] static std::optional<bool> hits(const std::vector<event>& events,
                                                const creature_id& target) {
    std::optional<bool> out;
    for (const event& each : events)
      if (const auto* rolled = get_if<attack_rolled>(&each); rolled && rolled->target == target)
        out = rolled->hit;
    return out;
  }

  void add_action(const action& what) {
    // Answers come when they are asked for; traits with a name alone are no deeds.
    if (what.group == action_group::reaction || what.group == action_group::special) return;
    commands::attack said;
    said.by = automatic::name_of(who_);
    said.with = {.text = what.name.str()};
    option_view out{.group = option_group::attack,
                    .name = what.name.str(),
                    .cost = cost_of(what),
                    .line = print(command(said)),
                    .uses = uses_of(what),
                    .deed = &what};
    if (what.group == action_group::legendary) out.group = option_group::legendary;
    if (what.group == action_group::lair) out.group = option_group::lair;
    add_choices(out.choices, what.effects);
    out.missiles = has_missiles(what.effects);
    const bool takes_many = !what.area.empty() || !what.multiattack.empty() || out.missiles;
    settle(out, takes_many, what.attack || what.save || !what.multiattack.empty(), false,
           [&](const creature& target) { return automatic::worth_of(now_, who_, what, target); });
    // Out of its turn an attack costs the reaction. SRD: Opportunity Attacks.
    if (is_out_of_turn() && out.cost == option_cost::action) out.cost = option_cost::reaction;
    all_.push_back(std::move(out));
  }

  void add_spells() {
    std::vector<option_view> found;
    for (const automatic::castable_spell& known : automatic::spells_of(who_, with_.content)) {
      const spell& what = *known.what;
      commands::cast said;
      said.spell = {.text = slug_of(what.name) == what.slug ? what.name : what.slug};
      said.by = automatic::name_of(who_);
      option_view out{.group = option_group::spell,
                      .name = what.name,
                      .cost = what.time == casting_time::bonus_action ? option_cost::bonus_action
                                                                      : option_cost::action,
                      .line = print(command(said)),
                      .missiles = has_missiles(what.effects),
                      .levels = levels_of(what),
                      .cast = known.what,
                      .casting = known.from};
      add_choices(out.choices, what.effects);
      settle(out, true, false, what.self_only, [&](const creature& target) {
        return automatic::worth_of(who_, *known.from, what, target);
      });
      found.push_back(std::move(out));
    }
    std::stable_sort(found.begin(), found.end(), [](const option_view& a, const option_view& b) {
      return a.cast->level > b.cast->level;
    });
    std::move(found.begin(), found.end(), std::back_inserter(all_));
  }

  void add_common(const common_option& what) {
    option_view out{.group = option_group::common,
                    .name = std::string(what.name),
                    .cost = what.cost,
                    .targets = what.targets,
                    .aim = what.aim,
                    .wants = std::string(what.wants)};
    out.line = what.verb;
    out.label = what.label;
    out.after = fmt::format("by: {}", who_.id.view());
    // Any text will do to find out whether it can be done, and the least of feet.
    const std::string_view text = what.wants == "feet" ? "5" : what.wants.empty() ? "" : "it";
    const auto line_for = [&](std::string_view target) {
      std::string line = out.line;
      for (const std::string_view each : {text, std::string_view(out.label), target})
        if (!each.empty() && (each != out.label || !target.empty()))
          line += fmt::format(" {}", each);
      return line + " " + out.after;
    };
    if (what.targets == option_targets::none) {
      out.open = tried(out, line_for({})).has_value();
    } else {
      for (const creature* one : what.aim == option_aim::foes ? foes_ : friends_) {
        if (one == &who_ || out.open) continue;
        out.open = tried(out, line_for(one->id.view())).has_value();
      }
    }
    // What nobody ever needs now is not worth a button.
    const bool is_for_a_state = what.verb == "stand" || what.verb == "escape" ||
                                what.verb == "stabilize" || what.verb == "stop";
    if (out.open || !is_for_a_state) all_.push_back(std::move(out));
  }

  [[nodiscard]] std::vector<option_level> levels_of(const spell& what) const {
    std::vector<option_level> out;
    if (what.level == 0) return out;
    for (int level = what.level; level <= 9; ++level)
      if (rules::slots_of(*who_.block, rules::slot_pool(level)) > 0)
        out.push_back({static_cast<std::uint8_t>(level), rules::slots_left(who_, level)});
    return out;
  }

  [[nodiscard]] std::optional<uses_left> uses_of(const action& what) const {
    if (what.usage.kind == usage_kind::at_will && what.usage.pool.empty()) return std::nullopt;
    const small_text pool = rules::pool_of(what);
    const auto size = rules::size_of_pool(*who_.block, pool.view());
    if (!size) return std::nullopt;
    const int left = size->uses - rules::spent_of(who_, pool.view());
    return uses_left{.of = *size, .left = static_cast<std::uint16_t>(std::max(left, 0))};
  }

  /// Whom it is for, and whether it can be done.
  template <class Value>
  void settle(option_view& out, bool takes_many, bool strikes, bool self_only, Value value) {
    if (!foes_.empty()) out.worth = value(*foes_.front()).harm;
    const bool harms = strikes || out.worth > 0;
    if (harms) {
      out.aim = option_aim::foes;
    } else if (!self_only) {
      for (const creature* one : friends_) {
        const automatic::worth found = value(*one);
        out.worth = std::max(out.worth, one->hp == 0 && found.relief > 0 ? 1'000 : found.relief);
        if (found.relief > 0 || found.helps) out.aim = option_aim::friends;
      }
    }
    const bool alone = tried(out, out.line).has_value();
    if (self_only || (alone && out.aim == option_aim::anybody)) {
      out.open = alone;
      return;
    }
    out.targets = takes_many ? option_targets::many : option_targets::one;
    out.label = "to:";
    out.open = alone || can_be_aimed(out);
    if (out.open && takes_many && !takes_two(out)) out.targets = option_targets::one;
    if (out.open && out.aim == option_aim::foes) add_odds(out);
  }

  /// Whether a second target is not one too many. Asked of whom it is meant for.
  [[nodiscard]] bool takes_two(const option_view& what) const {
    const auto& whom = what.aim == option_aim::friends ? friends_ : foes_;
    if (whom.size() < 2) return true;
    option_view unused;
    return tried(unused, fmt::format("{} to: {} and: {}", what.line, whom[0]->id.view(),
                                     whom[1]->id.view()))
        .has_value();
  }

  void add_odds(option_view& out) const {
    option_view unused;
    for (const creature* one : std::span(foes_).first(std::min(foes_.size(), odds_told_max))) {
      const auto events = tried(unused, fmt::format("{} to: {}", out.line, one->id.view()));
      if (!events) continue;
      for (const event& each : *events) {
        const auto* rolled = get_if<attack_rolled>(&each);
        if (rolled == nullptr || rolled->mode == roll_mode::straight) continue;
        out.odds.push_back({.target = one->id, .mode = rolled->mode, .why = rolled->reason});
        break;
      }
    }
  }

  [[nodiscard]] bool can_be_aimed(option_view& out) {
    std::vector<const creature*> whom = out.aim == option_aim::friends ? friends_ : foes_;
    const auto& others = out.aim == option_aim::friends ? foes_ : friends_;
    whom.insert(whom.end(), others.begin(), others.end());
    out.why.clear();
    for (const creature* one : std::span(whom).first(std::min(whom.size(), targets_tried_max)))
      if (tried(out, fmt::format("{} to: {}", out.line, one->id.view()))) return true;
    if (whom.empty()) out.why = "there is nobody to aim at";
    return false;
  }

  /// What would come of it; nothing when it is refused, and then the first reason stands in `why`.
  [[nodiscard]] std::optional<std::vector<event>> tried(option_view& out,
                                                        std::string_view line) const {
    const auto read = parse_command(line);
    if (!read) {
      if (out.why.empty()) out.why = read.error().message;
      return std::nullopt;
    }
    dice_roller dice(now_.seq());
    auto decided = decide(now_, *read, with_.content, with_.house, dice);
    if (!decided) {
      if (out.why.empty()) out.why = decided.error().message;
      return std::nullopt;
    }
    out.why.clear();
    return std::move(decided->events);
  }

  const state& now_;
  const creature& who_;
  const options_wanted& with_;
  const bool is_caster_;
  std::vector<const creature*> foes_;
  std::vector<const creature*> friends_;
  std::vector<option_view> all_;
};

}  // namespace

std::string_view to_text(option_group value) noexcept {
  constexpr std::array<std::string_view, 6> names{"answer", "attack",    "spell",
                                                  "common", "legendary", "lair"};
  return names[static_cast<std::size_t>(value)];
}

std::string_view to_text(option_cost value) noexcept {
  constexpr std::array<std::string_view, 5> names{"nothing", "action", "bonus action", "reaction",
                                                  "movement"};
  return names[static_cast<std::size_t>(value)];
}

std::string_view to_text(option_targets value) noexcept {
  constexpr std::array<std::string_view, 3> names{"none", "one", "many"};
  return names[static_cast<std::size_t>(value)];
}

std::string_view to_text(option_aim value) noexcept {
  constexpr std::array<std::string_view, 3> names{"anybody", "foes", "friends"};
  return names[static_cast<std::size_t>(value)];
}

std::vector<option_view> options_of(const state& now, std::string_view creature,
                                    const viewer& whose, const options_wanted& with) {
  const auto* who = now.find(creature);
  if (who == nullptr || who->block == nullptr || !whose.sees_whole(creature)) return {};
  return option_finder(now, *who, whose, with).find();
}

}  // namespace dnd::model::views
