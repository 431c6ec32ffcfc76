#include "model/views/changes.hpp"

#include "model/apply.hpp"

#include <algorithm>
#include <utility>

namespace dnd::model::views {

std::vector<figure_change> change_reader::step(const event& what) {
  const auto go_on = [&] { is_sound_ = apply(now_, what, now_.seq() + 1).ok(); };
  if (subject_ && !subject_->empty()) {
    const subject_parts before = parts_of(now_, *subject_);
    go_on();
    return changes_between(*subject_, before, parts_of(now_, *subject_));
  }
  const state before = now_;
  go_on();
  auto all = differences(before, now_);
  if (subject_) std::erase_if(all, [](const figure_change& each) { return !each.subject.empty(); });
  return all;
}

bool change_reader::read(const commit_ptr& what, const teller& tell) {
  if (what->first != now_.seq() + 1) return false;
  for (const event& each : *what->events) {
    auto changes = step(each);
    if (!is_sound_) return false;
    for (figure_change& one : changes)
      tell({.seq = now_.seq(), .what = what, .change = std::move(one)});
  }
  return true;
}

}  // namespace dnd::model::views
