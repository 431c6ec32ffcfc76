#include "model/views/commit_view.hpp"

#include "model/assert.hpp"

#include <algorithm>
#include <memory>
#include <utility>
#include <variant>

namespace dnd::model::views {
namespace {

[[nodiscard]] commit_view heading_of(const commit& what, const viewer& whose,
                                     const known_states& where) {
  commit_view out;
  out.first = what.first;
  out.last = what.last;
  out.at_ms = what.at_ms;
  out.by = what.by;
  if (whose.sees_all()) {
    out.line = what.line;
    out.id = what.id;
  }
  out.names = names_in(what, where);
  return out;
}

/// What goes with a commit while its events are looked at.
struct sight {
  const commit& what;
  const viewer& whose;
  const known_states& where;
};

void add_background(event_view& out, const sight& from, std::size_t index) {
  const event& what = (*from.what.events)[index];
  if (const auto* changed = std::get_if<vitality_changed>(&what)) {
    if (from.whose.sees_whole(changed->creature))
      out.death = why_died(from.what, index, from.where);
  } else if (const auto* used = std::get_if<action_used>(&what)) {
    if (from.whose.sees_whole(used->creature)) out.uses = uses_of(*used, from.where);
  }
}

void add_event(commit_view& out, const sight& from, seq_t seq) {
  const commit& what = from.what;
  DND_ASSERT(seq >= what.first && seq <= what.last);
  const auto index = static_cast<std::size_t>(seq - what.first);
  // Shares the ownership of all events, so that the game master's view copies none.
  const std::shared_ptr<const event> one(what.events, &(*what.events)[index]);
  auto seen = seen_by(from.whose, one);
  if (!seen) return;
  event_view& view = out.events.emplace_back();
  view.seq = seq;
  view.seen = *std::move(seen);
  add_background(view, from, index);
}

void add_unmade(commit_view& out, const sight& from) {
  auto unmade = unmade_in(from.what, from.where);
  if (unmade && from.whose.sees_whole(unmade->attacker)) out.unmade = std::move(unmade);
}

}  // namespace

bool event_view::hides(std::string_view field) const noexcept {
  return std::find(seen.hidden.begin(), seen.hidden.end(), field) != seen.hidden.end();
}

std::string_view commit_view::name_of(std::string_view creature) const noexcept {
  const auto found = names.find(creature);
  return found == names.end() ? creature : std::string_view(found->second);
}

standing_view standing_of(const state& now, const state* before) {
  standing_view out;
  if (before != nullptr && before->fight() != nullptr) out.fight_before = before->fight()->number;
  const encounter* fight = now.fight();
  if (fight == nullptr) return out;
  out.fight = fight->number;
  if (const combatant* turn = fight->turn_of()) {
    out.turn = turn->id.str();
    out.turn_name = called(turn->id, now);
  }
  return out;
}

commit_view view_of(const commit& what, const viewer& whose, const known_states& where) {
  DND_ASSERT(what.events != nullptr && what.events->size() == what.last - what.first + 1);
  commit_view out = heading_of(what, whose, where);
  out.events.reserve(what.events->size());
  const sight from{what, whose, where};
  for (seq_t seq = what.first; seq <= what.last; ++seq) add_event(out, from, seq);
  add_unmade(out, from);
  return out;
}

commit_view view_of(const commit_part& part, const viewer& whose, const known_states& where) {
  commit_view out = heading_of(*part.what, whose, where);
  out.undone = part.undone;
  out.from_start = !part.seqs.empty() && part.seqs.front() == part.what->first;
  out.events.reserve(part.seqs.size());
  const sight from{*part.what, whose, where};
  for (const seq_t seq : part.seqs) add_event(out, from, seq);
  if (!part.seqs.empty() && part.seqs.back() == part.what->last) add_unmade(out, from);
  return out;
}

}  // namespace dnd::model::views
