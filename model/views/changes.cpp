#include "model/views/changes.hpp"

#include "model/apply.hpp"

#include "model/views/changed_figures.hpp"

#include <algorithm>
#include <utility>

namespace dnd::model::views {

bool change_reader::may_be_meant(const subject_parts& before, const subject_parts& after) const {
  bool is_meant = !named_ || (before.who == nullptr) != (after.who == nullptr);
  if (!is_meant)
    visit_changed_figures(before, after,
                          [&](std::string_view name) { is_meant = is_meant || named_(name); });
  return is_meant;
}

std::vector<figure_change> change_reader::step(const event& what) {
  const auto go_on = [&] { is_sound_ = apply(now_, what, now_.seq() + 1).ok(); };
  if (subject_ && !subject_->empty()) {
    const subject_parts before = parts_of(now_, *subject_);
    go_on();
    const subject_parts after = parts_of(now_, *subject_);
    if (before == after || !may_be_meant(before, after)) return {};
    return changes_between(*subject_, before, after);
  }
  const state before = now_;
  go_on();
  return subject_ ? changes_between_campaigns(before, now_) : differences(before, now_);
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
