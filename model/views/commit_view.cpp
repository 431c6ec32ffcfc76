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
  if (const auto* changed = get_if<vitality_changed>(&what)) {
    if (from.whose.sees_whole(changed->creature))
      out.death = why_died(from.what, index, from.where);
  } else if (const auto* used = get_if<action_used>(&what)) {
    if (from.whose.sees_whole(used->creature)) out.uses = uses_of(*used, from.where);
  }
}

/// Those of whom an event must not tell: who is concealed before it or after it, but for whom it
/// reveals or conceals, which shows.
[[nodiscard]] concealed_creatures hidden_during(concealed_creatures& concealed, const event& what) {
  if (concealed.is_empty()) {
    // As mostly, and without a copy.
    concealed.apply(what);
    return holds_alternative<creature_concealed>(what) ? concealed_creatures() : concealed;
  }
  concealed_creatures before = concealed;
  concealed.apply(what);
  if (holds_alternative<creature_concealed>(what)) return before;
  if (!holds_alternative<creature_revealed>(what)) {
    before.add(concealed);
    return before;
  }
  return concealed;
}

/// Takes out of the view of an event what its viewer is not to know.
[[nodiscard]] bool leave_out_hidden(event_view& view, const viewer& whose,
                                    const concealed_creatures& concealed) {
  if (concealed.is_empty()) return true;
  auto copy = std::make_shared<event>(view.what());
  if (!leave_out_hidden(*copy, concealed, whose, view.seen.hidden)) return false;
  view.seen.what = std::move(copy);
  return true;
}

/// Names nobody who is hidden from here on.
void forget_names(commit_view& out, const viewer& whose, const concealed_creatures& concealed) {
  std::erase_if(out.names, [&](const auto& each) { return concealed.hides(each.first, whose); });
  if (concealed.hides(out.by, whose)) out.by = "gm";
  if (!out.unmade) return;
  std::erase_if(out.unmade->fallen,
                [&](const creature_id& each) { return concealed.hides(each.view(), whose); });
  if (out.unmade->fallen.empty()) out.unmade.reset();
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

commit_view view_of(const commit& what, const viewer& whose, const known_states& where,
                    concealed_creatures& concealed) {
  if (whose.sees_all()) return view_of(what, whose, where);
  DND_ASSERT(what.events != nullptr && what.events->size() == what.last - what.first + 1);
  commit_view out = heading_of(what, whose, where);
  const sight from{what, whose, where};
  concealed_creatures hidden = concealed;
  for (seq_t seq = what.first; seq <= what.last; ++seq) {
    const std::size_t before = out.events.size();
    add_event(out, from, seq);
    const event& each = (*what.events)[static_cast<std::size_t>(seq - what.first)];
    const concealed_creatures now = hidden_during(concealed, each);
    hidden.add(now);
    if (out.events.size() > before && !leave_out_hidden(out.events.back(), whose, now))
      out.events.pop_back();
  }
  add_unmade(out, from);
  forget_names(out, whose, hidden);
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
