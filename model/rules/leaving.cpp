#include "model/rules/leaving.hpp"

#include "model/effects/lasting_effects.hpp"
#include "model/rules/conditions.hpp"
#include "model/rules/experience.hpp"
#include "model/rules/followers.hpp"
#include "model/rules/goods.hpp"
#include "model/rules/turns.hpp"

#include <algorithm>

namespace dnd::model::rules {

namespace {

/// Its conditions run on as those of a creature that had its turn; then it is gone. So is what it
/// concentrates on.
void take_off(draft& out, const creature_id& id) {
  end_concentration(out, id, effect_end::released);
  let_go_of(out, id);
  let_followers_go(out, id);
  leave_goods(out, id);
  out.emit(creature_removed{.creature = id, .worth = worth_when_gone(out.now(), out.at(id))});
}

const combatant* whose_turn(const draft& out) {
  return out.now().fight() ? out.now().fight()->turn_of() : nullptr;
}

bool goes_home(const creature& who) {
  if (who.bond == 0) return false;
  return who.life == vitality::dead || find_effect(who, who.bond) == nullptr;
}

}  // namespace

void take_away(draft& out, std::vector<creature_id> who) {
  // The one whose turn it is goes last.
  const auto has_turn = std::ranges::find_if(who, [&](const creature_id& id) {
    return whose_turn(out) != nullptr && whose_turn(out)->id == id;
  });
  if (has_turn != who.end()) std::rotate(has_turn, has_turn + 1, who.end());
  for (const creature_id& id : who) {
    if (whose_turn(out) == nullptr || whose_turn(out)->id != id) {
      take_off(out, id);
      continue;
    }
    const std::uint32_t place = out.now().fight()->current;
    end_turn(out);
    take_off(out, id);
    start_turn_from(out, place);
  }
  start_when_all_rolled(out);
}

void send_home(draft& out) {
  for (std::size_t rounds = out.now().creatures().size(); rounds > 0; --rounds) {
    std::vector<creature_id> leaving;
    for (const auto& who : out.now().creatures())
      if (goes_home(*who)) leaving.push_back(who->id);
    if (leaving.empty()) return;
    take_away(out, std::move(leaving));
  }
}

}  // namespace dnd::model::rules
