#include "model/views/fight_course.hpp"

#include "model/apply.hpp"

#include <algorithm>
#include <utility>

namespace dnd::model::views {

fight_follower::fight_follower(state start, std::uint32_t number, const undone_events& undone)
    : now_(std::move(start)), undone_(undone) {
  course_.number = number;
}

bool fight_follower::read(const commit& what) {
  for (const event& each : *what.events)
    if (!apply(now_, each, now_.seq() + 1).ok()) return false;
  if (!undone_.contains(what.first)) look(course_.moments.empty());
  return true;
}

void fight_follower::look(bool is_first) {
  if (now_.fight() == nullptr) return;
  std::vector<double> hp(ids_.size(), -1);
  for (const combatant& each : now_.fight()->order) {
    const creature* const who = now_.find(each.id);
    if (who == nullptr) continue;
    const auto at = std::ranges::find(ids_, each.id.view());
    if (at != ids_.end()) {
      hp[static_cast<std::size_t>(at - ids_.begin())] = who->hp;
      continue;
    }
    ids_.push_back(each.id.str());
    course_.creatures.push_back({.name = who->name.str(), .hp = {}});
    course_.creatures.back().hp.assign(course_.moments.size(), -1);
    hp.push_back(who->hp);
  }
  const auto is_as_before = [&] {
    for (std::size_t i = 0; i < hp.size(); ++i)
      if (course_.creatures[i].hp.empty() || course_.creatures[i].hp.back() != hp[i]) return false;
    return true;
  };
  if (!is_first && is_as_before()) return;
  for (std::size_t i = 0; i < hp.size(); ++i) course_.creatures[i].hp.push_back(hp[i]);
  course_.moments.push_back(std::to_string(now_.fight()->round));
}

fight_course fight_follower::take() && {
  return std::move(course_);
}

}  // namespace dnd::model::views
