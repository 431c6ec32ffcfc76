#include "model/rules/followers.hpp"

#include "model/effects/lasting_effects.hpp"

#include <algorithm>

namespace dnd::model::rules {

const creature_id& follows(const creature& who) noexcept {
  static const creature_id nobody;
  const active_effect* const has = find_effect(who, following_effect);
  return has ? has->what->source : nobody;
}

creature_id leader_of(const state& now, const creature& who) noexcept {
  const creature_id& leader = follows(who);
  return leader.empty() || now.find(leader) == nullptr ? creature_id() : leader;
}

std::vector<creature_id> followers_of(const state& now, std::span<const creature_id> leaders) {
  const std::vector<creature_id> all = with_followers(now, leaders);
  return {all.begin() + static_cast<std::ptrdiff_t>(leaders.size()), all.end()};
}

std::vector<creature_id> with_followers(const state& now, std::span<const creature_id> leaders) {
  std::vector<creature_id> all(leaders.begin(), leaders.end());
  const auto is_in = [&](const creature_id& id) { return std::ranges::find(all, id) != all.end(); };
  // Each round finds those who follow who was found in the one before.
  for (std::size_t before = 0; before != all.size();) {
    before = all.size();
    for (const auto& who : now.creatures()) {
      const creature_id& leader = follows(*who);
      if (leader.empty() || who->life == vitality::dead) continue;
      if (is_in(leader) && !is_in(who->id)) all.push_back(who->id);
    }
  }
  return all;
}

void begin_following(draft& out, const creature_id& who, const creature_id& leader) {
  stop_following(out, who);
  new_effect what;
  what.name = following_effect;
  what.source = leader;
  lasting stays;
  stays.duration = "permanent";
  put_effect(out, who, what, stays);
}

void stop_following(draft& out, const creature_id& who) {
  if (const active_effect* const has = find_effect(out.at(who), following_effect))
    end_effect(out, who, has->what->number, effect_end::removed);
}

void let_followers_go(draft& out, const creature_id& leader) {
  std::vector<creature_id> left;
  for (const auto& who : out.now().creatures())
    if (follows(*who) == leader) left.push_back(who->id);
  for (const creature_id& id : left) stop_following(out, id);
}

}  // namespace dnd::model::rules
