#pragma once

#include "model/trial.hpp"
#include "model/views/figures.hpp"

#include <functional>
#include <string>
#include <string_view>

/// Which values are different, by their names alone: for who looks at very many events, and at few
/// of the values themselves.
namespace dnd::model::views {

using figure_name_visitor = std::function<void(std::string_view)>;

/// The names that `changes_between` tells of, in no certain order, some of them more than once. A
/// value that is written otherwise in memory, and reads the same, may be among them.
void visit_changed_figures(const subject_parts& before, const subject_parts& after,
                           const figure_name_visitor& visit);

/// What is visited beside "life", by what it became: that somebody dies is rarer than that they
/// fall and rise.
[[nodiscard]] std::string life_became(vitality now);

/// The same of the campaign's own.
void visit_changed_figures(const state& before, const state& after,
                           const figure_name_visitor& visit);

using subject_visitor = std::function<void(std::string_view id, const subject_parts& before,
                                           const subject_parts& after)>;

/// Of whom something may be different, sorted by id: creatures, and who has something. Of the parts
/// those that both states share may be left out of both.
void visit_changed_subjects(const state& before, const state& after, const subject_visitor& visit);

/// The same of what happened in a trial, at the cost of what happened. `campaign_before`: has the
/// books as they were when it began.
void visit_changed_subjects(const trial& step, const state& campaign_before,
                            const subject_visitor& visit);

}  // namespace dnd::model::views
