#include "model/views/pending_view.hpp"

#include "model/views/creature_names.hpp"

namespace dnd::model::views {

std::optional<pending_view> pending_of(const state& now, const viewer& whose) {
  const pending_decision* const waits = now.pending();
  if (!waits) return std::nullopt;
  pending_view out;
  out.on = waits->on;
  out.actor = waits->actor;
  out.target = waits->target;
  out.what = waits->what;
  for (const reaction_choice& one : waits->asked) {
    asked_view& asked = out.asked.emplace_back();
    asked.id = one.who;
    asked.called = called(one.who, now);
    if (whose.sees_whole(one.who)) asked.reactions = one.reactions;
  }
  if (!whose.sees_all()) return out;
  out.total = waits->total;
  out.against = waits->against;
  out.line = waits->line;
  return out;
}

}  // namespace dnd::model::views
