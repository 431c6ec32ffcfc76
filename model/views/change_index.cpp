#include "model/views/change_index.hpp"

#include "model/views/changed_figures.hpp"

#include <algorithm>
#include <utility>

namespace dnd::model::views {

change_indexer::change_indexer(change_index& into) : into_(into), names_(into.names) {
  for (std::size_t i = 0; i < into.names.size(); ++i)
    places_.emplace(into.names[i], static_cast<std::uint32_t>(i));
}

void change_indexer::note(const state& before, const state& after) {
  for (const std::string& id : changed_subjects(before, after)) {
    noted& to = of(id);
    if (to.any) continue;
    const subject_parts had = parts_of(before, id);
    const subject_parts has = parts_of(after, id);
    to.any = (had.who == nullptr) != (has.who == nullptr);
    if (!to.any) visit_changed_figures(had, has, [&](std::string_view name) { add(to, name); });
  }
  visit_changed_figures(before, after, [&](std::string_view name) { add(of(""), name); });
}

void change_indexer::end_stretch(seq_t last) {
  change_stretch made{.last = last, .subjects = {}};
  for (const auto& [id, what] : now_) {
    changed_subject one{.id = id, .figures = {}};
    for (std::size_t i = 0; !what.any && i < what.figures.size(); ++i)
      if (what.figures[i]) one.figures.push_back(static_cast<std::uint32_t>(i));
    if (what.any || !one.figures.empty()) made.subjects.push_back(std::move(one));
  }
  now_.clear();
  into_.names = names_;
  into_.stretches.push_back(std::move(made));
}

change_indexer::noted& change_indexer::of(const std::string& subject) {
  return now_.try_emplace(subject).first->second;
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

bool subject_changes::stretch::may_have(
    const std::function<bool(std::string_view)>& is_meant) const {
  return figures.empty() || !is_meant || std::ranges::any_of(figures, is_meant);
}

}  // namespace dnd::model::views
