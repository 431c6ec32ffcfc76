#include "model/views/unmade_attacks.hpp"

#include "model/language/parse.hpp"
#include "model/language/resolve.hpp"
#include "model/rules/action_use.hpp"
#include "model/views/reasons.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace dnd::model::views {
namespace {

/// Who is down since the command, in the order of falling.
[[nodiscard]] std::vector<vitality_changed> falls_in(const commit& what) {
  std::vector<vitality_changed> falls;
  for (const event& each : *what.events) {
    const auto* changed = get_if<vitality_changed>(&each);
    if (changed == nullptr) continue;
    const bool is_down = changed->state.after != vitality::conscious;
    if (is_down && changed->state.before != vitality::dead) falls.push_back(*changed);
  }
  return falls;
}

/// Whose command it was, by the first event that says so.
[[nodiscard]] creature_id attacker_in(const commit& what) {
  for (const event& each : *what.events) {
    if (const auto* attack = get_if<attack_rolled>(&each)) return attack->attacker;
    if (const auto* damage = get_if<damage_rolled>(&each)) return damage->source;
    if (const auto* save = get_if<saving_throw_rolled>(&each))
      if (!save->source.empty()) return save->source;
    if (const auto* used = get_if<action_used>(&each)) return used->creature;
  }
  return {};
}

/// A multiattack and the choice that the line made in it.
struct named_multiattack {
  const action* what = nullptr;
  std::string choice;
};

/// The multiattack that the line names; nothing when it names something else.
[[nodiscard]] named_multiattack multiattack_of(const commit& what, const stat_block& block) {
  const auto said = parse_line(what.line);
  const auto* command_said = said ? std::get_if<command>(&*said) : nullptr;
  const auto* attack = command_said == nullptr ? nullptr : get_if<commands::attack>(command_said);
  if (attack == nullptr) return {};
  std::string choice = attack->choose.empty() ? std::string() : attack->choose.front().text;
  // In the short form words of the action may stand with the targets.
  word name = attack->with;
  std::string_view rest = attack->to.size() == 1 ? attack->to.front().text : std::string_view();
  for (;;) {
    if (const auto found = resolve_action(name, block); found && !(*found)->multiattack.empty())
      return {*found, std::move(choice)};
    if (rest.empty()) return {};
    const std::size_t end = std::min(rest.find(' '), rest.size());
    name.text += ' ';
    name.text += rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
}

/// Whether an action without an attack roll has left anything in the commit.
[[nodiscard]] bool was_used(const commit& what, const small_text& name) {
  const std::string against = "against " + name.str();
  return std::ranges::any_of(*what.events, [&](const event& each) {
    if (const auto* used = get_if<action_used>(&each)) return used->action == name;
    if (const auto* damage = get_if<damage_rolled>(&each)) return damage->action == name;
    const auto* save = get_if<saving_throw_rolled>(&each);
    return save != nullptr && save->reason.starts_with(against);
  });
}

/// Weapons of the attack rolls, in their order.
[[nodiscard]] std::vector<small_text> weapons_in(const commit& what, const creature_id& attacker) {
  std::vector<small_text> weapons;
  for (const event& each : *what.events)
    if (const auto* attack = get_if<attack_rolled>(&each))
      if (attack->attacker == attacker) weapons.push_back(attack->weapon);
  return weapons;
}

/// Steps that were not made as often as they say; none either when the attack rolls are not those
/// of this multiattack.
[[nodiscard]] std::vector<unmade_step> unmade_steps(const commit& what, const creature_id& attacker,
                                                    const stat_block& block,
                                                    const named_multiattack& all) {
  const std::vector<small_text> weapons = weapons_in(what, attacker);
  std::size_t next = 0;
  std::vector<unmade_step> unmade;
  const auto steps = rules::chosen_steps(*all.what, all.choice);
  if (!steps) return unmade;
  for (const multiattack_step& step : *steps) {
    // What depends on hits and on uses has no number that is known beforehand.
    if (!step.if_hit.empty() || !step.count_of.empty()) continue;
    const action* found = rules::step_action(block, step);
    unmade_step now{.action = step.action, .made = 0, .all = step.count};
    if (found != nullptr && found->attack) {
      while (now.made < now.all && next < weapons.size() && weapons[next] == step.action) {
        ++now.made;
        ++next;
      }
    } else if (was_used(what, step.action)) {
      now.made = now.all;
    }
    if (now.made < now.all) unmade.push_back(now);
  }
  if (next != weapons.size()) unmade.clear();
  return unmade;
}

}  // namespace

std::optional<unmade_attacks> unmade_in(const commit& what, const known_states& where) {
  const std::vector<vitality_changed> falls = falls_in(what);
  if (falls.empty()) return std::nullopt;
  unmade_attacks out;
  out.attacker = attacker_in(what);
  const creature* who = known_creature(out.attacker, where);
  if (who == nullptr || who->block == nullptr) return std::nullopt;
  const named_multiattack all = multiattack_of(what, *who->block);
  if (all.what == nullptr) return std::nullopt;
  out.steps = unmade_steps(what, out.attacker, *who->block, all);
  if (out.steps.empty()) return std::nullopt;
  for (const vitality_changed& each : falls) {
    out.all_dead = out.all_dead && each.state.after == vitality::dead;
    if (std::ranges::find(out.fallen, each.creature) == out.fallen.end())
      out.fallen.push_back(each.creature);
  }
  return out;
}

}  // namespace dnd::model::views
