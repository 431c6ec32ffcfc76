#include "model/views/change_index.hpp"

#include "model/views/changed_figures.hpp"

#include <algorithm>
#include <utility>

namespace dnd::model::views {

change_indexer::change_indexer(change_index& into, state& followed)
    : into_(into), step_(followed), names_(into.names) {
  campaign_before_.share_campaign_of(followed);
  for (std::size_t i = 0; i < into.names.size(); ++i)
    places_.emplace(into.names[i], static_cast<std::uint32_t>(i));
}

void change_indexer::note() {
  visit_changed_subjects(
      step_, campaign_before_,
      [&](std::string_view id, const subject_parts& had, const subject_parts& has) {
        noted& to = of(id);
        if (to.any) return;
        to.any = (had.who == nullptr) != (has.who == nullptr);
        if (!to.any) visit_changed_figures(had, has, [&](std::string_view name) { add(to, name); });
      });
  visit_changed_figures(campaign_before_, step_.now(),
                        [&](std::string_view name) { add(campaign_, name); });
  campaign_before_.share_campaign_of(step_.now());
  step_.begin_anew();
}

void change_indexer::end_stretch(seq_t last) {
  change_stretch made{.last = last, .subjects = {}};
  const auto add_noted = [&](const std::string& id, const noted& what) {
    changed_subject one{.id = id, .figures = {}};
    for (std::size_t i = 0; !what.any && i < what.figures.size(); ++i)
      if (what.figures[i]) one.figures.push_back(static_cast<std::uint32_t>(i));
    if (what.any || !one.figures.empty()) made.subjects.push_back(std::move(one));
  };
  add_noted("", campaign_);
  for (const auto& [id, what] : now_) add_noted(id, what);
  std::ranges::sort(made.subjects, {}, &changed_subject::id);
  campaign_ = {};
  now_.clear();
  into_.names.insert(into_.names.end(),
                     names_.begin() + static_cast<std::ptrdiff_t>(into_.names.size()),
                     names_.end());
  into_.stretches.push_back(std::move(made));
}

change_indexer::noted& change_indexer::of(std::string_view subject) {
  const auto known = now_.find(subject);
  return known != now_.end() ? known->second : now_.try_emplace(std::string(subject)).first->second;
}

void change_indexer::add(noted& to, std::string_view figure) {
  auto at = places_.find(figure);
  if (at == places_.end()) {
    at = places_.emplace(figure, static_cast<std::uint32_t>(names_.size())).first;
    names_.emplace_back(figure);
  }
  if (to.figures.size() <= at->second) to.figures.resize(names_.size());
  to.figures[at->second] = true;
}

bool subject_changes::stretch::may_have(const std::vector<bool>& meant) const noexcept {
  return figures.empty() || std::ranges::any_of(figures, [&](std::uint32_t each) {
           return each < meant.size() && meant[each];
         });
}

std::vector<bool> subject_changes::meant(
    const std::function<bool(std::string_view)>& is_meant) const {
  std::vector<bool> out;
  out.reserve(names.size());
  for (const std::string& each : names) out.push_back(!is_meant || is_meant(each));
  return out;
}

}  // namespace dnd::model::views
