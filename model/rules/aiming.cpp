#include "model/rules/aiming.hpp"

#include "model/effects/harm.hpp"
#include "model/language/resolve.hpp"
#include "model/rules/spell_release.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>

namespace dnd::model::rules {

namespace {

ruled<aim> aim_at(const state& now, const word& with, std::span<const word> to,
                  const stat_block& block) {
  const auto what = resolve_action(with, block);
  if (!what) return what.error();
  auto targets = all_named(now, to);
  if (!targets) return std::move(targets).error();
  return aim{*what, *std::move(targets)};
}

/// Whether it casts a spell, whose own business its targets are.
bool casts(const effect_list& steps) {
  return std::ranges::any_of(steps, [](const effect& step) {
    return step.kind == effect_kind::cast ||
           std::ranges::any_of(step.branches,
                               [](const effect_branch& one) { return casts(one.steps); });
  });
}

}  // namespace

bool acts_dead(const creature& who, const word& with, const stat_block& block) {
  const bool helpless = who.life == vitality::dead || is_helpless(who);
  if (!helpless) return false;
  const auto what = resolve_action(with, block);
  return what && (*what)->of_dead;
}

ruled<aim> aim_in_short(const state& now, const word& with, std::span<const word> to,
                        const stat_block& block) {
  auto first = aim_at(now, with, to, block);
  if (first || to.size() != 1) return first;
  word longer = with;
  word rest = to.front();
  for (std::size_t blank = rest.text.find(' '); blank != std::string::npos;
       blank = rest.text.find(' ')) {
    longer.text += ' ' + rest.text.substr(0, blank);
    rest.text.erase(0, blank + 1);
    rest.column += blank + 1;
    if (!resolve_action(longer, block)) return first;
    auto next = aim_at(now, longer, std::span(&rest, 1), block);
    if (next) return next;
  }
  return first;
}

objection aim_at_nobody(const action& what, const creature_id& user, std::size_t column,
                        chosen& targets) {
  if (what.attack || what.save || !what.damage.empty() || !what.multiattack.empty() ||
      is_against_somebody(what.effects))
    return refusal{refusal_code::missing_label, fmt::format("{} needs a target", what.name.view()),
                   "name whom in `to:`", column};
  if (needs_targets(what.effects) && !casts(what.effects)) targets.ids.push_back(user);
  return std::nullopt;
}

}  // namespace dnd::model::rules
